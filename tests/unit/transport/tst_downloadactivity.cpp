// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// What a download tells while it runs, and what it listens to.
#include "tests/unit/transport/downloadfixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

const QByteArray content = randomBytes(1'000'000);

} // namespace

class TestDownloadActivity final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void progressIsToldAndThrottled()
    {
        const FaultServer server(serving(content));
        DownloadFixture fixture(content);
        fixture.download.urls = {server.url(u"/file"_s)};
        QList<std::pair<qint64, qint64>> told;
        qint64 asked = 0;
        qint64 moved = 0;
        qint64 largest = 0;
        QElapsedTimer time;
        time.start();
        Activity activity;
        activity.progress = [&](qint64 done, qint64 total) { told.append({done, total}); };
        activity.moved = [&](qint64 bytes) { moved += bytes; };
        activity.throttle = [&](qint64 bytes) {
            asked += bytes;
            largest = std::max(largest, bytes);
            std::this_thread::sleep_for(asked == bytes ? 3s : 50ms);
        };
        fixture.download.http.limits.attempts = 1;
        fixture.download.http.limits.idle = 2s;               // throttled time is no silence,
        fixture.download.slowestBytesPerSecond = 100'000'000; // and does not count for the pace
        fixture.download.slowLimit = 3s;
        QVERIFY(downloadFile(fixture.download, activity));
        QCOMPARE(moved, content.size());
        QCOMPARE(asked, moved);
        QVERIFY(largest <= 64 * 1024);
        QCOMPARE(told.constLast(), (std::pair<qint64, qint64>(content.size(), content.size())));
        QVERIFY2(told.size() <= time.elapsed() / 50 + 2, qPrintable(QString::number(told.size())));
        QVERIFY(std::is_sorted(told.cbegin(), told.cend()));
    }

    void aStopIsHeard_data()
    {
        QTest::addColumn<QString>("when");
        QTest::newRow("before it begins") << u"before"_s;
        QTest::newRow("while bytes come") << u"bytes"_s;
        QTest::newRow("while nothing comes") << u"silence"_s;
        QTest::newRow("while it waits") << u"pause"_s;
    }

    void aStopIsHeard()
    {
        QFETCH(const QString, when);
        const FaultServer server([&](const HttpQuestion &question) {
            if (when == u"pause")
                return HttpAnswer{503, {{"Retry-After", "500"}}};
            HttpAnswer answer = fileAnswer(question, content);
            answer.stallAfter = 400'000;
            if (when == u"bytes")
                answer.drip = 1ms;
            return answer;
        });
        DownloadFixture fixture(content);
        fixture.download.urls = {server.url(u"/file"_s)};
        fixture.download.http.limits.idle = 500s;
        fixture.download.http.limits.longestPause = 500s;
        std::stop_source stop;
        if (when == u"before")
            stop.request_stop();
        const bool leavesPart = when == u"bytes" || when == u"silence";
        std::jthread stopper([&] {
            while (leavesPart && fixture.moved == 0)
                std::this_thread::sleep_for(10ms);
            std::this_thread::sleep_for(300ms);
            stop.request_stop();
        });
        QElapsedTimer time;
        time.start();
        QCOMPARE(fixture.run(stop.get_token()).error().code, u"http-canceled"_s);
        QVERIFY2(time.elapsed() < 20'000, qPrintable(QString::number(time.elapsed())));
        QVERIFY(!fixture.hasTarget());
        QCOMPARE(fixture.hasPart(), leavesPart);
    }
};

QTEST_GUILESS_MAIN(TestDownloadActivity)
#include "tst_downloadactivity.moc"
