// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// What is told of the bytes while they move, how long they will take, and how many may move.
#include "core/rollout/rolloutprogress.h"
#include "core/rollout/tokenbucket.h"
#include "rolloutrig.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <array>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

class TestRolloutRates final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void observerIsToldSeldom();
    void bytesAndRates();
    void stalled();
    void honestEta();
    void limitsOfBytes();
    void withoutALimitNobodyWaits();
    void limitMayChangeAndEnd();
    void takesOrDoesNot();
    void everybodyGetsATurn_data();
    void everybodyGetsATurn();
};

void TestRolloutRates::observerIsToldSeldom()
{
    Recipe recipe;
    recipe.add(Stage::Fetch, u"localhost"_s, u"a"_s, 1'000'000);
    Rig rig(recipe, [](quint32, const StepObserver &observer) {
        for (int i = 0; i < 5000; ++i) {
            observer.progress(i, 1'000'000);
            if (i % 10 == 0)
                std::this_thread::sleep_for(1ms);
        }
        return done();
    });
    QElapsedTimer timer;
    timer.start();
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    QVERIFY2(rig.updates <= timer.elapsed() / 20 + 3, qPrintable(QString::number(rig.updates)));
    QVERIFY(rig.updates >= 3);
}

void TestRolloutRates::bytesAndRates()
{
    Recipe recipe;
    recipe.add(Stage::Fetch, u"localhost"_s, u"a"_s, -1);
    std::atomic<bool> goOn{false};
    Rig rig(recipe, [&](quint32, const StepObserver &observer) {
        qint64 there = 0;
        while (!goOn) {
            observer.progress(there += 1000, 100'000'000);
            observer.moved(1000);
            std::this_thread::sleep_for(1ms);
        }
        return StepOutcome{false, there, 0, 100'000'000, {}};
    });
    rig.run().start();
    QTRY_VERIFY_WITH_TIMEOUT(rig.latest().totals.bytesPerSecond > 0, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!rig.latest().changed.isEmpty() && rig.latest().changed.first().bytesPerSecond > 0,
                             20'000);
    QVERIFY(rig.latest().totals.bytesPerSecond <= 1'100'000);
    QCOMPARE(rig.latest().totals.plannedBytes, 100'000'000);
    goOn = true;
    QVERIFY(rig.run().wait(longEnough));
    const RolloutTotals totals = rig.run().snapshot().totals;
    QCOMPARE(totals.doneBytes, 100'000'000);
    QCOMPARE(totals.bytesPerSecond, 0);
    QVERIFY(totals.movedBytes > 1000);
    QCOMPARE(rig.journal->statuses(rig.rollout)->first().movedBytes, totals.movedBytes);
}

void TestRolloutRates::stalled()
{
    Recipe recipe;
    recipe.add(Stage::Fetch, u"localhost"_s, u"a"_s, 100);
    std::atomic<bool> goOn{false};
    Rig rig(recipe, [&](quint32, const StepObserver &) {
        while (!goOn)
            std::this_thread::sleep_for(1ms);
        return done(100);
    });
    rig.run().start();
    QTRY_VERIFY_WITH_TIMEOUT(rig.latest().totals.stalled, 20'000);
    goOn = true;
    QVERIFY(rig.run().wait(longEnough));
    QVERIFY(!rig.run().snapshot().totals.stalled);
}

/// Nothing is said while nobody can know; then it is about right.
void TestRolloutRates::honestEta()
{
    Recipe recipe;
    recipe.add(Stage::Fetch, u"localhost"_s, u"a"_s, 1'000'000);
    RolloutProgress progress(recipe.jobs, 30s);
    progress.setState(0, JobState::Running, 1, 0ms);
    qint64 there = 0;
    for (auto now = 0ms; now < 10s; now += 100ms) {
        progress.setBytes(0, there, -1, there, now);
        progress.measure(now);
        const qint64 remaining = progress.totals(now, true).remainingMs;
        if (now < 3s) {
            QCOMPARE(remaining, -1);
        } else {
            const qint64 right = (1'000'000 - there) / 10;
            QVERIFY2(qAbs(remaining - right) <= right / 50, qPrintable(QString::number(remaining)));
        }
        QCOMPARE(progress.totals(now, false).remainingMs, -1);
        there += 1000; // 10,000 a second
    }
    QCOMPARE(progress.totals(60s, true).remainingMs, -1); // stalled
    QVERIFY(progress.totals(60s, true).stalled);
}

/// Four at once, 1 MB each, at 2 MB a second in all: two seconds.
void TestRolloutRates::limitsOfBytes()
{
    Recipe recipe;
    for (int i = 0; i < 4; ++i)
        recipe.add(Stage::Fetch, u"localhost"_s, QString::number(i), 1'000'000);
    recipe.options.limits.bytesPerSecond = 2'000'000;
    Rig rig(recipe, [&](quint32, const StepObserver &observer) {
        for (int i = 0; i < 20; ++i)
            if (!observer.tryThrottle(50'000))
                observer.throttle(50'000);
        return done(1'000'000);
    });
    QElapsedTimer timer;
    timer.start();
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    QVERIFY2(timer.elapsed() >= 1700, qPrintable(QString::number(timer.elapsed())));
}

void TestRolloutRates::withoutALimitNobodyWaits()
{
    Recipe recipe;
    recipe.add(Stage::Fetch, u"localhost"_s, u"a"_s, 1'000'000);
    std::atomic<bool> waits{true};
    Rig rig(recipe, [&](quint32, const StepObserver &observer) {
        waits = !observer.tryThrottle(500'000) || !observer.tryThrottle(500'000);
        return done(1'000'000);
    });
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    QVERIFY(!waits);
}

void TestRolloutRates::limitMayChangeAndEnd()
{
    TokenBucket bucket;
    bucket.setRate(1);
    std::stop_source stop;
    bucket.take(1'000'000, stop.get_token()); // on credit
    std::thread waiting([&] { bucket.take(1, stop.get_token()); });
    bucket.setRate(0);
    waiting.join();
    bucket.setRate(1);
    bucket.take(1'000'000, stop.get_token());
    std::thread stopped([&] { bucket.take(1, stop.get_token()); });
    stop.request_stop();
    stopped.join();
}

/// What cannot be taken at once is not owed either.
void TestRolloutRates::takesOrDoesNot()
{
    TokenBucket bucket;
    QVERIFY(bucket.tryTake(1'000'000));
    bucket.setRate(1000);
    QVERIFY(bucket.tryTake(1500)); // on credit
    QVERIFY(!bucket.tryTake(1'000'000'000));
    QElapsedTimer timer;
    timer.start();
    bucket.take(1'000'000, {});
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!bucket.tryTake(1));
    bucket.setRate(0);
    QVERIFY(bucket.tryTake(1'000'000));
}

void TestRolloutRates::everybodyGetsATurn_data()
{
    QTest::addColumn<qint64>("rate");
    QTest::newRow("some bytes each") << qint64{500};
    QTest::newRow("some kilobytes each") << qint64{30'000};
}

/// Thirty-two of them, one of which has much at once: none waits so long that it looks dead from afar, each gets about
/// as much as the others, and all together no more than the limit.
void TestRolloutRates::everybodyGetsATurn()
{
    QFETCH(qint64, rate);
    constexpr int takers = 32;
    TokenBucket bucket;
    bucket.setRate(rate);
    std::stop_source stop;
    std::array<qint64, takers> taken{};
    std::array<qint64, takers> longest{};
    QElapsedTimer time;
    time.start();
    {
        std::vector<std::jthread> threads;
        for (size_t i = 0; i < takers; ++i) {
            threads.emplace_back([&, i, wanted = i == 0 ? qint64{10'000'000} : qint64{32} * 1024] {
                for (qint64 before = time.elapsed(); !stop.stop_requested(); before = time.elapsed()) {
                    const qint64 some = bucket.take(wanted, stop.get_token());
                    longest.at(i) = std::max(longest.at(i), time.elapsed() - before);
                    if (!stop.stop_requested())
                        taken.at(i) += some;
                }
            });
        }
        std::this_thread::sleep_for(8s);
        stop.request_stop();
    }
    const qint64 most = rate * time.elapsed() / 1000 + 2 * rate; // that much on credit
    const qint64 all = std::accumulate(taken.begin(), taken.end(), qint64{0});
    QVERIFY2(all <= most, qPrintable(u"%1 of %2"_s.arg(all).arg(most)));
    QVERIFY2(all >= most / 2, qPrintable(u"%1 of %2"_s.arg(all).arg(most)));
    const qint64 patience = *std::max_element(longest.begin(), longest.end());
    QVERIFY2(patience < 7000, qPrintable(QString::number(patience)));
    const qint64 least = *std::min_element(taken.begin(), taken.end());
    QVERIFY2(least >= all / takers / 3, qPrintable(u"%1 of %2"_s.arg(least).arg(all)));
}

} // namespace

QTEST_GUILESS_MAIN(TestRolloutRates)
#include "tst_rolloutrates.moc"
