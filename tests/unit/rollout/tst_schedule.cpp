// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// What a schedule does of itself, and in which order.
#include "simulation.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

class TestSchedule final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void events_data();
    void events();
    void longestFirst();
    void overlapping();
    void limitsChangeWhileRunning();
    void knownFromBefore();
};

void TestSchedule::events_data()
{
    QTest::addColumn<Recipe>("recipe");
    QTest::addColumn<QMap<QString, QStringList>>("outcomes");
    QTest::addColumn<QStringList>("expected");
    using Outcomes = QMap<QString, QStringList>;

    QTest::newRow("nothing to do") << Recipe() << Outcomes()
                                   << QStringList{u"0 began"_s, u"0 batch (1/1)"_s, u"0 ended"_s};
    {
        Recipe recipe;
        recipe.addArtifact(u"a"_s, 5, {u"n1"_s});
        QTest::newRow("one after the other") << recipe << Outcomes()
                                             << QStringList{u"0 began"_s,
                                                            u"0 batch (1/1)"_s,
                                                            u"0 start fetch/localhost/a"_s,
                                                            u"5 done fetch/localhost/a"_s,
                                                            u"5 start distribute/n1/a"_s,
                                                            u"10 done distribute/n1/a"_s,
                                                            u"10 start load/n1/a"_s,
                                                            u"11 done load/n1/a"_s,
                                                            u"11 start verify/n1/a"_s,
                                                            u"12 done verify/n1/a"_s,
                                                            u"12 ended"_s};
        QTest::newRow("present") << recipe << Outcomes{{u"distribute/n1/a"_s, {u"present"_s}}}
                                 << QStringList{u"0 began"_s,
                                                u"0 batch (1/1)"_s,
                                                u"0 start fetch/localhost/a"_s,
                                                u"5 done fetch/localhost/a"_s,
                                                u"5 start distribute/n1/a"_s,
                                                u"10 present distribute/n1/a"_s,
                                                u"10 start load/n1/a"_s,
                                                u"11 done load/n1/a"_s,
                                                u"11 start verify/n1/a"_s,
                                                u"12 done verify/n1/a"_s,
                                                u"12 ended"_s};
    }
    {
        Recipe recipe;
        recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s});
        QTest::newRow("a failure holds up what rests on it, and nothing else")
            << recipe << Outcomes{{u"distribute/n1/a"_s, {u"disk-full"_s}}}
            << QStringList{u"0 began"_s,
                           u"0 batch (1/1)"_s,
                           u"0 start fetch/localhost/a"_s,
                           u"5 done fetch/localhost/a"_s,
                           u"5 start distribute/n1/a"_s,
                           u"5 start distribute/n2/a"_s,
                           u"10 failed distribute/n1/a (disk-full)"_s,
                           u"10 unreached load/n1/a (distribute/n1/a)"_s,
                           u"10 unreached verify/n1/a (load/n1/a)"_s,
                           u"10 done distribute/n2/a"_s,
                           u"10 start load/n2/a"_s,
                           u"11 done load/n2/a"_s,
                           u"11 start verify/n2/a"_s,
                           u"12 done verify/n2/a"_s,
                           u"12 ended"_s};
    }
    {
        Recipe recipe;
        recipe.options.serial = QStringList{u"1"_s, u"100%"_s};
        recipe.add(Stage::Verify, u"n1"_s, u"a"_s, 3);
        recipe.add(Stage::Verify, u"n2"_s, u"a"_s, 3);
        recipe.add(Stage::Verify, u"n3"_s, u"a"_s, 2);
        QTest::newRow("canary") << recipe << Outcomes()
                                << QStringList{u"0 began"_s,
                                               u"0 batch (1/2)"_s,
                                               u"0 start verify/n1/a"_s,
                                               u"3 done verify/n1/a"_s,
                                               u"3 batch (2/2)"_s,
                                               u"3 start verify/n2/a"_s,
                                               u"3 start verify/n3/a"_s,
                                               u"5 done verify/n3/a"_s,
                                               u"6 done verify/n2/a"_s,
                                               u"6 ended"_s};
        QTest::newRow("canary that dies") << recipe << Outcomes{{u"verify/n1/a"_s, {u"disk-full"_s}}}
                                          << QStringList{u"0 began"_s,
                                                         u"0 batch (1/2)"_s,
                                                         u"0 start verify/n1/a"_s,
                                                         u"3 failed verify/n1/a (disk-full)"_s,
                                                         u"3 stopped (1 of 1)"_s,
                                                         u"3 unreached verify/n2/a (batch/1)"_s,
                                                         u"3 unreached verify/n3/a (batch/1)"_s,
                                                         u"3 ended"_s};
    }
    for (const int percentage : {49, 50}) {
        Recipe recipe;
        recipe.options.serial = QStringList{u"2"_s};
        recipe.options.maxFailPercentage = percentage;
        for (const QString &host : {u"n1"_s, u"n2"_s, u"n3"_s})
            recipe.add(Stage::Verify, host, u"a"_s);
        QStringList expected{u"0 began"_s,
                             u"0 batch (1/2)"_s,
                             u"0 start verify/n1/a"_s,
                             u"0 start verify/n2/a"_s,
                             u"1 failed verify/n1/a (disk-full)"_s,
                             u"1 done verify/n2/a"_s};
        expected += percentage < 50
            ? QStringList{u"1 stopped (1 of 2)"_s, u"1 unreached verify/n3/a (batch/1)"_s, u"1 ended"_s}
            : QStringList{u"1 batch (2/2)"_s, u"1 start verify/n3/a"_s, u"2 done verify/n3/a"_s, u"2 ended"_s};
        QTest::addRow("half of the hosts fail, %d %% may", percentage)
            << recipe << Outcomes{{u"verify/n1/a"_s, {u"disk-full"_s}}} << expected;
    }
    {
        Recipe recipe;
        recipe.options.serial = QStringList{u"1"_s};
        recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s});
        recipe.addArtifact(u"b"_s, 5, {u"n2"_s});
        QTest::newRow("what is fetched waits for the first batch that needs it")
            << recipe << Outcomes()
            << QStringList{u"0 began"_s,
                           u"0 batch (1/2)"_s,
                           u"0 start fetch/localhost/a"_s,
                           u"5 done fetch/localhost/a"_s,
                           u"5 start distribute/n1/a"_s,
                           u"10 done distribute/n1/a"_s,
                           u"10 start load/n1/a"_s,
                           u"11 done load/n1/a"_s,
                           u"11 start verify/n1/a"_s,
                           u"12 done verify/n1/a"_s,
                           u"12 batch (2/2)"_s,
                           u"12 start fetch/localhost/b"_s,
                           u"12 start distribute/n2/a"_s,
                           u"17 done distribute/n2/a"_s,
                           u"17 start load/n2/a"_s,
                           u"17 done fetch/localhost/b"_s,
                           u"17 start distribute/n2/b"_s,
                           u"18 done load/n2/a"_s,
                           u"18 start verify/n2/a"_s,
                           u"19 done verify/n2/a"_s,
                           u"22 done distribute/n2/b"_s,
                           u"22 start load/n2/b"_s,
                           u"23 done load/n2/b"_s,
                           u"23 start verify/n2/b"_s,
                           u"24 done verify/n2/b"_s,
                           u"24 ended"_s};
    }
}

void TestSchedule::events()
{
    QFETCH(Recipe, recipe);
    using Outcomes = QMap<QString, QStringList>;
    QFETCH(Outcomes, outcomes);
    QFETCH(QStringList, expected);
    Simulation simulation(recipe);
    simulation.outcomes = outcomes.toStdMap();
    simulation.run();
    QCOMPARE(simulation.log, expected);
    QCOMPARE(toString(simulation.schedule.phase()), toString(RolloutPhase::Finished));
}

/// What many wait for comes before what is large and wanted by one; equal ones keep their order.
void TestSchedule::longestFirst()
{
    Recipe recipe;
    recipe.options.limits.fetches = 1;
    recipe.addArtifact(u"small"_s, 2, {u"n1"_s});
    recipe.addArtifact(u"large"_s, 20, {u"n1"_s});
    recipe.addArtifact(u"wanted"_s, 12, {u"n1"_s, u"n2"_s, u"n3"_s});
    recipe.addArtifact(u"small2"_s, 2, {u"n1"_s});
    recipe.addArtifact(u"unknown"_s, -1, {u"n1"_s}); // counts as the average
    Simulation simulation(recipe);
    simulation.run();
    QCOMPARE(simulation.starts().filter(u"fetch"_s),
             (QStringList{u"0 fetch/localhost/wanted"_s, u"12 fetch/localhost/large"_s, u"32 fetch/localhost/unknown"_s,
                          u"33 fetch/localhost/small"_s, u"35 fetch/localhost/small2"_s}));
}

/// One artifact is loaded while the next one is on its way and the one after that is fetched; one load at a time.
void TestSchedule::overlapping()
{
    Recipe recipe;
    recipe.options.limits.fetches = 1;
    recipe.options.limits.transfersPerHost = 1;
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        recipe.addArtifact(name, 10, {u"n1"_s});
    Simulation simulation(recipe);
    simulation.duration = [](const RolloutJob &job) { return job.stage == Stage::Verify ? 1 : 10; };
    simulation.run();
    QCOMPARE(
        simulation.starts(),
        (QStringList{u"0 fetch/localhost/a"_s, u"10 fetch/localhost/b"_s, u"10 distribute/n1/a"_s, u"20 load/n1/a"_s,
                     u"20 fetch/localhost/c"_s, u"20 distribute/n1/b"_s, u"30 verify/n1/a"_s, u"30 distribute/n1/c"_s,
                     u"31 load/n1/b"_s, u"41 verify/n1/b"_s, u"42 load/n1/c"_s, u"52 verify/n1/c"_s}));
    QCOMPARE(simulation.most.at(u"loads/host "_s), 1);
}

void TestSchedule::limitsChangeWhileRunning()
{
    Recipe recipe;
    recipe.options.limits.fetches = 1;
    for (int i = 0; i < 6; ++i)
        recipe.add(Stage::Fetch, u"localhost"_s, QString::number(i), 10);
    Simulation simulation(recipe);
    const auto limit = [](int fetches) {
        return [fetches](Schedule &schedule, Schedule::Time now) {
            RolloutLimits limits;
            limits.fetches = fetches;
            return schedule.setLimits(limits, now);
        };
    };
    simulation.orders.emplace(5, limit(3));
    simulation.orders.emplace(12, limit(1));
    simulation.run();
    QCOMPARE(simulation.starts(),
             (QStringList{u"0 fetch/localhost/0"_s, u"5 fetch/localhost/1"_s, u"5 fetch/localhost/2"_s,
                          u"10 fetch/localhost/3"_s, u"20 fetch/localhost/4"_s, u"30 fetch/localhost/5"_s}));
    QCOMPARE(simulation.log.filter(u"limits"_s), (QStringList{u"5 limits (fetches 3)"_s, u"12 limits (fetches 1)"_s}));
}

void TestSchedule::knownFromBefore()
{
    Recipe recipe;
    recipe.options.ask = AskAt::Step;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s});
    Simulation simulation(recipe);
    simulation.schedule.setKnown(0, JobState::Done, 2);
    simulation.schedule.setKnown(4, JobState::Skipped, 0);
    simulation.schedule.setOpened(u"step/distribute/n1/a"_s);
    simulation.run();
    QCOMPARE(simulation.log,
             (QStringList{u"0 began"_s, u"0 unreached load/n2/a (distribute/n2/a)"_s,
                          u"0 unreached verify/n2/a (load/n2/a)"_s, u"0 batch (1/1)"_s, u"0 start distribute/n1/a"_s,
                          u"5 done distribute/n1/a"_s, u"5 gate (step/load/n1/a)"_s}));
}

} // namespace

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
