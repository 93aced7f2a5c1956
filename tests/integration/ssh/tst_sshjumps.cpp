// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/jumphosts.h"
#include "core/transport/ssh/sshpool.h"
#include "tests/support/nodes/faultproxy.h"
#include "tests/support/nodes/nodefleettest.h"
#include "tests/support/nodes/silentport.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::FaultProxy;
using qm::test::Node;
using qm::test::NodeFleet;
using qm::test::NodeFleetTest;
using qm::test::SilentPort;
using End = CommandResult::End;

/// Nodes behind jump hosts, one behind the other.
class TestSshJumps final : public NodeFleetTest
{
    Q_OBJECT

protected:
    void addNodes(NodeFleet &fleet) override
    {
        test::NodeOptions options;
        options.sshdConfig = {u"MaxSessions 1"_s, u"ClientAliveInterval 1"_s, u"ClientAliveCountMax 2"_s};
        fleet.add(options); // two jump hosts
        fleet.add(options);
        options.sshdConfig = {u"AllowTcpForwarding no"_s};
        fleet.add(options);
        for (int i = 0; i < 12; ++i)
            fleet.add({});
    }

private Q_SLOTS:
    void throughOneAndTwo()
    {
        SshContext context(m_fleet->knownHosts());
        SshTarget target = behind({0});
        auto session = SshSession::open(context, target);
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message.text()));
        QCOMPARE((*session)->run(hostname())->output, QByteArray("node4\n"));
        target = behind({0, 1});
        session = SshSession::open(context, target);
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message.text()));
        QCOMPARE((*session)->run(hostname())->output, QByteArray("node4\n"));
        const QByteArray from = (*session)->run(command("echo $SSH_CONNECTION"))->output;
        QVERIFY(from.startsWith("127.")); // and the node was reached from loopback of the second jump host
        QVERIFY(m_fleet->node(1).log().contains("Accepted publickey"));
    }

    void muchDataInBothDirections()
    {
        SshContext context(m_fleet->knownHosts());
        const auto session = SshSession::open(context, behind({0, 1}));
        QVERIFY(session);
        QByteArray big(700'000, 'x');
        for (qsizetype i = 0; i < big.size(); i += 7)
            big[i] = static_cast<char>('a' + i % 26);
        SshCommand echo = command("printf '%s' \"$1\"; head -c 12000000 /dev/zero | tr '\\0' z");
        echo.parameters = {big};
        const auto result = (*session)->run(echo);
        QVERIFY(result);
        QVERIFY2(result->end == End::Exited, qPrintable(result->reason.message.text()));
        QCOMPARE(result->output.size(), big.size() + 12'000'000);
        QVERIFY(result->output.startsWith(big));
    }

    void manyNodesShareOneConnection()
    {
        SshContext context(m_fleet->knownHosts());
        const qsizetype before = logins(0);
        SshPool pool(context, 12);
        QList<QFuture<Result<CommandResult>>> results;
        for (size_t i = 3; i < m_fleet->size(); ++i) {
            SshTarget target = m_fleet->target(m_fleet->node(i));
            target.jumps = {m_fleet->target(m_fleet->node(0)).node};
            results += pool.run(target, hostname());
        }
        for (qsizetype i = 0; i < results.size(); ++i) {
            const auto result = results[i].result();
            QVERIFY2(result, qPrintable(result ? QString() : result.error().message.text()));
            QCOMPARE(result->output, "node" + QByteArray::number(i + 4) + '\n');
        }
        QCOMPARE(logins(0), before + 1);
        QTest::qWait(3500); // the jump host asks whether we are there, and wants answers
        QCOMPARE(pool.run(behind({0}), hostname()).result()->output, QByteArray("node4\n"));
        QCOMPARE(logins(0), before + 1);
    }

    void jumpHostsAreLetGoOnceNobodyNeedsThem()
    {
        SshContext context(m_fleet->knownHosts());
        const qsizetype before = logins(0);
        SshPool pool(context);
        QCOMPARE(pool.run(behind({0, 1}), hostname()).result()->output, QByteArray("node4\n"));
        context.jumpHosts().endUnused(); // there is somebody who does
        QCOMPARE(pool.run(behind({0, 1}), hostname()).result()->output, QByteArray("node4\n"));
        QCOMPARE(logins(0), before + 1);
        pool.closeIdle();
        for (const size_t jump : {size_t(0), size_t(1)})
            QTRY_COMPARE(people(jump), 0);
        QCOMPARE(pool.run(behind({0, 1}), hostname()).result()->output, QByteArray("node4\n"));
        QCOMPARE(logins(0), before + 2);
    }

    /// The second one has a connection of its own where it would not have been let in, or believed, like that.
    void jumpHostsAreSharedByThoseWhoAgreeOnThem()
    {
        SshContext context(m_fleet->knownHosts());
        const auto first = SshSession::open(context, behind({0}));
        QVERIFY(first);
        SshTarget target = behind({0});
        target.jumps.first().hostKeyAlias = u"[%1]:%2"_s.arg(m_fleet->node(1).address()).arg(Node::port);
        QCOMPARE(SshSession::open(context, target).error().code, u"host-key-changed"_s);
        target = behind({0});
        target.jumps.first().identityFiles.clear();
        QCOMPARE(SshSession::open(context, target).error().code, u"ssh-auth-denied"_s);
    }

    void aSilentNodeIsNotWaitedForForEver()
    {
        const SilentPort silent;
        SshLimits limits;
        limits.connect = std::chrono::milliseconds(800);
        SshContext context(m_fleet->knownHosts(), nullptr, limits);
        SshTarget target = behind({0});
        target.node.address = u"127.0.0.1"_s;
        target.node.port = silent.port();
        const qsizetype before = logins(0);
        QElapsedTimer timer;
        timer.start();
        std::stop_source stop; // in case that nothing else ends it
        const std::jthread patience([&](const std::stop_token &ended) {
            for (int i = 0; i < 80 && !ended.stop_requested(); ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(100));
            stop.request_stop();
        });
        const auto session = SshSession::open(context, target, stop.get_token());
        QCOMPARE(session.error().code, u"ssh-timeout"_s);
        QVERIFY(timer.elapsed() < 5000);
        QVERIFY(SshSession::open(context, behind({0}))); // others go on through the same connection
        QCOMPARE(logins(0), before + 1);
    }

    void jumpHostsAreVerified()
    {
        SshContext context(m_fleet->path(u"empty_known_hosts"_s));
        const auto session = SshSession::open(context, behind({0, 1}));
        QCOMPARE(session.error().code, u"host-key-unknown"_s);
        QList<UnknownHostKey> unknown = context.hostKeys().unknownKeys();
        QCOMPARE(unknown.size(), 1);
        QCOMPARE(unknown.first().key, m_fleet->node(0).hostKey());
        // Each server is decided about before anything goes through it.
        QVERIFY(context.hostKeys().accept(unknown));
        QVERIFY(!SshSession::open(context, behind({0, 1})));
        unknown = context.hostKeys().unknownKeys();
        QCOMPARE(unknown.first().key, m_fleet->node(1).hostKey());
        QVERIFY(context.hostKeys().accept(unknown));
        QVERIFY(!SshSession::open(context, behind({0, 1})));
        QVERIFY(context.hostKeys().accept(context.hostKeys().unknownKeys()));
        QVERIFY(SshSession::open(context, behind({0, 1})));
    }

    void refusalsSayWhoRefused()
    {
        SshContext context(m_fleet->knownHosts());
        auto session = SshSession::open(context, behind({2}));
        QCOMPARE(session.error().code, u"ssh-jump"_s);
        QVERIFY(session.error().message.text().contains(m_fleet->node(2).address()));

        SshTarget target = behind({0});
        target.node.port = 9; // nobody listens
        session = SshSession::open(context, target);
        QCOMPARE(session.error().code,
                 u"ssh-unreachable"_s); // as it would be without the jump host: it may be back soon
        QVERIFY2(session.error().message.text().contains(u"Connection refused"_s),
                 qPrintable(session.error().message.text()));

        target = behind({0});
        target.jumps.first().port = 9;
        QCOMPARE(SshSession::open(context, target).error().code, u"ssh-refused"_s);
    }

    void aJumpHostThatDiesEndsItsNodesAndComesBack()
    {
        Node &jump = m_fleet->node(0);
        SshContext context(m_fleet->knownHosts());
        const auto session = SshSession::open(context, behind({0}));
        QVERIFY(session);
        const std::jthread killer([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
            (void)jump.inside(u"pkill -f 'sshd: root'"_s);
        });
        QElapsedTimer timer;
        timer.start();
        const auto result = (*session)->run(command("echo begun; sleep 60"));
        QVERIFY(result);
        QCOMPARE(result->end, End::Unknown);
        QCOMPARE(result->reason.code, u"ssh-dropped"_s);
        QCOMPARE(result->output, QByteArray("begun")); // the line's end may be the beginning of the frame's
        QVERIFY(timer.elapsed() < 5000);
        QVERIFY(SshSession::open(context, behind({0}))); // by a new connection
    }

    void aSilentJumpHostIsNoticed()
    {
        FaultProxy proxy(m_fleet->node(0).address(), Node::port);
        SshLimits limits;
        limits.request = std::chrono::seconds(1);
        SshContext context(m_fleet->knownHosts(), nullptr, limits);
        SshTarget target = behind({0});
        target.jumps.first().port = proxy.port();
        target.jumps.first().address = u"127.0.0.1"_s;
        target.jumps.first().hostKeyAlias = u"[%1]:%2"_s.arg(m_fleet->node(0).address()).arg(Node::port);
        const auto session = SshSession::open(context, target);
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message.text()));
        proxy.freeze();
        SshCommand quiet = hostname();
        quiet.silenceLimit = std::chrono::seconds(1);
        const auto result = (*session)->run(quiet);
        QVERIFY(!result || result->end == End::Unknown);
        QCOMPARE(result ? result->reason.code : result.error().code, u"ssh-stalled"_s);
    }

    /// A node that nobody wants any more begins to talk after its tunnel was closed: that must not end the others'.
    void whatComesTooLateDisturbsNobody()
    {
        QFile knownHosts(m_fleet->knownHosts());
        QVERIFY(knownHosts.open(QIODevice::Append));
        QVERIFY(knownHosts.write(m_fleet->node(0).startDropbear()) > 0); // stricter than OpenSSH
        knownHosts.close();
        test::Faults slow;
        slow.delay = std::chrono::milliseconds(300);
        FaultProxy wayToJump(m_fleet->node(0).address(), Node::dropbearPort, slow);
        slow.delay = std::chrono::milliseconds(100);
        FaultProxy wayToNode(m_fleet->node(4).address(), Node::port, slow);
        SshContext context(knownHosts.fileName());
        SshTarget target = behind({0});
        SshEndpoint &jump = target.jumps.first();
        jump.address = u"127.0.0.1"_s;
        jump.port = wayToJump.port();
        jump.hostKeyAlias = u"[%1]:%2"_s.arg(m_fleet->node(0).address()).arg(Node::dropbearPort);
        const auto session = SshSession::open(context, target);
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message.text()));
        target.node.address = u"127.0.0.1"_s;
        target.node.port = wayToNode.port();
        std::stop_source stop;
        const std::jthread canceller([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            stop.request_stop();
        });
        QCOMPARE(SshSession::open(context, target, stop.get_token()).error().code, u"ssh-cancelled"_s);
        QTest::qWait(1000);
        QCOMPARE(wayToNode.connections(), 1);
        const auto result = (*session)->run(hostname());
        QVERIFY2(result, qPrintable(result ? QString() : result.error().message.text()));
        QCOMPARE(result->output, QByteArray("node4\n"));
    }

private:
    static SshCommand command(const QByteArray &script)
    {
        SshCommand command;
        command.script = script;
        return command;
    }
    static SshCommand hostname() { return command("hostname"); }

    /// The fourth node, behind these.
    SshTarget behind(const QList<size_t> &jumps)
    {
        SshTarget target = m_fleet->target(m_fleet->node(3));
        for (const size_t jump : jumps)
            target.jumps += m_fleet->target(m_fleet->node(jump)).node;
        return target;
    }

    qsizetype logins(size_t node) { return m_fleet->node(node).log().count("Accepted publickey"); }

    /// How many are logged in.
    int people(size_t node) { return m_fleet->node(node).inside(u"pgrep -c '^sshd: root' -f || true"_s).toInt(); }
};

QTEST_GUILESS_MAIN(TestSshJumps)
#include "tst_sshjumps.moc"
