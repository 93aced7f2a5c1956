// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sshconfig.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

QString way(const SshTarget &target)
{
    QStringList names;
    for (const SshEndpoint &jump : target.jumps)
        names += jump.user + u'@' + jump.name();
    return names.join(u' ');
}

} // namespace

/// Against the ssh program that is installed: it resolves, we follow.
class TestSshConfig final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"ssh"_s).isEmpty())
            QSKIP("ssh is not installed.");
    }

    void everythingWeFollow()
    {
        const auto plan =
            resolve("Host n1\n  HostName 10.0.0.1\n  Port 2200\n  User carol\n  IdentityFile ~/special_%h\n"
                    "  IdentitiesOnly yes\n  IdentityAgent none\n  HostKeyAlias golden\n"
                    "  UserKnownHostsFile ~/.ssh/mine\n  StrictHostKeyChecking no\n"
                    "  CertificateFile ~/cert.pub\n");
        QVERIFY(plan.target);
        const SshEndpoint &node = plan.target->node;
        QCOMPARE(node.address, u"10.0.0.1"_s);
        QCOMPARE(node.port, quint16(2200));
        QCOMPARE(node.user, u"carol"_s);
        QCOMPARE(node.identityFiles, QStringList{QDir::homePath() + u"/special_10.0.0.1"_s});
        QVERIFY(node.identitiesNamed && node.identitiesOnly);
        QCOMPARE(node.identityAgent, u"none"_s);
        QCOMPARE(node.hostKeyAlias, u"golden"_s);
        QVERIFY(node.knownHostsFiles.contains(u"/etc/ssh/ssh_known_hosts"_s));
        QCOMPARE(node.knownHostsFiles.size(), 3); // ssh prints the user's first
        QCOMPARE(plan.diagnostics.size(), 2);
        for (const Diagnostic &diagnostic : plan.diagnostics)
            QCOMPARE(diagnostic.host, u"n1"_s);
    }

    void theInventoryGoesFirst()
    {
        SshTarget target;
        target.node.port = 33;
        target.node.user = u"inventory"_s;
        target.node.identityFiles = {u"/inventory/key"_s};
        target.node.identitiesNamed = true;
        target.jumps.resize(1);
        target.jumps.first().address = u"jump"_s;
        const auto plan = resolve("Host n1\n  Port 2200\n  User carol\n  ProxyJump elsewhere\n", target);
        QCOMPARE(plan.target->node.port, quint16(33));
        QCOMPARE(plan.target->node.user, u"inventory"_s);
        QCOMPARE(plan.target->node.identityFiles, QStringList{u"/inventory/key"_s});
        QVERIFY(way(*plan.target).endsWith(u"@jump"_s));
        QCOMPARE(plan.target->jumps.size(), 1);
    }

    void theInventoryMaySayThatThereAreNoJumpHosts()
    {
        SshTarget target;
        target.direct = true;
        const auto plan = resolve("Host n1\n  ProxyJump elsewhere\n", target);
        QVERIFY(plan.target->jumps.isEmpty());
    }

    void jumpHostsHaveTheirOwn()
    {
        const auto plan = resolve("Host n1\n  ProxyJump b\n"
                                  "Host b\n  HostName 10.9.9.9\n  User bob\n  ProxyJump a\n"
                                  "Host a\n  User alice\n  Port 44\n  ProxyCommand ssh -W %h:%p zoe@z\n"
                                  "Host z\n  Port 55\n");
        QVERIFY(plan.target);
        QCOMPARE(way(*plan.target), u"zoe@z:55 alice@a:44 bob@10.9.9.9"_s);
    }

    void circlesEnd()
    {
        const auto plan = resolve("Host n1\n  ProxyJump a\nHost a\n  ProxyJump b\nHost b\n  ProxyJump a\n");
        QVERIFY(!plan.target);
        QVERIFY(plan.diagnostics.last().severity == Severity::Error);
    }

    void otherProxiesAreNotRun()
    {
        const QTemporaryDir directory;
        const QString canary = directory.filePath(u"ran"_s);
        const auto plan = resolve("Host n1\n  ProxyCommand touch " + canary.toUtf8() + "\n");
        QVERIFY(!plan.target);
        QCOMPARE(plan.diagnostics.first().code, u"ssh-proxy-unsupported"_s);
        QVERIFY(!QFile::exists(canary));
    }

    void brokenConfigurationsAreSaid()
    {
        const auto plan = resolve("Host n1\n  NoSuchOption yes\n");
        QVERIFY(plan.target);
        QCOMPARE(plan.target->node.port, quint16(22));
        QCOMPARE(plan.diagnostics.first().code, u"ssh-config"_s);
        QVERIFY(plan.diagnostics.first().message.text().contains(u"nosuchoption"_s, Qt::CaseInsensitive));
    }

    void rootNeedsNoSudo()
    {
        SshTarget target;
        target.become = {true, u"root"_s, {}};
        QVERIFY(!resolve("Host n1\n  User root\n", target).target->become.active);
        QVERIFY(resolve("Host n1\n  User bob\n", target).target->become.active);
    }

private:
    SshConnectionPlan resolve(const QByteArray &config, SshTarget target = {})
    {
        QFile file(m_directory.filePath(u"config"_s));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(config) != config.size())
            qFatal("cannot write a configuration");
        file.close();
        target.host = u"n1"_s;
        target.node.address = u"n1"_s;
        return resolveSshConfig(target, file.fileName());
    }

    QTemporaryDir m_directory;
};

QTEST_GUILESS_MAIN(TestSshConfig)
#include "tst_sshconfig.moc"
