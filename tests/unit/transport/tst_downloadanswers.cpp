// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// Whole answers with wrong lengths, wrong content or no file at all.
#include "tests/unit/transport/downloadfaults.h"

#include <chrono>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

constexpr qint64 headRoom = 4096; // more than any headers here

QByteArray chunked(const QByteArray &body, bool isWhole)
{
    return "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nTransfer-Encoding: chunked\r\n\r\n"
        + QByteArray::number(fileContent.size(), 16) + "\r\n" + body + (isWhole ? "\r\n0\r\n\r\n" : "");
}

} // namespace

class TestDownloadAnswers final : public QObject
{
    Q_OBJECT

private:
    static void rowsOfLengths()
    {
        addDownloadRow(
            "announces less",
            [](const HttpQuestion &, int) {
                HttpAnswer answer = plain(fileContent);
                answer.contentLength = 200'000;
                return answer;
            },
            u"ww"_s, u"checksum-mismatch"_s, u"sha256:"_s);
        addDownloadRow(
            "announces more",
            [](const HttpQuestion &, int) {
                HttpAnswer answer = plain(fileContent);
                answer.contentLength = 300'100;
                answer.cutAfter = fileContent.size() + headRoom;
                answer.cutDelay = 500ms; // all of it arrives each time, so that no attempt brings more than another
                return answer;
            },
            u"www"_s, u"http-"_s);
        addDownloadRow(
            "announces nothing",
            [](const HttpQuestion &, int) {
                HttpAnswer answer = plain(fileContent);
                answer.contentLength = -1;
                return answer;
            },
            u"w"_s);
        addDownloadRow(
            "announces nothing, and is cut",
            [](const HttpQuestion &question, int number) {
                HttpAnswer answer = fileAnswer(question, fileContent);
                if (number == 0) {
                    answer.contentLength = -1;
                    answer.cutAfter = 150'000;
                }
                return answer;
            },
            u"wr"_s);
        addDownloadRow(
            "chunked",
            [](const HttpQuestion &, int) { return HttpAnswer{.body = chunked(fileContent, true), .raw = true}; },
            u"w"_s);
        addDownloadRow(
            "chunked, and cut",
            [](const HttpQuestion &question, int number) {
                return number == 0 ? HttpAnswer{.body = chunked(fileContent.first(150'000), false), .raw = true}
                                   : fileAnswer(question, fileContent);
            },
            u"wr"_s);
        addDownloadRow(
            "without end",
            [](const HttpQuestion &, int) {
                HttpAnswer answer = plain(fileContent);
                answer.endlessBody = true;
                return answer;
            },
            u"w"_s, u"http-too-large"_s);
        addDownloadRow(
            "announces too much",
            [](const HttpQuestion &, int) {
                HttpAnswer answer = plain(fileContent);
                answer.contentLength = qint64(1) << 60;
                return answer;
            },
            u"w"_s, u"http-too-large"_s);
    }

    static void rowsOfContent()
    {
        addDownloadRow(
            "one byte is wrong",
            [](const HttpQuestion &question, int) {
                QByteArray wrong = fileContent;
                wrong[1234] = char(~wrong[1234]);
                return fileAnswer(question, wrong);
            },
            u"ww"_s, u"checksum-mismatch"_s, u"another file"_s);
        addDownloadRow(
            "wrong once", // a cache on the way, say
            [](const HttpQuestion &question, int number) {
                return fileAnswer(question, number == 0 ? randomBytes(5000, 3) : fileContent);
            },
            u"ww"_s);
        addDownloadRow(
            "a login page",
            [](const HttpQuestion &, int) {
                return with(plain("<!DOCTYPE html><title>Log in</title>"), "Content-Type", "text/html");
            },
            u"ww"_s, u"checksum-mismatch"_s, u"web page"_s);
        addDownloadRow(
            "compressed",
            [](const HttpQuestion &, int) { return with(plain(qCompress(fileContent)), "Content-Encoding", "gzip"); },
            u"ww"_s, u"checksum-mismatch"_s, u"compressed"_s);
        addDownloadRow(
            "only called compressed",
            [](const HttpQuestion &, int) { return with(plain(fileContent), "Content-Encoding", "x-gzip"); }, u"w"_s);
        addDownloadRow(
            "nothing", [](const HttpQuestion &, int) { return plain({}); }, u"ww"_s, u"checksum-mismatch"_s);
        addDownloadRow(
            "no fileContent", [](const HttpQuestion &, int) { return HttpAnswer{204}; }, u"w"_s, u"http-status"_s,
            u"204"_s);
    }

    static void rowsOfStatus()
    {
        for (const auto &[status, code] : {std::pair(401, "http-unauthorized"), std::pair(403, "http-forbidden"),
                                           std::pair(404, "http-not-found"), std::pair(410, "http-not-found")}) {
            addDownloadRow(
                qPrintable(u"status %1"_s.arg(status)),
                [status = status](const HttpQuestion &, int) { return HttpAnswer{status}; }, u"w"_s,
                QString::fromLatin1(code), QString::number(status));
        }
        for (const int status : {408, 429, 500, 502, 503, 504}) {
            addDownloadRow(
                qPrintable(u"status %1, then better"_s.arg(status)),
                [status](const HttpQuestion &question, int number) {
                    return number < 2 ? HttpAnswer{status} : fileAnswer(question, fileContent);
                },
                u"www"_s);
        }
        addDownloadRow(
            "status 500 always", [](const HttpQuestion &, int) { return HttpAnswer{500}; }, u"www"_s, u"http-server"_s);
        addDownloadRow(
            "asks for too long a pause", [](const HttpQuestion &, int) { return with({429}, "Retry-After", "86400"); },
            u"w"_s, u"http-retry-later"_s, QDateTime::currentDateTimeUtc().addDays(1).toString(u"yyyy-MM"));
        addDownloadRow(
            "redirect loop", [](const HttpQuestion &, int) { return with({302}, "Location", "/again"); }, u"w"_s,
            u"http-redirect"_s, u"more than 10 times"_s);
        addDownloadRow(
            "redirect to a file",
            [](const HttpQuestion &, int) { return with({302}, "Location", "file:///etc/passwd"); }, u"w"_s,
            u"http-redirect"_s);
    }

private Q_SLOTS:
    void faults_data()
    {
        addDownloadColumns();
        rowsOfLengths();
        rowsOfContent();
        rowsOfStatus();
    }

    void faults() { checkDownload(); }

    /// What came is read to its end, however slowly, though there is no connection any more.
    void losesNothingToServersThatCloseAtOnce()
    {
        const QByteArray large = randomBytes(8'000'000, 7);
        FaultServer server([&](const HttpQuestion &) {
            HttpAnswer answer = plain(large);
            answer.cutAfter = large.size() + headRoom;
            return answer;
        });
        DownloadFixture fixture(large);
        fixture.download.urls = {server.url(u"/file"_s)};
        Activity slow;
        slow.throttle = [](qint64) { std::this_thread::sleep_for(2ms); };
        const Result<DownloadedFile> file = downloadFile(fixture.download, slow);
        QVERIFY2(file, file ? "" : qPrintable(toString(file.error())));
        QCOMPARE(file->movedBytes, large.size());
        QCOMPARE(server.lines().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestDownloadAnswers)
#include "tst_downloadanswers.moc"
