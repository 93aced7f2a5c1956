// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/stepwords.h"

#include "core/plan/steps.h"
#include "core/report/reporttext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(Steps)
};

QString releaseDirOf(const Plan &plan, HostIndex host)
{
    return host == Step::controllerHost ? QString() : plan.hosts.at(host).releaseDir;
}

HostIndex indexOf(const Plan &plan, const QString &name, HostIndex guess)
{
    // Downloads name their host; steps of the same download mostly act on it, or the fetch step tells.
    if (guess != Step::controllerHost && plan.hosts.at(guess).name == name)
        return guess;
    for (HostIndex i = 0; i < plan.hosts.size(); ++i) {
        if (plan.hosts.at(i).name == name)
            return i;
    }
    return Step::controllerHost;
}

/// Where the artifact lies on a host; relative to the release directory where that is not known.
QString placeOn(const Plan &plan, HostIndex host, const Artifact &artifact)
{
    const QString releaseDir = releaseDirOf(plan, host);
    const QString path = pathOnHost(releaseDir, artifact);
    return releaseDir.isEmpty() && !artifact.dest.startsWith(u'/') ? u"…"_s + path : path;
}

QString hostAndPath(const Plan &plan, HostIndex host, const Artifact &artifact)
{
    return hostName(plan, host) + u':' + placeOn(plan, host, artifact);
}

/// Where the archive goes that is unpacked: beside itself, in a folder named after it without the last extension
/// (pull/12937), or into its own folder (releases before it).
QString unpackedPath(const Plan &plan, HostIndex host, const Artifact &artifact)
{
    const QString path = placeOn(plan, host, artifact);
    if (plan.schema == CatalogSchema::Groups)
        return path.left(path.lastIndexOf(u'/') + 1);
    const qsizetype dot = path.lastIndexOf(u'.');
    return dot > path.lastIndexOf(u'/') ? path.left(dot) + u'/' : path;
}

QString engineOf(const Plan &plan, HostIndex host)
{
    const QString engine = host == Step::controllerHost ? QString() : plan.hosts.at(host).engine;
    return engine.isEmpty() ? Words::tr("the container engine") : engine;
}

QString checksumSentence(const Artifact &artifact)
{
    if (artifact.checksum.isEmpty())
        return Words::tr("No checksum is known: that the whole file arrived is all that can be checked.");
    return Words::tr("The file's checksum equals %1.").arg(artifact.checksum);
}

QString effectOf(const Plan &plan, const Step &step, const StepWords &words)
{
    const Artifact &artifact = plan.artifacts.at(step.artifact);
    const QString name = displayName(artifact);
    const QString host = hostName(plan, step.host);
    switch (step.stage) {
    case Stage::Fetch:
        return artifact.kind == ArtifactKind::File
            ? Words::tr("%1 downloads %2 to %3.").arg(host, name, words.to)
            : Words::tr("%1 copies the image %2 for %3 out of its registry into the archive %4.")
                  .arg(host, name, artifact.architecture, words.to);
    case Stage::Transit:
        return Words::tr("%1 fetches %2 from %3 to pass it on.")
            .arg(host, name, plan.downloads.at(step.download).downloader);
    case Stage::Distribute:
        return Words::tr("%1 receives %2 at %3.").arg(host, name, words.to);
    case Stage::Unpack:
        return Words::tr("%1 unpacks %2 into %3.").arg(host, name, words.to);
    case Stage::Load:
        return Words::tr("%1 loads the image %2 into %3.").arg(host, name, words.to);
    case Stage::Verify:
        return Words::tr("Nothing is changed: %1 is asked for %2.").arg(host, name);
    }
    Q_UNREACHABLE();
}

QString checkOf(const Plan &plan, const Step &step)
{
    const Artifact &artifact = plan.artifacts.at(step.artifact);
    const bool isFile = artifact.kind == ArtifactKind::File;
    switch (step.stage) {
    case Stage::Fetch:
        return isFile ? checksumSentence(artifact)
                      : Words::tr("Every blob has the digest that the image's manifest names.");
    case Stage::Transit:
    case Stage::Distribute:
        return isFile && !artifact.checksum.isEmpty()
            ? checksumSentence(artifact)
            : Words::tr("The copy has the size and the SHA-256 of what was fetched.");
    case Stage::Unpack:
        return Words::tr("Everything the archive holds lies there with its size.");
    case Stage::Load:
        return Words::tr("%1 lists the image under this name, complete and for %2.")
            .arg(engineOf(plan, step.host), artifact.architecture);
    case Stage::Verify:
        return isFile
            ? checksumSentence(artifact)
            : Words::tr("%1 knows the image under this name, with all its blobs.").arg(engineOf(plan, step.host));
    }
    Q_UNREACHABLE();
}

} // namespace

QString stageLabel(Stage stage)
{
    switch (stage) {
    case Stage::Fetch:
        return Words::tr("Fetch");
    case Stage::Transit:
        return Words::tr("Transit");
    case Stage::Distribute:
        return Words::tr("Distribute");
    case Stage::Unpack:
        return Words::tr("Unpack");
    case Stage::Load:
        return Words::tr("Load");
    case Stage::Verify:
        return Words::tr("Verify");
    }
    Q_UNREACHABLE();
}

QString stageDescription(Stage stage)
{
    switch (stage) {
    case Stage::Fetch:
        return Words::tr("Downloaders fetch files and images from their sources, each once.");
    case Stage::Transit:
        return Words::tr("The controller fetches from downloaders what other hosts miss.");
    case Stage::Distribute:
        return Words::tr("Nodes receive what was fetched for them.");
    case Stage::Unpack:
        return Words::tr("Archives are unpacked.");
    case Stage::Load:
        return Words::tr("Container engines load the images.");
    case Stage::Verify:
        return Words::tr("Every host is asked whether it has what it needs; nothing is changed.");
    }
    Q_UNREACHABLE();
}

QString stepFrom(const Plan &plan, const Step &step)
{
    const Artifact &artifact = plan.artifacts.at(step.artifact);
    const Download &download = plan.downloads.at(step.download);
    switch (step.stage) {
    case Stage::Fetch:
        return artifact.kind == ArtifactKind::File ? redacted(addressesOf(artifact).constFirst()) : artifact.image;
    case Stage::Transit:
        return hostAndPath(plan, indexOf(plan, download.downloader, step.host), artifact);
    case Stage::Distribute:
        return download.viaController ? controllerName.toString() : download.downloader;
    case Stage::Unpack:
    case Stage::Load:
        return placeOn(plan, step.host, artifact);
    case Stage::Verify:
        return {};
    }
    Q_UNREACHABLE();
}

QString stepTo(const Plan &plan, const Step &step)
{
    const Artifact &artifact = plan.artifacts.at(step.artifact);
    switch (step.stage) {
    case Stage::Fetch:
    case Stage::Transit:
    case Stage::Distribute:
        return placeOn(plan, step.host, artifact);
    case Stage::Unpack:
        return unpackedPath(plan, step.host, artifact);
    case Stage::Load:
        return engineOf(plan, step.host);
    case Stage::Verify:
        return artifact.kind == ArtifactKind::File ? placeOn(plan, step.host, artifact) : engineOf(plan, step.host);
    }
    Q_UNREACHABLE();
}

QString stepCheckShort(const Plan &plan, const Step &step)
{
    const Artifact &artifact = plan.artifacts.at(step.artifact);
    const bool isFile = artifact.kind == ArtifactKind::File;
    switch (step.stage) {
    case Stage::Fetch:
        if (isFile)
            return artifact.checksum.isEmpty() ? Words::tr("no checksum known") : artifact.checksum.section(u':', 0, 0);
        return Words::tr("blob digests");
    case Stage::Transit:
    case Stage::Distribute:
        return isFile && !artifact.checksum.isEmpty() ? artifact.checksum.section(u':', 0, 0)
                                                      : Words::tr("size and sha256 of the copy");
    case Stage::Unpack:
        return Words::tr("content of the archive");
    case Stage::Load:
        return Words::tr("engine lists it");
    case Stage::Verify:
        if (!isFile)
            return Words::tr("engine has all blobs");
        return artifact.checksum.isEmpty() ? Words::tr("no checksum known") : artifact.checksum.section(u':', 0, 0);
    }
    Q_UNREACHABLE();
}

StepWords stepWords(const Plan &plan, const Step &step)
{
    StepWords words;
    words.from = stepFrom(plan, step);
    words.to = stepTo(plan, step);
    words.effect = effectOf(plan, step, words);
    words.check = checkOf(plan, step);
    return words;
}

} // namespace qm
