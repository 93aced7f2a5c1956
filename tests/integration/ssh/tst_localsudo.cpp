// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/localshell.h"
#include "core/transport/ssh/sshcontext.h"
#include "tests/support/nodes/nodefleettest.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using qm::test::Node;
using qm::test::NodeFleet;
using qm::test::NodeFleetTest;

namespace {

/// The password of all users.
constexpr char canary[] = "kanarienvogel-7c1f";
constexpr char input[] = "what the script is sent";

LocalBecome becoming(SshContext &context, const QString &user, const QString &password)
{
    LocalBecome become{&context, {}};
    become.target.host = u"here"_s;
    become.target.local = true;
    become.target.become = {true, user, password.isEmpty() ? Secret() : Secret::fromText(password)};
    return become;
}

/// What whoever runs this gets by becoming @p user: the script's output, or the code of an error.
int become(const QString &user, const QString &password)
{
    const QTemporaryDir directory;
    SshContext context(directory.filePath(u"known_hosts"_s));
    SshCommand command;
    command.script = "id -un; echo $HOME; cat; printf ' %s' \"$1\"; exit 7";
    command.parameters = {"a 'b'"};
    bool isSent = false;
    const auto source = [&](qsizetype) { return std::exchange(isSent, true) ? QByteArray() : QByteArray(input); };
    const Result<CommandResult> result = runLocally(command, {}, {.input = source}, becoming(context, user, password));
    if (!result)
        std::printf("%s", qPrintable(result.error().code));
    else
        std::printf("%s exit %d", result->output.constData(), result->exitCode);
    return 0;
}

} // namespace

/// Becoming another user on this machine: this program runs itself in nodes, as users for whom sudo behaves in all its
/// ways.
class TestLocalSudo final : public NodeFleetTest
{
    Q_OBJECT

protected:
    void addNodes(NodeFleet &fleet) override
    {
        QFile users(QStringLiteral(QM_TEST_DATA "/ssh/sudo-users.sh"));
        QVERIFY(users.open(QIODevice::ReadOnly));
        // Where it was built, others may not be allowed to go.
        const QByteArray copy =
            "install -m 755 '" + QCoreApplication::applicationFilePath().toUtf8() + "' /usr/bin/me\n";
        test::NodeOptions options;
        options.setup = users.readAll() + copy;
        fleet.add(options);
        options.setup = "user free /bin/bash\nrm -f /usr/bin/sudo\n" + copy;
        fleet.add(options);
    }

private Q_SLOTS:
    void becomes_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("becomes");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QByteArray>("said");
        const auto done = [](const QByteArray &user, const QByteArray &home) {
            return user + '\n' + home + '\n' + input + " a 'b' exit 7";
        };
        const QString right = QString::fromLatin1(canary);
        QTest::newRow("without password") << u"free"_s << u"root"_s << QString() << done("root", "/root");
        QTest::newRow("with password") << u"asked"_s << u"root"_s << right << done("root", "/root");
        QTest::newRow("another user") << u"asked"_s << u"other"_s << right << done("other", "/home/other");
        QTest::newRow("lecture") << u"lectured"_s << u"root"_s << right << done("root", "/root");
        QTest::newRow("itself") << u"outsider"_s << u"outsider"_s << QString() << done("outsider", "/home/outsider");
        QTest::newRow("no password known")
            << u"asked"_s << u"root"_s << QString() << QByteArray("sudo-password-needed");
        QTest::newRow("wrong password") << u"asked"_s << u"root"_s << u"wrong"_s << QByteArray("sudo-password-refused");
        QTest::newRow("requiretty") << u"ttyonly"_s << u"root"_s << right << QByteArray("sudo-needs-tty");
        QTest::newRow("not in sudoers") << u"outsider"_s << u"root"_s << right << QByteArray("sudo-not-allowed");
    }

    void becomes()
    {
        QFETCH(const QString, user);
        QFETCH(const QString, becomes);
        QFETCH(const QString, password);
        QTEST(said(0, user, becomes, password), "said");
    }

    void noSudoAtAll() { QCOMPARE(said(1, u"free"_s, u"root"_s, {}), QByteArray("sudo-missing")); }

    /// Whoever runs the program may not kill what is another user's: it is not waited for.
    void aStopDoesNotWait()
    {
        const QByteArray took = m_fleet->node(0).inside(
            u"rm -rf /run/sudo/ts/*; su free -c 'cd /; s=$(date +%s); /usr/bin/me stop; echo $(($(date +%s) - s))'"_s);
        bool isNumber = false;
        const QByteArray seconds = took.mid(took.indexOf(' ')).trimmed();
        QVERIFY2(took.startsWith("ssh-cancelled "), took.constData());
        QVERIFY2(seconds.toInt(&isNumber) < 20 && isNumber, took.constData());
    }

    void cleanupTestCase() { m_fleet.reset(); }

private:
    QByteArray said(size_t node, const QString &user, const QString &becomes, const QString &password)
    {
        return m_fleet->node(node).inside(
            u"rm -rf /run/sudo/ts/*; su %1 -c \"cd /; /usr/bin/me become '%2' '%3'\""_s.arg(user, becomes, password));
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"become")
        return become(arguments.value(2), arguments.value(3));
    if (arguments.value(1) == u"stop") {
        SshContext context({});
        SshCommand command;
        command.script = "echo begun; sleep 60";
        std::stop_source stop;
        const auto stopIt = [&](QByteArrayView) { return stop.request_stop(), true; };
        const auto result = runLocally(command, stop.get_token(), {.output = stopIt}, becoming(context, u"root"_s, {}));
        std::printf("%s ", qPrintable(result ? result->reason.code : result.error().code));
        return 0;
    }
    TestLocalSudo test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_localsudo.moc"
