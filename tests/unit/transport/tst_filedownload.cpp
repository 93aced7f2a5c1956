// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/transport/downloadfaults.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

class TestFileDownload final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slowAsASnail()
    {
        DownloadFixture fixture(fileContent);
        const FaultServer server([&](const HttpQuestion &question) {
            HttpAnswer answer = fileAnswer(question, fileContent);
            if (fixture.requests == 1) {
                answer.stallAfter = 150'000;
                answer.drip = 20ms; // never silent
            }
            return answer;
        });
        fixture.download.urls = {server.url(u"/file"_s)};
        fixture.download.slowestBytesPerSecond = 1000;
        fixture.download.slowLimit = 1s;
        QVERIFY2(fixture.run(), qPrintable(fixture.log.join(u'\n')));
        QCOMPARE(fixture.target(), fileContent);
        QVERIFY(fixture.log.join(u'\n').contains(u"hardly anything"_s));
        QCOMPARE(fixture.shape(), u"wr"_s);
    }

    void waitsAsLongAsAsked()
    {
        DownloadFixture fixture(fileContent);
        const FaultServer server([&](const HttpQuestion &question) {
            return fixture.requests == 1 ? with({429}, "Retry-After", "1") : fileAnswer(question, fileContent);
        });
        fixture.download.urls = {server.url(u"/file"_s)};
        QElapsedTimer time;
        time.start();
        QVERIFY(fixture.run());
        QVERIFY2(time.elapsed() >= 1000, qPrintable(QString::number(time.elapsed())));
    }

    void withoutChecksum_data()
    {
        QTest::addColumn<Behaviour>("behaviour");
        QTest::addColumn<QString>("code");
        const auto add = [](const char *name, const Behaviour &behaviour, const QString &code) {
            QTest::newRow(name) << behaviour << code;
        };
        add("with its length", [](const HttpQuestion &question, int) { return fileAnswer(question, fileContent); }, {});
        add("cut, and the rest",
            brokenFirst([](const HttpQuestion &question, int) { return fileAnswer(question, fileContent); }), {});
        add(
            "cut always", [](const HttpQuestion &, int) { return cut(plain(fileContent), 150'000); }, u"http-"_s);
        add(
            "no length",
            [](const HttpQuestion &, int) {
                HttpAnswer answer = plain(fileContent);
                answer.contentLength = -1;
                return answer;
            },
            u"download-unproved"_s);
        add(
            "compressed",
            [](const HttpQuestion &, int) { return with(plain(fileContent), "Content-Encoding", "gzip"); },
            u"http-encoding"_s);
    }

    void withoutChecksum()
    {
        QFETCH(const Behaviour, behaviour);
        QFETCH(const QString, code);
        DownloadFixture fixture(fileContent);
        const FaultServer server(
            [&](const HttpQuestion &question) { return behaviour(question, fixture.requests - 1); });
        fixture.download.checksum = {};
        fixture.download.urls = {server.url(u"/file"_s)};
        const Result<DownloadedFile> file = fixture.run();
        if (!code.isEmpty()) {
            QVERIFY(!file);
            QVERIFY2(file.error().code.startsWith(code), qPrintable(file.error().code));
            QVERIFY(!fixture.hasTarget());
            return;
        }
        QVERIFY2(file, qPrintable(fixture.log.join(u'\n')));
        QVERIFY(!file->isProved);
        QVERIFY(fixture.log.constLast().contains(u"no checksum"_s));
        QCOMPARE(fixture.target(), fileContent);
    }

    void severalServers()
    {
        const FaultServer missing([](const HttpQuestion &) { return HttpAnswer{404}; });
        const FaultServer wrong([](const HttpQuestion &question) { return fileAnswer(question, "something else"); });
        const FaultServer right([](const HttpQuestion &question) { return fileAnswer(question, fileContent); });
        const FaultServer unused([](const HttpQuestion &question) { return fileAnswer(question, fileContent); });
        DownloadFixture fixture(fileContent);
        fixture.download.urls = {missing.url(u"/a"_s), wrong.url(u"/b"_s), right.url(u"/c"_s), unused.url(u"/d"_s)};
        QVERIFY2(fixture.run(), qPrintable(fixture.log.join(u'\n')));
        QCOMPARE(fixture.target(), fileContent);
        QCOMPARE(missing.lines().size(), 1);
        QCOMPARE(right.lines().size(), 1);
        QVERIFY(unused.lines().isEmpty());
        fixture.download.urls = {};
        QCOMPARE(fixture.run().error().code, u"http-url"_s);
    }

    void credentialsStayWithTheirServer()
    {
        const FaultServer elsewhere([](const HttpQuestion &question) { return fileAnswer(question, fileContent); });
        const FaultServer server([&](const HttpQuestion &) {
            return with({302}, "Location", elsewhere.url(u"/signed?secret=canary"_s).toEncoded());
        });
        DownloadFixture fixture(fileContent);
        fixture.download.urls = {server.url(u"/file"_s)};
        fixture.download.authorization = basicAuthorization("user", "canary");
        QVERIFY(fixture.run());
        QCOMPARE(server.questions().constFirst().header("Authorization"), fixture.download.authorization);
        QVERIFY(elsewhere.questions().constFirst().header("Authorization").isEmpty());
        QVERIFY(!fixture.log.join(u'\n').contains(u"canary"_s));
    }

    void certificates_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("code");
        QTest::newRow("good") << u"none"_s << QString();
        QTest::newRow("expired") << u"expired"_s << u"http-tls"_s;
        QTest::newRow("of another server") << u"name"_s << u"http-tls"_s;
        QTest::newRow("of nobody known") << u"authority"_s << u"http-tls"_s;
        QTest::newRow("not looked at") << u"unverified"_s << QString();
        QTest::newRow("to plain http") << u"downgrade"_s << u"http-redirect"_s;
    }

    void certificates()
    {
        QFETCH(const QString, fault);
        QFETCH(const QString, code);
        const TestAuthority authority(u"Test authority"_s);
        const TestIdentity identity = fault == u"expired"
            ? authority.issue({u"localhost"_s, {u"IP:127.0.0.1"_s}, std::chrono::hours(-48), std::chrono::hours(-24)})
            : fault == u"name" ? authority.issue({u"other"_s, {u"DNS:other.example.org"_s}})
                               : authority.issueForLoopback();
        const FaultServer plain(serving(fileContent));
        const FaultServer server(
            [&](const HttpQuestion &question) {
                return fault == u"downgrade" ? HttpAnswer{302, {{"Location", plain.url(u"/file"_s).toEncoded()}}}
                                             : fileAnswer(question, fileContent);
            },
            FaultServer::Tls{identity, {}});
        DownloadFixture fixture(fileContent);
        fixture.download.urls = {server.url(u"/file"_s)};
        if (fault != u"authority" && fault != u"unverified")
            fixture.download.http.trust.authorities = *readCertificates(authority.certificate(), u"test"_s);
        fixture.download.http.trust.nobodyVerified = fault == u"unverified";
        const Result<DownloadedFile> file = fixture.run();
        QCOMPARE(file ? QString() : file.error().code, code);
        QCOMPARE(fixture.hasTarget(), code.isEmpty());
        QVERIFY(code.isEmpty() || !fixture.hasPart());
        QVERIFY(plain.lines().isEmpty());
    }

    void everyDigest_data()
    {
        QTest::addColumn<QCryptographicHash::Algorithm>("method");
        QTest::newRow("sha256") << QCryptographicHash::Sha256;
        QTest::newRow("sha512") << QCryptographicHash::Sha512;
        QTest::newRow("sha384") << QCryptographicHash::Sha384;
        QTest::newRow("sha224") << QCryptographicHash::Sha224;
        QTest::newRow("sha1") << QCryptographicHash::Sha1;
        QTest::newRow("md5") << QCryptographicHash::Md5;
    }

    void everyDigest()
    {
        QFETCH(const QCryptographicHash::Algorithm, method);
        DownloadFixture fixture(fileContent);
        const FaultServer server([&](const HttpQuestion &question) {
            const HttpAnswer answer = fileAnswer(question, fileContent);
            return fixture.requests == 1 ? cut(answer, 150'000) : answer;
        });
        fixture.download.urls = {server.url(u"/file"_s)};
        fixture.download.checksum = {QString::fromLatin1(QTest::currentDataTag()),
                                     QCryptographicHash::hash(fileContent, method).toHex()};
        const Result<DownloadedFile> file = fixture.run();
        QVERIFY2(file, qPrintable(fixture.log.join(u'\n')));
        QCOMPARE(file->sha256, sha256Of(fileContent).hex);
        fixture.download.checksum.hex =
            fixture.download.checksum.hex.replace('a', 'b'); // the positive control's control
        QCOMPARE(fixture.run().error().code, u"checksum-mismatch"_s);
    }
};

QTEST_GUILESS_MAIN(TestFileDownload)
#include "tst_filedownload.moc"
