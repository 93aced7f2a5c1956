// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/probing/probefleet.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

/// A folder instead of /usr/bin that has what the script needs, and no tool that a rollout takes.
constexpr char poor[] = R"sh(
mkdir /run/poor
for tool in sh bash dash date uname stat sed env printf true %TOOLS%; do
    cp "/usr/bin/$tool" /run/poor/
done
mount -t tmpfs tmpfs /usr/local
mount --bind /run/poor /usr/bin
)sh";

/// No program but busybox, sshd and what this script itself needs.
constexpr char busyboxOnly[] = R"sh(
mkdir /run/busy
cp /usr/bin/busybox /run/busy/
/run/busy/busybox --install -s /run/busy
mkdir /run/server
cp -L /usr/sbin/sshd /run/server/
mount -t tmpfs tmpfs /usr/local
mount --bind /run/server /usr/sbin
mount --bind /run/busy /usr/bin
sed -i 's|^root:\(.*\):[^:]*$|root:\1:/bin/sh|' /etc/passwd
)sh";

struct Machine final
{
    const char *name;
    QByteArray setup;
    QStringList findings;
};

QByteArray poorWith(const QByteArray &tools)
{
    return QByteArray(poor).replace("%TOOLS%", tools);
}

QList<Machine> machines()
{
    const QByteArray remount = "cp -a /opt/releases /tmp/r\nmount -t tmpfs -o size=1m tmpfs /opt/releases\n"
                               "cp -a /tmp/r/. /opt/releases/\n";
    return {
        {"sound", {}, {}},
        {"full", remount + "head -c 2000000 /dev/zero >/opt/releases/more 2>/dev/null || true\n", {u"disk-low"_s}},
        {"read-only", remount + "mount -o remount,ro /opt/releases\n", {u"release-dir-read-only"_s}},
        {"noexec", remount + "mount -o remount,noexec /opt/releases\n", {u"release-dir-noexec"_s}},
        {"few-inodes", QByteArray(remount).replace("size=1m", "size=2g,nr_inodes=10"), {u"inodes-low"_s}},
        {"no-tools", poorWith("sha256sum"), {u"tool-missing"_s}},
        {"openssl", poorWith("openssl"), {u"tool-missing"_s}},
        {"no-hash", poorWith({}), {u"tool-missing"_s, u"files-unverified"_s}},
        {"busybox", busyboxOnly, {}},
        {"arm", "printf '#!/bin/sh\\necho Linux node x aarch64\\n' >/usr/bin/uname\n", {u"architecture-differs"_s}},
    };
}

} // namespace

/// Machines that lack something, or have it in another way, all asked in one run.
class TestProbeMachines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = NodeFleet::unsupported(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_fleet = std::make_unique<ProbeFleet>();
        for (const Machine &machine : machines())
            m_fleet->add(machine.setup);
        QVERIFY(m_fleet->nodes.start());
        QList<ProbeTarget> targets;
        for (const Machine &machine : machines())
            targets.append(targetOf(QLatin1StringView(machine.name), static_cast<size_t>(targets.size())));
        targets.append(targetOf(u"also-sound"_s, 0));
        m_run = std::make_unique<ProbeRun>(m_fleet->probeSetup());
        m_run->ask(targets);
        QVERIFY(m_run->wait(120s));
    }

    void cleanupTestCase()
    {
        m_run.reset();
        m_fleet.reset();
    }

    void findings_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QStringList>("findings");
        for (const Machine &machine : machines())
            QTest::newRow(machine.name) << QString::fromLatin1(machine.name) << machine.findings;
    }

    void findings()
    {
        QFETCH(const QString, host);
        QFETCH(const QStringList, findings);
        const ProbeStatus status = statusOf(*m_run, host);
        QVERIFY2(status.stage == ProbeStage::Done, qPrintable(verdictOf(status)));
        const QStringList every = {
            u"disk-low"_s,     u"inodes-low"_s,       u"release-dir-read-only"_s, u"release-dir-noexec"_s,
            u"tool-missing"_s, u"files-unverified"_s, u"architecture-differs"_s};
        QStringList lacking = every;
        for (const QString &code : every) {
            if (hasFinding(*status.presence, code))
                lacking.removeOne(code);
        }
        for (const QString &code : findings)
            QVERIFY2(!lacking.contains(code), qPrintable(code));
        if (host == u"sound") {
            for (const Diagnostic &finding : status.presence->findings)
                QVERIFY2(finding.host != host || !every.contains(finding.code), qPrintable(finding.message.text()));
        }
        // Whatever a machine lacks: what is there is there.
        QCOMPARE(status.presence->files.size(), 1);
        const bool hashes = !findings.contains(u"files-unverified"_s);
        QCOMPARE(status.presence->files.first().sha256,
                 hashes ? QLatin1StringView(ProbeFleet::fileSha256) : QLatin1StringView());
        QCOMPARE(status.presence->absentFiles, QStringList(u"/opt/releases/none"_s));
        QCOMPARE(status.presence->facts.bootId, statusOf(*m_run, u"sound"_s).presence->facts.bootId);
        QVERIFY(status.presence->disks.first().freeBytes >= 0);
        QVERIFY(status.presence->facts.clockOffsetMs);
    }

    void whatIsThere()
    {
        const auto disk = [&](const QString &host) { return statusOf(*m_run, host).presence->disks.first(); };
        QVERIFY(disk(u"sound"_s).writable && !disk(u"sound"_s).noexec && disk(u"sound"_s).freeBytes > 0);
        QVERIFY(disk(u"full"_s).freeBytes < 10'000 && disk(u"full"_s).writable);
        QVERIFY(!disk(u"read-only"_s).writable);
        QVERIFY(disk(u"noexec"_s).noexec && disk(u"noexec"_s).writable);
        QVERIFY(disk(u"few-inodes"_s).freeInodes < 10);
        const auto tools = [&](const QString &host) { return statusOf(*m_run, host).presence->tools; };
        QVERIFY(tools(u"sound"_s).contains(u"skopeo"_s) || tools(u"sound"_s).contains(u"curl"_s));
        QCOMPARE(tools(u"no-tools"_s), QStringList(u"sha256sum"_s));
        QCOMPARE(tools(u"no-hash"_s), QStringList());
        QVERIFY(tools(u"busybox"_s).contains(u"wget"_s) && !tools(u"busybox"_s).contains(u"skopeo"_s));
        QCOMPARE(statusOf(*m_run, u"arm"_s).presence->architecture, u"arm64"_s);
    }

    void twoNamesForOneMachine()
    {
        QVERIFY(lasting(statusOf(*m_run, u"also-sound"_s)) == lasting(statusOf(*m_run, u"sound"_s)));
        int shared = 0;
        for (const Diagnostic &diagnostic : m_run->document().diagnostics) {
            if (diagnostic.code != u"machine-shared")
                continue;
            ++shared;
            QVERIFY(diagnostic.message.text().contains(u"sound, also-sound"_s));
        }
        QCOMPARE(shared, 1);
    }

    void totals()
    {
        QVERIFY(totalsAddUp(*m_run));
        QCOMPARE(m_run->snapshot().done, machines().size() + 1);
    }

private:
    ProbeTarget targetOf(const QString &host, size_t node) const
    {
        ProbeTarget target = m_fleet->target(host, node);
        target.question.architecture = QSysInfo::currentCpuArchitecture() == u"arm64" ? u"arm64"_s : u"amd64"_s;
        target.question.temporaryDir = u"/opt"_s; // /tmp is small
        target.question.fetchesFiles = host != u"busybox";
        target.question.fetchesImages = host.contains(u"-tools") || host.contains(u"-hash") || host == u"openssl";
        return target;
    }

    std::unique_ptr<ProbeFleet> m_fleet;
    std::unique_ptr<ProbeRun> m_run;
};

QTEST_GUILESS_MAIN(TestProbeMachines)
#include "tst_probemachines.moc"
