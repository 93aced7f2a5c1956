// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sshsession.h"
#include "tests/support/nodes/nodefleettest.h"
#include "tests/support/nodes/scriptedprovider.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::Node;
using qm::test::NodeFleet;
using qm::test::NodeFleetTest;
using qm::test::ScriptedProvider;
using Kind = SecretRequest::Kind;

namespace {

constexpr char users[] = R"sh(
useradd -p '*' -m -s /bin/sh keyed
useradd -m -s /bin/sh worded
echo 'worded:correct horse' | chpasswd
)sh";

constexpr char slowKeys[] = R"sh(
printf '#!/bin/sh\nsleep 3\ncat /etc/node/authorized_keys\n' > /etc/node/slowly
chmod 755 /etc/node/slowly
)sh";

} // namespace

/// Logging in on real servers by every method we have, and being refused by every one.
class TestSshLogin final : public NodeFleetTest
{
    Q_OBJECT

protected:
    void addNodes(NodeFleet &fleet) override
    {
        test::NodeOptions options;
        options.setup = users;
        fleet.add(options); // keys
        options.sshdConfig = {u"PasswordAuthentication yes"_s, u"PubkeyAuthentication no"_s, u"MaxAuthTries 3"_s};
        fleet.add(options); // password
        options.sshdConfig = {u"UsePAM yes"_s, u"KbdInteractiveAuthentication yes"_s, u"PubkeyAuthentication no"_s};
        fleet.add(options); // questions
        options.sshdConfig = {u"PasswordAuthentication yes"_s, u"AuthenticationMethods publickey,password"_s};
        fleet.add(options); // both
        options.sshdConfig = {u"MaxAuthTries 2"_s};
        fleet.add(options);
        options.sshdConfig = {u"AuthorizedKeysFile none"_s, u"AuthorizedKeysCommandUser root"_s,
                              u"AuthorizedKeysCommand /etc/node/slowly"_s};
        options.setup = slowKeys;
        fleet.add(options);
        options.sshdConfig = {u"UsePAM yes"_s, u"KbdInteractiveAuthentication yes"_s, u"PubkeyAuthentication no"_s};
        options.setup =
            users + QByteArray("sed -i '1i auth optional pam_exec.so quiet /bin/sleep 3' /etc/pam.d/sshd\n");
        fleet.add(options);
        options.sshdConfig = {u"PasswordAuthentication yes"_s, u"MaxAuthTries 6"_s};
        options.setup = users;
        fleet.add(options);
    }

    void prepare() override
    {
        QCOMPARE(QProcess::execute(
                     u"ssh-keygen"_s,
                     {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, u"open sesame"_s, u"-f"_s, m_fleet->path(u"locked"_s)}),
                 0);
        for (int i = 0; i < 8; ++i) {
            QCOMPARE(QProcess::execute(u"ssh-keygen"_s,
                                       {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-f"_s,
                                        m_fleet->path(u"stranger%1"_s.arg(i))}),
                     0);
        }
    }

private Q_SLOTS:
    void keys()
    {
        SshContext context(m_fleet->knownHosts());
        QVERIFY(SshSession::open(context, m_fleet->target(m_fleet->node(0), u"keyed"_s)));
        SshTarget target = m_fleet->target(m_fleet->node(0), u"keyed"_s);
        target.node.identityFiles = {m_fleet->path(u"missing"_s), m_fleet->path(u"stranger0"_s)};
        const auto session = SshSession::open(context, target);
        QCOMPARE(session.error().code, u"ssh-auth-denied"_s);
        const QString text = session.error().message.text();
        QVERIFY2(text.contains(u"stranger0 refused"_s) && text.contains(u"no private key"_s), qPrintable(text));
        QCOMPARE(SshSession::open(context, m_fleet->target(m_fleet->node(0), u"nobody-there"_s)).error().code,
                 u"ssh-auth-denied"_s);
    }

    void encryptedKeysAskOnce()
    {
        allow(u"locked.pub"_s, 0);
        ScriptedProvider provider;
        provider.answers = {{"wrong", false}, {"open sesame", false}};
        SshContext context(m_fleet->knownHosts(), &provider);
        SshTarget target = m_fleet->target(m_fleet->node(0));
        target.node.identityFiles = {m_fleet->path(u"locked"_s)};
        std::vector<std::jthread> threads;
        std::atomic<int> open = 0;
        for (int i = 0; i < 6; ++i)
            threads.emplace_back([&] { open += SshSession::open(context, target) ? 1 : 0; });
        threads.clear();
        QCOMPARE(open, 6);
        QCOMPARE(provider.requests.size(), 2);
        QCOMPARE(provider.requests.at(0).kind, Kind::Passphrase);
        QCOMPARE(provider.requests.at(0).subject, m_fleet->path(u"locked"_s));
        QVERIFY(!provider.requests.at(0).refusedBefore);
        QVERIFY(provider.requests.at(1).refusedBefore);
    }

    void encryptedKeysAreNotAskedForInVain()
    {
        ScriptedProvider provider;
        SshContext context(m_fleet->knownHosts(), &provider);
        SshTarget target = m_fleet->target(m_fleet->node(4)); // where the key is not allowed
        target.node.identityFiles = {m_fleet->path(u"locked"_s)};
        QCOMPARE(SshSession::open(context, target).error().code, u"ssh-auth-denied"_s);
        QVERIFY(provider.requests.isEmpty());
    }

    void agentsAreAsked()
    {
        QProcess agent;
        const QString socket = m_fleet->path(u"agent"_s);
        agent.start(u"ssh-agent"_s, {u"-D"_s, u"-a"_s, socket});
        QTRY_VERIFY(QFile::exists(socket));
        qputenv("SSH_AUTH_SOCK", socket.toLocal8Bit());
        const auto forget = qScopeGuard([&] {
            qunsetenv("SSH_AUTH_SOCK");
            agent.kill();
            agent.waitForFinished();
        });
        for (int i = 0; i < 4; ++i)
            QCOMPARE(QProcess::execute(u"ssh-add"_s, {u"-q"_s, m_fleet->path(u"stranger%1"_s.arg(i))}), 0);
        QCOMPARE(QProcess::execute(u"ssh-add"_s, {u"-q"_s, m_fleet->keyFile()}), 0);

        SshContext context(m_fleet->knownHosts());
        SshTarget target = m_fleet->target(m_fleet->node(0));
        target.node.identityAgent.clear();
        target.node.identityFiles.clear();
        target.node.identitiesNamed = false;
        QCOMPARE(SshSession::open(context, target).error().code, u"ssh-auth-denied"_s); // only named keys, none named
        target.node.identitiesOnly = false;
        QVERIFY(SshSession::open(context, target)); // the fifth key
        target.node.identityAgent = u"none"_s;
        QVERIFY(!SshSession::open(context, target));
        target.node.identityAgent = socket;
        QVERIFY(SshSession::open(context, target));

        target = m_fleet->target(m_fleet->node(4)); // MaxAuthTries 2: only a named key gets in
        target.node.identityAgent = socket;
        target.node.identitiesOnly = false;
        QVERIFY(SshSession::open(context, target));
        target.node.identityFiles.clear();
        QCOMPARE(SshSession::open(context, target).error().code, u"ssh-auth-attempts"_s);
    }

    void anAgentThatNeverAnswersDelaysNobodyForEver()
    {
        const QString socket = m_fleet->path(u"deaf"_s);
        QProcess deaf;
        deaf.start(u"python3"_s,
                   {u"-c"_s,
                    u"import socket,sys,time\ns=socket.socket(socket.AF_UNIX)\n"
                    "s.bind(sys.argv[1])\ns.listen()\ntime.sleep(60)"_s,
                    socket});
        QTRY_VERIFY(QFile::exists(socket));
        SshLimits limits;
        limits.authentication = std::chrono::milliseconds(800);
        SshContext context(m_fleet->knownHosts(), nullptr, limits);
        SshTarget target = m_fleet->target(m_fleet->node(0));
        target.node.identityAgent = socket;
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(SshSession::open(context, target).error().code, u"ssh-stalled"_s);
        QVERIFY(timer.elapsed() < 3000);
        deaf.kill();
        deaf.waitForFinished();
    }

    void passwords()
    {
        SshContext context(m_fleet->knownHosts());
        SshTarget target = m_fleet->target(m_fleet->node(1), u"worded"_s);
        QCOMPARE(SshSession::open(context, target).error().code, u"ssh-auth-denied"_s);
        target.node.password = Secret("correct horse");
        QVERIFY(SshSession::open(context, target));
    }

    void wrongPasswordsAreSentOnce()
    {
        ScriptedProvider provider;
        SshContext context(m_fleet->knownHosts(), &provider);
        SshTarget target = m_fleet->target(m_fleet->node(1), u"worded"_s);
        target.node.password = Secret("battery staple");
        const qsizetype before = m_fleet->node(1).log().count("Failed password for worded");
        for (int i = 0; i < 3; ++i)
            QCOMPARE(SshSession::open(context, target).error().code, u"ssh-auth-password"_s);
        QTRY_COMPARE(m_fleet->node(1).log().count("Failed password for worded"), before + 1);
        QVERIFY(provider.requests.first().refusedBefore);

        provider.answers = {{"battery staple", false}, {"correct horse", false}};
        QVERIFY(!SshSession::open(context, target)); // given again: still not sent
        QTRY_COMPARE(m_fleet->node(1).log().count("Failed password for worded"), before + 1);
        QVERIFY(SshSession::open(context, target));
    }

    /// After five keys a wrong password is one attempt too many: the server hangs up instead of refusing it.
    void aWrongPasswordThatEndsTheConnectionIsSentOnce()
    {
        SshContext context(m_fleet->knownHosts());
        SshTarget target = m_fleet->target(m_fleet->node(7), u"worded"_s);
        target.node.identityFiles.clear();
        for (int i = 0; i < 5; ++i)
            target.node.identityFiles += m_fleet->path(u"stranger%1"_s.arg(i));
        target.node.password = Secret("battery staple");
        for (int i = 0; i < 3; ++i)
            QCOMPARE(SshSession::open(context, target).error().code, u"ssh-auth-password"_s);
        QTRY_COMPARE(m_fleet->node(7).log().count("Failed password for worded"), 1);
        QVERIFY(m_fleet->node(7).log().contains("Too many authentication failures")); // the rig does what is meant
        target.node.password = Secret("correct horse");
        QVERIFY(SshSession::open(context, target));
    }

    void questions()
    {
        ScriptedProvider provider;
        SshContext context(m_fleet->knownHosts(), &provider);
        SshTarget target = m_fleet->target(m_fleet->node(2), u"worded"_s);
        target.node.password = Secret("correct horse");
        const auto session = SshSession::open(context, target);
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message.text()));
        QVERIFY(provider.requests.isEmpty());
        SshContext fresh(m_fleet->knownHosts(), &provider);
        target.node.password = Secret("wrong");
        QCOMPARE(SshSession::open(fresh, target).error().code, u"ssh-auth-password"_s);
    }

    /// The limit of the handshake is over long before.
    void aServerMayTakeTheTimeThatLoggingInHas()
    {
        SshLimits limits;
        limits.handshake = std::chrono::seconds(1);
        limits.authentication = std::chrono::seconds(10);
        SshContext context(m_fleet->knownHosts(), nullptr, limits);
        const auto session = SshSession::open(context, m_fleet->target(m_fleet->node(5)));
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message.text()));
        limits.authentication = std::chrono::milliseconds(1500);
        SshContext hasty(m_fleet->knownHosts(), nullptr, limits);
        QCOMPARE(SshSession::open(hasty, m_fleet->target(m_fleet->node(5))).error().code, u"ssh-stalled"_s);
    }

    /// As long as somebody needs who is sent a message to confirm.
    void aServerThatAsksSomebodyElseMayTakeLonger()
    {
        SshLimits limits;
        limits.handshake = std::chrono::seconds(1);
        limits.authentication = std::chrono::seconds(1);
        SshContext context(m_fleet->knownHosts(), nullptr, limits);
        SshTarget target = m_fleet->target(m_fleet->node(6), u"worded"_s);
        target.node.password = Secret("correct horse");
        const auto session = SshSession::open(context, target);
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message.text()));
    }

    void severalMethodsInSequence()
    {
        SshContext context(m_fleet->knownHosts());
        SshTarget target = m_fleet->target(m_fleet->node(3), u"worded"_s);
        QCOMPARE(SshSession::open(context, target).error().code, u"ssh-auth-denied"_s);
        target.node.password = Secret("correct horse");
        QVERIFY(SshSession::open(context, target));
    }

    void aPersonMayTakeTimeAndMayCancel()
    {
        ScriptedProvider provider;
        provider.answers = {{"correct horse", false}};
        provider.delay = std::chrono::milliseconds(1500);
        SshLimits limits;
        limits.authentication = std::chrono::milliseconds(700);
        SshContext context(m_fleet->knownHosts(), &provider, limits);
        const SshTarget target = m_fleet->target(m_fleet->node(1), u"worded"_s);
        QVERIFY(SshSession::open(context, target));

        SshContext other(m_fleet->knownHosts(), &provider);
        provider.delay = std::chrono::seconds(30);
        std::stop_source stop;
        const std::jthread canceller([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            stop.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(SshSession::open(other, target, stop.get_token()).error().code, u"ssh-cancelled"_s);
        QVERIFY(timer.elapsed() < 2000);
    }

private:
    void allow(const QString &publicKey, size_t node)
    {
        QFile file(m_fleet->path(publicKey));
        QVERIFY(file.open(QIODevice::ReadOnly));
        (void)m_fleet->node(node).inside(
            u"echo '%1' >> /etc/node/authorized_keys"_s.arg(QString::fromLatin1(file.readAll().trimmed())));
    }
};

QTEST_GUILESS_MAIN(TestSshLogin)
#include "tst_sshlogin.moc"
