// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// What a person orders while a schedule runs, or after it ended.
#include "simulation.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

class TestScheduleOrders final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pauseAndResume();
    void cancelWhileRunning();
    void skip();
    void retryFailedOnly();
    void retryOfOneAfterCancel();
    void retryAfterStoppedBatch();
    void skipOfAFailureLetsTheRolloutGoOn();
    void batchesStayClosedAfterCancel();
    void putBack();
};

void TestScheduleOrders::pauseAndResume()
{
    Recipe recipe;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s});
    Simulation simulation(recipe);
    simulation.orders.emplace(2, [](Schedule &schedule, Schedule::Time now) { return schedule.pause(now); });
    simulation.run();
    QCOMPARE(toString(simulation.schedule.phase()), toString(RolloutPhase::Paused));
    QCOMPARE(simulation.log.mid(3), (QStringList{u"2 pausing"_s, u"5 done fetch/localhost/a"_s, u"5 paused"_s}));
    simulation.orders.emplace(20, [](Schedule &schedule, Schedule::Time now) { return schedule.resume(now); });
    simulation.run();
    QCOMPARE(simulation.log.mid(6, 2), (QStringList{u"20 resumed"_s, u"20 start distribute/n1/a"_s}));
    QCOMPARE(toString(simulation.schedule.phase()), toString(RolloutPhase::Finished));
}

void TestScheduleOrders::cancelWhileRunning()
{
    Recipe recipe;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s});
    Simulation simulation(recipe);
    simulation.orders.emplace(7, [](Schedule &schedule, Schedule::Time now) { return schedule.cancel(now); });
    simulation.run();
    QCOMPARE(simulation.log.mid(4),
             (QStringList{u"5 start distribute/n1/a"_s, u"7 cancelling"_s, u"7 cancelled load/n1/a"_s,
                          u"7 cancelled verify/n1/a"_s, u"7 cancelled distribute/n1/a"_s, u"7 ended"_s}));
    QCOMPARE(simulation.schedule.count(JobState::Done), 1);
}

/// What rests on a skipped job is unreached, and that is no failure of its host.
void TestScheduleOrders::skip()
{
    Recipe recipe;
    recipe.options.serial = QStringList{u"1"_s};
    recipe.options.maxFailPercentage = 0;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s});
    Simulation simulation(recipe);
    simulation.orders.emplace(2, [](Schedule &schedule, Schedule::Time now) { return schedule.skip({0, 1}, now); });
    simulation.run();
    QCOMPARE(simulation.log.filter(u"n1"_s),
             (QStringList{u"2 skipped distribute/n1/a"_s, u"2 unreached load/n1/a (distribute/n1/a)"_s,
                          u"2 unreached verify/n1/a (load/n1/a)"_s}));
    QCOMPARE(simulation.schedule.count(JobState::Done), 4); // the fetch was running, and cannot be skipped
    QCOMPARE(toString(simulation.schedule.state(0)), toString(JobState::Done));
}

void TestScheduleOrders::retryFailedOnly()
{
    Recipe recipe;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s});
    Simulation simulation(recipe);
    simulation.outcomes = {{u"distribute/n1/a"_s, {u"disk-full"_s}}};
    simulation.orders.emplace(100, [](Schedule &schedule, Schedule::Time now) { return schedule.retry({}, now); });
    simulation.run();
    const qsizetype first = simulation.log.indexOf(u"12 ended"_s);
    QVERIFY(first > 0);
    QCOMPARE(simulation.log.mid(first + 1),
             (QStringList{u"100 again distribute/n1/a"_s, u"100 start distribute/n1/a#2"_s,
                          u"105 done distribute/n1/a#2"_s, u"105 start load/n1/a"_s, u"106 done load/n1/a"_s,
                          u"106 start verify/n1/a"_s, u"107 done verify/n1/a"_s, u"107 ended"_s}));
}

/// It comes with what it rests on and what rests on it; other cancelled jobs stay cancelled.
void TestScheduleOrders::retryOfOneAfterCancel()
{
    Recipe recipe;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s});
    recipe.addArtifact(u"b"_s, 5, {u"n1"_s});
    Simulation simulation(recipe);
    simulation.orders.emplace(1, [](Schedule &schedule, Schedule::Time now) { return schedule.cancel(now); });
    simulation.orders.emplace(100, [](Schedule &schedule, Schedule::Time now) { return schedule.retry({2}, now); });
    simulation.run();
    QCOMPARE(simulation.schedule.count(JobState::Done), 4);
    QCOMPARE(simulation.schedule.count(JobState::Cancelled), 4);
    QCOMPARE(simulation.log.filter(u"again"_s),
             (QStringList{u"100 again fetch/localhost/a"_s, u"100 again distribute/n1/a"_s, u"100 again load/n1/a"_s}));
}

void TestScheduleOrders::retryAfterStoppedBatch()
{
    Recipe recipe;
    recipe.options.serial = QStringList{u"1"_s};
    recipe.add(Stage::Verify, u"n1"_s, u"a"_s);
    recipe.add(Stage::Verify, u"n2"_s, u"a"_s);
    Simulation simulation(recipe);
    simulation.outcomes = {{u"verify/n1/a"_s, {u"disk-full"_s, u"disk-full"_s}}};
    for (const qint64 at : {100, 200})
        simulation.orders.emplace(at, [](Schedule &schedule, Schedule::Time now) { return schedule.retry({0}, now); });
    simulation.run();
    const qsizetype first = simulation.log.indexOf(u"1 ended"_s);
    QCOMPARE(simulation.log.mid(first + 1),
             (QStringList{u"100 again verify/n1/a"_s, u"100 start verify/n1/a#2"_s,
                          u"101 failed verify/n1/a#2 (disk-full)"_s, u"101 stopped (1 of 1)"_s,
                          u"101 unreached verify/n2/a (batch/1)"_s, u"101 ended"_s, u"200 again verify/n1/a#2"_s,
                          u"200 start verify/n1/a#3"_s, u"201 done verify/n1/a#3"_s, u"201 batch (2/2)"_s,
                          u"201 start verify/n2/a"_s, u"202 done verify/n2/a"_s, u"202 ended"_s}));
}

/// A person who skips what failed in the canary's batch has accepted that.
void TestScheduleOrders::skipOfAFailureLetsTheRolloutGoOn()
{
    Recipe recipe;
    recipe.options.serial = QStringList{u"1"_s};
    const quint32 load = recipe.add(Stage::Load, u"n1"_s, u"a"_s);
    recipe.add(Stage::Verify, u"n1"_s, u"a"_s, 0, {load});
    recipe.add(Stage::Verify, u"n2"_s, u"a"_s);
    Simulation simulation(recipe);
    simulation.outcomes = {{u"load/n1/a"_s, {u"disk-full"_s}}};
    simulation.orders.emplace(100,
                              [load](Schedule &schedule, Schedule::Time now) { return schedule.skip({load}, now); });
    int reachable = -1;
    simulation.orders.emplace(200, [&reachable](Schedule &schedule, Schedule::Time now) {
        reachable = schedule.reachable();
        return schedule.retry({}, now);
    });
    simulation.run();
    QCOMPARE(reachable, 1); // of the next batch, and not what rests on the skipped one
    QCOMPARE(simulation.schedule.reachable(), 0);
    QVERIFY(simulation.schedule.state(2) == JobState::Done);
    QCOMPARE(simulation.schedule.count(JobState::Unreached), 1);
}

void TestScheduleOrders::batchesStayClosedAfterCancel()
{
    Recipe recipe;
    recipe.options.serial = QStringList{u"1"_s};
    recipe.add(Stage::Verify, u"n1"_s, u"a"_s);
    recipe.add(Stage::Verify, u"n2"_s, u"a"_s);
    recipe.add(Stage::Verify, u"n3"_s, u"a"_s);
    Simulation simulation(recipe);
    simulation.outcomes = {{u"verify/n1/a"_s, {u"disk-full"_s}}};
    simulation.orders.emplace(0, [](Schedule &schedule, Schedule::Time now) { return schedule.cancel(now); });
    simulation.orders.emplace(100, [](Schedule &schedule, Schedule::Time now) { return schedule.skip({0}, now); });
    simulation.orders.emplace(200, [](Schedule &schedule, Schedule::Time now) { return schedule.pause(now); });
    simulation.run();
    QCOMPARE(simulation.log.filter(u" batch "_s), QStringList{u"0 batch (1/3)"_s});
    QCOMPARE(simulation.log.filter(u"ended"_s).size(), 1);
}

void TestScheduleOrders::putBack()
{
    Recipe recipe;
    recipe.add(Stage::Verify, u"n1"_s, u"a"_s);
    Schedule schedule(recipe.jobs, recipe.hosts, recipe.options);
    using namespace std::chrono_literals;
    QCOMPARE(schedule.begin(0ms).start, std::vector<quint32>{0});
    QVERIFY(schedule.pause(0ms).start.empty());
    QVERIFY(schedule.putBack(0, 0ms).start.empty());
    QCOMPARE(toString(schedule.phase()), toString(RolloutPhase::Paused));
    QCOMPARE(toString(schedule.state(0)), toString(JobState::Ready));
    QCOMPARE(schedule.attempt(0), 0);
    QCOMPARE(schedule.resume(1ms).start, std::vector<quint32>{0});
    QCOMPARE(schedule.attempt(0), 1);
}

} // namespace

QTEST_GUILESS_MAIN(TestScheduleOrders)
#include "tst_scheduleorders.moc"
