// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/http/fileprobe.h"
#include "core/transport/http/httpclient.h"
#include "core/transport/http/httperrors.h"
#include "core/transport/http/retryafter.h"
#include "tests/support/http/faultserver.h"
#include "tests/support/http/testproxy.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using qm::test::FaultServer;
using qm::test::HttpAnswer;
using qm::test::HttpQuestion;

namespace {

HttpOptions impatient()
{
    HttpOptions options;
    options.limits.total = 3s;
    options.limits.idle = 300ms;
    options.limits.attempts = 1;
    options.limits.firstPause = 10ms;
    options.limits.bodyBytes = 64 * 1024;
    return options;
}

HttpAnswer redirect(const QUrl &to, int status = 302)
{
    return {status, {{"Location", to.toEncoded()}}};
}

QString codeOf(const Result<HttpReply> &reply)
{
    return reply ? u"status "_s + QString::number(reply->status) : reply.error().code;
}

} // namespace

class TestHttpClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswer()
    {
        const FaultServer server([](const HttpQuestion &) {
            return HttpAnswer{200, {{"ETag", "\"v1\""}, {"X-Twice", "a"}, {"X-Twice", "b"}}, "content"};
        });
        HttpClient client(impatient());
        const Result<HttpReply> reply = client.send({server.url(u"/a?b=c"_s), HttpMethod::Get, {{"Accept", "x/y"}}});
        QVERIFY2(reply, qPrintable(codeOf(reply)));
        QCOMPARE(reply->status, 200);
        QCOMPARE(reply->body, "content");
        QCOMPARE(reply->header("etag"), "\"v1\"");
        const HttpQuestion asked = server.questions().constFirst();
        QCOMPARE(asked.target, "/a?b=c");
        QCOMPARE(asked.header("Accept"), "x/y");
        QCOMPARE(asked.header("Accept-Encoding"), "identity");
        QVERIFY(asked.header("Authorization").isEmpty());
        QVERIFY(asked.header("Cookie").isEmpty());
    }

    void everyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {204, 304, 400, 401, 403, 404, 405, 407, 409, 410, 418, 429, 500, 501, 502, 503, 599})
            QTest::addRow("%d", status) << status;
    }

    void everyStatusIsAnAnswer()
    {
        QFETCH(const int, status);
        const FaultServer server([&](const HttpQuestion &) {
            HttpAnswer answer{status, {{"X-Why", "because"}}, "{\"errors\":[]}"};
            if (status == 204 || status == 304)
                answer.body.clear();
            if (status == 401)
                answer.headers.append(HttpHeader{"WWW-Authenticate", "Bearer realm=\"http://127.0.0.1:1/token\""});
            return answer;
        });
        HttpClient client(impatient());
        const Result<HttpReply> reply = client.send({server.url(u"/"_s)});
        if (status == 407) { // nobody but a proxy may say that
            QCOMPARE(codeOf(reply), u"http-proxy"_s);
            return;
        }
        QCOMPARE(codeOf(reply), u"status %1"_s.arg(status));
        QCOMPARE(reply->header("X-Why"), "because");
        QCOMPARE(reply->body, status == 204 || status == 304 ? QByteArray() : QByteArray("{\"errors\":[]}"));
        if (!reply->isSuccess())
            QVERIFY(statusError(*reply).message.text().contains(QString::number(status)));
    }

    void credentialsStayWithTheirServer()
    {
        const FaultServer elsewhere([](const HttpQuestion &) { return HttpAnswer{200, {}, "stored there"}; });
        const FaultServer server([&](const HttpQuestion &question) {
            if (question.target == "/here")
                return redirect(QUrl(u"/again"_s), 301);
            if (question.target == "/again")
                return redirect(QUrl(u"http://carol:other@"_s + elsewhere.host() + u"/there"_s), 307);
            return HttpAnswer{};
        });
        QUrl url = server.url(u"/here"_s);
        url.setUserName(u"carol"_s);
        url.setPassword(u"canary"_s);
        HttpClient client(impatient());
        const Result<HttpReply> reply = client.send({url});
        QVERIFY2(reply, qPrintable(codeOf(reply)));
        QCOMPARE(reply->body, "stored there");
        const QByteArray basic = "Basic " + QByteArray("carol:canary").toBase64();
        QCOMPARE(server.questions().value(0).header("Authorization"), basic);
        QCOMPARE(server.questions().value(1).header("Authorization"), basic); // positive control: the same origin
        QCOMPARE(elsewhere.lines(), QStringList{u"GET /there"_s});
        QVERIFY(elsewhere.questions().constFirst().header("Authorization").isEmpty());
        QVERIFY(!shownUrl(url).contains(u"canary"_s));
        QVERIFY(!shownUrl(reply->url).contains(u"other"_s));
    }

    void redirectsAreCounted()
    {
        const FaultServer server([](const HttpQuestion &question) {
            const int left = question.target.sliced(1).toInt();
            return left == 0 ? HttpAnswer{} : redirect(QUrl(u'/' + QString::number(left - 1)));
        });
        HttpOptions options = impatient();
        options.limits.redirects = 3;
        HttpClient client(options);
        QCOMPARE(codeOf(client.send({server.url(u"/3"_s)})), u"status 200"_s);
        QCOMPARE(codeOf(client.send({server.url(u"/4"_s)})), u"http-redirect"_s);
    }

    void whereRedirectsMustNotLead_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addRow("a file") << QByteArray("file:///etc/passwd");
        QTest::addRow("another protocol") << QByteArray("ftp://127.0.0.1/");
        QTest::addRow("data") << QByteArray("data:text/plain,hello");
        QTest::addRow("a socket") << QByteArray("unix:///run/docker.sock");
        QTest::addRow("nowhere") << QByteArray();
        QTest::addRow("no host") << QByteArray("http:///x");
    }

    void whereRedirectsMustNotLead()
    {
        QFETCH(const QByteArray, location);
        const FaultServer server([&](const HttpQuestion &) {
            return HttpAnswer{302, {{"Location", location}}, "not that"};
        });
        HttpClient client(impatient());
        QCOMPARE(codeOf(client.send({server.url(u"/"_s)})), u"http-redirect"_s);
    }

    void neverFromHttpsToHttp()
    {
        const test::TestAuthority authority(u"Private authority"_s);
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
        const test::TestAuthority authority(u"Private authority"_s);
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
        const test::TestAuthority authority(u"Private authority"_s);
        const test::TestIdentity identity =
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
        const test::TestAuthority authority(u"Private authority"_s);
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
        const test::TestIdentity me = authority.issue({u"carol"_s});
        options.trust.clientChain = *readCertificates(me.certificate, u"client.crt"_s);
        options.trust.clientKey = *readPrivateKey(me.key, u"client.key"_s);
        HttpClient client(options);
        QCOMPARE(codeOf(client.send({server.url(u"/"_s)})), u"status 200"_s);
        QCOMPARE(server.questions().constLast().clientCertificate.subjectInfo(QSslCertificate::CommonName),
                 QStringList{u"carol"_s});
    }

    void pemTexts()
    {
        const test::TestIdentity identity = test::TestAuthority(u"A"_s).issueForLoopback();
        QVERIFY(readCertificates(identity.certificate + identity.certificate, u"x"_s)->size() == 2);
        QCOMPARE(readCertificates("nothing", u"ca.crt"_s).error().code, u"tls-certificate"_s);
        QByteArray damaged = identity.certificate;
        damaged.replace("MII", "AAA");
        QCOMPARE(readCertificates(identity.certificate + damaged, u"ca.crt"_s).error().code, u"tls-certificate"_s);
        QCOMPARE(readPrivateKey(identity.certificate, u"x.key"_s).error().code, u"tls-key"_s);
    }

    void endlessThings_data()
    {
        QTest::addColumn<bool>("headers");
        QTest::addColumn<QString>("code");
        QTest::addRow("body") << false << u"http-too-large"_s;
        QTest::addRow("headers") << true << u"http-timeout"_s;
    }

    void endlessThings()
    {
        QFETCH(const bool, headers);
        const FaultServer server([&](const HttpQuestion &) {
            HttpAnswer answer{200, {}, QByteArray(4096, 'x')};
            answer.endlessBody = !headers;
            answer.endlessHeaders = headers;
            return answer;
        });
        HttpClient client(impatient());
        QElapsedTimer timer;
        timer.start();
        QTEST(codeOf(client.send({server.url(u"/"_s)})), "code");
        QVERIFY(timer.elapsed() < 2'900);
    }

    void tooLarge()
    {
        const FaultServer server([](const HttpQuestion &question) {
            return HttpAnswer{200, {}, QByteArray(question.target == "/fits" ? 64 * 1024 : 64 * 1024 + 1, 'x')};
        });
        HttpClient client(impatient());
        QCOMPARE(client.send({server.url(u"/fits"_s)})->body.size(), 64 * 1024);
        QCOMPARE(codeOf(client.send({server.url(u"/larger"_s)})), u"http-too-large"_s);
    }

    void cutAtEveryPlace()
    {
        std::atomic<qint64> at = 0;
        const FaultServer server([&](const HttpQuestion &) {
            HttpAnswer answer{200, {}, QByteArray("0123456789")};
            answer.cutAfter = at;
            return answer;
        });
        HttpClient client(impatient());
        for (const qint64 length : {0, 1, 15, 30, 45, 54, 55, 60, 63, 64}) {
            at = length;
            const Result<HttpReply> reply = client.send({server.url(u"/"_s)});
            if (reply)
                QCOMPARE(reply->body, "0123456789");
            else
                QVERIFY2(isTransient(reply.error()), qPrintable(codeOf(reply)));
        }
        at = 1000;
        QCOMPARE(client.send({server.url(u"/"_s)})->body, "0123456789");
    }

    void chunksThatEndTooEarly()
    {
        const FaultServer server([](const HttpQuestion &question) {
            HttpAnswer answer;
            answer.raw = true;
            answer.body = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nsome\r\n";
            if (question.target == "/whole")
                answer.body += "0\r\n\r\n";
            return answer;
        });
        HttpClient client(impatient());
        QCOMPARE(client.send({server.url(u"/whole"_s)})->body, "some");
        // Qt does not always notice; nothing that was not sent may be there.
        const Result<HttpReply> cut = client.send({server.url(u"/cut"_s)});
        QVERIFY(cut ? cut->body == "some" : cut.error().code == u"http-connection");
    }

    void noHttpAtAll()
    {
        const FaultServer server([](const HttpQuestion &) {
            HttpAnswer answer;
            answer.raw = true;
            answer.body = "SSH-2.0-OpenSSH_9.2p1\r\n\r\n";
            return answer;
        });
        HttpClient client(impatient());
        QCOMPARE(codeOf(client.send({server.url(u"/"_s)})), u"http-connection"_s);
        QUrl secure = server.url(u"/"_s);
        secure.setScheme(u"https"_s);
        QCOMPARE(codeOf(client.send({secure})), u"http-tls"_s);
    }

    void silence_data()
    {
        QTest::addColumn<int>("after");
        QTest::addRow("at once") << 0;
        QTest::addRow("in the headers") << 20;
        QTest::addRow("in the body") << 60;
    }

    void silence()
    {
        QFETCH(const int, after);
        const FaultServer server([&](const HttpQuestion &) {
            HttpAnswer answer{200, {}, QByteArray(100, 'x')};
            answer.stallAfter = after;
            return answer;
        });
        HttpClient client(impatient());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(codeOf(client.send({server.url(u"/"_s)})), u"http-timeout"_s);
        QVERIFY(timer.elapsed() >= 250 && timer.elapsed() < 2'000);
    }

    void nobodyListens()
    {
        QTcpServer once;
        QVERIFY(once.listen(QHostAddress::LocalHost));
        const quint16 port = once.serverPort();
        once.close();
        HttpClient client(impatient());
        QCOMPARE(codeOf(client.send({QUrl(u"http://127.0.0.1:%1/"_s.arg(port))})), u"http-refused"_s);
        QCOMPARE(codeOf(client.send({QUrl(u"file:///etc/passwd"_s)})), u"http-url"_s);
        QCOMPARE(codeOf(client.send({QUrl()})), u"http-url"_s);
    }

    void cancel()
    {
        const FaultServer server([](const HttpQuestion &) {
            HttpAnswer answer;
            answer.stallAfter = 0;
            return answer;
        });
        HttpOptions options = impatient();
        options.limits.idle = 60s;
        options.limits.total = 60s;
        HttpClient client(options);
        std::atomic_bool canceled = false;
        std::jthread later([&] {
            std::this_thread::sleep_for(100ms);
            canceled = true;
        });
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(codeOf(client.send({server.url(u"/"_s)}, &canceled)), u"http-canceled"_s);
        QVERIFY(timer.elapsed() < 2'000);
    }

    void triedAgain_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<int>("requests");
        QTest::addRow("without a word") << QByteArray() << 3;
        QTest::addRow("now") << QByteArray("0") << 3;
        QTest::addRow("garbage") << QByteArray("soon") << 3;
        QTest::addRow("a date gone by") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << 3;
        QTest::addRow("tomorrow") << QByteArray("86400") << 1;
        QTest::addRow("never") << QByteArray("99999999999999999999999") << 1;
    }

    void triedAgain()
    {
        QFETCH(const QByteArray, retryAfter);
        QFETCH(const int, requests);
        std::atomic_int count = 0;
        const FaultServer server([&](const HttpQuestion &) {
            HttpAnswer answer{++count < 3 ? 429 : 200};
            if (answer.status == 429 && !retryAfter.isEmpty())
                answer.headers.append(HttpHeader{"Retry-After", retryAfter});
            return answer;
        });
        HttpOptions options = impatient();
        options.limits.attempts = 4;
        HttpClient client(options);
        const Result<HttpReply> reply = client.send({server.url(u"/"_s)});
        QCOMPARE(codeOf(reply), requests == 3 ? u"status 200"_s : u"status 429"_s);
        QCOMPARE(int(count), requests);
    }

    void waitsAsLongAsAsked()
    {
        std::atomic_int count = 0;
        const FaultServer server([&](const HttpQuestion &) {
            return ++count == 1 ? HttpAnswer{503, {{"Retry-After", "1"}}} : HttpAnswer{};
        });
        HttpOptions options = impatient();
        options.limits.attempts = 2;
        HttpClient client(options);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(codeOf(client.send({server.url(u"/"_s)})), u"status 200"_s);
        QVERIFY(timer.elapsed() >= 990);
    }

    void whatIsNotTriedAgain()
    {
        std::atomic_int status = 404;
        const FaultServer server([&](const HttpQuestion &) { return HttpAnswer{status}; });
        HttpOptions options = impatient();
        options.limits.attempts = 3;
        HttpClient client(options);
        QCOMPARE(codeOf(client.send({server.url(u"/"_s)})), u"status 404"_s);
        QCOMPARE(server.questions().size(), 1);
        status = 502;
        QCOMPARE(codeOf(client.send({server.url(u"/"_s)})), u"status 502"_s);
        QCOMPARE(server.questions().size(), 4);
    }

    void proxies()
    {
        const test::TestAuthority authority(u"Private authority"_s);
        const FaultServer secure(
            [](const HttpQuestion &) {
                return HttpAnswer{200, {}, "through"};
            },
            FaultServer::Tls{authority.issue({u"x"_s, {u"DNS:registry.test"_s}}), {}});
        const test::TestProxy proxy("carol:canary");
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

    void files()
    {
        const FaultServer elsewhere([](const HttpQuestion &question) {
            if (question.method == "HEAD" && question.target.startsWith("/signed"))
                return HttpAnswer{403};
            if (!question.header("Range").isEmpty() && question.target.startsWith("/signed"))
                return HttpAnswer{206, {{"Content-Range", "bytes 0-0/987654321"}, {"ETag", "\"s\""}}, "x"};
            HttpAnswer answer{200, {{"ETag", "\"e\""}, {"Accept-Ranges", "bytes"}}};
            answer.contentLength = 123456789;
            return answer;
        });
        const FaultServer server([&](const HttpQuestion &question) {
            if (question.target == "/release")
                return redirect(elsewhere.url(u"/object?X-Signature=canary"_s));
            if (question.target == "/presigned")
                return redirect(elsewhere.url(u"/signed"_s));
            if (question.target == "/gethead" && question.method == "HEAD")
                return HttpAnswer{405};
            if (question.target == "/gethead") {
                HttpAnswer answer{200, {}, QByteArray(4096, 'x')};
                answer.contentLength = 200'000'000;
                return answer;
            }
            return HttpAnswer{404};
        });
        HttpClient client(impatient());
        const Result<RemoteFile> release = probeFile(client, server.url(u"/release"_s));
        QVERIFY(release);
        QCOMPARE(*release, (RemoteFile{elsewhere.url(u"/object"_s).toString() + u"?…"_s, 123456789, "\"e\"", true}));
        QCOMPARE(probeFile(client, server.url(u"/presigned"_s))->size, 987654321);
        QVERIFY(probeFile(client, server.url(u"/presigned"_s))->acceptsRanges);
        QCOMPARE(probeFile(client, server.url(u"/gethead"_s))->size, 200'000'000);
        QVERIFY(!probeFile(client, server.url(u"/gethead"_s))->acceptsRanges);
        QCOMPARE(probeFile(client, server.url(u"/gone"_s)).error().code, u"http-not-found"_s);
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
