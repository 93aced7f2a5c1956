// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/rollout/clusterreality.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace qm::test {

namespace {

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

/// REF TYPE DIGEST STATUS SIZE UNPACKED: "complete (3/3)" and "true", or it does not count.
void readImage(const QString &row, NodeReality &node)
{
    static const QRegularExpression form(
        u"\\A(\\S+)\\s+\\S+\\s+(sha256:[0-9a-f]{64})\\s+complete \\((\\d+)/\\3\\)\\s.*\\strue\\s*\\z"_s);
    const QRegularExpressionMatch match = form.match(row);
    if (match.hasMatch())
        node.images.insert(match.captured(1), match.captured(2));
}

} // namespace

QString ClusterReality::look()
{
    nodes.clear();
    const QString script = QString(lookScript).replace(u"CANARY"_s, QLatin1StringView(FaultBed::canary));
    const QByteArrayList said = m_bed.demo().onNodes(m_bed.nodes(), script);
    QStringList wrong;
    for (qsizetype i = 0; i < said.size(); ++i) {
        const QString name = m_bed.nodes().at(i).name;
        NodeReality &node = nodes[name];
        for (const QByteArray &line : said[i].split('\n')) {
            const QString word = QString::fromUtf8(line.left(line.indexOf(' ')));
            const QString rest = QString::fromUtf8(line.mid(line.indexOf(' ') + 1));
            if (word == u"file")
                node.files.insert(releaseFolder + rest.mid(67), rest.left(64).toLatin1());
            else if (word == u"folder")
                node.folders.append(rest);
            else if (word == u"engine")
                node.engineAnswers = true;
            else if (word == u"name")
                node.names.append(rest);
            else if (word == u"image")
                readImage(rest, node);
            else if (word == u"unfinished")
                node.unfinished.append(rest);
            else if (word == u"process")
                node.processes.append(rest);
            else if (word == u"secret")
                wrong.append(u"a secret on %1: %2"_s.arg(name, rest));
        }
    }
    return wrong.join(u"; "_s);
}

QString ClusterReality::readJournal()
{
    jobs.clear();
    statuses.clear();
    events.clear();
    const auto journal = Journal::openReadOnly(m_bed.demo().places().workspace());
    if (!journal)
        return journal.error().code == u"journal-none" ? QString() : toString(journal.error());
    const auto rollouts = (*journal)->rollouts();
    if (!rollouts)
        return toString(rollouts.error());
    if (rollouts->isEmpty())
        return {};
    const qint64 id = rollouts->constFirst().id;
    const auto readJobs = (*journal)->jobs(id);
    const auto readStatuses = (*journal)->statuses(id);
    const auto readEvents = (*journal)->events(id);
    if (!readJobs || !readStatuses || !readEvents)
        return u"the journal cannot be read"_s;
    jobs = *readJobs;
    statuses = *readStatuses;
    events = *readEvents;
    return static_cast<qsizetype>(jobs.size()) == m_bed.plannedAs().steps.size() ? QString()
                                                                                 : u"the journal has other steps"_s;
}

QByteArray ClusterReality::contentOn(const QString &host, const QString &path) const
{
    return m_bed.demo().onNode(m_bed.node(host), u"cat '%1'"_s.arg(path));
}

} // namespace qm::test
