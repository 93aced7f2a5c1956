// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// What can be known of a file before it is fetched.
#include "core/transport/http/fileprobe.h"
#include "tests/unit/transport/httpclientfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

class TestFileProbe final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
            if (question.target == "/nothing" && question.method == "HEAD") {
                HttpAnswer answer{200};
                answer.contentLength = 0;
                return answer;
            }
            if (question.target == "/nothing")
                return HttpAnswer{206, {{"Content-Range", "bytes 0-0/4711"}}, "x"};
            if (question.target == "/gethead" && question.method == "HEAD")
                return HttpAnswer{405};
            if (question.target == "/gethead") {
                HttpAnswer answer{200, {}, QByteArray(4096, 'x')};
                answer.contentLength = 200'000'000;
                return answer;
            }
            if (question.target == "/endless") {
                HttpAnswer answer{200};
                answer.contentLength = qint64{1} << 60;
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
        QCOMPARE(probeFile(client, server.url(u"/nothing"_s))->size, 4711);
        QCOMPARE(probeFile(client, server.url(u"/gone"_s)).error().code, u"http-not-found"_s);
        QCOMPARE(probeFile(client, server.url(u"/endless"_s)).error().code, u"http-too-large"_s); // sums stay sums
    }
};

QTEST_GUILESS_MAIN(TestFileProbe)
#include "tst_fileprobe.moc"
