// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/http/testproxy.h"
#include "tests/unit/transport/httpclientfixture.h"

#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

class TestHttpProxies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proxies()
    {
        const TestAuthority authority(u"Private authority"_s);
        const FaultServer secure(
            [](const HttpQuestion &) {
                return HttpAnswer{200, {}, "through"};
            },
            FaultServer::Tls{authority.issue({u"x"_s, {u"DNS:registry.test"_s}}), {}});
        const TestProxy proxy("carol:canary");
        HttpOptions options = impatient();
        options.trust.authorities = QSslCertificate::fromData(authority.certificate());
        options.trust.serverName = u"registry.test"_s;
        options.proxies.https = u"http://carol:canary@127.0.0.1:%1"_s.arg(proxy.port());
        // An address of this machine that is not taken for this machine: the proxy has to be asked for it.
        const QUrl url(u"https://0.0.0.0:%1/"_s.arg(secure.port()));
        {
            HttpClient client(options);
            const Result<HttpReply> reply = client.send({url});
            QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message.text()));
            QCOMPARE(reply->body, "through");
            QCOMPARE(proxy.tunnels(), QStringList{u"0.0.0.0:%1"_s.arg(secure.port())});
        }
        {
            options.proxies.https = u"http://carol:wrong@127.0.0.1:%1"_s.arg(proxy.port());
            HttpClient client(options);
            const Result<HttpReply> reply = client.send({url});
            QCOMPARE(codeOf(reply), u"http-proxy"_s);
            QVERIFY(!reply.error().message.text().contains(u"wrong"_s));
        }
        {
            options.proxies.none = u"0.0.0.0"_s;
            HttpClient client(options);
            QCOMPARE(codeOf(client.send({url})), u"status 200"_s);
            QCOMPARE(proxy.tunnels().size(), 1);
        }
    }

    void proxiesThatRefuse_data()
    {
        QTest::addColumn<int>("status");
        QTest::addRow("forbidden") << 403;
        QTest::addRow("what is behind them does not answer") << 502;
    }

    /// It is the proxy that does, and not the server, which never heard of it.
    void proxiesThatRefuse()
    {
        QFETCH(const int, status);
        const TestProxy proxy({}, status);
        HttpOptions options = impatient();
        options.proxies.https = u"http://127.0.0.1:%1"_s.arg(proxy.port());
        HttpClient client(options);
        QCOMPARE(codeOf(client.send({QUrl(u"https://registry.test/"_s)})), u"http-proxy-failed"_s);
    }

    void serversThatDropARequest()
    {
        const TestAuthority authority(u"Private authority"_s);
        std::atomic<int> asked = 0;
        const FaultServer secure(
            [&](const HttpQuestion &) {
                return ++asked > 1 ? HttpAnswer{.cutAfter = 0} : HttpAnswer{.body = "through"};
            },
            FaultServer::Tls{authority.issue({u"x"_s, {u"DNS:registry.test"_s}}), {}});
        const TestProxy proxy;
        HttpOptions options = impatient();
        options.trust.authorities = QSslCertificate::fromData(authority.certificate());
        options.trust.serverName = u"registry.test"_s;
        options.proxies.https = u"http://127.0.0.1:%1"_s.arg(proxy.port());
        HttpClient client(options);
        const QUrl url(u"https://0.0.0.0:%1/"_s.arg(secure.port()));
        QCOMPARE(codeOf(client.send({url})), u"status 200"_s);
        QCOMPARE(codeOf(client.send({url})), u"http-connection"_s); // first through the tunnel that was kept
        QVERIFY(asked > proxy.tunnels().size());
    }

    void plainRequestsThroughProxies()
    {
        // What a proxy is asked for has the whole address in its first line.
        const FaultServer proxy([](const HttpQuestion &) { return HttpAnswer{200, {}, "from the proxy"}; });
        HttpOptions options = impatient();
        options.proxies.http = proxy.host();
        HttpClient client(options);
        const Result<HttpReply> reply = client.send({QUrl(u"http://registry.test/v2/"_s)});
        QVERIFY2(reply, qPrintable(codeOf(reply)));
        QCOMPARE(reply->body, "from the proxy");
        QCOMPARE(proxy.lines(), QStringList{u"GET http://registry.test/v2/"_s});
    }

    void proxyRules_data()
    {
        QTest::addColumn<QString>("none");
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("direct");
        QTest::addRow("nothing") << QString() << u"http://a.example.org/"_s << false;
        QTest::addRow("name") << u"example.org"_s << u"http://example.org/"_s << true;
        QTest::addRow("below") << u"example.org"_s << u"http://a.EXAMPLE.org/"_s << true;
        QTest::addRow("not the end of a word") << u"example.org"_s << u"http://anexample.org/"_s << false;
        QTest::addRow("dot: below") << u"b, .example.org"_s << u"http://a.example.org/"_s << true;
        QTest::addRow("dot: not itself") << u".example.org"_s << u"http://example.org/"_s << false;
        QTest::addRow("star dot") << u"*.example.org"_s << u"http://a.example.org/"_s << true;
        QTest::addRow("all") << u"*"_s << u"http://a.example.org/"_s << true;
        QTest::addRow("address") << u"10.0.0.1"_s << u"http://10.0.0.1/"_s << true;
        QTest::addRow("other address") << u"10.0.0.1"_s << u"http://10.0.0.10/"_s << false;
        QTest::addRow("network") << u"10.0.0.0/8"_s << u"http://10.3.2.1/"_s << true;
        QTest::addRow("other network") << u"10.0.0.0/16"_s << u"http://10.3.2.1/"_s << false;
        QTest::addRow("no network of names") << u"10.0.0.0/8"_s << u"http://host/"_s << false;
        QTest::addRow("port") << u"a:8080"_s << u"http://a:8080/"_s << true;
        QTest::addRow("other port") << u"a:8080"_s << u"http://a/"_s << false;
        QTest::addRow("default port") << u"a:80"_s << u"http://a/"_s << true;
        QTest::addRow("version 6") << u"[2001:db8::1]"_s << u"http://[2001:db8::1]:8080/"_s << true;
        QTest::addRow("version 6 network") << u"2001:db8::/32"_s << u"http://[2001:db8::1]/"_s << true;
        QTest::addRow("this machine") << QString() << u"http://127.0.0.1:5000/"_s << true;
        QTest::addRow("its name") << QString() << u"http://localhost:5000/"_s << true;
    }

    void proxyRules()
    {
        QFETCH(const QString, none);
        QFETCH(const QString, url);
        QFETCH(const bool, direct);
        const Result<QNetworkProxy> proxy = HttpProxies{u"http://proxy:8080"_s, {}, none}.proxyFor(QUrl(url));
        QVERIFY(proxy);
        QCOMPARE(proxy->type(), direct ? QNetworkProxy::NoProxy : QNetworkProxy::HttpProxy);
        if (!direct)
            QCOMPARE(proxy->port(), quint16(8080));
    }

    void proxiesThatCannotBe()
    {
        for (const QString &text : {u"socks5://x:1"_s, u"https://x:1"_s, u"http://"_s, u"http://a:canary@:99"_s}) {
            const Result<QNetworkProxy> proxy = HttpProxies{text, {}, {}}.proxyFor(QUrl(u"http://a/"_s));
            QVERIFY2(!proxy, qPrintable(text));
            QVERIFY(!proxy.error().message.text().contains(u"canary"_s));
        }
    }
};

QTEST_GUILESS_MAIN(TestHttpProxies)
#include "tst_httpproxies.moc"
