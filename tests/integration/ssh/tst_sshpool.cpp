// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sshpool.h"
#include "tests/support/nodes/faultproxy.h"
#include "tests/support/nodes/nodefleettest.h"
#include "tests/support/nodes/scriptedprovider.h"

#include <QMutex>
#include <QProcess>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::FaultProxy;
using qm::test::Node;
using qm::test::NodeFleet;
using qm::test::NodeFleetTest;
using qm::test::ScriptedProvider;
using End = CommandResult::End;

namespace {

constexpr int nodeCount = 100;

SshCommand command(const QByteArray &script)
{
    SshCommand command;
    command.script = script;
    return command;
}

} // namespace

/// A hundred nodes at once.
class TestSshPool final : public NodeFleetTest
{
    Q_OBJECT

protected:
    void addNodes(NodeFleet &fleet) override
    {
        test::NodeOptions options;
        options.setup = "useradd -m -s /bin/sh worded\necho 'worded:correct horse' | chpasswd -c SHA256\n";
        options.sshdConfig = {u"PasswordAuthentication yes"_s};
        for (int i = 0; i < nodeCount; ++i)
            fleet.add(i < 6 ? options : test::NodeOptions());
    }

private Q_SLOTS:
    void aHundredNodesAndWhatItTakes()
    {
        SshContext context(m_fleet->knownHosts());
        SshPool pool(context);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(allAnswer(pool));
        const qint64 first = timer.restart();
        QVERIFY(allAnswer(pool)); // on the same connections
        const qint64 second = timer.elapsed();
        const qint64 openSsh = timeOfOpenSsh();
        qInfo("%d nodes: connect, log in and run %lld ms; run again %lld ms; xargs -P50 ssh %lld ms", nodeCount, first,
              second, openSsh);
        QVERIFY(first <= 2 * openSsh);
        for (size_t i = 0; i < m_fleet->size(); ++i)
            QCOMPARE(m_fleet->node(i).log().count("Accepted publickey"), 2); // one of them was OpenSSH's
    }

    void badNodesDelayNobody()
    {
        test::Faults silent;
        silent.instead = QByteArray();
        FaultProxy proxy(m_fleet->node(0).address(), Node::port, silent);
        SshLimits limits;
        limits.handshake = std::chrono::seconds(30); // far longer than a hundred logins take
        SshContext context(m_fleet->knownHosts(), nullptr, limits);
        SshPool pool(context);
        QList<QFuture<Result<CommandResult>>> bad;
        for (int i = 0; i < 6; ++i) {
            SshTarget target = m_fleet->target(m_fleet->node(0));
            target.host = u"bad%1"_s.arg(i);
            target.node.address = u"127.0.0.1"_s;
            target.node.port = i % 2 == 0 ? proxy.port() : quint16(9);
            bad += pool.run(target, command("echo hello"));
        }
        QVERIFY(allAnswer(pool));
        QVERIFY(!bad.at(0).isFinished()); // still waits for its greeting
        for (int i = 0; i < 6; ++i)
            QCOMPARE(bad[i].result().error().code, i % 2 == 0 ? u"ssh-stalled"_s : u"ssh-refused"_s);
    }

    void unknownKeysOfTheWholeClusterAreDecidedOnce()
    {
        SshContext context(m_fleet->path(u"cluster_known_hosts"_s));
        SshPool pool(context);
        QVERIFY(!allAnswer(pool));
        const QList<UnknownHostKey> unknown = context.hostKeys().unknownKeys();
        QCOMPARE(unknown.size(), nodeCount);
        QVERIFY(context.hostKeys().accept(unknown));
        QVERIFY(allAnswer(pool));
    }

    void onePasswordForAllIsAskedOnce()
    {
        ScriptedProvider provider;
        provider.answers = {{"correct horse", true}};
        SshContext context(m_fleet->knownHosts(), &provider);
        SshPool pool(context);
        QList<QFuture<Result<CommandResult>>> results;
        for (size_t i = 0; i < 6; ++i)
            results += pool.run(worded(i), command("id -un"));
        for (auto &result : results)
            QVERIFY2(result.result(), qPrintable(result.result() ? QString() : result.result().error().message.text()));
        QCOMPARE(provider.requests.size(), 1);
    }

    void aMistypedPasswordIsNotSentToEverybody()
    {
        SshContext context(m_fleet->knownHosts());
        SshPool pool(context, 64);
        QList<QFuture<Result<CommandResult>>> results;
        for (size_t i = 0; i < 6; ++i) {
            SshTarget target = worded(i);
            target.node.password = Secret("mistyped");
            results += pool.run(target, command("id -un"));
        }
        qsizetype failures = 0;
        for (qsizetype i = 0; i < results.size(); ++i) {
            QVERIFY(!results[i].result());
            failures += m_fleet->node(static_cast<size_t>(i)).log().count("Failed password");
        }
        QCOMPARE(failures, 3);
    }

    void cancelEndsOneOrAll()
    {
        SshContext context(m_fleet->knownHosts());
        SshPool pool(context, 4);
        auto first = pool.run(m_fleet->target(m_fleet->node(0)), command("sleep 60"));
        auto second = pool.run(m_fleet->target(m_fleet->node(1)), command("sleep 2; echo done"));
        auto queued = pool.run(m_fleet->target(m_fleet->node(0)), command("echo never"));
        QTest::qWait(500);
        pool.cancel(u"node1"_s);
        QCOMPARE(first.result()->reason.code, u"ssh-cancelled"_s);
        QCOMPARE(queued.result().error().code, u"ssh-cancelled"_s);
        QCOMPARE(second.result()->output, QByteArray("done\n"));
        QCOMPARE(pool.run(m_fleet->target(m_fleet->node(0)), command("echo again")).result()->output,
                 QByteArray("again\n"));
        QList<QFuture<Result<CommandResult>>> all;
        for (size_t i = 0; i < 20; ++i)
            all += pool.run(m_fleet->target(m_fleet->node(i)), command("sleep 60"));
        QTest::qWait(300);
        QElapsedTimer timer;
        timer.start();
        pool.cancelAll();
        for (auto &result : all)
            QVERIFY(!result.result() || result.result()->end == End::Unknown);
        QVERIFY(timer.elapsed() < 2000);
    }

    void whatComesAfterACancelIsNotCancelled()
    {
        SshContext context(m_fleet->knownHosts());
        SshPool pool(context, 4);
        const SshTarget target = m_fleet->target(m_fleet->node(0));
        QVERIFY(pool.run(target, command("true")).result()->succeeded());
        QTest::qWait(200); // the host has nothing to do now
        pool.cancelAll();
        pool.cancel(target.host);
        auto result = pool.run(target, command("true")).result();
        QVERIFY2(result, qPrintable(result ? QString() : result.error().message.text()));

        auto first = pool.run(target, command("sleep 60"));
        QTest::qWait(500);
        pool.cancelAll();
        auto second = pool.run(target, command("true")); // while the host is still busy with the first
        QCOMPARE(first.result()->reason.code, u"ssh-cancelled"_s);
        result = second.result();
        QVERIFY2(result, qPrintable(result ? QString() : result.error().message.text()));
        QVERIFY(result->succeeded());
    }

    void cancellingWhileAConnectionIsHandedOver()
    {
        std::atomic<bool> ready = false;
        SshContext context(m_fleet->knownHosts(), nullptr, {}, [&](const QString &, SshStage stage) {
            if (stage == SshStage::Ready)
                ready = true;
        });
        for (int i = 0; i < 60; ++i) {
            ready = false;
            std::stop_source stop;
            const std::jthread canceller([&] {
                while (!ready) {}
                for (std::atomic<int> pause = i * 10; pause > 0; --pause) {}
                stop.request_stop();
            });
            const auto session = SshSession::open(context, m_fleet->target(m_fleet->node(0)), stop.get_token());
            ready = true;
            QVERIFY(session);
        }
    }

    void aBusyHostIsClosedWhenItHasDone()
    {
        QMutex mutex;
        QStringList closed;
        SshContext context(m_fleet->knownHosts(), nullptr, {}, [&](const QString &host, SshStage stage) {
            const QMutexLocker lock(&mutex);
            if (stage == SshStage::Closed)
                closed += host;
        });
        const auto closedHosts = [&] {
            const QMutexLocker lock(&mutex);
            return closed;
        };
        SshPool pool(context);
        const auto idle = pool.run(m_fleet->target(m_fleet->node(0)), command("true")).result();
        auto busy = pool.run(m_fleet->target(m_fleet->node(1)), command("sleep 1; echo done"));
        auto queued = pool.run(m_fleet->target(m_fleet->node(1)), command("echo too"));
        QTest::qWait(500);
        pool.closeIdle();
        QCOMPARE(closedHosts(), QStringList{u"node1"_s});
        QCOMPARE(busy.result()->output, QByteArray("done\n"));
        QCOMPARE(queued.result()->output, QByteArray("too\n"));
        QTRY_COMPARE(closedHosts(), (QStringList{u"node1"_s, u"node2"_s}));
    }

    void aNodeThatRestartedIsConnectedAgain()
    {
        SshContext context(m_fleet->knownHosts());
        SshPool pool(context);
        const SshTarget target = m_fleet->target(m_fleet->node(7));
        QVERIFY(pool.run(target, command("true")).result()->succeeded());
        m_fleet->node(7).stop();
        QVERIFY(!pool.run(target, command("true")).result());
        m_fleet->node(7).start();
        QVERIFY(m_fleet->node(7).waitForReady());
        QVERIFY(pool.run(target, command("true")).result()->succeeded());
    }

private:
    /// What a script with OpenSSH takes for no more than `true`, with the key exchange that libssh negotiates.
    qint64 timeOfOpenSsh()
    {
        QString hosts;
        for (size_t i = 0; i < m_fleet->size(); ++i)
            hosts += m_fleet->node(i).address() + u' ';
        QElapsedTimer timer;
        timer.start();
        QProcess xargs;
        xargs.start(u"/bin/sh"_s,
                    {u"-c"_s,
                     u"printf '%s\\n' $0 | xargs -P50 -I{} ssh -F none -p %1 -i '%2' -o BatchMode=yes "
                     "-o KexAlgorithms=curve25519-sha256 -o IdentityAgent=none -o UserKnownHostsFile='%3' "
                     "-o StrictHostKeyChecking=yes root@{} true"_s.arg(Node::port)
                         .arg(m_fleet->keyFile(), m_fleet->knownHosts()),
                     hosts});
        const bool succeeded = xargs.waitForFinished(120'000) && xargs.exitCode() == 0;
        return succeeded ? timer.elapsed() : 0;
    }

    SshTarget worded(size_t node)
    {
        SshTarget target = m_fleet->target(m_fleet->node(node), u"worded"_s);
        target.node.identityFiles.clear();
        return target;
    }

    bool allAnswer(SshPool &pool)
    {
        QList<QFuture<Result<CommandResult>>> results;
        for (size_t i = 0; i < m_fleet->size(); ++i)
            results += pool.run(m_fleet->target(m_fleet->node(i)), command("hostname"));
        bool all = true;
        for (qsizetype i = 0; i < results.size(); ++i) {
            const Result<CommandResult> result = results[i].result();
            all = all && result && result->output == "node" + QByteArray::number(i + 1) + '\n';
        }
        return all;
    }
};

QTEST_GUILESS_MAIN(TestSshPool)
#include "tst_sshpool.moc"
