// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/transport/downloadfixture.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

constexpr qint64 headRoom = 4096; // more than any headers here

const QByteArray content = randomBytes(300'000);

/// What a server does: the question, and how many requests there were before it.
using Behaviour = std::function<HttpAnswer(const HttpQuestion &question, int number)>;

HttpAnswer plain(const QByteArray &body)
{
    return {200, {}, body};
}

HttpAnswer with(HttpAnswer answer, const QByteArray &name, const QByteArray &value)
{
    answer.headers.append(HttpHeader{name, value});
    return answer;
}

HttpAnswer cut(HttpAnswer answer, qint64 bytes)
{
    answer.cutAfter = bytes;
    return answer;
}

/// Breaks the first answer in the middle; what follows is up to @p then.
Behaviour brokenFirst(const Behaviour &then)
{
    return [then](const HttpQuestion &question, int number) {
        return number == 0 ? cut(fileAnswer(question, content), 150'000) : then(question, number);
    };
}

HttpAnswer partAnswer(const QByteArray &range, const QByteArray &body)
{
    return {206, {{"ETag", "\"v1\""}, {"Content-Range", range}}, body};
}

qint64 askedFrom(const HttpQuestion &question)
{
    const QByteArray range = question.header("Range");
    return range.isEmpty() ? -1 : range.sliced(6, range.size() - 7).toLongLong();
}

QByteArray chunked(const QByteArray &body, bool isWhole)
{
    return "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nTransfer-Encoding: chunked\r\n\r\n"
        + QByteArray::number(content.size(), 16) + "\r\n" + body + (isWhole ? "\r\n0\r\n\r\n" : "");
}

} // namespace

Q_DECLARE_METATYPE(Behaviour)

class TestFileDownload final : public QObject
{
    Q_OBJECT

private:
    static void row(const char *name, const Behaviour &behaviour, const QString &shape, const QString &code = {},
                    const QString &words = {})
    {
        QTest::newRow(name) << behaviour << shape << code << words;
    }

    static void rowsOfBrokenConnections()
    {
        const Behaviour good = [](const HttpQuestion &question, int) { return fileAnswer(question, content); };
        row("no fault", good, u"w"_s);
        for (const qint64 bytes : {qint64(0), qint64(40), qint64(150'000), qint64(content.size())}) {
            row(
                qPrintable(u"cut after %1"_s.arg(bytes)),
                [bytes](const HttpQuestion &question, int number) {
                    return number == 0 ? cut(fileAnswer(question, content), bytes) : fileAnswer(question, content);
                },
                bytes < 1000 ? u"ww"_s : u"wr"_s);
        }
        row(
            "reset",
            [](const HttpQuestion &question, int number) {
                HttpAnswer answer = fileAnswer(question, content);
                if (number == 0)
                    answer.resetAfter = 150'000;
                return answer;
            },
            u"wr"_s);
        row(
            "stall",
            [](const HttpQuestion &question, int number) {
                HttpAnswer answer = fileAnswer(question, content);
                if (number < 2)
                    answer.stallAfter = 150'000;
                return answer;
            },
            u"wrr"_s);
        row(
            "stall after the headers",
            [](const HttpQuestion &question, int number) {
                HttpAnswer answer = fileAnswer(question, content);
                if (number == 0)
                    answer.stallAfter = 40;
                return answer;
            },
            u"ww"_s);
        row(
            "always cut at the same place",
            [](const HttpQuestion &question, int) { return cut(plain(content), question.target.size() + 150'000); },
            u"www"_s, u"http-"_s);
    }

    static void rowsOfRanges()
    {
        row("range ignored",
            brokenFirst([](const HttpQuestion &, int) { return with(plain(content), "ETag", "\"v1\""); }), u"wr"_s);
        row("range from elsewhere", brokenFirst([](const HttpQuestion &question, int) {
                return askedFrom(question) < 0 ? fileAnswer(question, content)
                                               : partAnswer("bytes 5-299999/300000", content.sliced(5));
            }),
            u"wrw"_s);
        row("range of another size", brokenFirst([](const HttpQuestion &question, int) {
                const qint64 from = askedFrom(question);
                return from < 0
                    ? fileAnswer(question, content)
                    : partAnswer("bytes " + QByteArray::number(from) + "-300000/300001", content.sliced(from) + 'x');
            }),
            u"wrw"_s);
        row("range that contradicts its length", brokenFirst([](const HttpQuestion &question, int) {
                const qint64 from = askedFrom(question);
                return from < 0 ? fileAnswer(question, content)
                                : partAnswer("bytes " + QByteArray::number(from) + "-299999/300000", content);
            }),
            u"wrw"_s);
        row("range without its place", brokenFirst([](const HttpQuestion &question, int) {
                const qint64 from = askedFrom(question);
                return from < 0 ? fileAnswer(question, content) : HttpAnswer{206, {}, content.sliced(from)};
            }),
            u"wrw"_s);
        row("several ranges", brokenFirst([](const HttpQuestion &question, int) {
                return askedFrom(question) < 0
                    ? fileAnswer(question, content)
                    : HttpAnswer{206, {{"Content-Type", "multipart/byteranges; boundary=x"}}, "--x\r\n\r\n"};
            }),
            u"wrw"_s);
        row("range without the length of the whole", brokenFirst([](const HttpQuestion &question, int) {
                const qint64 from = askedFrom(question);
                return partAnswer("bytes " + QByteArray::number(from) + "-299999/*", content.sliced(from));
            }),
            u"wr"_s);
        row("ranges of bounded size", brokenFirst([](const HttpQuestion &question, int) {
                const qint64 from = askedFrom(question);
                const QByteArray body = content.sliced(from).left(60'000);
                return partAnswer("bytes " + QByteArray::number(from) + '-' + QByteArray::number(from + body.size() - 1)
                                      + "/300000",
                                  body);
            }),
            u"wrrr"_s);
        row(
            "a part for which nobody asked",
            [](const HttpQuestion &, int) { return partAnswer("bytes 0-299999/300000", content); }, u"w"_s,
            u"http-status"_s, u"206"_s);
        row("not satisfiable", brokenFirst([](const HttpQuestion &question, int) {
                return askedFrom(question) < 0 ? fileAnswer(question, content)
                                               : HttpAnswer{416, {{"Content-Range", "bytes */7"}}};
            }),
            u"wrw"_s);
        row("a server that fails in between", brokenFirst([](const HttpQuestion &question, int number) {
                return number < 2 ? HttpAnswer{503} : fileAnswer(question, content);
            }),
            u"wrr"_s);
    }

    static void rowsOfValidators()
    {
        const QByteArray old = randomBytes(250'000, 2);
        const Behaviour changes = [old](const HttpQuestion &question, int number) {
            return number == 0 ? cut(fileAnswer(question, old, "\"v0\""), 150'000) : fileAnswer(question, content);
        };
        row("changed in between", changes, u"wr"_s);
        row(
            "changed, and If-Range ignored",
            [old](const HttpQuestion &question, int number) {
                const qint64 from = askedFrom(question);
                if (number == 0)
                    return cut(fileAnswer(question, old, "\"v0\""), 150'000);
                return from < 0
                    ? fileAnswer(question, content)
                    : partAnswer("bytes " + QByteArray::number(from) + "-299999/300000", content.sliced(from));
            },
            u"wrw"_s);
        row(
            "weak ETag",
            [](const HttpQuestion &question, int number) {
                const HttpAnswer answer = fileAnswer(question, content, "W/\"v1\"");
                return number == 0 ? cut(answer, 150'000) : answer;
            },
            u"ww"_s);
        row(
            "Last-Modified",
            [](const HttpQuestion &question, int number) {
                const QByteArray date = "Sun, 06 Nov 1994 08:49:37 GMT";
                HttpAnswer answer = fileAnswer(question, content, date); // which compares it with If-Range
                answer.headers[0] = {"Last-Modified", date};
                answer.headers.append(HttpHeader{"Date", "Sun, 06 Nov 1994 09:00:00 GMT"});
                return number == 0 ? cut(answer, 150'000) : answer;
            },
            u"wr"_s);
        row(
            "Last-Modified of this moment",
            [](const HttpQuestion &question, int number) {
                const QByteArray date = "Sun, 06 Nov 1994 08:49:37 GMT";
                HttpAnswer answer = fileAnswer(question, content, date);
                answer.headers[0] = {"Last-Modified", date};
                answer.headers.append(HttpHeader{"Date", date});
                return number == 0 ? cut(answer, 150'000) : answer;
            },
            u"ww"_s);
        row(
            "no validator",
            [](const HttpQuestion &, int number) {
                return number == 0 ? cut(plain(content), 150'000) : plain(content);
            },
            u"ww"_s);
    }

    static void rowsOfLengths()
    {
        row(
            "announces less",
            [](const HttpQuestion &, int) {
                HttpAnswer answer = plain(content);
                answer.contentLength = 200'000;
                return answer;
            },
            u"ww"_s, u"checksum-mismatch"_s, u"sha256:"_s);
        row(
            "announces more",
            [](const HttpQuestion &, int) {
                HttpAnswer answer = plain(content);
                answer.contentLength = 300'100;
                answer.cutAfter = content.size() + headRoom;
                return answer;
            },
            u"www"_s, u"http-"_s);
        row(
            "announces nothing",
            [](const HttpQuestion &, int) {
                HttpAnswer answer = plain(content);
                answer.contentLength = -1;
                return answer;
            },
            u"w"_s);
        row(
            "announces nothing, and is cut",
            [](const HttpQuestion &question, int number) {
                HttpAnswer answer = fileAnswer(question, content);
                if (number == 0) {
                    answer.contentLength = -1;
                    answer.cutAfter = 150'000;
                }
                return answer;
            },
            u"wr"_s);
        row(
            "chunked",
            [](const HttpQuestion &, int) { return HttpAnswer{.body = chunked(content, true), .raw = true}; }, u"w"_s);
        row(
            "chunked, and cut",
            [](const HttpQuestion &question, int number) {
                return number == 0 ? HttpAnswer{.body = chunked(content.first(150'000), false), .raw = true}
                                   : fileAnswer(question, content);
            },
            u"wr"_s);
        row(
            "without end",
            [](const HttpQuestion &, int) {
                HttpAnswer answer = plain(content);
                answer.endlessBody = true;
                return answer;
            },
            u"w"_s, u"http-too-large"_s);
        row(
            "announces too much",
            [](const HttpQuestion &, int) {
                HttpAnswer answer = plain(content);
                answer.contentLength = qint64(1) << 60;
                return answer;
            },
            u"w"_s, u"http-too-large"_s);
    }

    static void rowsOfContent()
    {
        row(
            "one byte is wrong",
            [](const HttpQuestion &question, int) {
                QByteArray wrong = content;
                wrong[1234] = char(~wrong[1234]);
                return fileAnswer(question, wrong);
            },
            u"ww"_s, u"checksum-mismatch"_s, u"another file"_s);
        row(
            "wrong once", // a cache on the way, say
            [](const HttpQuestion &question, int number) {
                return fileAnswer(question, number == 0 ? randomBytes(5000, 3) : content);
            },
            u"ww"_s);
        row(
            "a login page",
            [](const HttpQuestion &, int) {
                return with(plain("<!DOCTYPE html><title>Log in</title>"), "Content-Type", "text/html");
            },
            u"ww"_s, u"checksum-mismatch"_s, u"web page"_s);
        row(
            "compressed",
            [](const HttpQuestion &, int) { return with(plain(qCompress(content)), "Content-Encoding", "gzip"); },
            u"ww"_s, u"checksum-mismatch"_s, u"compressed"_s);
        row(
            "only called compressed",
            [](const HttpQuestion &, int) { return with(plain(content), "Content-Encoding", "x-gzip"); }, u"w"_s);
        row(
            "nothing", [](const HttpQuestion &, int) { return plain({}); }, u"ww"_s, u"checksum-mismatch"_s);
        row(
            "no content", [](const HttpQuestion &, int) { return HttpAnswer{204}; }, u"w"_s, u"http-status"_s,
            u"204"_s);
    }

    static void rowsOfStatus()
    {
        for (const auto &[status, code] : {std::pair(401, "http-unauthorized"), std::pair(403, "http-forbidden"),
                                           std::pair(404, "http-not-found"), std::pair(410, "http-not-found")}) {
            row(
                qPrintable(u"status %1"_s.arg(status)),
                [status = status](const HttpQuestion &, int) { return HttpAnswer{status}; }, u"w"_s,
                QString::fromLatin1(code), QString::number(status));
        }
        for (const int status : {408, 429, 500, 502, 503, 504}) {
            row(
                qPrintable(u"status %1, then better"_s.arg(status)),
                [status](const HttpQuestion &question, int number) {
                    return number < 2 ? HttpAnswer{status} : fileAnswer(question, content);
                },
                u"www"_s);
        }
        row(
            "status 500 always", [](const HttpQuestion &, int) { return HttpAnswer{500}; }, u"www"_s, u"http-server"_s);
        row(
            "asks for too long a pause", [](const HttpQuestion &, int) { return with({429}, "Retry-After", "86400"); },
            u"w"_s, u"http-rate-limited"_s);
        row(
            "redirect loop", [](const HttpQuestion &, int) { return with({302}, "Location", "/again"); }, u"w"_s,
            u"http-redirect"_s, u"more than 10 times"_s);
        row(
            "redirect to a file",
            [](const HttpQuestion &, int) { return with({302}, "Location", "file:///etc/passwd"); }, u"w"_s,
            u"http-redirect"_s);
    }

private Q_SLOTS:
    void faults_data()
    {
        QTest::addColumn<Behaviour>("behaviour");
        QTest::addColumn<QString>("shape");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        rowsOfBrokenConnections();
        rowsOfRanges();
        rowsOfValidators();
        rowsOfLengths();
        rowsOfContent();
        rowsOfStatus();
    }

    void faults()
    {
        QFETCH(const Behaviour, behaviour);
        QFETCH(const QString, shape);
        QFETCH(const QString, code);
        QFETCH(const QString, words);
        DownloadFixture fixture(content);
        const FaultServer server(
            [&](const HttpQuestion &question) { return behaviour(question, fixture.requests - 1); });
        fixture.download.urls = {server.url(u"/file"_s)};
        fixture.download.largest = 2'000'000;
        if (QByteArray(QTest::currentDataTag()).startsWith("stall"))
            fixture.download.http.limits.idle = 1500ms;
        const Result<DownloadedFile> file = fixture.run();
        const QString log = fixture.log.join(u'\n');
        if (code.isEmpty()) {
            QVERIFY2(file, qPrintable(log));
            QVERIFY(file->isProved);
            QCOMPARE(file->size, content.size());
            QCOMPARE(file->sha256, sha256Of(content).hex);
            QCOMPARE(file->movedBytes, fixture.moved.load());
            QCOMPARE(fixture.target(), content);
            QVERIFY(!fixture.hasPart());
        } else {
            QVERIFY2(!file, qPrintable(log));
            QVERIFY2(file.error().code.startsWith(code), qPrintable(file.error().code));
            QVERIFY2(file.error().message.english().contains(words), qPrintable(file.error().message.english()));
            QVERIFY(!fixture.hasTarget());
        }
        QVERIFY2(fixture.shape() == shape, qPrintable(fixture.shape() + u'\n' + log));
        for (const HttpQuestion &question : server.questions())
            QCOMPARE(question.header("Range").isEmpty(), question.header("If-Range").isEmpty());
        if (code == u"checksum-mismatch" || code == u"http-too-large")
            QVERIFY(!fixture.hasPart());
    }

    void slowAsASnail()
    {
        DownloadFixture fixture(content);
        const FaultServer server([&](const HttpQuestion &question) {
            HttpAnswer answer = fileAnswer(question, content);
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
        QCOMPARE(fixture.target(), content);
        QVERIFY(fixture.log.join(u'\n').contains(u"hardly anything"_s));
        QCOMPARE(fixture.shape(), u"wr"_s);
    }

    void waitsAsLongAsAsked()
    {
        DownloadFixture fixture(content);
        const FaultServer server([&](const HttpQuestion &question) {
            return fixture.requests == 1 ? with({429}, "Retry-After", "1") : fileAnswer(question, content);
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
        add("with its length", [](const HttpQuestion &question, int) { return fileAnswer(question, content); }, {});
        add("cut, and the rest",
            brokenFirst([](const HttpQuestion &question, int) { return fileAnswer(question, content); }), {});
        add(
            "cut always", [](const HttpQuestion &, int) { return cut(plain(content), 150'000); }, u"http-"_s);
        add(
            "no length",
            [](const HttpQuestion &, int) {
                HttpAnswer answer = plain(content);
                answer.contentLength = -1;
                return answer;
            },
            u"download-unproved"_s);
        add(
            "compressed", [](const HttpQuestion &, int) { return with(plain(content), "Content-Encoding", "gzip"); },
            u"http-encoding"_s);
    }

    void withoutChecksum()
    {
        QFETCH(const Behaviour, behaviour);
        QFETCH(const QString, code);
        DownloadFixture fixture(content);
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
        QCOMPARE(fixture.target(), content);
    }

    void severalServers()
    {
        const FaultServer missing([](const HttpQuestion &) { return HttpAnswer{404}; });
        const FaultServer wrong([](const HttpQuestion &question) { return fileAnswer(question, "something else"); });
        const FaultServer right([](const HttpQuestion &question) { return fileAnswer(question, content); });
        const FaultServer unused([](const HttpQuestion &question) { return fileAnswer(question, content); });
        DownloadFixture fixture(content);
        fixture.download.urls = {missing.url(u"/a"_s), wrong.url(u"/b"_s), right.url(u"/c"_s), unused.url(u"/d"_s)};
        QVERIFY2(fixture.run(), qPrintable(fixture.log.join(u'\n')));
        QCOMPARE(fixture.target(), content);
        QCOMPARE(missing.lines().size(), 1);
        QCOMPARE(right.lines().size(), 1);
        QVERIFY(unused.lines().isEmpty());
        fixture.download.urls = {};
        QCOMPARE(fixture.run().error().code, u"http-url"_s);
    }

    void credentialsStayWithTheirServer()
    {
        const FaultServer elsewhere([](const HttpQuestion &question) { return fileAnswer(question, content); });
        const FaultServer server([&](const HttpQuestion &) {
            return with({302}, "Location", elsewhere.url(u"/signed?secret=canary"_s).toEncoded());
        });
        DownloadFixture fixture(content);
        fixture.download.urls = {server.url(u"/file"_s)};
        fixture.download.authorization = basicAuthorization("user", "canary");
        QVERIFY(fixture.run());
        QCOMPARE(server.questions().constFirst().header("Authorization"), fixture.download.authorization);
        QVERIFY(elsewhere.questions().constFirst().header("Authorization").isEmpty());
        QVERIFY(!fixture.log.join(u'\n').contains(u"canary"_s));
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
        DownloadFixture fixture(content);
        const FaultServer server([&](const HttpQuestion &question) {
            const HttpAnswer answer = fileAnswer(question, content);
            return fixture.requests == 1 ? cut(answer, 150'000) : answer;
        });
        fixture.download.urls = {server.url(u"/file"_s)};
        fixture.download.checksum = {QString::fromLatin1(QTest::currentDataTag()),
                                     QCryptographicHash::hash(content, method).toHex()};
        const Result<DownloadedFile> file = fixture.run();
        QVERIFY2(file, qPrintable(fixture.log.join(u'\n')));
        QCOMPARE(file->sha256, sha256Of(content).hex);
        fixture.download.checksum.hex =
            fixture.download.checksum.hex.replace('a', 'b'); // the positive control's control
        QCOMPARE(fixture.run().error().code, u"checksum-mismatch"_s);
    }
};

QTEST_GUILESS_MAIN(TestFileDownload)
#include "tst_filedownload.moc"
