// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/rollout/oracles.h"

#include "core/catalog/imagereference.h"
#include "core/execution/artifactplaces.h"
#include "core/oci/ociarchive.h"
#include "core/plan/steps.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qm::test {

namespace {

constexpr auto bearable = 240s; ///< a run with a fault in it, on a busy machine

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray sha256Of(const QString &path)
{
    return QCryptographicHash::hash(contentOf(path), QCryptographicHash::Sha256).toHex();
}

QString joined(const QStringList &wrong)
{
    return wrong.join(u"; "_s);
}

} // namespace

QString Oracles::prepare()
{
    m_knownHosts = contentOf(m_bed.demo().places().knownHosts());
    m_privateKey = contentOf(m_bed.demo().places().identity()).split('\n').value(2);
    if (m_privateKey.size() < 20)
        return u"the private key cannot be read"_s;
    for (const Artifact &artifact : m_bed.plannedAs().artifacts) {
        if (artifact.kind != ArtifactKind::Image)
            continue;
        QProcess skopeo;
        skopeo.start(u"skopeo"_s, {u"inspect"_s, u"--raw"_s, u"--tls-verify=false"_s, u"docker://"_s + artifact.image});
        skopeo.waitForFinished(60'000);
        for (const QJsonValue &entry :
             QJsonDocument::fromJson(skopeo.readAllStandardOutput())[u"manifests"].toArray()) {
            if (entry[u"platform"][u"architecture"].toString() == artifact.architecture)
                m_digests.insert(artifact.architecture + artifact.image, entry[u"digest"].toString());
        }
    }
    return m_digests.isEmpty() ? u"the registry says nothing"_s : QString();
}

QStringList Oracles::check(const Run &run)
{
    QStringList wrong;
    const auto add = [&wrong](const char *oracle, const QString &what) {
        if (!what.isEmpty())
            wrong.append(QLatin1StringView(oracle) + u": "_s + what);
    };
    add("I5 end", end(run));
    add("look", m_reality.look());
    add("journal", m_reality.readJournal());
    add("I1 final names", finalNames());
    add("I2 engines", engines());
    add("I3 belief", belief(run));
    add("I4 secrets", secrets(run));
    add("I6 host keys", hostKeys());
    add("I8 leftovers", leftovers(run));
    add("I9 others", others(run));
    add("I10 unknown", unknown());
    add("I7 second time", secondTime(run)); // last: it begins another rollout
    return wrong;
}

QString Oracles::finalNames()
{
    QStringList wrong;
    const Plan &plan = m_bed.plannedAs();
    const ArtifactPlaces places(plan, m_bed.demo().places().workspace() + u"/artifacts"_s);
    for (const Step &step : plan.steps) {
        const Artifact &artifact = plan.artifacts[step.artifact];
        const QString host = hostName(plan, step.host);
        const QString path = places.path(step.host, plan.downloads[step.download]);
        const bool isHere = host == controllerName;
        if (isHere ? !QFile::exists(path) : !m_reality.nodes[host].files.contains(path))
            continue;
        const QByteArray sha256 = isHere ? QByteArray() : m_reality.nodes[host].files.value(path);
        if (artifact.kind == ArtifactKind::File) {
            const QByteArray found = isHere ? sha256Of(path) : sha256;
            if ("sha256:" + found != artifact.checksum.toLatin1())
                wrong.append(u"%1 on %2"_s.arg(path, host));
        } else if (isHere || !m_provedArchives.contains(sha256)) {
            const QString why = archive(isHere ? contentOf(path) : m_reality.contentOn(host, path), artifact);
            if (!why.isEmpty())
                wrong.append(u"%1 on %2: %3"_s.arg(path, host, why));
            else if (!isHere)
                m_provedArchives.insert(sha256);
        }
    }
    wrong.removeDuplicates();
    return joined(wrong);
}

QString Oracles::archive(const QByteArray &content, const Artifact &artifact) const
{
    QTemporaryFile file;
    if (!file.open() || file.write(content) != content.size() || !file.flush())
        return file.errorString();
    const Result<ImageFacts> facts =
        proveArchive(file.fileName(),
                     {artifact.image, artifact.architecture, m_digests.value(artifact.architecture + artifact.image)});
    return facts ? QString() : toString(facts.error());
}

/// Also where only proving said so.
QString Oracles::engines() const
{
    QStringList wrong;
    const Plan &plan = m_bed.plannedAs();
    for (const JobStatus &status : m_reality.statuses) {
        const Step &step = plan.steps.at(status.job);
        const Artifact &artifact = plan.artifacts[step.artifact];
        const bool counts = isSuccess(status.state) && artifact.kind == ArtifactKind::Image
            && (step.stage == Stage::Load || step.stage == Stage::Verify);
        const NodeReality reality = m_reality.nodes.value(m_reality.jobs.at(status.job).host);
        if (!counts || !reality.engineAnswers)
            continue;
        const Result<ImageReference> reference = parseImageReference(artifact.image);
        const QString found = reference ? reality.images.value(reference->engineName()) : QString();
        if (found.isEmpty() || found != m_digests.value(artifact.architecture + artifact.image))
            wrong.append(u"%1: the engine has “%2”"_s.arg(m_reality.jobs.at(status.job).id, found));
    }
    return joined(wrong);
}

/// Fresh eyes see what the journal says: every file and image that was proved. And once all is done, so does "verify".
QString Oracles::belief(const Run &run) const
{
    QStringList wrong;
    const Plan &plan = m_bed.plannedAs();
    const ArtifactPlaces places(plan, {});
    for (const JobStatus &status : m_reality.statuses) {
        const Step &step = plan.steps.at(status.job);
        const Artifact &artifact = plan.artifacts[step.artifact];
        const QString host = m_reality.jobs.at(status.job).host;
        if (!isSuccess(status.state) || step.stage != Stage::Verify || artifact.kind != ArtifactKind::File)
            continue;
        const QString path = places.path(step.host, plan.downloads[step.download]);
        const QByteArray found = host == controllerName ? sha256Of(path) : m_reality.nodes[host].files.value(path);
        if ("sha256:" + found != artifact.checksum.toLatin1())
            wrong.append(m_reality.jobs.at(status.job).id);
    }
    if (run.isComplete) {
        const Outcome verified = m_bed.demo().verify({u"--limit"_s, FaultBed::limit()});
        if (verified.status != 0)
            wrong.append(verified.out + verified.err);
        const QJsonObject status = m_bed.demo().status();
        if (status[u"phase"].toString() != u"finished" || !status[u"troubles"].toArray().isEmpty())
            wrong.append(u"it is not finished"_s);
    }
    return joined(wrong);
}

bool Oracles::isSecretIn(const QByteArray &text) const
{
    return text.contains(FaultBed::canary) || text.contains(m_privateKey);
}

QString Oracles::secrets(const Run &run) const
{
    QStringList wrong;
    if (isSecretIn(run.outcome.out.toUtf8()) || isSecretIn(run.outcome.err.toUtf8()))
        wrong.append(u"the output"_s);
    QDirIterator files(m_bed.demo().places().workspace(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        if (!file.endsWith(u".full") && isSecretIn(contentOf(file)))
            wrong.append(file);
    }
    return joined(wrong);
}

QString Oracles::secretsOfProcesses() const
{
    QStringList wrong;
    for (const QString &process : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        for (const QString &what : {u"cmdline"_s, u"environ"_s}) {
            if (isSecretIn(contentOf(u"/proc/%1/%2"_s.arg(process, what))))
                wrong.append(u"%1 of %2"_s.arg(what, process));
        }
    }
    return joined(wrong);
}

/// A node's scripts see that nobody listens any more when they say something next: within seconds.
QString Oracles::end(const Run &run)
{
    if (run.outcome.status == -2 || run.lasted > bearable)
        return u"it took %1 s"_s.arg(std::chrono::duration_cast<std::chrono::seconds>(run.lasted).count());
    if (!run.isComplete)
        return {};
    QStringList left;
    for (int look = 0; look < 100; ++look) {
        left.clear();
        (void)m_reality.look();
        for (const QString &node : m_reality.nodes.keys())
            left += m_reality.nodes[node].processes;
        for (const QString &process : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
            const QByteArray words = contentOf(u"/proc/%1/cmdline"_s.arg(process)).replace('\0', ' ');
            if (words.startsWith("skopeo ") && words.contains(m_bed.demo().places().directory.toUtf8()))
                left.append(QString::fromUtf8(words));
        }
        if (left.isEmpty())
            return {};
        QThread::msleep(200);
    }
    return u"still running: "_s + joined(left);
}

QString Oracles::hostKeys() const
{
    return contentOf(m_bed.demo().places().knownHosts()) == m_knownHosts ? QString() : u"known_hosts changed"_s;
}

QString Oracles::secondTime(const Run &run) const
{
    if (!run.isComplete)
        return {};
    const Outcome again = m_bed.demo().apply();
    if (again.status != 0)
        return again.out + again.err;
    const qint64 moved = m_bed.demo().status()[u"totals"][u"movedBytes"].toInteger();
    return moved == 0 ? QString() : u"%1 bytes moved"_s.arg(moved);
}

/// Parts and what stands beside them are gone on with; until a run is complete, folders that scripts were killed in
/// may be left, which the next script of the same name clears away.
QString Oracles::leftovers(const Run &run) const
{
    QStringList left;
    const auto add = [&left](const QString &where, const QString &what) { left.append(where + u": "_s + what); };
    static const QRegularExpression named(u"\\.(part|unpack|lease)(\\.|/|\\z)|\\.full\\z"_s);
    for (const DemoNode &node : m_bed.nodes()) {
        const NodeReality &reality = m_reality.nodes[node.name];
        for (const QString &what : reality.files.keys() + reality.folders) {
            const bool isHalf = named.match(what).hasMatch();
            if (isHalf && run.isComplete)
                add(node.name, what);
        }
        if (run.isComplete && !reality.unfinished.isEmpty())
            add(node.name, reality.unfinished.join(u", "_s));
        for (const QString &name : reality.names) {
            if (run.isComplete && !reality.images.contains(name))
                add(node.name, u"half an image: "_s + name);
        }
    }
    if (!run.isComplete)
        return joined(left);
    for (const QString &place : m_bed.placesHere()) {
        QDirIterator here(place, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (here.hasNext()) {
            if (const QString file = here.next(); named.match(file).hasMatch())
                add(u"here"_s, file);
        }
    }
    return joined(left);
}

QString Oracles::others(const Run &run) const
{
    QStringList wrong;
    const QJsonObject totals = m_bed.demo().status()[u"totals"].toObject();
    qint64 ended = 0;
    for (const QString &state : {u"done"_s, u"present"_s, u"failed"_s, u"skipped"_s, u"unreached"_s, u"cancelled"_s})
        ended += totals[state].toInteger();
    const qint64 all = totals[u"steps"].toInteger();
    const bool hasJournal =
        run.outcome.status >= 0 && !m_reality.jobs.empty() && !run.outcome.err.contains(u"the journal");
    if (ended > all || (hasJournal && ended != all))
        wrong.append(u"%1 of %2 steps are told of"_s.arg(ended).arg(all));
    if (run.brokenNode.isEmpty() || run.brokenNode == controllerName || run.outcome.status < 0)
        return joined(wrong);
    for (const JobStatus &status : m_reality.statuses) {
        const RolloutJob &job = m_reality.jobs.at(status.job);
        const bool needsIt = job.host == run.brokenNode || job.from == run.brokenNode
            || (run.brokenNode == u"edge-mirror" && job.host == u"edge1") || job.id.contains(run.brokenNode);
        if (!needsIt && !isSuccess(status.state))
            wrong.append(u"%1 is %2"_s.arg(job.id, toString(status.state)));
    }
    return joined(wrong);
}

/// Success has an event that says so, after the last that says that it was begun.
QString Oracles::unknown() const
{
    QHash<QString, QString> last;
    for (const JournalEvent &event : m_reality.events) {
        if (!event.job.isEmpty())
            last.insert(event.job, event.what);
    }
    QStringList wrong;
    for (const JobStatus &status : m_reality.statuses) {
        const QString what = last.value(m_reality.jobs.at(status.job).id);
        if (isSuccess(status.state) && what != u"done" && what != u"present")
            wrong.append(m_reality.jobs.at(status.job).id + u" after "_s + what);
    }
    return joined(wrong);
}

} // namespace qm::test
