// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// Servers that break off, never end, say nothing or are not there.
#include "core/transport/http/httperrors.h"
#include "tests/unit/transport/httpclientfixture.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QTest>
#include <QTimer>

#include <unistd.h>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

/// Looks at the memory of this process, and has seen enough.
class LookingReceiver final : public HttpReceiver
{
public:
    Result<bool> begin(const HttpReply &) override
    {
        resident = residentBytes();
        return false;
    }
    void prepare(qsizetype) override {}
    Result<> take(const QByteArray &) override { return {}; }

    qint64 resident = 0;
};

} // namespace

class TestHttpFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

    /// Who has so much else to do that it sees headers late finds no more of the body than it asked for.
    void nobodyIsFlooded()
    {
        const FaultServer server([](const HttpQuestion &) {
            QThread::msleep(200);
            HttpAnswer answer{200, {}, QByteArray(256 * 1024, 'x')};
            answer.endlessBody = true;
            return answer;
        });
        HttpOptions options = impatient();
        options.limits.idle = 5s;
        HttpClient client(options);
        qint64 before = 0;
        QTimer::singleShot(100, this, [&before] {
            before = residentBytes();
            QThread::msleep(1000);
        });
        LookingReceiver receiver;
        QCOMPARE(codeOf(client.receive({server.url(u"/"_s)}, receiver)), u"status 200"_s);
        QVERIFY(before > 0);
        const qint64 grown = receiver.resident - before;
        QVERIFY2(grown < 24 * 1024 * 1024, qPrintable(QString::number(grown)));
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
};

QTEST_GUILESS_MAIN(TestHttpFaults)
#include "tst_httpfaults.moc"
