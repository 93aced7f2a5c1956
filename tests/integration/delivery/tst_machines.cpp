// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/delivery/openedmachine.h"
#include "tests/support/nodes/faultproxy.h"
#include "tests/support/nodes/nodefleettest.h"
#include "tests/support/samplebytes.h"
#include "tests/support/verifyresult.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::FaultProxy;
using qm::test::Faults;
using qm::test::Node;
using qm::test::NodeFleet;
using qm::test::NodeFleetTest;
using qm::test::noise;
using qm::test::OpenedMachine;
using qm::test::sha256;
using End = CommandResult::End;
using std::chrono::milliseconds;

namespace {

constexpr char canary[] = "kanarienvogel-7c1f";

SshCommand script(const QByteArray &text, const QList<QByteArray> &parameters = {})
{
    SshCommand command;
    command.script = text;
    command.parameters = parameters;
    command.silenceLimit = std::chrono::seconds(30);
    return command;
}

/// Gives @p bytes in pieces of sizes that fit nothing.
Machine::Source sourceOf(const QByteArray &bytes)
{
    return [bytes, at = qsizetype(0), piece = qsizetype(1)](qsizetype limit) mutable -> Result<QByteArray> {
        piece = piece * 3 % 100'003 + 1;
        const QByteArray next = bytes.mid(at, std::min(piece, limit));
        at += next.size();
        return next;
    };
}

} // namespace

/// Scripts with streams, on real nodes and on this machine.
class TestMachines final : public NodeFleetTest
{
    Q_OBJECT

protected:
    void addNodes(NodeFleet &fleet) override
    {
        test::NodeOptions options;
        options.setup = "users_of_all_shells\n";
        options.sshdConfig = {u"MaxSessions 1"_s};
        fleet.add(options);
        QFile sudoers(QStringLiteral(QM_TEST_DATA "/ssh/sudo-users.sh"));
        QVERIFY(sudoers.open(QIODevice::ReadOnly));
        options.setup = sudoers.readAll();
        options.sshdConfig.clear();
        fleet.add(options);
    }

    void prepare() override { m_context = std::make_unique<SshContext>(m_fleet->knownHosts()); }

private Q_SLOTS:
    void cleanupTestCase()
    {
        m_context.reset();
        m_fleet.reset();
    }

    void streams_data()
    {
        QTest::addColumn<QString>("user");
        for (const char *user : {"root", "basher", "dasher", "zsher", "fisher", "tcsher", "busy", "asked", "nopty", ""})
            QTest::addRow("%s", *user ? user : "this machine") << QString::fromLatin1(user);
    }

    /// What goes to a script's input and what comes of its output is what was sent, whatever shells read it.
    void streams()
    {
        QFETCH(QString, user);
        const auto machine = open(user);
        QVERIFY(machine);
        // What a shell may spoil it spoils at once; much data goes the same way for all of them.
        const bool isLong = user == u"root" || user == u"asked" || user.isEmpty();
        for (const qsizetype size : {0, 1, 100'000, isLong ? 3'000'000 : 100}) {
            bothWays(*machine, size);
            QVERIFY2(!QTest::currentTestFailed(), qPrintable(QString::number(size)));
        }
    }

    void outputIsWatchedAsItComes()
    {
        for (const QString &user : {u"dasher"_s, QString()}) {
            const auto machine = open(user);
            QVERIFY(machine);
            QElapsedTimer timer;
            timer.start();
            qint64 first = -1;
            QByteArray seen;
            const auto result = machine->run(script("echo one; sleep 2; echo two"), {}, [&](QByteArrayView bytes) {
                if (first < 0)
                    first = timer.elapsed();
                seen.append(bytes);
                return true;
            });
            QM_VERIFY_RESULT(result);
            QCOMPARE(seen, QByteArray("one\ntwo\n"));
            QCOMPARE(result->output, seen);
            QVERIFY2(first >= 0 && timer.elapsed() - first > 500, qPrintable(QString::number(first)));
        }
    }

    /// A script that ends early, or never reads, is no reason to wait.
    void scriptsNeedNotRead()
    {
        for (const QString &user : {u"root"_s, u"asked"_s, QString()}) {
            const auto machine = open(user);
            QVERIFY(machine);
            const QByteArray bytes = noise(6'000'000, 1);
            const auto result =
                machine->send(script("head -c 10 >/dev/null; echo full >&2; exit 28"), sourceOf(bytes), {});
            QM_VERIFY_RESULT(result);
            QVERIFY2(result->end == End::Exited, qPrintable(result->reason.message.text()));
            QCOMPARE(result->exitCode, 28);
            const auto again = machine->run(script("echo still there"), {});
            QM_VERIFY_RESULT(again);
            QCOMPARE(again->output, QByteArray("still there\n"));
        }
    }

    void endsOfScripts()
    {
        for (const QString &user : {u"dasher"_s, QString()}) {
            const auto machine = open(user);
            QVERIFY(machine);
            const auto broken = machine->send(script("if"), sourceOf("abc"), {});
            QM_VERIFY_RESULT(broken);
            QCOMPARE(broken->end, End::Unknown);
            const auto killed = machine->send(script("kill -9 $$; sleep 2"), sourceOf("abc"), {});
            QM_VERIFY_RESULT(killed);
            QVERIFY(killed->end != End::Exited);
        }
    }

    void sourcesMayFail()
    {
        for (const QString &user : {u"root"_s, QString()}) {
            const auto machine = open(user);
            QVERIFY(machine);
            int pieces = 0;
            const auto source = [&](qsizetype) -> Result<QByteArray> {
                if (++pieces > 3)
                    return failure(u"disk-on-fire"_s, Message("the disk is on fire"));
                return QByteArray(1000, 'x');
            };
            const auto result = machine->send(script("cat >/dev/null"), source, {});
            QVERIFY(!result);
            QCOMPARE(result.error().code, u"disk-on-fire"_s);
            QM_VERIFY_RESULT(machine->run(script("true"), {}));
        }
    }

    void sinksMayHaveEnough()
    {
        for (const QString &user : {u"root"_s, QString()}) {
            const auto machine = open(user);
            QVERIFY(machine);
            qsizetype seen = 0;
            const auto result =
                machine->receive(script("exec cat /dev/zero"),
                                 [&](QByteArrayView bytes) { return (seen += bytes.size()) < 1'000'000; }, {});
            QM_VERIFY_RESULT(result);
            QCOMPARE(result->end, End::Unknown);
            QCOMPARE(result->reason.code, u"script-output-refused"_s);
        }
    }

    void endlessOutputIsReceived()
    {
        const auto machine = open(u"root"_s);
        QVERIFY(machine);
        qint64 seen = 0;
        const auto result = machine->receive(script("head -c 200000000 /dev/zero"),
                                             [&](QByteArrayView bytes) {
                                                 seen += bytes.size();
                                                 return true;
                                             },
                                             {});
        QM_VERIFY_RESULT(result);
        QVERIFY(result->succeeded());
        QCOMPARE(seen, 200'000'000);
    }

    void stopEndsAStreamAtOnce_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("node, reading") << u"asked"_s << QByteArray("cat >/dev/null");
        QTest::newRow("node, not reading") << u"root"_s << QByteArray("sleep 60");
        QTest::newRow("this machine, reading") << QString() << QByteArray("cat >/dev/null");
        QTest::newRow("this machine, not reading") << QString() << QByteArray("sleep 60");
    }

    void stopEndsAStreamAtOnce()
    {
        QFETCH(QString, user);
        QFETCH(QByteArray, text);
        const auto machine = open(user);
        QVERIFY(machine);
        std::stop_source stop;
        QElapsedTimer timer; // from the first byte on: logging in may take its time
        std::jthread stopper;
        const auto endless = [&](qsizetype limit) -> Result<QByteArray> {
            if (!timer.isValid()) {
                timer.start();
                stopper = std::jthread([&stop] {
                    std::this_thread::sleep_for(milliseconds(300));
                    stop.request_stop();
                });
            }
            return QByteArray(limit, 'x');
        };
        const auto result = machine->send(script(text), endless, stop.get_token());
        QM_VERIFY_RESULT(result);
        QCOMPARE(result->end, End::Unknown);
        QCOMPARE(result->reason.code, u"ssh-cancelled"_s);
        QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    }

    /// A limit of bytes per second, say, is no silence of the node.
    void receiversMayTakeTheirTime()
    {
        SshCommand command = script("head -c 100000 /dev/zero; sleep 1; echo end");
        command.silenceLimit = milliseconds(1500);
        const auto machine = open(u"root"_s);
        QVERIFY(machine);
        qint64 received = 0;
        const auto result = machine->receive(command,
                                             [&](QByteArrayView bytes) {
                                                 if (received == 0)
                                                     std::this_thread::sleep_for(std::chrono::seconds(3));
                                                 received += bytes.size();
                                                 return true;
                                             },
                                             {});
        QM_VERIFY_RESULT(result);
        QVERIFY2(result->succeeded(), qPrintable(result->reason.message.english()));
        QCOMPARE(received, 100'004);
    }

    /// Nothing moves: a node that does not read, and a way on which nothing passes.
    void stallsAreNoticed()
    {
        SshCommand command = script("sleep 60");
        command.silenceLimit = milliseconds(1500);
        const auto endless = [](qsizetype limit) -> Result<QByteArray> { return QByteArray(limit, 'x'); };
        for (const QString &user : {u"root"_s, QString()}) {
            const auto machine = open(user);
            QVERIFY(machine);
            const auto result = machine->send(command, endless, {});
            QM_VERIFY_RESULT(result);
            QCOMPARE(result->reason.code, u"ssh-stalled"_s);
        }
        FaultProxy proxy(m_fleet->node(0).address(), Node::port);
        const auto machine = open(u"root"_s, proxy.port());
        QVERIFY(machine);
        command.script = "cat >/dev/null";
        qint64 sent = 0;
        const auto result = machine->send(command,
                                          [&](qsizetype limit) -> Result<QByteArray> {
                                              if ((sent += limit) > 5'000'000)
                                                  proxy.freeze();
                                              return QByteArray(limit, 'x');
                                          },
                                          {});
        QM_VERIFY_RESULT(result);
        QCOMPARE(result->reason.code, u"ssh-stalled"_s);
    }

    void lostLinksLeaveTheEndUnknown()
    {
        Faults faults;
        faults.cutAfter = 60'000;
        FaultProxy proxy(m_fleet->node(0).address(), Node::port, faults);
        const auto machine = open(u"root"_s, proxy.port());
        QVERIFY(machine);
        const auto result = machine->send(script("cat"), sourceOf(noise(3'000'000, 2)), {});
        QM_VERIFY_RESULT(result);
        QCOMPARE(result->end, End::Unknown);
        QCOMPARE(result->reason.code, u"ssh-dropped"_s);
        QVERIFY(!machine->isUsable());
    }

    /// A long way and a slow one: everything comes, and what is sent meanwhile is bounded.
    void longWays()
    {
        Faults faults;
        faults.delay = milliseconds(30);
        FaultProxy proxy(m_fleet->node(0).address(), Node::port, faults);
        const auto machine = open(u"root"_s, proxy.port());
        QVERIFY(machine);
        const QByteArray bytes = noise(8'000'000, 3);
        const auto result = machine->send(script("sha256sum | cut -c1-64"), sourceOf(bytes), {});
        QM_VERIFY_RESULT(result);
        QCOMPARE(result->output, sha256(bytes) + '\n');
        QByteArray received;
        const auto got = machine->receive(script("head -c 8000000 /dev/zero"),
                                          [&](QByteArrayView piece) {
                                              received.append(piece);
                                              return true;
                                          },
                                          {});
        QM_VERIFY_RESULT(got);
        QCOMPARE(received.size(), 8'000'000);
    }

private:
    static void bothWays(Machine &machine, qsizetype size)
    {
        const QByteArray bytes = noise(size, 7);

        const auto sent = machine.send(script("sha256sum | cut -c1-64; exit 5"), sourceOf(bytes), {});
        QM_VERIFY_RESULT(sent);
        QVERIFY2(sent->end == End::Exited, qPrintable(sent->reason.message.text()));
        QCOMPARE(sent->exitCode, 5);
        QCOMPARE(sent->output, sha256(bytes) + '\n');

        // Both ways at once would stall where either is not listened to.
        const auto both = machine.send(script("cat; echo done >&2"), sourceOf(bytes), {});
        QM_VERIFY_RESULT(both);
        QCOMPARE(both->output.size(), bytes.size());
        QCOMPARE(both->output, bytes);
        QCOMPARE(both->errorOutput, QByteArray("done\n"));

        const QByteArray pattern =
            "for i in 1 2 3; do head -c \"$1\" /dev/zero | tr '\\0' \"$i\"; done; echo e >&2; exit 3";
        QByteArray received;
        const auto got = machine.receive(script(pattern, {QByteArray::number(size)}),
                                         [&](QByteArrayView piece) {
                                             received.append(piece);
                                             return true;
                                         },
                                         {});
        QM_VERIFY_RESULT(got);
        QCOMPARE(got->exitCode, 3);
        QVERIFY(got->output.isEmpty());
        QCOMPARE(got->errorOutput, QByteArray("e\n"));
        QCOMPARE(received, QByteArray(size, '1') + QByteArray(size, '2') + QByteArray(size, '3'));
    }

    /// By the name of a user of a node; this machine for nobody.
    OpenedMachine open(const QString &user, quint16 proxyPort = 0)
    {
        if (user.isEmpty())
            return test::openThisMachine();
        const bool sudo = user == u"asked" || user == u"nopty";
        SshTarget target = m_fleet->target(m_fleet->node(sudo ? 1 : 0), user);
        if (sudo)
            target.become = {true, u"root"_s, Secret(canary)};
        return test::openNode(*m_context, target, proxyPort);
    }

    std::unique_ptr<SshContext> m_context;
};

QTEST_GUILESS_MAIN(TestMachines)
#include "tst_machines.moc"
