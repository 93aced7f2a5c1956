// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// Whom a client believes, and what it shows of itself.
#include "tests/unit/transport/httpclientfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

class TestHttpTls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverFromHttpsToHttp()
    {
        const TestAuthority authority(u"Private authority"_s);
        const FaultServer plain([](const HttpQuestion &) { return HttpAnswer{200, {}, "changed on the way"}; });
        const FaultServer secure([&](const HttpQuestion &) { return redirect(plain.url(u"/"_s)); },
                                 FaultServer::Tls{authority.issueForLoopback(), {}});
        HttpOptions options = impatient();
        options.trust.authorities = QSslCertificate::fromData(authority.certificate());
        HttpClient client(options);
        QCOMPARE(codeOf(client.send({secure.url(u"/"_s)})), u"http-redirect"_s);
        QVERIFY(plain.questions().isEmpty());
        QCOMPARE(secure.questions().size(), 1);
    }

    void whoIsBelieved()
    {
        const TestAuthority authority(u"Private authority"_s);
        const FaultServer server([](const HttpQuestion &) { return HttpAnswer{}; },
                                 FaultServer::Tls{authority.issueForLoopback(), {}});
        HttpOptions options = impatient();
        {
            HttpClient client(options);
            const Result<HttpReply> refused = client.send({server.url(u"/"_s)});
            QCOMPARE(codeOf(refused), u"http-tls"_s);
            QVERIFY(refused.error().message.text().contains(u"Private authority"_s));
            QVERIFY(server.questions().isEmpty());
        }
        {
            options.trust.authorities = QSslCertificate::fromData(authority.certificate());
            HttpClient client(options);
            QCOMPARE(codeOf(client.send({server.url(u"/"_s)})), u"status 200"_s);
        }
        {
            options.trust.authorities.clear();
            options.trust.unverified.insert(server.host());
            HttpClient client(options);
            QCOMPARE(codeOf(client.send({server.url(u"/"_s)})), u"status 200"_s);
        }
    }

    void noOldTls()
    {
        const TestAuthority authority(u"Private authority"_s);
        FaultServer::Tls old{authority.issueForLoopback(), {}};
        old.isOld = true;
        const FaultServer server([](const HttpQuestion &) { return HttpAnswer{}; }, old);
        HttpOptions options = impatient();
        options.trust.authorities = QSslCertificate::fromData(authority.certificate());
        HttpClient client(options);
        QCOMPARE(codeOf(client.send({server.url(u"/"_s)})), u"http-tls"_s);
        QVERIFY(server.questions().isEmpty());
    }

    void badCertificates_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("until");
        QTest::addColumn<QString>("word");
        QTest::addRow("expired") << u"IP:127.0.0.1"_s << -48 << -1 << u"expired on"_s;
        QTest::addRow("not yet") << u"IP:127.0.0.1"_s << 1 << 48 << u"valid from"_s;
        QTest::addRow("another name") << u"DNS:registry.example.org"_s << -1 << 24 << u"registry.example.org"_s;
    }

    void badCertificates()
    {
        QFETCH(const QString, name);
        QFETCH(const int, from);
        QFETCH(const int, until);
        QFETCH(const QString, word);
        const TestAuthority authority(u"Private authority"_s);
        const TestIdentity identity =
            authority.issue({u"server"_s, {name}, std::chrono::hours(from), std::chrono::hours(until)});
        const FaultServer server([](const HttpQuestion &) { return HttpAnswer{}; }, FaultServer::Tls{identity, {}});
        HttpOptions options = impatient();
        options.trust.authorities = QSslCertificate::fromData(authority.certificate());
        HttpClient client(options);
        const Result<HttpReply> reply = client.send({server.url(u"/"_s)});
        QCOMPARE(codeOf(reply), u"http-tls"_s);
        QVERIFY2(reply.error().message.text().contains(word), qPrintable(reply.error().message.text()));
        QVERIFY(server.questions().isEmpty());

        options.trust.serverName = name.section(u':', 1);
        HttpClient byName(options);
        QCOMPARE(codeOf(byName.send({server.url(u"/"_s)})),
                 name.startsWith(u"DNS"_s) ? u"status 200"_s : u"http-tls"_s);
    }

    void clientCertificates()
    {
        const TestAuthority authority(u"Private authority"_s);
        const FaultServer server([](const HttpQuestion &) { return HttpAnswer{}; },
                                 FaultServer::Tls{authority.issueForLoopback(), authority.certificate()});
        HttpOptions options = impatient();
        options.trust.authorities = QSslCertificate::fromData(authority.certificate());
        options.trust.onlyAuthorities = true;
        {
            HttpClient client(options);
            const QString code = codeOf(client.send({server.url(u"/"_s)}));
            QVERIFY2(code == u"http-tls" || code == u"http-connection", qPrintable(code));
        }
        const TestIdentity me = authority.issue({u"carol"_s});
        options.trust.clientChain = *readCertificates(me.certificate, u"client.crt"_s);
        options.trust.clientKey = *readPrivateKey(me.key, u"client.key"_s);
        HttpClient client(options);
        QCOMPARE(codeOf(client.send({server.url(u"/"_s)})), u"status 200"_s);
        QCOMPARE(server.questions().constLast().clientCertificate.subjectInfo(QSslCertificate::CommonName),
                 QStringList{u"carol"_s});
    }

    void pemTexts()
    {
        const TestIdentity identity = TestAuthority(u"A"_s).issueForLoopback();
        QVERIFY(readCertificates(identity.certificate + identity.certificate, u"x"_s)->size() == 2);
        QCOMPARE(readCertificates("nothing", u"ca.crt"_s).error().code, u"tls-certificate"_s);
        QByteArray damaged = identity.certificate;
        damaged.replace("MII", "AAA");
        QCOMPARE(readCertificates(identity.certificate + damaged, u"ca.crt"_s).error().code, u"tls-certificate"_s);
        QCOMPARE(readPrivateKey(identity.certificate, u"x.key"_s).error().code, u"tls-key"_s);
    }
};

QTEST_GUILESS_MAIN(TestHttpTls)
#include "tst_httptls.moc"
