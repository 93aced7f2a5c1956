// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sshsession.h"
#include "tests/support/nodes/nodefleettest.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::Node;
using qm::test::NodeFleet;
using qm::test::NodeFleetTest;

namespace {

QByteArray lineFor(const Node &node, const HostKey &key, const QByteArray &marker = {})
{
    return marker + knownHostsName(node.address(), Node::port) + ' ' + key.type + ' ' + key.blob.toBase64() + '\n';
}

} // namespace

/// Nothing is sent to a server whose key nobody has vouched for.
class TestSshHostKeys final : public NodeFleetTest
{
    Q_OBJECT

protected:
    void addNodes(NodeFleet &fleet) override
    {
        test::NodeOptions options;
        fleet.add(options);
        options.hostKeyTypes = {u"ed25519"_s, u"rsa"_s, u"ecdsa"_s};
        fleet.add(options);
        fleet.add({});
    }

private Q_SLOTS:
    void unknownKeysAreCollectedAndDecidedOnce()
    {
        SshContext context(m_fleet->path(u"fresh/known_hosts"_s));
        for (const size_t i : {0U, 1U, 0U}) {
            const auto session = SshSession::open(context, m_fleet->target(m_fleet->node(i)));
            QVERIFY(!session);
            QCOMPARE(session.error().code, u"host-key-unknown"_s);
        }
        QCOMPARE(m_fleet->node(0).log().count("userauth"), 0); // nobody was named to the server
        const QList<UnknownHostKey> unknown = context.hostKeys().unknownKeys();
        QCOMPARE(unknown.size(), 2);
        QCOMPARE(unknown.first().host, u"node1"_s);
        QCOMPARE(unknown.first().key, m_fleet->node(0).hostKey());
        QVERIFY(context.hostKeys().accept(unknown));
        QVERIFY(context.hostKeys().unknownKeys().isEmpty());
        QVERIFY(SshSession::open(context, m_fleet->target(m_fleet->node(0))));
        QVERIFY(SshSession::open(context, m_fleet->target(m_fleet->node(1))));
        QCOMPARE(QFile::permissions(m_fleet->path(u"fresh/known_hosts"_s)) & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);

        // OpenSSH reads what we wrote.
        const QByteArray found = test::outputOf(
            u"ssh-keygen"_s,
            {u"-F"_s, QString::fromLatin1(unknown.first().name), u"-f"_s, m_fleet->path(u"fresh/known_hosts"_s)});
        QVERIFY(found.contains(unknown.first().key.blob.toBase64()));
    }

    void fingerprintsAreOpenSshs()
    {
        const Node &node = m_fleet->node(1);
        for (const QString &type : {u"ed25519"_s, u"rsa"_s, u"ecdsa"_s}) {
            QFile file(m_fleet->path(u"key.pub"_s));
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            const HostKey key = node.hostKey(type);
            file.write(key.type + ' ' + key.blob.toBase64() + '\n');
            file.close();
            const QByteArray listed = test::outputOf(u"ssh-keygen"_s, {u"-l"_s, u"-f"_s, file.fileName()});
            QCOMPARE(QString::fromLatin1(listed.split(' ').value(1)), key.fingerprint());
        }
    }

    void theKnownTypeIsAskedFor_data()
    {
        QTest::addColumn<QString>("type");
        for (const char *type : {"ed25519", "rsa", "ecdsa"})
            QTest::newRow(type) << QString::fromLatin1(type);
    }

    void theKnownTypeIsAskedFor()
    {
        QFETCH(QString, type);
        const Node &node = m_fleet->node(1);
        SshContext context(written(lineFor(node, node.hostKey(type))));
        const auto session = SshSession::open(context, m_fleet->target(node));
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message.text()));
    }

    void changedKeysStopTheHost()
    {
        const Node &node = m_fleet->node(0);
        const HostKey other = m_fleet->node(2).hostKey();
        SshContext context(written(lineFor(node, other)));
        const auto session = SshSession::open(context, m_fleet->target(node));
        QVERIFY(!session);
        QCOMPARE(session.error().code, u"host-key-changed"_s);
        QVERIFY(session.error().message.text().contains(other.fingerprint()));
        QVERIFY(session.error().message.text().contains(node.hostKey().fingerprint()));
        QCOMPARE(session.error().location.line(), 1);
        QVERIFY(context.hostKeys().unknownKeys().isEmpty()); // no way to accept it
    }

    void aChangedKeyInOneFileOutweighsAnotherFile()
    {
        const Node &node = m_fleet->node(0);
        SshContext context(written(lineFor(node, node.hostKey())));
        SshTarget target = m_fleet->target(node);
        QVERIFY(SshSession::open(context, target));
        target.node.knownHostsFiles = {written(lineFor(node, m_fleet->node(2).hostKey()))};
        QCOMPARE(SshSession::open(context, target).error().code, u"host-key-changed"_s);
    }

    void anotherTypeThanTheKnownOneIsAChange()
    {
        const Node &node = m_fleet->node(0); // has ed25519 only
        SshContext context(written(lineFor(node, m_fleet->node(1).hostKey(u"rsa"_s))));
        QCOMPARE(SshSession::open(context, m_fleet->target(node)).error().code, u"host-key-changed"_s);
    }

    void revokedKeysStopTheHost()
    {
        const Node &node = m_fleet->node(0);
        const HostKey key = node.hostKey();
        SshContext context(written(lineFor(node, key) + "@revoked * " + key.type + ' ' + key.blob.toBase64() + '\n'));
        const auto session = SshSession::open(context, m_fleet->target(node));
        QCOMPARE(session.error().code, u"host-key-revoked"_s);
        QCOMPARE(session.error().location.line(), 2);
    }

    void certificateAuthoritiesAreNotGuessedAbout()
    {
        const Node &node = m_fleet->node(0);
        const QByteArray authority = lineFor(node, m_fleet->node(2).hostKey(), "@cert-authority ");
        SshContext context(written(authority));
        QCOMPARE(SshSession::open(context, m_fleet->target(node)).error().code, u"host-key-certificate"_s);
        QVERIFY(context.hostKeys().unknownKeys().isEmpty());
        SshContext both(written(authority + lineFor(node, node.hostKey())));
        QVERIFY(SshSession::open(both, m_fleet->target(node)));
    }

    void hashedNamesAreFound()
    {
        const QString file = m_fleet->knownHosts();
        QVERIFY(!test::outputOf(u"ssh-keygen"_s, {u"-H"_s, u"-f"_s, file}).contains("cannot"));
        QFile hashed(file);
        QVERIFY(hashed.open(QIODevice::ReadOnly));
        QVERIFY(hashed.readAll().startsWith("|1|"));
        SshContext context(file);
        QVERIFY(SshSession::open(context, m_fleet->target(m_fleet->node(2))));
    }

    void aliasesAreLookedUp()
    {
        const Node &node = m_fleet->node(0);
        const HostKey key = node.hostKey();
        SshContext context(written("golden " + key.type + ' ' + key.blob.toBase64() + '\n'));
        SshTarget target = m_fleet->target(node);
        QCOMPARE(SshSession::open(context, target).error().code, u"host-key-unknown"_s);
        target.node.hostKeyAlias = u"golden"_s;
        QVERIFY(SshSession::open(context, target));
    }

    void aReinstalledHostIsSeenTheNextTime()
    {
        Node &node = m_fleet->node(2);
        SshContext context(m_fleet->knownHosts());
        QVERIFY(SshSession::open(context, m_fleet->target(node)));
        node.stop();
        node.renewHostKeys();
        node.start();
        QVERIFY(node.waitForReady());
        QCOMPARE(SshSession::open(context, m_fleet->target(node)).error().code, u"host-key-changed"_s);
    }

private:
    /// A file with this content; another one each time.
    QString written(const QByteArray &content)
    {
        QFile file(m_fleet->path(u"written.%1"_s.arg(++m_files)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a known_hosts file");
        return file.fileName();
    }

    int m_files = 0;
};

QTEST_GUILESS_MAIN(TestSshHostKeys)
#include "tst_sshhostkeys.moc"
