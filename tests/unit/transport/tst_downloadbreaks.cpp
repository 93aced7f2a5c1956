// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// Connections that break, and what servers answer when asked for the rest.
#include "tests/unit/transport/downloadfaults.h"

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

HttpAnswer partAnswer(const QByteArray &range, const QByteArray &body)
{
    return {206, {{"ETag", "\"v1\""}, {"Content-Range", range}}, body};
}

qint64 askedFrom(const HttpQuestion &question)
{
    const QByteArray range = question.header("Range");
    return range.isEmpty() ? -1 : range.sliced(6, range.size() - 7).toLongLong();
}

} // namespace

class TestDownloadBreaks final : public QObject
{
    Q_OBJECT

private:
    static void rowsOfBrokenConnections()
    {
        const Behaviour good = [](const HttpQuestion &question, int) { return fileAnswer(question, fileContent); };
        addDownloadRow("no fault", good, u"w"_s);
        for (const qint64 bytes : {qint64(0), qint64(40), qint64(150'000), qint64(fileContent.size())}) {
            addDownloadRow(
                qPrintable(u"cut after %1"_s.arg(bytes)),
                [bytes](const HttpQuestion &question, int number) {
                    return number == 0 ? cut(fileAnswer(question, fileContent), bytes)
                                       : fileAnswer(question, fileContent);
                },
                bytes < 1000 ? u"ww"_s : u"wr"_s);
        }
        addDownloadRow(
            "reset",
            [](const HttpQuestion &question, int number) {
                HttpAnswer answer = fileAnswer(question, fileContent);
                if (number == 0)
                    answer.resetAfter = 150'000;
                return answer;
            },
            u"wr"_s);
        addDownloadRow(
            "stall",
            [](const HttpQuestion &question, int number) {
                HttpAnswer answer = fileAnswer(question, fileContent);
                if (number < 2)
                    answer.stallAfter = 150'000;
                return answer;
            },
            u"wrr"_s);
        addDownloadRow(
            "stall after the headers",
            [](const HttpQuestion &question, int number) {
                HttpAnswer answer = fileAnswer(question, fileContent);
                if (number == 0)
                    answer.stallAfter = 40;
                return answer;
            },
            u"ww"_s);
        addDownloadRow(
            "always cut at the same place",
            [](const HttpQuestion &question, int) { return cut(plain(fileContent), question.target.size() + 150'000); },
            u"www"_s, u"http-"_s);
    }

    static void rowsOfRanges()
    {
        addDownloadRow(
            "range ignored",
            brokenFirst([](const HttpQuestion &, int) { return with(plain(fileContent), "ETag", "\"v1\""); }), u"wr"_s);
        addDownloadRow("range from elsewhere", brokenFirst([](const HttpQuestion &question, int) {
                           return askedFrom(question) < 0 ? fileAnswer(question, fileContent)
                                                          : partAnswer("bytes 5-299999/300000", fileContent.sliced(5));
                       }),
                       u"wrw"_s);
        addDownloadRow("range of another size", brokenFirst([](const HttpQuestion &question, int) {
                           const qint64 from = askedFrom(question);
                           return from < 0 ? fileAnswer(question, fileContent)
                                           : partAnswer("bytes " + QByteArray::number(from) + "-300000/300001",
                                                        fileContent.sliced(from) + 'x');
                       }),
                       u"wrw"_s);
        addDownloadRow("range that contradicts its length", brokenFirst([](const HttpQuestion &question, int) {
                           const qint64 from = askedFrom(question);
                           return from < 0
                               ? fileAnswer(question, fileContent)
                               : partAnswer("bytes " + QByteArray::number(from) + "-299999/300000", fileContent);
                       }),
                       u"wrw"_s);
        addDownloadRow(
            "range without its place", brokenFirst([](const HttpQuestion &question, int) {
                const qint64 from = askedFrom(question);
                return from < 0 ? fileAnswer(question, fileContent) : HttpAnswer{206, {}, fileContent.sliced(from)};
            }),
            u"wrw"_s);
        addDownloadRow("several ranges", brokenFirst([](const HttpQuestion &question, int) {
                           return askedFrom(question) < 0
                               ? fileAnswer(question, fileContent)
                               : HttpAnswer{206, {{"Content-Type", "multipart/byteranges; boundary=x"}}, "--x\r\n\r\n"};
                       }),
                       u"wrw"_s);
        addDownloadRow("range without the length of the whole", brokenFirst([](const HttpQuestion &question, int) {
                           const qint64 from = askedFrom(question);
                           return partAnswer("bytes " + QByteArray::number(from) + "-299999/*",
                                             fileContent.sliced(from));
                       }),
                       u"wr"_s);
        addDownloadRow("ranges of bounded size", brokenFirst([](const HttpQuestion &question, int) {
                           const qint64 from = askedFrom(question);
                           const QByteArray body = fileContent.sliced(from).left(60'000);
                           return partAnswer("bytes " + QByteArray::number(from) + '-'
                                                 + QByteArray::number(from + body.size() - 1) + "/300000",
                                             body);
                       }),
                       u"wrrr"_s);
        addDownloadRow(
            "a part for which nobody asked",
            [](const HttpQuestion &, int) { return partAnswer("bytes 0-299999/300000", fileContent); }, u"w"_s,
            u"http-status"_s, u"206"_s);
        addDownloadRow("not satisfiable", brokenFirst([](const HttpQuestion &question, int) {
                           return askedFrom(question) < 0 ? fileAnswer(question, fileContent)
                                                          : HttpAnswer{416, {{"Content-Range", "bytes */7"}}};
                       }),
                       u"wrw"_s);
        addDownloadRow("a server that fails in between", brokenFirst([](const HttpQuestion &question, int number) {
                           return number < 2 ? HttpAnswer{503} : fileAnswer(question, fileContent);
                       }),
                       u"wrr"_s);
    }

    static void rowsOfValidators()
    {
        const QByteArray old = randomBytes(250'000, 2);
        const Behaviour changes = [old](const HttpQuestion &question, int number) {
            return number == 0 ? cut(fileAnswer(question, old, "\"v0\""), 150'000) : fileAnswer(question, fileContent);
        };
        addDownloadRow("changed in between", changes, u"wr"_s);
        addDownloadRow(
            "changed, and If-Range ignored",
            [old](const HttpQuestion &question, int number) {
                const qint64 from = askedFrom(question);
                if (number == 0)
                    return cut(fileAnswer(question, old, "\"v0\""), 150'000);
                return from < 0
                    ? fileAnswer(question, fileContent)
                    : partAnswer("bytes " + QByteArray::number(from) + "-299999/300000", fileContent.sliced(from));
            },
            u"wrw"_s);
        addDownloadRow(
            "weak ETag",
            [](const HttpQuestion &question, int number) {
                const HttpAnswer answer = fileAnswer(question, fileContent, "W/\"v1\"");
                return number == 0 ? cut(answer, 150'000) : answer;
            },
            u"ww"_s);
        addDownloadRow(
            "Last-Modified",
            [](const HttpQuestion &question, int number) {
                const QByteArray date = "Sun, 06 Nov 1994 08:49:37 GMT";
                HttpAnswer answer = fileAnswer(question, fileContent, date); // which compares it with If-Range
                answer.headers[0] = {"Last-Modified", date};
                answer.headers.append(HttpHeader{"Date", "Sun, 06 Nov 1994 09:00:00 GMT"});
                return number == 0 ? cut(answer, 150'000) : answer;
            },
            u"wr"_s);
        addDownloadRow(
            "Last-Modified of this moment",
            [](const HttpQuestion &question, int number) {
                const QByteArray date = "Sun, 06 Nov 1994 08:49:37 GMT";
                HttpAnswer answer = fileAnswer(question, fileContent, date);
                answer.headers[0] = {"Last-Modified", date};
                answer.headers.append(HttpHeader{"Date", date});
                return number == 0 ? cut(answer, 150'000) : answer;
            },
            u"ww"_s);
        addDownloadRow(
            "no validator",
            [](const HttpQuestion &, int number) {
                return number == 0 ? cut(plain(fileContent), 150'000) : plain(fileContent);
            },
            u"ww"_s);
    }

private Q_SLOTS:
    void faults_data()
    {
        addDownloadColumns();
        rowsOfBrokenConnections();
        rowsOfRanges();
        rowsOfValidators();
    }

    void faults() { checkDownload(); }
};

QTEST_GUILESS_MAIN(TestDownloadBreaks)
#include "tst_downloadbreaks.moc"
