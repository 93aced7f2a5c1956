// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/http/httperrors.h"
#include "tests/unit/transport/httpclientfixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

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

    void bodiesStayWithTheirServer_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isSentAgain");
        QTest::addRow("as a question for what is there") << 302 << false;
        QTest::addRow("the same again") << 307 << true;
        QTest::addRow("the same again, always") << 308 << true;
    }

    void bodiesStayWithTheirServer()
    {
        QFETCH(const int, status);
        QFETCH(const bool, isSentAgain);
        const FaultServer elsewhere([](const HttpQuestion &) { return HttpAnswer{200, {}, "there"}; });
        const FaultServer server([&](const HttpQuestion &question) {
            if (question.target == "/here")
                return redirect(QUrl(u"/again"_s), status);
            return redirect(elsewhere.url(u"/there"_s), status);
        });
        HttpRequest request{server.url(u"/here"_s), HttpMethod::Post};
        request.body = "refresh_token=canary";
        HttpClient client(impatient());
        const QString code = codeOf(client.send(request));
        QCOMPARE(server.questions().value(1).body, isSentAgain ? request.body : QByteArray()); // the same origin
        QCOMPARE(code, isSentAgain ? u"http-redirect"_s : u"status 200"_s);
        QCOMPARE(elsewhere.lines(), isSentAgain ? QStringList() : QStringList{u"GET /there"_s});
        for (const HttpQuestion &question : elsewhere.questions())
            QVERIFY(!question.body.contains("canary"));
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
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
