// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/stepcommands.h"

#include "core/base/shellquoted.h"
#include "core/catalog/imagereference.h"
#include "core/delivery/skopeoregistries.h"
#include "core/execution/broughtimage.h"
#include "core/plan/routes.h"
#include "core/plan/steps.h"

#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

QString quoted(const QString &word)
{
    return QString::fromUtf8(shellQuoted(word.toUtf8()));
}

/// A line for people to read, whatever is in it: with a line break, the rest were a command.
QString comment(const QString &text)
{
    return u"# "_s + text.simplified();
}

/// Lines to be run on one host.
QString onHost(const QString &host, const QStringList &lines)
{
    QStringList text{comment(host)};
    text += lines;
    return text.join(u'\n') + u'\n';
}

QString withoutSecrets(const QString &url)
{
    QUrl shown(url);
    if (shown.password().isEmpty())
        return url;
    shown.setPassword(u"***"_s);
    return shown.toString();
}

QStringList proof(const Artifact &artifact, const QString &path)
{
    const QStringList parts = artifact.checksum.split(u':');
    if (parts.size() != 2)
        return {};
    return {
        u"printf '%s  %s\\n' %1 %2 | %3 -c -"_s.arg(quoted(parts[1]), quoted(path), shellWord(parts[0] + u"sum"_s))};
}

/// Written beside its place, and renamed once it is whole.
QString partOf(const QString &path)
{
    return path + u".part"_s;
}

QString renameLine(const QString &path)
{
    return u"mv %1 %2"_s.arg(quoted(partOf(path)), quoted(path));
}

/// From the controller to a host, as far as people have the tools for it: what the program does is one stream.
QStringList putLines(const QString &from, const QString &host, const QString &path)
{
    return {u"scp %1 %2"_s.arg(quoted(from), quoted(host + u':' + partOf(path))),
            u"ssh %1 %2"_s.arg(quoted(host), quoted(renameLine(path)))};
}

/// The full name under which engines look for an image.
QString engineName(const Artifact &artifact)
{
    const Result<ImageReference> reference = parseImageReference(artifact.image);
    return reference ? reference->engineName() : artifact.image;
}

/// The manifest or index that the plan was weighed with, if it was.
QString sourceOf(const Artifact &artifact)
{
    const Result<ImageReference> reference = parseImageReference(artifact.image);
    return reference && !artifact.digest.isEmpty() ? reference->name() + u'@' + artifact.digest : artifact.image;
}

QStringList imageFetchLines(const Artifact &artifact, const QString &path, const ExecutionSettings &settings,
                            const Download &download)
{
    const QList<RegistryMirrors> registries =
        settings.registrySettings ? settings.registrySettings(download).registries : QList<RegistryMirrors>();
    const QByteArray configuration = skopeoRegistries(registries, settings.insecureRegistries);
    QStringList lines;
    QString options;
    if (!configuration.isEmpty()) {
        lines = QStringList{u"cat >registries.conf <<'END'"_s, QString::fromUtf8(configuration) + u"END"_s};
        options = u" --registries-conf registries.conf"_s;
    }
    const Result<ImageReference> reference = parseImageReference(artifact.image);
    const bool isInsecure =
        reference && needsInsecureOption(reference->name(), registries, settings.insecureRegistries);
    if (artifact.architecture == u"arm")
        options += u" --override-variant v7"_s;
    lines.append(u"skopeo%1 --override-os linux --override-arch %2 copy --preserve-digests%3 %4 %5"_s.arg(
        options, shellWord(artifact.architecture), isInsecure ? u" --src-tls-verify=false"_s : QString(),
        quoted(u"docker://"_s + sourceOf(artifact)),
        quoted(u"oci-archive:"_s + partOf(path) + u':' + engineName(artifact))));
    lines.append(renameLine(path));
    return lines;
}

QStringList fetchLines(const Artifact &artifact, const QString &path, const ExecutionSettings &settings,
                       const Download &download)
{
    QStringList lines;
    if (!settings.authorities.isEmpty())
        lines.append(u"# believing in the private authorities that were named, too"_s);
    if (artifact.kind == ArtifactKind::File) {
        const QStringList addresses = addressesOf(artifact);
        const QString url = withoutSecrets(addresses.constFirst());
        const QString protocol = url.startsWith(u"https:") ? u" --proto-redir =https"_s : QString();
        const QString part = quoted(partOf(path));
        lines.append(u"curl -fL%1 -o %2 %3"_s.arg(protocol, part, quoted(url)));
        for (const QString &mirror : addresses.sliced(1))
            lines.append(comment(u"or else from "_s + withoutSecrets(mirror)));
        return lines + proof(artifact, partOf(path)) + QStringList{renameLine(path)};
    }
    return lines + imageFetchLines(artifact, path, settings, download);
}

/// @param platform and @p archive are words as the shell that runs it wants them.
QString importLine(const QString &platform, const QString &archive)
{
    return u"ctr -n k8s.io images import --platform %1 %2"_s.arg(platform, archive);
}

QString platformWord(const Artifact &artifact)
{
    return shellWord(u"linux/"_s + artifact.architecture);
}

/// How an image gets to a node, and into its engine on the way if it is streamed.
QStringList bringLines(const ExecutionSettings &settings, const Artifact &artifact, const QString &from,
                       const QString &host, const QString &path)
{
    QStringList lines;
    if (settings.thinArchives) {
        lines.append(u"ssh %1 ctr -n k8s.io content ls -q"_s.arg(quoted(host)));
        lines.append(settings.streamImages
                         ? u"# without the layers that are there"_s
                         : comment(u"without the layers that are there, and then to "_s + quoted(thinPath(path))));
    }
    if (settings.streamImages) {
        // Two shells read it, one here and one there.
        const QString import = importLine(shellWord(platformWord(artifact)), u"-"_s);
        return lines + QStringList{u"ssh %1 %2 <%3"_s.arg(quoted(host), import, quoted(from))};
    }
    return lines + putLines(from, host, path);
}

/// What was brought without some layers goes once it is loaded.
QStringList loadThinLines(const Artifact &artifact, const QString &path)
{
    const QString thin = quoted(thinPath(path));
    const QString platform = platformWord(artifact);
    return {u"if [ -f %1 ]; then"_s.arg(thin), u"    %1 && rm %2"_s.arg(importLine(platform, thin), thin), u"else"_s,
            u"    %1"_s.arg(importLine(platform, quoted(path))), u"fi"_s};
}

QStringList loadLines(const QString &engine, const Artifact &artifact, const QString &path)
{
    const QString archive = quoted(u"oci-archive:"_s + path);
    const QString name = engineName(artifact);
    if (engine == u"docker")
        return {u"skopeo copy %1 %2"_s.arg(archive, quoted(u"docker-daemon:"_s + name))};
    if (engine == u"crio")
        return {u"skopeo copy %1 %2"_s.arg(archive, quoted(u"containers-storage:"_s + name))};
    return {importLine(platformWord(artifact), quoted(path))};
}

QStringList verifyLines(const QString &engine, const Artifact &artifact, const QString &path)
{
    if (artifact.kind == ArtifactKind::File)
        return proof(artifact, path);
    if (engine == u"docker")
        return {u"docker image inspect %1"_s.arg(quoted(artifact.image))};
    if (engine == u"crio")
        return {u"crictl inspecti %1"_s.arg(quoted(artifact.image))};
    return {u"ctr -n k8s.io images check %1"_s.arg(quoted(u"name=="_s + engineName(artifact)))};
}

} // namespace

QString stepCommands(const Plan &plan, const ArtifactPlaces &places, const ExecutionSettings &settings, quint32 index)
{
    const Step &step = plan.steps.at(index);
    const Artifact &artifact = plan.artifacts.at(step.artifact);
    const Download &download = plan.downloads.at(step.download);
    const QString host = hostName(plan, step.host);
    const QString path = places.path(step.host, download);
    const QString engine = step.host == Step::controllerHost ? QString() : plan.hosts[step.host].engine;
    switch (step.stage) {
    case Stage::Fetch:
        return onHost(host, fetchLines(artifact, path, settings, download));
    case Stage::Transit:
        return onHost(controllerName.toString(),
                      {u"scp %1 %2"_s.arg(quoted(download.downloader + u':' + places.pathAtDownloader(download)),
                                          quoted(partOf(path))),
                       renameLine(path)});
    case Stage::Distribute:
        if (isBroughtLean(plan, places, settings, step)) {
            return onHost(controllerName.toString(),
                          bringLines(settings, artifact, places.pathAtController(download), host, path));
        }
        return onHost(controllerName.toString(), putLines(places.pathAtController(download), host, path));
    case Stage::Unpack: {
        QStringList words{u"tar"_s, u"-C"_s, quoted(QFileInfo(path).path()), u"-xf"_s, quoted(path)};
        for (const QString &option : artifact.unarchiveOptions)
            words.append(quoted(option));
        return onHost(host, {words.join(u' ')});
    }
    case Stage::Load:
        if (isBroughtLean(plan, places, settings, step)) {
            return onHost(host,
                          settings.streamImages ? verifyLines(engine, artifact, path) : loadThinLines(artifact, path));
        }
        return onHost(host, loadLines(engine, artifact, path));
    case Stage::Verify:
        return onHost(host, verifyLines(engine, artifact, path));
    }
    Q_UNREACHABLE();
}

} // namespace qm
