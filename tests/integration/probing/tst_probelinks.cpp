// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/probing/probefleet.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

constexpr quint32 seed = 20261128;
constexpr int cuts = 24;
constexpr int stalls = 8;
constexpr int soundNodes = 3;
constexpr size_t liarNode = soundNodes;
constexpr size_t forgerNode = liarNode + 1;
/// Far longer than any of the nodes takes to answer.
constexpr auto patience = 15s;

struct Liar final
{
    const char *how;
    const char *verdict;
};

constexpr Liar liars[] = {
    {"long_line", "probe-answer"},
    {"long_lines", "done"},
    {"many_lines", "done"},
    {"escapes", "done"},
    {"numbers", "done"},
    {"forged_frames", "done"},
    {"cut_frame", "ssh-broken-frame"},
    {"endless", "ssh-flood"},
    {"silent", "ssh-stalled"},
};

/// A program that the script calls says what would be the end of its frame and another engine's name.
constexpr char forger[] = "printf '#!/bin/sh\\nprintf \"Linux node5 6.1 x86_64\\\\n\\\\nqm-end-%s 0\\\\n"
                          "\\\\nqm-%s engine\\\\ndocker\\\\n\\\\nqm-%s end\\\\n\"\\n' "
                          "00000000000000000000000000000000 0 0 >/usr/bin/uname\n";

ProbeSetup impatient(ProbeSetup setup)
{
    setup.silence = patience;
    setup.limits.handshake = patience;
    setup.limits.authentication = patience;
    setup.limits.request = patience;
    setup.limits.startRetries = 0;
    return setup;
}

} // namespace

/// Links that break while nodes are asked, and nodes that lie: all asked in one run with sound ones.
class TestProbeLinks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = NodeFleet::unsupported(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_fleet = std::make_unique<ProbeFleet>();
        for (int i = 0; i < soundNodes; ++i)
            m_fleet->add();
        QFile liar(QStringLiteral(QM_TEST_DATA "/probing/liar.py"));
        QVERIFY(liar.open(QIODevice::ReadOnly));
        QByteArray setup = "cat >/usr/local/bin/liar <<'END OF LIAR'\n" + liar.readAll()
            + "END OF LIAR\nchmod 755 /usr/local/bin/liar\n";
        for (const Liar &user : liars) {
            setup += QByteArray("ln -s liar /usr/local/bin/") + user.how + "\nuser " + user.how + " /usr/local/bin/"
                + user.how + '\n';
        }
        m_fleet->add(setup);
        m_fleet->add(forger);
        QVERIFY(m_fleet->nodes.start());
        measureASoundProbe();
        askAll();
    }

    void cleanupTestCase()
    {
        m_run.reset();
        m_proxies.clear();
        m_fleet.reset();
    }

    void soundNodesAreNotDelayed()
    {
        std::chrono::milliseconds slowest = 0ms;
        for (const QString &host : std::as_const(m_sound)) {
            const ProbeStatus status = statusOf(*m_run, host);
            QVERIFY2(status.stage == ProbeStage::Done, qPrintable(host + u' ' + verdictOf(status)));
            slowest = std::max(slowest, status.elapsed);
            HostPresence said = lasting(status);
            QCOMPARE(said.facts.hostName, u"node"_s + host.mid(5));
            said.facts.hostName = m_soundPresence.facts.hostName;
            said.hostKey = m_soundPresence.hostKey;
            said.disks = m_soundPresence.disks; // of another overlay
            QVERIFY(said == m_soundPresence);
        }
        for (int i = 0; i < stalls; ++i) {
            const ProbeStatus status = statusOf(*m_run, u"stall%1"_s.arg(i));
            QVERIFY2(status.stage == ProbeStage::Done || status.elapsed > slowest, qPrintable(status.host));
        }
        QVERIFY(statusOf(*m_run, u"silent"_s).elapsed > slowest);
    }

    void cutsAndStalls_data()
    {
        QTest::addColumn<QString>("host");
        for (const QString &host : std::as_const(m_broken))
            QTest::newRow(qPrintable(host)) << host;
    }

    /// What is believed is all of it; else it is said that the link broke.
    void cutsAndStalls()
    {
        QFETCH(const QString, host);
        const ProbeStatus status = statusOf(*m_run, host);
        if (status.stage == ProbeStage::Done) {
            QVERIFY(lasting(status) == m_soundPresence);
            return;
        }
        QVERIFY(status.error);
        const QStringList codes = {u"ssh-closed-early"_s, u"ssh-dropped"_s, u"ssh-stalled"_s,
                                   u"ssh-handshake"_s,    u"ssh-auth"_s,    u"ssh-channel"_s};
        QVERIFY2(codes.contains(status.error->code), qPrintable(toString(*status.error)));
        QVERIFY(status.presence->files.isEmpty() && status.presence->absentFiles.isEmpty());
        QVERIFY(status.presence->tools.isEmpty() && !status.presence->imagesComplete);
    }

    void theyBrokeEverywhere()
    {
        int before = 0;
        int amid = 0;
        for (const QString &host : std::as_const(m_broken)) {
            const ProbeStatus status = statusOf(*m_run, host);
            before += status.stage == ProbeStage::Failed && !status.presence->reachable;
            amid += status.stage == ProbeStage::Failed && status.presence->reachable;
        }
        QVERIFY2(before > 2, qPrintable(QString::number(before)));
        QVERIFY2(amid > 2, qPrintable(QString::number(amid)));
    }

    void liarsAreBelievedWhatTheyMay_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("verdict");
        for (const Liar &liar : liars)
            QTest::newRow(liar.how) << QString::fromLatin1(liar.how) << QString::fromLatin1(liar.verdict);
    }

    void liarsAreBelievedWhatTheyMay()
    {
        QFETCH(const QString, how);
        QFETCH(const QString, verdict);
        const ProbeStatus status = statusOf(*m_run, how);
        QVERIFY2(verdictOf(status) == verdict, qPrintable(status.error ? toString(*status.error) : verdictOf(status)));
        if (status.stage == ProbeStage::Done && how != u"forged_frames") {
            QCOMPARE(status.presence->engineRunning, std::optional(true)); // it was understood
            QVERIFY(status.presence->files.isEmpty() || status.presence->files.first().sha256.isEmpty());
        }
    }

    void whatLiarsSayIsHarmless()
    {
        const QByteArray document = writtenDocument(*m_run);
        QVERIFY(document.contains("\"liar\"")); // they are in it
        for (const QByteArray &text : {QByteArray("\x1b"), QByteArray("\\u001b"), QByteArray("\\u001B"),
                                       QByteArray("\xe2\x80\xae"), QByteArray("\\u202e"), QByteArray("/etc/shadow")})
            QVERIFY2(!document.contains(text), text.toPercentEncoding().constData());
        QVERIFY2(document.size() < 40'000'000, QByteArray::number(document.size()).constData());
        const Result<PresenceDocument> read = readPresence(document, u"x"_s);
        QVERIFY(read);
        QVERIFY(read->diagnostics.isEmpty());
        for (const ProbeStatus &status : m_run->snapshot().hosts) {
            const QString text = status.error ? toString(*status.error) : QString();
            QVERIFY2(text.size() < 1000 && !text.contains(u'\x1b'), qPrintable(text));
        }
        const HostPresence numbers = *statusOf(*m_run, u"numbers"_s).presence;
        QVERIFY(numbers.disks.first().freeBytes < 0 && numbers.disks.first().totalBytes < 0);
        QVERIFY(!numbers.facts.clockOffsetMs);
        QVERIFY(statusOf(*m_run, u"many_lines"_s).presence->images.size() <= 20'000);
    }

    void forgersAreNotBelieved()
    {
        QVERIFY(lasting(statusOf(*m_run, u"forged_frames"_s)).files == m_soundPresence.files);
        const ProbeStatus forged = statusOf(*m_run, u"forger"_s);
        QVERIFY2(forged.stage == ProbeStage::Done, qPrintable(verdictOf(forged)));
        QCOMPARE(forged.presence->engine, m_soundPresence.engine);
        QCOMPARE(lasting(forged).files, m_soundPresence.files);
    }

    void totals() { QVERIFY(totalsAddUp(*m_run)); }

private:
    void measureASoundProbe()
    {
        const FaultProxy proxy(m_fleet->nodes.node(0).address(), Node::port);
        ProbeRun run(m_fleet->probeSetup());
        run.ask({m_fleet->through(proxy, u"sound"_s, 0)});
        QVERIFY(run.wait(60s));
        const ProbeStatus status = statusOf(run, u"sound"_s);
        QVERIFY2(status.stage == ProbeStage::Done, qPrintable(verdictOf(status)));
        m_soundPresence = lasting(status);
        QCOMPARE(m_soundPresence.files.size(), 1);
        m_soundBytes = proxy.bytesFromServer();
        QVERIFY(m_soundBytes > 4000);
    }

    ProbeTarget brokenTarget(const QString &host, const Faults &faults)
    {
        m_broken.append(host);
        m_proxies.push_back(std::make_unique<FaultProxy>(m_fleet->nodes.node(0).address(), Node::port, faults));
        return m_fleet->through(*m_proxies.back(), host, 0);
    }

    void askAll()
    {
        QRandomGenerator random(seed);
        QList<ProbeTarget> targets;
        for (int i = 0; i < cuts; ++i) {
            Faults faults;
            faults.cutAfter = random.bounded(m_soundBytes);
            targets.append(brokenTarget(u"cut%1"_s.arg(i), faults));
        }
        for (int i = 0; i < stalls; ++i) {
            Faults faults;
            faults.stallAfter = random.bounded(m_soundBytes);
            targets.append(brokenTarget(u"stall%1"_s.arg(i), faults));
        }
        for (const Liar &liar : liars)
            targets.append(m_fleet->target(QLatin1StringView(liar.how), liarNode, QLatin1StringView(liar.how)));
        targets.append(m_fleet->target(u"forger"_s, forgerNode));
        for (size_t i = 0; i < soundNodes; ++i) {
            m_sound.append(u"sound%1"_s.arg(i + 1));
            targets.append(m_fleet->target(m_sound.last(), i));
        }
        m_run = std::make_unique<ProbeRun>(impatient(m_fleet->probeSetup()));
        m_run->ask(targets);
        QVERIFY(m_run->wait(120s));
    }

    std::unique_ptr<ProbeFleet> m_fleet;
    std::vector<std::unique_ptr<FaultProxy>> m_proxies;
    std::unique_ptr<ProbeRun> m_run;
    QStringList m_broken;
    QStringList m_sound;
    HostPresence m_soundPresence;
    qint64 m_soundBytes = 0;
};

QTEST_GUILESS_MAIN(TestProbeLinks)
#include "tst_probelinks.moc"
