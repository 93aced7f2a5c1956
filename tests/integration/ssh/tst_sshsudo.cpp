// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sshsession.h"
#include "tests/support/nodes/nodefleettest.h"
#include "tests/support/nodes/scriptedprovider.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::Node;
using qm::test::NodeFleet;
using qm::test::NodeFleetTest;
using qm::test::ScriptedProvider;
using End = CommandResult::End;

namespace {

/// A password that must turn up nowhere.
constexpr char canary[] = "kanarienvogel-7c1f";

} // namespace

/// Becoming another user on real nodes, and what becomes of the password.
class TestSshSudo final : public NodeFleetTest
{
    Q_OBJECT

protected:
    void addNodes(NodeFleet &fleet) override
    {
        test::NodeOptions options;
        QFile users(QStringLiteral(QM_TEST_DATA "/ssh/sudo-users.sh"));
        QVERIFY(users.open(QIODevice::ReadOnly));
        options.setup = users.readAll();
        fleet.add(options);
        options.setup = "useradd -p '*' -m -s /bin/bash free\nrm -f /usr/bin/sudo\n";
        fleet.add(options);
    }

private Q_SLOTS:
    void becomes_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("becomes");
        QTest::newRow("without password") << u"free"_s << u"root"_s;
        QTest::newRow("with password") << u"asked"_s << u"root"_s;
        QTest::newRow("another user") << u"asked"_s << u"other"_s;
        QTest::newRow("from fish") << u"fishy"_s << u"root"_s;
        QTest::newRow("lecture") << u"lectured"_s << u"root"_s;
        QTest::newRow("prompt of its own") << u"insulted"_s << u"root"_s;
        QTest::newRow("no pty") << u"nopty"_s << u"root"_s;
        QTest::newRow("chatty login") << u"chatty"_s << u"root"_s;
    }

    void becomes()
    {
        QFETCH(QString, user);
        QFETCH(QString, becomes);
        SshContext context(m_fleet->knownHosts());
        const auto session = SshSession::open(context, target(user, canary, becomes));
        QVERIFY(session);
        SshCommand command;
        command.script = "id -un; echo $HOME; cat; printf '%s' \"$1\"; echo to stderr >&2; exit 7";
        command.parameters = {"a 'b'\n"};
        for (int i = 0; i < 2; ++i) { // sudo may remember the password the second time
            const auto result = (*session)->run(command);
            QVERIFY2(result, qPrintable(result ? QString() : result.error().message.text()));
            QCOMPARE(result->end, End::Exited);
            QCOMPARE(result->exitCode, 7);
            const QByteArray home = becomes == u"root"_s ? "/root" : "/home/" + becomes.toUtf8();
            QCOMPARE(result->output, becomes.toUtf8() + '\n' + home + "\na 'b'\n");
            QCOMPARE(result->errorOutput, QByteArray("to stderr\n"));
        }
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QString>("code");
        QTest::newRow("no password known") << u"asked"_s << QByteArray() << u"sudo-password-needed"_s;
        QTest::newRow("wrong password") << u"asked"_s << QByteArray("wrong") << u"sudo-password-refused"_s;
        QTest::newRow("wrong password, insults") << u"insulted"_s << QByteArray("wrong") << u"sudo-password-refused"_s;
        QTest::newRow("requiretty") << u"ttyonly"_s << QByteArray(canary) << u"sudo-needs-tty"_s;
        QTest::newRow("other commands only") << u"limited"_s << QByteArray(canary) << u"sudo-not-allowed"_s;
        QTest::newRow("not in sudoers") << u"outsider"_s << QByteArray(canary) << u"sudo-not-allowed"_s;
    }

    void refusals()
    {
        QFETCH(QString, user);
        QFETCH(QByteArray, password);
        SshContext context(m_fleet->knownHosts());
        const auto session = SshSession::open(context, target(user, password));
        QVERIFY(session);
        SshCommand command;
        command.script = "echo this must not run";
        const auto result = (*session)->run(command);
        QVERIFY(!result);
        QTEST(result.error().code, "code");
        QVERIFY(!result.error().message.text().contains(QString::fromLatin1(canary)));
        QVERIFY((*session)->isUsable());
    }

    void noSudoAtAll()
    {
        SshContext context(m_fleet->knownHosts());
        SshTarget target = m_fleet->target(m_fleet->node(1), u"free"_s);
        target.become.active = true;
        const auto session = SshSession::open(context, target);
        QVERIFY(session);
        const auto result = (*session)->run(SshCommand());
        QVERIFY(!result);
        QVERIFY2(result.error().code == u"sudo-missing", qPrintable(result.error().message.text()));
    }

    void aWrongPasswordIsSentOnce()
    {
        ScriptedProvider provider;
        SshContext context(m_fleet->knownHosts(), &provider);
        const auto session = SshSession::open(context, target(u"asked"_s, "wrong-again"));
        QVERIFY(session);
        const auto failures = [&] {
            return m_fleet->node(0).inside(u"grep -c 'incorrect password' /var/log/sudo.log || true"_s).toInt();
        };
        (void)m_fleet->node(0).inside(u"rm -rf /run/sudo/ts/asked /var/lib/sudo/ts/asked"_s);
        const int before = failures();
        for (int i = 0; i < 3; ++i)
            QCOMPARE((*session)->run(SshCommand()).error().code, u"sudo-password-refused"_s);
        QTRY_COMPARE(failures(), before + 1);
        QVERIFY(provider.requests.first().refusedBefore);
        QCOMPARE(provider.requests.first().kind, SecretRequest::Kind::BecomePassword);
        provider.answers = {{canary, false}};
        QVERIFY((*session)->run(SshCommand()));
    }

    /// sudo does not ask a second time, which would say that the first answer was wrong.
    void aWrongPasswordThatEndsSudoIsSentOnce()
    {
        SshContext context(m_fleet->knownHosts());
        const auto session = SshSession::open(context, target(u"hasty"_s, "wrong-at-last"));
        QVERIFY(session);
        const auto failures = [&] {
            return m_fleet->node(0).inside(u"grep -c 'hasty.*incorrect password' /var/log/sudo.log || true"_s).toInt();
        };
        for (int i = 0; i < 3; ++i)
            QCOMPARE((*session)->run(SshCommand()).error().code, u"sudo-password-refused"_s);
        QTRY_COMPARE(failures(), 1);
        const auto other = SshSession::open(context, target(u"hasty"_s, canary));
        QVERIFY(other);
        QVERIFY((*other)->run(SshCommand()));
    }

    void thePasswordIsNowhere()
    {
        SshContext context(m_fleet->knownHosts());
        const Node &node = m_fleet->node(0);
        (void)node.inside(u"rm -rf /run/sudo/ts/* /var/lib/sudo/ts/*"_s);
        const auto session = SshSession::open(context, target(u"asked"_s, canary));
        QVERIFY(session);
        SshCommand command;
        // What every process of the node and this script itself can see: command lines, environments, its own input.
        command.script =
            "cat; for p in /proc/[0-9]*; do tr '\\0' ' ' < $p/cmdline; tr '\\0' ' ' < $p/environ; done; set";
        const auto result = (*session)->run(command);
        QVERIFY(result);
        QVERIFY(result->output.contains("sudo -H -S -p")); // the rig sees command lines
        QVERIFY(!result->output.contains(canary));
        QVERIFY(!result->errorOutput.contains(canary));
        QVERIFY(!node.log().contains(canary));
        QVERIFY(node.inside(u"grep -rl %1 /var/log /home /tmp /run 2>/dev/null || true"_s.arg(QLatin1String(canary)))
                    .isEmpty());
    }

private:
    SshTarget target(const QString &user, const QByteArray &password, const QString &becomes = u"root"_s)
    {
        SshTarget target = m_fleet->target(m_fleet->node(0), user);
        target.become = {true, becomes, password.isEmpty() ? Secret() : Secret(password)};
        (void)m_fleet->node(0).inside(u"rm -rf /run/sudo/ts/%1"_s.arg(user));
        return target;
    }
};

QTEST_GUILESS_MAIN(TestSshSudo)
#include "tst_sshsudo.moc"
