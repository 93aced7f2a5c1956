// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/localshell.h"
#include "core/transport/ssh/sshsession.h"
#include "tests/support/nodes/nodefleettest.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::Node;
using qm::test::NodeFleet;
using qm::test::NodeFleetTest;
using End = CommandResult::End;

namespace {

/// Users with all kinds of login shells.
constexpr char users[] = R"sh(
users_of_all_shells
user nobodyhome /usr/sbin/nologin
user chatty /bin/bash
cat > /home/chatty/.bashrc <<'END'
head -c 1000000 /dev/zero | tr '\0' x
echo; echo "qm-begin-00000000000000000000000000000000"
printf '\033[31mwelcome\033[0m to stderr' >&2
cd /tmp
alias printf=false
END
user speaks /bin/bash
echo 'export LC_ALL=de_DE.UTF-8 LANG=ru_RU.UTF-8 PATH=/nowhere POSIXLY_CORRECT=1 IFS=xyz' > /home/speaks/.bashrc
cat > /home/speaks/.tcshrc <<'END'
echo hello
END
cat > /usr/local/bin/garbage <<'END'
#!/usr/bin/env python3
import sys
for i in range(10):
    sys.stdout.buffer.write(b"\x1b[2J\xff\xfe" + b"A" * 1000000)
END
chmod 755 /usr/local/bin/garbage
cat > /usr/local/bin/flood <<'END'
#!/bin/sh
exec yes "there is no end to what this machine has to say and it never will be"
END
chmod 755 /usr/local/bin/flood
)sh";

SshCommand script(const QByteArray &text, const QList<QByteArray> &parameters = {})
{
    SshCommand command;
    command.script = text;
    command.parameters = parameters;
    return command;
}

} // namespace

/// Scripts on real nodes, through every login shell somebody may have.
class TestSshCommands final : public NodeFleetTest
{
    Q_OBJECT

protected:
    void addNodes(NodeFleet &fleet) override
    {
        test::NodeOptions options;
        options.setup = users;
        options.sshdConfig = {u"MaxSessions 1"_s, u"PrintMotd yes"_s, u"SetEnv LC_TIME=de_DE.UTF-8"_s};
        fleet.add(options);
        options.setup.clear();
        options.sshdConfig = {u"ForceCommand echo only backups here; exit 3"_s};
        fleet.add(options);
        options.sshdConfig = {u"ForceCommand /usr/bin/yes forever and ever"_s};
        fleet.add(options);
        options.sshdConfig = {u"MaxSessions 0"_s};
        fleet.add(options);
    }

    void prepare() override
    {
        QFile knownHosts(m_fleet->knownHosts()); // another file each time
        QVERIFY(knownHosts.open(QIODevice::Append));
        QVERIFY(knownHosts.write(m_fleet->node(0).startDropbear()) > 0);
        knownHosts.close();
        m_context = std::make_unique<SshContext>(knownHosts.fileName());
    }

private Q_SLOTS:
    void cleanupTestCase()
    {
        m_context.reset();
        m_fleet.reset();
    }

    void everyLoginShellGivesTheSame_data()
    {
        QTest::addColumn<QString>("user");
        for (const char *user : {"root", "basher", "dasher", "zsher", "fisher", "tcsher", "chatty", "speaks", "busy"})
            QTest::newRow(user) << QString::fromLatin1(user);
    }

    void everyLoginShellGivesTheSame()
    {
        QFETCH(QString, user);
        const auto session = SshSession::open(*m_context, m_fleet->target(m_fleet->node(0), user));
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message.text()));
        QByteArray every;
        for (int byte = 1; byte < 256; ++byte)
            every += static_cast<char>(byte);
        const QByteArray text = "printf '%s' \"$1\"; printf '%s|%s|%s' \"$#\" \"$2\" \"$LC_ALL\" >&2; exit 42";
        const auto result = (*session)->run(script(text, {every, "it's $(here) `now` !! \\"}));
        QVERIFY2(result, qPrintable(result ? QString() : result.error().message.text()));
        QCOMPARE(result->end, End::Exited);
        QCOMPARE(result->exitCode, 42);
        QCOMPARE(result->output, every);
        QCOMPARE(result->errorOutput, QByteArray("2|it's $(here) `now` !! \\|C"));
        QVERIFY(!result->truncated);
    }

    void manyCommandsShareAConnection()
    {
        const auto session = SshSession::open(*m_context, m_fleet->target(m_fleet->node(0)));
        QVERIFY(session);
        // MaxSessions 1: each shell must have gone before the next one.
        for (int i = 0; i < 20; ++i) {
            const auto result = (*session)->run(script("echo $(($1 + 1))", {QByteArray::number(i)}));
            QVERIFY2(result, qPrintable(result ? QString() : result.error().message.text()));
            QCOMPARE(result->output, QByteArray::number(i + 1) + '\n');
        }
    }

    void endsAreToldApart_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<End>("end");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("signal");
        QTest::newRow("success") << QByteArray("true") << End::Exited << 0 << QString();
        QTest::newRow("failure") << QByteArray("false") << End::Exited << 1 << QString();
        QTest::newRow("255") << QByteArray("exit 255") << End::Exited << 255 << QString();
        QTest::newRow("missing tool") << QByteArray("no-such-tool") << End::Exited << 127 << QString();
        QTest::newRow("not executable") << QByteArray("/etc/passwd") << End::Exited << 126 << QString();
        QTest::newRow("tool killed") << QByteArray("sh -c 'kill -9 $$'") << End::Exited << 137 << QString();
        QTest::newRow("shell killed") << QByteArray("kill -9 $$; sleep 5") << End::Signalled << -1 << u"KILL"_s;
        QTest::newRow("shell terminated") << QByteArray("kill -TERM $$; sleep 5") << End::Signalled << -1 << u"TERM"_s;
        QTest::newRow("broken script") << QByteArray("if") << End::Unknown << -1 << QString();
        QTest::newRow("set -e") << QByteArray("set -eu\nfalse\necho never") << End::Exited << 1 << QString();
        QTest::newRow("reads its input") << QByteArray("cat; read x; true") << End::Exited << 0 << QString();
        QTest::newRow("here-document") << QByteArray("cat <<END >&2\nhello\nEND") << End::Exited << 0 << QString();
        QTest::newRow("leaves a child") << QByteArray("sleep 30 & true") << End::Exited << 0 << QString();
    }

    void endsAreToldApart()
    {
        QFETCH(QByteArray, text);
        QFETCH(End, end);
        const auto session = SshSession::open(*m_context, m_fleet->target(m_fleet->node(0), u"dasher"_s));
        QVERIFY(session);
        QElapsedTimer timer;
        timer.start();
        const auto result = (*session)->run(script(text));
        QVERIFY2(result, qPrintable(result ? QString() : result.error().message.text()));
        QVERIFY2(result->end == end, qPrintable(result->reason.message.text()));
        QTEST(result->exitCode, "exitCode");
        QTEST(result->signal, "signal");
        QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    }

    void loginsWithoutAShellSaySo_data()
    {
        QTest::addColumn<int>("node");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("says");
        QTest::newRow("nologin") << 0 << u"nobodyhome"_s << u"not available"_s;
        QTest::newRow("forced command") << 1 << u"root"_s << u"only backups here"_s;
    }

    void loginsWithoutAShellSaySo()
    {
        QFETCH(int, node);
        QFETCH(QString, user);
        QFETCH(QString, says);
        const auto session =
            SshSession::open(*m_context, m_fleet->target(m_fleet->node(static_cast<size_t>(node)), user));
        QVERIFY(session);
        const auto result = (*session)->run(script("echo hello"));
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"ssh-not-a-shell"_s);
        QVERIFY2(result.error().message.text().contains(says), qPrintable(result.error().message.text()));
    }

    void endlessNoiseIsCutOff()
    {
        const auto session = SshSession::open(*m_context, m_fleet->target(m_fleet->node(2)));
        QVERIFY(session);
        const auto result = (*session)->run(script("echo hello"));
        QVERIFY(result);
        QCOMPARE(result->end, End::Unknown);
        QCOMPARE(result->reason.code, u"ssh-flood"_s);
        QVERIFY(result->output.isEmpty());
    }

    void noSessionsAllowed()
    {
        const auto session = SshSession::open(*m_context, m_fleet->target(m_fleet->node(3)));
        QVERIFY(session);
        const auto result = (*session)->run(script("echo hello"));
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"ssh-channel"_s);
    }

    void outputHasABudget()
    {
        const auto session = SshSession::open(*m_context, m_fleet->target(m_fleet->node(0), u"fisher"_s));
        QVERIFY(session);
        auto command = script("garbage");
        const auto whole = (*session)->run(command);
        QVERIFY(whole);
        QCOMPARE(whole->output.size(), 10'000'060);
        QVERIFY(!whole->truncated);
        command.outputLimit = 5000;
        const auto part = (*session)->run(command);
        QVERIFY(part);
        QCOMPARE(part->output.size(), 5000);
        QCOMPARE(part->exitCode, 0);
        QVERIFY(part->truncated);
        QCOMPARE(part->output, whole->output.left(5000));
        QCOMPARE(harmlessText(part->output, 5).size(), 5);
        const auto flood = (*session)->run(script("flood"));
        QVERIFY(flood);
        QCOMPARE(flood->reason.code, u"ssh-flood"_s);
        QCOMPARE(flood->output.size(), command.outputLimit == 5000 ? SshCommand().outputLimit : 0);
    }

    void silenceHasALimit()
    {
        const auto session = SshSession::open(*m_context, m_fleet->target(m_fleet->node(0)));
        QVERIFY(session);
        auto command = script("for i in 1 2 3 4 5 6; do sleep 0.5; echo $i; done"); // never silent for long
        command.silenceLimit = std::chrono::milliseconds(1500);
        const auto slow = (*session)->run(command);
        QVERIFY(slow);
        QCOMPARE(slow->end, End::Exited);
        command.script = "echo begun; sleep 60";
        QElapsedTimer timer;
        timer.start();
        const auto silent = (*session)->run(command);
        QVERIFY(silent);
        QCOMPARE(silent->end, End::Unknown);
        QCOMPARE(silent->reason.code, u"ssh-stalled"_s);
        QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!(*session)->isUsable());
    }

    void cancelEndsACommandAtOnce()
    {
        const auto session = SshSession::open(*m_context, m_fleet->target(m_fleet->node(0)));
        QVERIFY(session);
        std::stop_source stop;
        const std::jthread canceller([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            stop.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        const auto result = (*session)->run(script("sleep 60"), stop.get_token());
        QVERIFY(result);
        QCOMPARE(result->end, End::Unknown);
        QCOMPARE(result->reason.code, u"ssh-cancelled"_s);
        QVERIFY(timer.elapsed() < 1500);
    }

    void scriptsWithZeroBytesAreRefused()
    {
        const auto session = SshSession::open(*m_context, m_fleet->target(m_fleet->node(0)));
        QVERIFY(session);
        QCOMPARE((*session)->run(script("true", {QByteArray("a\0b", 3)})).error().code, u"ssh-script"_s);
        QVERIFY((*session)->run(script("true")));
    }

    void whoHasHadEnoughLeavesTheConnectionUsable_data()
    {
        QTest::addColumn<bool>("isDropbear");
        QTest::newRow("OpenSSH") << false;
        QTest::newRow("Dropbear") << true;
    }

    /// What is still under way when a command is given up must not end the connection for the next one.
    void whoHasHadEnoughLeavesTheConnectionUsable()
    {
        QFETCH(bool, isDropbear);
        SshTarget target = m_fleet->target(m_fleet->node(0));
        if (isDropbear)
            target.node.port = Node::dropbearPort;
        const auto session = SshSession::open(*m_context, target);
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message.text()));
        // All of it is under way when the first bytes are refused, the end of standard error, too.
        for (int size = 100'000; size < 3'000'000; size += 100'000) {
            const auto given = (*session)->run(script("head -c $1 /dev/zero", {QByteArray::number(size)}), {},
                                               {.output = [](QByteArrayView) { return false; }});
            QVERIFY(given);
            QCOMPARE(given->reason.code, u"script-output-refused"_s);
            const auto next = (*session)->run(script("sleep 0.1; echo hello"));
            QVERIFY2(next, qPrintable(next ? QString() : next.error().message.text()));
            QVERIFY2(next->end == End::Exited, qPrintable(QString::number(size) + next->reason.message.text()));
            QCOMPARE(next->output, QByteArray("hello\n"));
        }
    }

    /// On this machine as on a node: however much it says meanwhile.
    void aScriptOfThisMachineThatNeverEnds()
    {
        SshCommand endless = script("while echo hello; do sleep 0.1; done");
        endless.totalLimit = std::chrono::seconds(1);
        const auto result = runLocally(endless, {});
        QVERIFY(result);
        QCOMPARE(result->reason.code, u"ssh-overdue"_s);
        QVERIFY(result->output.contains("hello"));
    }

private:
    std::unique_ptr<SshContext> m_context;
};

QTEST_GUILESS_MAIN(TestSshCommands)
#include "tst_sshcommands.moc"
