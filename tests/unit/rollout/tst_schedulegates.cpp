// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// Where a schedule stops and asks.
#include "simulation.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

class TestScheduleGates final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gates_data();
    void gates();
    void gateTellsWhatItHolds();
    void stagesCountWhereTheyAreDone();
    void askingMayChange();
    void hostsGivenUpDelayNoGate();
};

void TestScheduleGates::gates_data()
{
    QTest::addColumn<AskAt>("ask");
    QTest::addColumn<QStringList>("gates");
    QTest::newRow("never") << AskAt::Never << QStringList();
    QTest::newRow("stage") << AskAt::Stage
                           << QStringList{u"stage/fetch"_s,   u"stage/distribute"_s,   u"stage/load"_s,
                                          u"stage/verify"_s,  u"stage/distribute/2"_s, u"stage/load/2"_s,
                                          u"stage/verify/2"_s};
    QTest::newRow("batch") << AskAt::Batch << QStringList{u"batch/1"_s, u"batch/2"_s};
    QTest::newRow("host") << AskAt::Host << QStringList{u"host/n1"_s, u"host/n2"_s};
    QTest::newRow("step") << AskAt::Step << QStringList{u"step/fetch/localhost/a"_s, u"step/fetch/localhost/b"_s,
                                                        u"step/distribute/n1/b"_s,   u"step/load/n1/b"_s,
                                                        u"step/verify/n1/b"_s,       u"step/distribute/n1/a"_s,
                                                        u"step/load/n1/a"_s,         u"step/verify/n1/a"_s,
                                                        u"step/distribute/n2/a"_s,   u"step/distribute/n2/b"_s,
                                                        u"step/load/n2/b"_s,         u"step/verify/n2/b"_s,
                                                        u"step/load/n2/a"_s,         u"step/verify/n2/a"_s};
}

/// Opened one after the other once nothing happens any more: each is asked once, and nothing passes it before.
void TestScheduleGates::gates()
{
    QFETCH(AskAt, ask);
    QFETCH(QStringList, gates);
    Recipe recipe;
    recipe.options.ask = ask;
    recipe.options.serial = QStringList{u"1"_s};
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s});
    recipe.addArtifact(u"b"_s, 4, {u"n1"_s, u"n2"_s});
    Simulation simulation(recipe);
    QStringList opened;
    qint64 now = 1000;
    for (simulation.run(); simulation.schedule.phase() != RolloutPhase::Finished; simulation.run()) {
        const QList<Gate> closed = simulation.schedule.gates();
        QVERIFY(!closed.isEmpty());
        QVERIFY(!closed.first().question.english().isEmpty());
        const QString id = closed.last().id;
        for (const quint32 job : closed.last().jobs)
            QVERIFY(simulation.schedule.state(job) == JobState::Waiting);
        opened.append(id);
        simulation.orders.emplace(
            now, [id](Schedule &schedule, Schedule::Time at) { return schedule.openGate(id, u"fine"_s, at); });
        now += 1000;
    }
    opened.sort();
    gates.sort();
    QCOMPARE(opened, gates);
    QCOMPARE(simulation.log.filter(QRegularExpression(u"^\\d+ gate "_s)).size(), gates.size());
    QCOMPARE(simulation.log.filter(u": fine)"_s).size(), gates.size());
    QCOMPARE(simulation.schedule.count(JobState::Done), static_cast<int>(recipe.jobs.size()));
}

/// A host that is given up takes the last steps of a stage with it: what waits for that stage's end is asked about.
void TestScheduleGates::hostsGivenUpDelayNoGate()
{
    Recipe recipe;
    recipe.options.ask = AskAt::Stage;
    const quint32 good = recipe.add(Stage::Load, u"n1"_s, u"a"_s);
    recipe.add(Stage::Verify, u"n1"_s, u"a"_s, 0, {good});
    recipe.add(Stage::Load, u"n2"_s, u"a"_s, 5);
    recipe.add(Stage::Load, u"n2"_s, u"b"_s, 5); // one at a time on a host: it is ready, and never begun
    Simulation simulation(recipe);
    simulation.outcomes = {{u"load/n2/a"_s, {u"sudo-password-needed"_s}},
                           {u"load/n2/b"_s, {u"sudo-password-needed"_s}}};
    simulation.orders.emplace(
        0, [](Schedule &schedule, Schedule::Time now) { return schedule.openGate(u"stage/load"_s, {}, now); });
    simulation.run();
    QCOMPARE(simulation.log.last(), u"5 gate (stage/verify)"_s);
    QCOMPARE(simulation.schedule.gates().size(), 1);
}

void TestScheduleGates::gateTellsWhatItHolds()
{
    Recipe recipe;
    recipe.options.ask = AskAt::Stage;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s});
    recipe.addArtifact(u"b"_s, 50, {u"n1"_s});
    Simulation simulation(recipe);
    simulation.orders.emplace(
        0, [](Schedule &schedule, Schedule::Time now) { return schedule.openGate(u"stage/fetch"_s, {}, now); });
    simulation.run();
    // Asked once all has been fetched, not once something has.
    QCOMPARE(simulation.log.last(), u"50 gate (stage/distribute)"_s);
    const QList<Gate> gates = simulation.schedule.gates();
    QCOMPARE(gates.size(), 1);
    QCOMPARE(gates.first().jobs, (QList<quint32>{1, 4, 8}));
    QCOMPARE(gates.first().question.english(), u"Distribute to the hosts? Steps: 3, hosts: 2."_s);
}

/// As the plan's stages are counted: what is fetched for many hosts is fetched on few.
void TestScheduleGates::stagesCountWhereTheyAreDone()
{
    Recipe recipe;
    recipe.options.ask = AskAt::Stage;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s});
    Simulation fetching(recipe);
    fetching.run();
    QCOMPARE(fetching.schedule.gates().constFirst().question.english(),
             u"Fetch from the sources? Steps: 1, hosts: 1."_s);

    recipe.options.ask = AskAt::Step;
    recipe.jobs[0].stage = Stage::Transit;
    recipe.jobs[0].from = u"mirror"_s;
    Simulation carrying(recipe);
    carrying.run();
    QCOMPARE(carrying.schedule.gates().constFirst().question.english(), u"Carry a back from mirror?"_s);
}

void TestScheduleGates::askingMayChange()
{
    Recipe recipe;
    recipe.options.ask = AskAt::Step;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s});
    Simulation simulation(recipe);
    simulation.run();
    QCOMPARE(simulation.schedule.gates().size(), 1);
    QCOMPARE(simulation.schedule.gates().first().question.english(), u"Fetch a on localhost?"_s);
    simulation.orders.emplace(
        10, [](Schedule &schedule, Schedule::Time now) { return schedule.setAskAt(AskAt::Host, now); });
    simulation.run();
    QCOMPARE(simulation.schedule.gates().first().id, u"host/n1"_s);
    simulation.orders.emplace(
        20, [](Schedule &schedule, Schedule::Time now) { return schedule.setAskAt(AskAt::Never, now); });
    simulation.run();
    QCOMPARE(toString(simulation.schedule.phase()), toString(RolloutPhase::Finished));
    QCOMPARE(simulation.schedule.count(JobState::Done), 4);
}

} // namespace

QTEST_GUILESS_MAIN(TestScheduleGates)
#include "tst_schedulegates.moc"
