// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/hostkeystore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

/// A key of this type; the number makes it another one.
HostKey keyOf(const QByteArray &type, int number)
{
    QByteArray blob = QByteArray(3, '\0') + static_cast<char>(type.size()) + type;
    blob += QByteArray(3, '\0') + '\x20' + QByteArray(31, 'k') + static_cast<char>(number);
    return {type, blob};
}

QByteArray line(const QByteArray &names, const HostKey &key)
{
    return names + ' ' + key.type + ' ' + key.blob.toBase64() + '\n';
}

const HostKey good = keyOf("ssh-ed25519", 1);
const HostKey other = keyOf("ssh-ed25519", 2);
const HostKey rsa = keyOf("ssh-rsa", 3);

} // namespace

class TestKnownHosts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verdicts_data()
    {
        using V = HostKeyVerdict;
        QTest::addColumn<QList<QByteArray>>("files");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<HostKeyVerdict>("verdict");
        const QByteArray revoked = "@revoked * " + line("x", good).mid(2);
        QTest::newRow("nothing") << QList<QByteArray>{} << u"a"_s << 22 << V::Unknown;
        QTest::newRow("known") << QList{line("a", good)} << u"a"_s << 22 << V::Trusted;
        QTest::newRow("upper case") << QList{line("Host.Example", good)} << u"hOST.eXAMPLE"_s << 22 << V::Trusted;
        QTest::newRow("in a list") << QList{line("b,a,10.0.0.1", good)} << u"10.0.0.1"_s << 22 << V::Trusted;
        QTest::newRow("pattern") << QList{line("*.ex?mple.org", good)} << u"n.example.org"_s << 22 << V::Trusted;
        QTest::newRow("negated") << QList{line("*,!a", good)} << u"a"_s << 22 << V::Unknown;
        QTest::newRow("port") << QList{line("[a]:2222", good)} << u"a"_s << 2222 << V::Trusted;
        QTest::newRow("another port") << QList{line("[a]:2222", good)} << u"a"_s << 22 << V::Unknown;
        QTest::newRow("known without port") << QList{line("a", good)} << u"a"_s << 2222 << V::Trusted;
        QTest::newRow("other key without port") << QList{line("a", other)} << u"a"_s << 2222 << V::Unknown;
        QTest::newRow("changed") << QList{line("a", other)} << u"a"_s << 22 << V::Changed;
        QTest::newRow("another type") << QList{line("a", rsa)} << u"a"_s << 22 << V::Changed;
        QTest::newRow("several keys") << QList{line("a", other) + line("a", rsa) + line("a", good)} << u"a"_s << 22
                                      << V::Trusted;
        QTest::newRow("changed in one file") << QList{line("a", other), line("a", good)} << u"a"_s << 22 << V::Changed;
        QTest::newRow("changed in the other") << QList{line("a", good), line("a", other)} << u"a"_s << 22 << V::Changed;
        QTest::newRow("revoked") << QList{revoked} << u"a"_s << 22 << V::Revoked;
        QTest::newRow("revoked and known") << QList{line("a", good), revoked} << u"a"_s << 22 << V::Revoked;
        QTest::newRow("revoked without port")
            << QList{"@revoked a " + line("x", good).mid(2)} << u"a"_s << 2222 << V::Revoked;
        QTest::newRow("another key revoked")
            << QList{"@revoked a " + line("x", other).mid(2)} << u"a"_s << 22 << V::Unknown;
        QTest::newRow("authority") << QList{"@cert-authority *.org " + line("x", other).mid(2)} << u"a.org"_s << 22
                                   << V::CertificateAuthority;
        QTest::newRow("authority and known")
            << QList{"@cert-authority * " + line("x", other).mid(2) + line("a", good)} << u"a"_s << 22 << V::Trusted;
        QTest::newRow("bad lines around")
            << QList{"a ssh-ed25519 !!!\nnonsense\n@future a b c\n" + line("a", keyOf("ssh-newest", 9)).left(20) + '\n'
                     + line("a", good) + "a"}
            << u"a"_s << 22 << V::Trusted;
        QTest::newRow("tabs, comment, no last end")
            << QList{"# comment\n\n  a\t" + line("", good).trimmed() + " root@a"} << u"a"_s << 22 << V::Trusted;
    }

    void verdicts()
    {
        QFETCH(QList<QByteArray>, files);
        QFETCH(QString, host);
        QFETCH(int, port);
        QFETCH(HostKeyVerdict, verdict);
        QList<KnownHostsFile> parsed;
        for (const QByteArray &file : files)
            parsed += parseKnownHosts(file, u"known_hosts"_s);
        const HostKeyCheck check = checkHostKey(parsed, host, static_cast<quint16>(port), good);
        QCOMPARE(check.verdict, verdict);
        QCOMPARE(check.location.isValid(), verdict != HostKeyVerdict::Unknown);
        QList<KnownHostsFile> about;
        for (const KnownHostsFile &file : std::as_const(parsed))
            about += knownHostsAbout(file, host, static_cast<quint16>(port));
        const HostKeyCheck again = checkHostKey(about, host, static_cast<quint16>(port), good);
        QCOMPARE(again.verdict, verdict);
        QCOMPARE(again.location, check.location);
    }

    void hashedNames()
    {
        const QByteArray hashed = "|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg=";
        // HMAC-SHA1 of "192.168.1.61" by that salt.
        const KnownHostsFile file = parseKnownHosts(line(hashed, good), u"f"_s);
        QVERIFY(file.diagnostics.isEmpty());
        QCOMPARE(checkHostKey({file}, u"192.168.1.61"_s, 22, good).verdict, HostKeyVerdict::Trusted);
        QCOMPARE(checkHostKey({file}, u"192.168.1.62"_s, 22, good).verdict, HostKeyVerdict::Unknown);
        for (const char *broken : {"|1|", "|1||", "|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=", "|1|!!|??", "|2|a|b"}) {
            const KnownHostsFile bad = parseKnownHosts(line(broken, good), u"f"_s);
            QCOMPARE(checkHostKey({bad}, u"a"_s, 22, good).verdict, HostKeyVerdict::Unknown);
        }
    }

    /// As many as a large cluster has, and each connection asks twice.
    void manyHashedNamesAreSearchedOnce()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"known_hosts"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(line("|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|4988QV0VE8wmZL7suNrYQLITLCg=", good).repeated(3000));
        file.write(line("|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg=", good));
        file.close();
        HostKeyStore store(path);
        SshEndpoint endpoint;
        endpoint.address = u"192.168.1.61"_s;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 1000; ++i) {
            QCOMPARE(store.knownTypes(endpoint), QList<QByteArray>{"ssh-ed25519"});
            QVERIFY(store.check(u"n"_s, endpoint, good));
        }
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
        endpoint.address = u"b"_s;
        QCOMPARE(store.check(u"n"_s, endpoint, good).error().code, u"host-key-unknown"_s);
        QVERIFY(store.accept(store.unknownKeys())); // what was not found is searched for again in a file that changed
        QVERIFY(store.check(u"n"_s, endpoint, good));
    }

    void typesAreOfferedInOrder()
    {
        const QList<KnownHostsFile> files = {parseKnownHosts(line("a", rsa) + line("b", good), u"1"_s),
                                             parseKnownHosts(line("a", other) + line("a", rsa), u"2"_s)};
        QCOMPARE(knownKeyTypes(files, u"a"_s, 22), (QList<QByteArray>{"ssh-rsa", "ssh-ed25519"}));
        QCOMPARE(knownKeyTypes(files, u"a"_s, 23), QList<QByteArray>());
    }

    void badLinesSayWhere()
    {
        const KnownHostsFile file = parseKnownHosts(line("a", good) + "a ssh-ed25519\n", u"/etc/known"_s);
        QCOMPARE(file.diagnostics.size(), 1);
        QCOMPARE(file.diagnostics.first().location.toString(), u"/etc/known:2"_s);
        QVERIFY(parseKnownHosts(QByteArray("x y\n").repeated(100'000), u"f"_s).diagnostics.size() < 100);
    }

    void anyBytesAreSurvived()
    {
        QRandomGenerator random(20261123);
        const QByteArray sound = line("a,*.b,!c", good) + "@revoked * " + line("x", rsa).mid(2)
            + line("|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg=", good);
        for (int i = 0; i < 3000; ++i) {
            QByteArray text = sound;
            for (int j = random.bounded(1, 12); j > 0; --j)
                text[random.bounded(static_cast<int>(text.size()))] = static_cast<char>(random.bounded(256));
            const KnownHostsFile file =
                parseKnownHosts(text.left(random.bounded(static_cast<int>(text.size()))), u"f"_s);
            (void)checkHostKey({file}, u"a"_s, 22, good);
        }
        const QByteArray stars = QByteArray("*a").repeated(30'000) + "b";
        const KnownHostsFile slow = parseKnownHosts(line(stars, good), u"f"_s);
        QCOMPARE(checkHostKey({slow}, QString(255, u'a'), 22, good).verdict, HostKeyVerdict::Unknown);
    }

    void appendingKeepsWhatIsThere()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"new/known_hosts"_s);
        QVERIFY(appendKnownHosts(path, {{"a", good}}));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(file.readAll(), line("a", good));
        QVERIFY(file.resize(file.size() - 1)); // no last end of line
        file.close();
        QVERIFY(appendKnownHosts(path, {{"[b]:2222", rsa}, {"c", other}}));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), line("a", good) + line("[b]:2222", rsa) + line("c", other));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(!appendKnownHosts(u"/proc/nowhere/known_hosts"_s, {{"a", good}}));
    }

    /// People name /dev/null where they want nothing kept; as root that must not become a file.
    void whatIsNoFileIsLeftAlone()
    {
        const QTemporaryDir directory;
        const QString pipe = directory.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(appendKnownHosts(pipe, {{"a", good}}).error().code, u"known-hosts-write"_s);
        QVERIFY(QFileInfo::exists(pipe) && !QFileInfo(pipe).isFile());
        QCOMPARE(QDir(directory.path()).entryList(QDir::Files | QDir::System).size(), 1);
    }
};

QTEST_APPLESS_MAIN(TestKnownHosts)
#include "tst_knownhosts.moc"
