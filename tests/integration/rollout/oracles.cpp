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
constexpr auto releaseFolder = "/var/lib/releases"_L1;

/// What a node has: files, images as the engine sees them, processes. Without the program's own scripts.
const QString lookScript = uR"sh(
cd /var/lib/releases && find . -type f ! -name .full -exec sha256sum {} + | sed 's/^/file /'
find . -mindepth 1 -type d | sed 's/^/folder /'
if timeout 10 ctr --connect-timeout 2s version >/dev/null 2>&1; then
    echo engine
    ctr -n k8s.io images ls -q | sed 's/^/name /'
    ctr -n k8s.io images check | sed 's/^/image /'
    ctr -n k8s.io content active | sed '1d; s/^/unfinished /'
fi
session() { sed 's/.*) //' "$1/stat" 2>/dev/null | cut -d ' ' -f 4; }
own=$(session /proc/$$)
for process in /proc/[0-9]*; do
    words=$(tr '\0' ' ' <"$process/cmdline" 2>/dev/null)
    case $words in
    '' | dropbear* | *sshd* | containerd*) continue ;;
    esac
    [ "$(session "$process")" = "$own" ] || printf 'process %s\n' "$words"
done
ls -d /run/quaymaster* /tmp/quaymaster* /var/tmp/quaymaster* 2>/dev/null | sed 's/^/folder /'
grep -r -l -e CANARY /var/lib/releases /run /tmp /var/tmp /root --exclude=.full 2>/dev/null | sed 's/^/secret /'
)sh"_s;

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
    add("look", look());
    add("journal", readJournal());
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

QString Oracles::look()
{
    m_reality.clear();
    const QString script = QString(lookScript).replace(u"CANARY"_s, QLatin1StringView(FaultBed::canary));
    const QByteArrayList said = m_bed.demo().onNodes(m_bed.nodes(), script);
    QStringList wrong;
    for (qsizetype i = 0; i < said.size(); ++i) {
        const QString name = m_bed.nodes().at(i).name;
        Reality &reality = m_reality[name];
        for (const QByteArray &line : said[i].split('\n')) {
            const QString word = QString::fromUtf8(line.left(line.indexOf(' ')));
            const QString rest = QString::fromUtf8(line.mid(line.indexOf(' ') + 1));
            if (word == u"file")
                reality.files.insert(releaseFolder + rest.mid(67), rest.left(64).toLatin1());
            else if (word == u"folder")
                reality.folders.append(rest);
            else if (word == u"engine")
                reality.engineAnswers = true;
            else if (word == u"name")
                reality.names.append(rest);
            else if (word == u"image")
                readImage(rest, reality);
            else if (word == u"unfinished")
                reality.unfinished.append(rest);
            else if (word == u"process")
                reality.processes.append(rest);
            else if (word == u"secret")
                wrong.append(u"a secret on %1: %2"_s.arg(name, rest));
        }
    }
    return joined(wrong);
}

/// REF TYPE DIGEST STATUS SIZE UNPACKED: "complete (3/3)" and "true", or it does not count.
void Oracles::readImage(const QString &row, Reality &reality)
{
    static const QRegularExpression form(
        u"\\A(\\S+)\\s+\\S+\\s+(sha256:[0-9a-f]{64})\\s+complete \\((\\d+)/\\3\\)\\s.*\\strue\\s*\\z"_s);
    const QRegularExpressionMatch match = form.match(row);
    if (match.hasMatch())
        reality.images.insert(match.captured(1), match.captured(2));
}

QString Oracles::readJournal()
{
    m_jobs.clear();
    m_statuses.clear();
    m_events.clear();
    const auto journal = Journal::openReadOnly(m_bed.demo().places().workspace());
    if (!journal)
        return journal.error().code == u"journal-none" ? QString() : toString(journal.error());
    const auto rollouts = (*journal)->rollouts();
    if (!rollouts)
        return toString(rollouts.error());
    if (rollouts->isEmpty())
        return {};
    const qint64 id = rollouts->constFirst().id;
    const auto jobs = (*journal)->jobs(id);
    const auto statuses = (*journal)->statuses(id);
    const auto events = (*journal)->events(id);
    if (!jobs || !statuses || !events)
        return u"the journal cannot be read"_s;
    m_jobs = *jobs;
    m_statuses = *statuses;
    m_events = *events;
    return static_cast<qsizetype>(m_jobs.size()) == m_bed.plannedAs().steps.size() ? QString()
                                                                                   : u"the journal has other steps"_s;
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
        if (isHere ? !QFile::exists(path) : !m_reality[host].files.contains(path))
            continue;
        const QByteArray sha256 = isHere ? QByteArray() : m_reality[host].files.value(path);
        if (artifact.kind == ArtifactKind::File) {
            const QByteArray found = isHere ? sha256Of(path) : sha256;
            if ("sha256:" + found != artifact.checksum.toLatin1())
                wrong.append(u"%1 on %2"_s.arg(path, host));
        } else if (isHere || !m_provedArchives.contains(sha256)) {
            const QString why = archive(isHere ? contentOf(path) : contentOn(host, path), artifact);
            if (!why.isEmpty())
                wrong.append(u"%1 on %2: %3"_s.arg(path, host, why));
            else if (!isHere)
                m_provedArchives.insert(sha256);
        }
    }
    wrong.removeDuplicates();
    return joined(wrong);
}

QByteArray Oracles::contentOn(const QString &host, const QString &path) const
{
    return m_bed.demo().onNode(m_bed.node(host), u"cat '%1'"_s.arg(path));
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
    for (const JobStatus &status : m_statuses) {
        const Step &step = plan.steps.at(status.job);
        const Artifact &artifact = plan.artifacts[step.artifact];
        const bool counts = isSuccess(status.state) && artifact.kind == ArtifactKind::Image
            && (step.stage == Stage::Load || step.stage == Stage::Verify);
        const Reality reality = m_reality.value(m_jobs.at(status.job).host);
        if (!counts || !reality.engineAnswers)
            continue;
        const Result<ImageReference> reference = parseImageReference(artifact.image);
        const QString found = reference ? reality.images.value(reference->engineName()) : QString();
        if (found.isEmpty() || found != m_digests.value(artifact.architecture + artifact.image))
            wrong.append(u"%1: the engine has “%2”"_s.arg(m_jobs.at(status.job).id, found));
    }
    return joined(wrong);
}

/// Fresh eyes see what the journal says: every file and image that was proved. And once all is done, so does "verify".
QString Oracles::belief(const Run &run) const
{
    QStringList wrong;
    const Plan &plan = m_bed.plannedAs();
    const ArtifactPlaces places(plan, {});
    for (const JobStatus &status : m_statuses) {
        const Step &step = plan.steps.at(status.job);
        const Artifact &artifact = plan.artifacts[step.artifact];
        const QString host = m_jobs.at(status.job).host;
        if (!isSuccess(status.state) || step.stage != Stage::Verify || artifact.kind != ArtifactKind::File)
            continue;
        const QString path = places.path(step.host, plan.downloads[step.download]);
        const QByteArray found = host == controllerName ? sha256Of(path) : m_reality[host].files.value(path);
        if ("sha256:" + found != artifact.checksum.toLatin1())
            wrong.append(m_jobs.at(status.job).id);
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
        (void)this->look();
        for (const QString &node : m_reality.keys())
            left += m_reality[node].processes;
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
        const Reality &reality = m_reality[node.name];
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
    const bool hasJournal = run.outcome.status >= 0 && !m_jobs.empty() && !run.outcome.err.contains(u"the journal");
    if (ended > all || (hasJournal && ended != all))
        wrong.append(u"%1 of %2 steps are told of"_s.arg(ended).arg(all));
    if (run.brokenNode.isEmpty() || run.brokenNode == controllerName || run.outcome.status < 0)
        return joined(wrong);
    for (const JobStatus &status : m_statuses) {
        const RolloutJob &job = m_jobs.at(status.job);
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
    for (const JournalEvent &event : m_events) {
        if (!event.job.isEmpty())
            last.insert(event.job, event.what);
    }
    QStringList wrong;
    for (const JobStatus &status : m_statuses) {
        const QString what = last.value(m_jobs.at(status.job).id);
        if (isSuccess(status.state) && what != u"done" && what != u"present")
            wrong.append(m_jobs.at(status.job).id + u" after "_s + what);
    }
    return joined(wrong);
}

} // namespace qm::test
