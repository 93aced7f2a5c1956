// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sshpool.h"
#include "core/transport/ssh/sshsession.h"
#include "tests/support/nodes/faultproxy.h"
#include "tests/support/nodes/nodefleettest.h"
#include "tests/support/nodes/silentport.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::FaultProxy;
using qm::test::Faults;
using qm::test::Node;
using qm::test::NodeFleet;
using qm::test::NodeFleetTest;
using qm::test::SilentPort;
using End = CommandResult::End;

namespace {

SshLimits shortLimits()
{
    SshLimits limits;
    limits.connect = std::chrono::milliseconds(800);
    limits.handshake = std::chrono::milliseconds(1200);
    limits.authentication = std::chrono::milliseconds(1200);
    limits.request = std::chrono::milliseconds(1200);
    limits.startRetries = 0;
    return limits;
}

SshCommand command(const QByteArray &script)
{
    SshCommand command;
    command.script = script;
    command.silenceLimit = std::chrono::milliseconds(1200);
    return command;
}

/// How long this process may take for what should end at once or by a limit of 1.2 seconds.
constexpr qint64 soonMs = 3500;

} // namespace

/// What breaks between here and a node, at every place where it can break.
class TestSshFaults final : public NodeFleetTest
{
    Q_OBJECT

protected:
    void addNodes(NodeFleet &fleet) override
    {
        fleet.add({});
        test::NodeOptions options;
        options.sshdConfig = {u"MaxStartups 2:100:2"_s};
        fleet.add(options);
        options.sshdConfig = {u"ClientAliveInterval 1"_s, u"ClientAliveCountMax 100"_s};
        options.setup = "printf '#!/bin/sh\\nwhile echo hello; do sleep 0.1; done\\n' > /etc/node/talks\n"
                        "chmod 755 /etc/node/talks\nuseradd -p '*' -m -s /etc/node/talks talks\n";
        fleet.add(options);
    }

    void prepare() override { m_context = std::make_unique<SshContext>(m_fleet->knownHosts(), nullptr, shortLimits()); }

private Q_SLOTS:
    void cleanupTestCase() { m_context.reset(); }

    /// The positive control of everything below: the same way without a fault.
    void aSoundWay()
    {
        FaultProxy proxy(m_fleet->node(0).address(), Node::port);
        const auto session = SshSession::open(*m_context, through(proxy));
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message.text()));
        QCOMPARE((*session)->run(command("echo hello"))->output, QByteArray("hello\n"));
        m_soundBytes = proxy.bytesFromServer();
        QVERIFY(m_soundBytes > 1000);
    }

    void aSlowWay()
    {
        Faults faults;
        faults.delay = std::chrono::milliseconds(60);
        faults.rate = 20'000;
        FaultProxy proxy(m_fleet->node(0).address(), Node::port, faults);
        const auto session = SshSession::open(*m_context, through(proxy));
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message.text()));
        // A packet of 32 kB takes longer than the limit, and comes nevertheless.
        const auto result = (*session)->run(command("head -c 60000 /dev/zero"));
        QVERIFY(result);
        QVERIFY2(result->end == End::Exited, qPrintable(result->reason.message.text()));
        QCOMPARE(result->output.size(), 60'000);
    }

    /// The server asks each second whether we are there; that says nothing of the script.
    void aScriptThatHangsOnAServerThatDoesNot()
    {
        const auto session = SshSession::open(*m_context, m_fleet->target(m_fleet->node(2)));
        QVERIFY(session);
        SshCommand alive = command("for i in 1 2 3 4 5; do sleep 1; echo $i; done");
        alive.silenceLimit = std::chrono::milliseconds(2500);
        QCOMPARE((*session)->run(alive)->output, QByteArray("1\n2\n3\n4\n5\n"));
        alive.script = "sleep 600";
        const auto result = (*session)->run(alive);
        QVERIFY(result);
        QCOMPARE(result->reason.code, u"ssh-stalled"_s);
    }

    void aScriptThatNeverEnds_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<bool>("becomes");
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("it talks on") << u"root"_s << false << QByteArray("while echo hello; do sleep 0.1; done");
        QTest::newRow("it floods") << u"root"_s << false << QByteArray("while echo hello; do :; done");
        QTest::newRow("the login talks on") << u"talks"_s << false << QByteArray("true");
        QTest::newRow("the login talks on before sudo") << u"talks"_s << true << QByteArray("true");
    }

    /// However much it says meanwhile.
    void aScriptThatNeverEnds()
    {
        QFETCH(QString, user);
        QFETCH(bool, becomes);
        QFETCH(QByteArray, script);
        SshLimits limits;
        limits.confirmation = std::chrono::seconds(2); // what sudo may take
        SshContext context(m_fleet->knownHosts(), nullptr, limits);
        SshTarget target = m_fleet->target(m_fleet->node(2), user);
        target.become.active = becomes;
        const auto session = SshSession::open(context, target);
        QVERIFY(session);
        SshCommand endless = command(script);
        endless.totalLimit = std::chrono::seconds(2);
        const auto result = (*session)->run(endless);
        QCOMPARE(result ? result->reason.code : result.error().code, u"ssh-overdue"_s);
        QVERIFY(!(*session)->isUsable());
    }

    void nobodyListens()
    {
        SshTarget target = m_fleet->target(m_fleet->node(0));
        target.node.port = 9;
        QCOMPARE(SshSession::open(*m_context, target).error().code, u"ssh-refused"_s);
    }

    void nobodyAnswers()
    {
        const SilentPort silent;
        expectSoon(at(u"127.0.0.1"_s, silent.port()), u"ssh-timeout"_s);
    }

    void noWayThere()
    {
        expectSoon(at(u"255.255.255.255"_s, 22), u"ssh-unreachable"_s); // no TCP goes there
        expectSoon(at(u"no-such-host.invalid"_s, 22), u"ssh-name"_s);
    }

    void oneOfSeveralAddressesIsEnough()
    {
        // localhost has ::1 as well, where the proxy does not listen.
        FaultProxy proxy(m_fleet->node(0).address(), Node::port);
        SshTarget target = through(proxy);
        target.node.address = u"localhost"_s;
        QVERIFY(SshSession::open(*m_context, target));
    }

    void aPortThatSaysNothing()
    {
        Faults silent;
        silent.instead = QByteArray();
        FaultProxy proxy(m_fleet->node(0).address(), Node::port, silent);
        expectSoon(through(proxy), u"ssh-stalled"_s);
    }

    void aPortThatTalksNonsense_data()
    {
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("http") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
        QTest::newRow("endless line") << QByteArray(2'000'000, 'x');
        QTest::newRow("endless lines") << QByteArray("hello\r\n").repeated(300'000);
        QTest::newRow("escape sequences") << QByteArray("SSH-2.0-\x1b[2J\x1b]0;owned\x07\r\n\0\0\xff\xff rubbish", 40);
        QTest::newRow("old protocol") << QByteArray("SSH-1.5-old\r\n");
        QTest::newRow("huge packet") << QByteArray("SSH-2.0-x\r\n\xff\xff\xff\xff\0\0\0\0", 19);
        QTest::newRow("zeros") << "SSH-2.0-x\r\n" + QByteArray(100'000, '\0');
    }

    void aPortThatTalksNonsense()
    {
        QFETCH(QByteArray, says);
        Faults faults;
        faults.instead = says;
        FaultProxy proxy(m_fleet->node(0).address(), Node::port, faults);
        const QString message = expectSoon(through(proxy), {});
        QVERIFY2(message.size() < 600 && !message.contains(QChar(0x1b)), qPrintable(message));
    }

    void cutAnywhere()
    {
        const qint64 step = m_soundBytes / 23;
        QVERIFY(step > 0);
        int refused = 0;
        int unknown = 0;
        for (qint64 at = 1; at < m_soundBytes; at += step) {
            Faults faults;
            faults.cutAfter = at;
            breakAt(faults, &refused, &unknown);
            if (QTest::currentTestFailed())
                qFatal("cut after %lld bytes", static_cast<long long>(at));
        }
        QVERIFY(refused > 5);
        QVERIFY(unknown > 0);
    }

    void stallAnywhere()
    {
        const qint64 step = m_soundBytes / 9;
        int refused = 0;
        int unknown = 0;
        for (qint64 at = 0; at < m_soundBytes; at += step) {
            Faults faults;
            faults.stallAfter = at;
            breakAt(faults, &refused, &unknown);
        }
        QVERIFY(refused > 3);
        QVERIFY(unknown > 0);
    }

    void corruptAnywhere()
    {
        const qint64 step = m_soundBytes / 23;
        for (qint64 at = 30; at < m_soundBytes; at += step) {
            Faults faults;
            faults.corruptAt = at;
            FaultProxy proxy(m_fleet->node(0).address(), Node::port, faults);
            QElapsedTimer timer;
            timer.start();
            const auto session = SshSession::open(*m_context, through(proxy));
            if (session) {
                const auto result = (*session)->run(command("echo hello"));
                // Every byte is under a message authentication code: either all is right or nothing is believed.
                QVERIFY(!result || result->end == End::Unknown || result->output == "hello\n");
            }
            QVERIFY2(timer.elapsed() < soonMs, qPrintable(QString::number(at)));
        }
    }

    void halfOpen()
    {
        FaultProxy proxy(m_fleet->node(0).address(), Node::port);
        const auto session = SshSession::open(*m_context, through(proxy));
        QVERIFY(session);
        proxy.freeze(); // as when a laptop moved: nothing comes back, not even a refusal
        QElapsedTimer timer;
        timer.start();
        const auto result = (*session)->run(command("echo hello"));
        QCOMPARE(result ? result->reason.code : result.error().code, u"ssh-stalled"_s);
        QVERIFY(timer.elapsed() < soonMs);
        QVERIFY(!(*session)->isUsable());
    }

    void aServerThatClosesEarlyIsTriedAgain()
    {
        Faults faults;
        faults.refuse = 2;
        FaultProxy proxy(m_fleet->node(0).address(), Node::port, faults);
        QCOMPARE(SshSession::open(*m_context, through(proxy)).error().code, u"ssh-closed-early"_s);
        SshLimits patient = shortLimits();
        patient.startRetries = 5;
        SshContext context(m_fleet->knownHosts(), nullptr, patient);
        faults.refuse = 2;
        proxy.setFaults(faults);
        QVERIFY(SshSession::open(context, through(proxy)));
        QCOMPARE(proxy.connections(), 1 + 3);
    }

    void manyLoginsAtOneServerWithMaxStartups()
    {
        SshLimits limits;
        limits.startsAtOnce = 2;
        SshContext context(m_fleet->knownHosts(), nullptr, limits);
        SshPool pool(context, 16);
        QList<QFuture<Result<CommandResult>>> results;
        for (int i = 0; i < 16; ++i) {
            SshTarget target = m_fleet->target(m_fleet->node(1));
            target.host = u"alias%1"_s.arg(i); // several names of one machine
            results += pool.run(target, command("echo hello"));
        }
        for (auto &result : results)
            QVERIFY2(result.result(), qPrintable(result.result() ? QString() : result.result().error().message.text()));
    }

    void cancelAnywhere()
    {
        Faults silent;
        silent.instead = QByteArray();
        FaultProxy proxy(m_fleet->node(0).address(), Node::port, silent);
        const SilentPort silentPort;
        SshContext patient(m_fleet->knownHosts());
        for (const SshTarget &target : {through(proxy), at(u"127.0.0.1"_s, silentPort.port())}) {
            std::stop_source stop;
            const std::jthread canceller([&] {
                std::this_thread::sleep_for(std::chrono::milliseconds(200));
                stop.request_stop();
            });
            QElapsedTimer timer;
            timer.start();
            const auto session = SshSession::open(patient, target, stop.get_token());
            QVERIFY(!session);
            QCOMPARE(session.error().code, u"ssh-cancelled"_s);
            QVERIFY(timer.elapsed() < 1500);
        }
    }

    void nothingIsLeftBehind()
    {
        const auto openFiles = [] {
            return QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot).size();
        };
        QVERIFY(SshSession::open(*m_context, m_fleet->target(m_fleet->node(0))));
        const qsizetype before = openFiles();
        for (int i = 0; i < 10; ++i) {
            QVERIFY(SshSession::open(*m_context, m_fleet->target(m_fleet->node(0))));
            QVERIFY(!SshSession::open(*m_context, m_fleet->target(m_fleet->node(0), u"nobody-there"_s)));
        }
        QCOMPARE(openFiles(), before);
    }

private:
    SshTarget at(const QString &address, quint16 port)
    {
        SshTarget target = m_fleet->target(m_fleet->node(0));
        target.node.address = address;
        target.node.port = port;
        return target;
    }

    SshTarget through(const FaultProxy &proxy)
    {
        SshTarget target = m_fleet->target(m_fleet->node(0));
        target.node.address = u"127.0.0.1"_s;
        target.node.port = proxy.port();
        target.node.hostKeyAlias = u"[%1]:%2"_s.arg(m_fleet->node(0).address()).arg(Node::port);
        return target;
    }

    QString expectSoon(const SshTarget &target, const QString &code)
    {
        QElapsedTimer timer;
        timer.start();
        const auto session = SshSession::open(*m_context, target);
        [&] {
            QVERIFY(!session);
            QVERIFY2(code.isEmpty() || session.error().code == code, qPrintable(session.error().code));
            QVERIFY2(timer.elapsed() < soonMs, qPrintable(QString::number(timer.elapsed())));
        }();
        return session ? QString() : session.error().message.text();
    }

    void breakAt(const Faults &faults, int *refused, int *unknown)
    {
        FaultProxy proxy(m_fleet->node(0).address(), Node::port, faults);
        QElapsedTimer timer;
        timer.start();
        const auto session = SshSession::open(*m_context, through(proxy));
        if (session) {
            const auto result = (*session)->run(command("echo hello"));
            if (result && result->end == End::Unknown)
                ++*unknown;
            // What is believed is complete.
            QVERIFY(!result || result->end == End::Unknown || result->output == "hello\n");
        } else {
            ++*refused;
            QVERIFY(session.error().code != u"host-key-changed"_s && session.error().code != u"ssh-auth-denied"_s);
        }
        QVERIFY2(timer.elapsed() < 2 * soonMs, qPrintable(QString::number(timer.elapsed())));
    }

    std::unique_ptr<SshContext> m_context;
    qint64 m_soundBytes = 0;
};

QTEST_GUILESS_MAIN(TestSshFaults)
#include "tst_sshfaults.moc"
