// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "rolloutrig.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

int threadCount()
{
    return static_cast<int>(QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}

Result<StepOutcome> untilStopped(quint32, const StepObserver &observer)
{
    while (!observer.stop.stop_requested())
        std::this_thread::sleep_for(1ms);
    return error(u"ssh-cancelled"_s);
}

/// What a person orders while a run goes on, or after it ended: to pause, to leave, to open gates, to try again.
class TestRolloutOrders final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pauseAndResume();
    void cancelStopsWhatRuns();
    void leavingCanBeTakenUp();
    void leavingWhilePaused();
    void gates();
    void skipAndRetry();
    void totalsAfterTheEnd();
    void whatIsLeftAfterASkip();
    void callsFromTheObserver();
};

void TestRolloutOrders::pauseAndResume()
{
    std::atomic<bool> goOn{false};
    Rig rig(twoArtifacts(), heldUntil(goOn));
    rig.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(rig.executor.calls().size(), 2, 20'000);
    rig.run().pause();
    QTRY_COMPARE_WITH_TIMEOUT(toString(rig.latest().phase), u"pausing"_s, 20'000);
    goOn = true;
    QTRY_COMPARE_WITH_TIMEOUT(toString(rig.latest().phase), u"paused"_s, 20'000);
    QTest::qWait(50);
    QCOMPARE(rig.executor.calls().size(), 2);
    QVERIFY(!rig.run().wait(1ms));
    rig.run().resume();
    QVERIFY(rig.run().wait(longEnough));
    QVERIFY(rig.run().snapshot().totals.isSuccess());
    QCOMPARE(rig.events({u"paused"_s, u"resumed"_s}), (QStringList{u"paused"_s, u"resumed"_s}));
}

void TestRolloutOrders::cancelStopsWhatRuns()
{
    Rig rig(twoArtifacts(), untilStopped);
    rig.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(rig.executor.calls().size(), 2, 20'000);
    rig.run().cancel();
    QVERIFY(rig.run().wait(longEnough));
    QCOMPARE(rig.run().snapshot().totals.cancelled, 14);
    QCOMPARE(rig.journal->rollout(rig.rollout)->totals.cancelled, 14);
    QVERIFY(rig.journal->takeUp(rig.rollout, u"test"_s));
}

void TestRolloutOrders::leavingCanBeTakenUp()
{
    const int before = threadCount();
    {
        std::atomic<bool> works{false};
        Rig rig(
            twoArtifacts(),
            [&](quint32 job, const StepObserver &observer) {
                observer.moved(7);
                return works ? done() : untilStopped(job, observer);
            },
            [](quint32, const StepObserver &) { return error(u"not-proved"_s); });
        rig.run().start();
        QTRY_COMPARE_WITH_TIMEOUT(rig.executor.calls().size(), 2, 20'000);
        rig.endRun();
        const auto record = rig.journal->rollout(rig.rollout);
        QVERIFY(record->ended.isNull());
        QVERIFY(record->phase != RolloutPhase::Finished);
        const auto statuses = rig.journal->statuses(rig.rollout);
        QCOMPARE(std::count_if(statuses->cbegin(), statuses->cend(),
                               [](const JobStatus &status) { return status.state == JobState::Running; }),
                 2);
        QCOMPARE(record->totals.movedBytes, 14);
        QCOMPARE(record->totals.cancelled + record->totals.failed, 0);

        works = true;
        QVERIFY(rig.journal->takeUp(rig.rollout, u"test"_s));
        rig.run().start();
        QVERIFY(rig.run().wait(longEnough));
        QVERIFY(rig.run().snapshot().totals.isSuccess());
    }
    QCOMPARE(threadCount(), before);
    const Rig unused(twoArtifacts(), untilStopped); // and one that was never begun
}

void TestRolloutOrders::leavingWhilePaused()
{
    std::atomic<bool> goOn{false};
    Rig rig(twoArtifacts(), heldUntil(goOn));
    rig.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(rig.executor.calls().size(), 2, 20'000);
    rig.run().pause();
    goOn = true;
    QTRY_COMPARE_WITH_TIMEOUT(toString(rig.latest().phase), u"paused"_s, 20'000);
    rig.endRun();
    const auto record = rig.journal->rollout(rig.rollout);
    QVERIFY(record->phase != RolloutPhase::Finished);
    QCOMPARE(record->totals.done, 2);
    QCOMPARE(record->totals.cancelled + record->totals.failed, 0);
    QVERIFY(rig.journal->takeUp(rig.rollout, u"test"_s));
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    QVERIFY(rig.run().snapshot().totals.isSuccess());
}

void TestRolloutOrders::gates()
{
    Recipe recipe = twoArtifacts();
    recipe.options.ask = AskAt::Stage;
    Rig rig(recipe, [](quint32, const StepObserver &) { return done(); });
    rig.run().start();
    for (const QString &id : {u"stage/fetch"_s, u"stage/distribute"_s}) {
        QTRY_VERIFY_WITH_TIMEOUT(!rig.latest().gates.isEmpty() && rig.latest().gates.first().id == id, 20'000);
        rig.run().openGate(id, u"looks good"_s);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!rig.latest().gates.isEmpty() && rig.latest().gates.first().id == u"stage/load", 20'000);
    QCOMPARE(rig.latest().gates.first().jobs.size(), 4);
    QVERIFY(!rig.run().wait(1ms));
    rig.run().setAskAt(AskAt::Never);
    QVERIFY(rig.run().wait(longEnough));
    QVERIFY(rig.run().snapshot().totals.isSuccess());
    QCOMPARE(rig.events({u"gate"_s, u"gate-opened"_s}),
             (QStringList{u"gate stage/fetch"_s, u"gate-opened stage/fetch: looks good"_s, u"gate stage/distribute"_s,
                          u"gate-opened stage/distribute: looks good"_s, u"gate stage/load"_s}));
}

void TestRolloutOrders::skipAndRetry()
{
    std::atomic<bool> broken{true};
    Rig rig(twoArtifacts(), [&](quint32 job, const StepObserver &) -> Result<StepOutcome> {
        if (broken && (job == 1 || job == 4))
            return error(u"disk-full"_s);
        return done();
    });
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    QCOMPARE(rig.run().snapshot().totals.failed, 2);
    rig.run().skip({1}, u"n1 goes away"_s);
    broken = false;
    rig.run().retry();
    QVERIFY(rig.run().wait(longEnough));
    const RolloutUpdate end = rig.run().snapshot();
    QCOMPARE(end.totals.failed, 0);
    QCOMPARE(end.totals.skipped, 1);
    QCOMPARE(end.totals.unreached, 2);
    QCOMPARE(end.totals.done, 11);
    QCOMPARE(end.changed.at(1).reason, u"n1 goes away"_s);
    QCOMPARE(end.changed.at(4).attempt, 2);
    QVERIFY(!end.changed.at(4).error);
    QCOMPARE(rig.executor.calls().filter(u"start 4"_s).size(), 2);
    QCOMPARE(rig.executor.calls().filter(QRegularExpression(u"start [17]$"_s)).size(), 2); // nothing else again
}

/// The history says what became of it, also where a person did something after the end, and while it goes on.
void TestRolloutOrders::totalsAfterTheEnd()
{
    std::atomic<bool> goOn{true};
    std::atomic<bool> broken{true};
    Rig rig(twoArtifacts(), [&](quint32 job, const StepObserver &) -> Result<StepOutcome> {
        while (!goOn)
            std::this_thread::sleep_for(1ms);
        if (broken && (job == 1 || job == 4))
            return error(u"disk-full"_s);
        return done();
    });
    const auto record = [&rig] { return rig.journal->rollout(rig.rollout).value(); };
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    const QDateTime ended = record().ended;
    QVERIFY(ended.isValid());
    QCOMPARE(record().totals.failed, 2);
    rig.run().skip({1}, u"n1 goes away"_s);
    QVERIFY(rig.run().wait(longEnough));
    QCOMPARE(record().totals.failed, 1);
    QCOMPARE(record().totals.skipped, 1);
    QCOMPARE(record().ended, ended);
    QCOMPARE(rig.events({u"ended"_s}).size(), 2);

    goOn = broken = false;
    rig.run().retry();
    QTRY_COMPARE_WITH_TIMEOUT(rig.executor.calls().filter(u"start 4"_s).size(), 2, 20'000);
    QVERIFY(record().ended.isNull()); // as it stays if the program is killed now
    QCOMPARE(toString(record().phase), u"running"_s);
    QCOMPARE(record().totals.failed, 0);
    QCOMPARE(record().totals.skipped, 1);
    goOn = true;
    QVERIFY(rig.run().wait(longEnough));
    QVERIFY(record().ended > ended);
    QCOMPARE(record().totals.done, 11);
    QCOMPARE(record().totals.failed, 0);
}

/// A failure that a person accepted: what waited behind it, in a later batch, can be reached; what rests on it cannot.
void TestRolloutOrders::whatIsLeftAfterASkip()
{
    Recipe recipe;
    recipe.options.serial = QStringList{u"1"_s};
    const quint32 load = recipe.add(Stage::Load, u"n1"_s, u"a"_s);
    recipe.add(Stage::Verify, u"n1"_s, u"a"_s, 0, {load});
    recipe.add(Stage::Verify, u"n2"_s, u"a"_s);
    Rig rig(recipe, [load](quint32 job, const StepObserver &) -> Result<StepOutcome> {
        return job == load ? Result<StepOutcome>(error(u"disk-full"_s)) : done();
    });
    const auto record = [&rig] { return rig.journal->rollout(rig.rollout).value(); };
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    rig.run().skip({load}, u"n1 goes away"_s);
    QVERIFY(rig.run().wait(longEnough));
    QCOMPARE(rig.run().snapshot().totals.failed, 0);
    QVERIFY(rig.run().snapshot().totals.hasUndone());
    QCOMPARE(record().totals.unreached, 2);
    QVERIFY(record().totals.hasUndone());
    rig.run().retry();
    QVERIFY(rig.run().wait(longEnough));
    QCOMPARE(record().totals.done, 1);
    QCOMPARE(record().totals.unreached, 1);
    QVERIFY(!record().totals.hasUndone());
    QVERIFY(!rig.run().snapshot().totals.hasUndone());
}

void TestRolloutOrders::callsFromTheObserver()
{
    Recipe recipe = twoArtifacts();
    recipe.options.ask = AskAt::Host;
    Rig rig(recipe, [](quint32, const StepObserver &) { return done(); });
    rig.alsoTell = [&rig](const RolloutUpdate &update) {
        (void)rig.run().snapshot();
        for (const Gate &gate : update.gates)
            rig.run().openGate(gate.id);
    };
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    QVERIFY(rig.run().snapshot().totals.isSuccess());
}

} // namespace

QTEST_GUILESS_MAIN(TestRolloutOrders)
#include "tst_rolloutorders.moc"
