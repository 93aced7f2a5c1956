// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/batches.h"
#include "core/rollout/failureclass.h"
#include "simulation.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

qint64 delay(const char *code, int attempt, quint32 job)
{
    return retryDelay(failureClass({QString::fromLatin1(code), {}, {}}), attempt, job).count();
}

class TestSchedule final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void events_data();
    void events();
    void longestFirst();
    void overlapping();
    void limitsChangeWhileRunning();
    void retries();
    void hostThatIsAway();
    void hostThatRefuses();
    void downloaderThatDies();
    void controllerIsNeverGivenUp();
    void gates_data();
    void gates();
    void gateTellsWhatItHolds();
    void askingMayChange();
    void pauseAndResume();
    void cancelWhileRunning();
    void skip();
    void retryFailedOnly();
    void retryOfOneAfterCancel();
    void retryAfterStoppedBatch();
    void putBack();
    void knownFromBefore();
    void batchSizes_data();
    void batchSizes();
    void invalidBatchSizes();
    void failureClasses_data();
    void failureClasses();
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

QStringList starts(const QStringList &log)
{
    QStringList found;
    for (const QString &line : log) {
        if (line.section(u' ', 1, 1) == u"start")
            found.append(line.section(u' ', 0, 0) + u' ' + line.section(u' ', 2));
    }
    return found;
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
    QCOMPARE(starts(simulation.log).filter(u"fetch"_s),
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
        starts(simulation.log),
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
    QCOMPARE(starts(simulation.log),
             (QStringList{u"0 fetch/localhost/0"_s, u"5 fetch/localhost/1"_s, u"5 fetch/localhost/2"_s,
                          u"10 fetch/localhost/3"_s, u"20 fetch/localhost/4"_s, u"30 fetch/localhost/5"_s}));
    QCOMPARE(simulation.log.filter(u"limits"_s), (QStringList{u"5 limits"_s, u"12 limits"_s}));
}

void TestSchedule::retries()
{
    Recipe recipe;
    recipe.add(Stage::Fetch, u"localhost"_s, u"a"_s, 10);
    recipe.add(Stage::Fetch, u"localhost"_s, u"b"_s, 10);
    Simulation simulation(recipe);
    simulation.outcomes = {{u"fetch/localhost/a"_s, {u"http-server"_s}},
                           {u"fetch/localhost/b"_s, {u"http-timeout"_s, u"http-timeout"_s, u"http-timeout"_s}}};
    simulation.run();
    const qint64 a = 10 + delay("http-server", 1, 0);
    const qint64 b = 10 + delay("http-timeout", 1, 1);
    const qint64 b2 = b + 10 + delay("http-timeout", 2, 1);
    QVERIFY(a >= 1010 && a <= 1260 && a < b);
    QCOMPARE(simulation.log,
             (QStringList{u"0 began"_s, u"0 batch (1/1)"_s, u"0 start fetch/localhost/a"_s,
                          u"0 start fetch/localhost/b"_s, u"10 retry fetch/localhost/a (http-server)"_s,
                          u"10 retry fetch/localhost/b (http-timeout)"_s, u"%1 start fetch/localhost/a#2"_s.arg(a),
                          u"%1 done fetch/localhost/a#2"_s.arg(a + 10), u"%1 start fetch/localhost/b#2"_s.arg(b),
                          u"%1 retry fetch/localhost/b#2 (http-timeout)"_s.arg(b + 10),
                          u"%1 start fetch/localhost/b#3"_s.arg(b2),
                          u"%1 failed fetch/localhost/b#3 (http-timeout)"_s.arg(b2 + 10), u"%1 ended"_s.arg(b2 + 10)}));
}

/// Its other jobs are not tried; other hosts go on.
void TestSchedule::hostThatIsAway()
{
    Recipe recipe;
    recipe.options.attempts = 1;
    recipe.options.limits.transfersPerHost = 1;
    for (const QString &name : {u"a"_s, u"b"_s})
        recipe.addArtifact(name, 5, {u"n1"_s, u"n2"_s});
    Simulation simulation(recipe);
    simulation.outcomes = {{u"distribute/n1/a"_s, {u"ssh-unreachable"_s}}};
    simulation.run();
    QCOMPARE(simulation.log.filter(u"n1"_s),
             (QStringList{u"5 start distribute/n1/a"_s, u"10 failed distribute/n1/a (ssh-unreachable)"_s,
                          u"10 unreached load/n1/a (distribute/n1/a)"_s, u"10 unreached verify/n1/a (load/n1/a)"_s,
                          u"10 host-given-up (n1)"_s, u"10 unreached distribute/n1/b (n1)"_s,
                          u"10 unreached load/n1/b (distribute/n1/b)"_s, u"10 unreached verify/n1/b (load/n1/b)"_s}));
    QCOMPARE(simulation.schedule.count(JobState::Done), 2 + 6);
}

void TestSchedule::hostThatRefuses()
{
    Recipe recipe;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s});
    Simulation simulation(recipe);
    simulation.outcomes = {{u"distribute/n1/a"_s, {u"ssh-auth-denied"_s}}};
    simulation.run();
    QCOMPARE(simulation.log.filter(u"retry"_s), QStringList());
    QCOMPARE(simulation.log.filter(u"given-up"_s), QStringList{u"10 host-given-up (n1)"_s});
}

/// What it should have fetched, and what has to come from there, is not reached; the rest is.
void TestSchedule::downloaderThatDies()
{
    Recipe recipe;
    recipe.options.attempts = 1;
    recipe.options.limits.fetchesPerHost = 1;
    for (const QString &downloader : {u"n1"_s, u"n2"_s}) {
        for (const QString &name : {u"a"_s, u"b"_s}) {
            const QString artifact = name + downloader;
            const quint32 fetch = recipe.add(Stage::Fetch, downloader, artifact, 5, {}, {u"n3"_s});
            const quint32 transit = recipe.add(Stage::Transit, u"localhost"_s, artifact, 5, {fetch}, {u"n3"_s});
            recipe.add(Stage::Distribute, u"n3"_s, artifact, 5, {transit});
        }
    }
    Simulation simulation(recipe);
    simulation.outcomes = {{u"transit/localhost/an1"_s, {u"ssh-dropped"_s}}};
    simulation.run();
    QCOMPARE(starts(simulation.log).filter(u"n1"_s),
             (QStringList{u"0 fetch/n1/an1"_s, u"5 fetch/n1/bn1"_s, u"5 transit/localhost/an1"_s}));
    QCOMPARE(simulation.log.filter(u"unreached"_s),
             (QStringList{u"10 unreached distribute/n3/an1 (transit/localhost/an1)"_s,
                          u"10 unreached transit/localhost/bn1 (n1)"_s,
                          u"10 unreached distribute/n3/bn1 (transit/localhost/bn1)"_s}));
    QCOMPARE(simulation.schedule.count(JobState::Done), 2 + 6);
}

void TestSchedule::controllerIsNeverGivenUp()
{
    Recipe recipe;
    recipe.options.attempts = 1;
    recipe.options.limits.fetches = 1;
    recipe.add(Stage::Fetch, u"localhost"_s, u"a"_s);
    recipe.add(Stage::Fetch, u"localhost"_s, u"b"_s);
    Simulation simulation(recipe);
    simulation.outcomes = {{u"fetch/localhost/a"_s, {u"ssh-unreachable"_s}}};
    simulation.run();
    QCOMPARE(simulation.schedule.count(JobState::Failed), 1);
    QCOMPARE(simulation.schedule.count(JobState::Done), 1);
}

void TestSchedule::gates_data()
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
void TestSchedule::gates()
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

void TestSchedule::gateTellsWhatItHolds()
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

void TestSchedule::askingMayChange()
{
    Recipe recipe;
    recipe.options.ask = AskAt::Step;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s});
    Simulation simulation(recipe);
    simulation.run();
    QCOMPARE(simulation.schedule.gates().size(), 1);
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

void TestSchedule::pauseAndResume()
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

void TestSchedule::cancelWhileRunning()
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
void TestSchedule::skip()
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

void TestSchedule::retryFailedOnly()
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
void TestSchedule::retryOfOneAfterCancel()
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

void TestSchedule::retryAfterStoppedBatch()
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

void TestSchedule::putBack()
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

void TestSchedule::batchSizes_data()
{
    QTest::addColumn<QStringList>("serial");
    QTest::addColumn<int>("hosts");
    QTest::addColumn<QList<int>>("sizes");
    QTest::newRow("all") << QStringList() << 5 << QList<int>{5};
    QTest::newRow("zero is all") << QStringList{u"0"_s} << 5 << QList<int>{5};
    QTest::newRow("number") << QStringList{u"2"_s} << 5 << QList<int>{2, 2, 1};
    QTest::newRow("growing") << QStringList{u"1"_s, u"3"_s} << 9 << QList<int>{1, 3, 3, 2};
    QTest::newRow("percentage of all, rounded down") << QStringList{u"30%"_s} << 10 << QList<int>{3, 3, 3, 1};
    QTest::newRow("at least one") << QStringList{u"1%"_s} << 3 << QList<int>{1, 1, 1};
    QTest::newRow("canary") << QStringList{u" 1 "_s, u"100%"_s} << 4 << QList<int>{1, 3};
    QTest::newRow("more than all") << QStringList{u"300%"_s} << 4 << QList<int>{4};
    QTest::newRow("nobody") << QStringList{u"1"_s} << 0 << QList<int>();
}

void TestSchedule::batchSizes()
{
    QFETCH(QStringList, serial);
    QFETCH(int, hosts);
    QFETCH(QList<int>, sizes);
    const Result<std::vector<int>> found = qm::batchSizes(serial, hosts);
    QVERIFY(found);
    QCOMPARE(QList<int>(found->begin(), found->end()), sizes);
}

void TestSchedule::invalidBatchSizes()
{
    for (const QString &text : {u"-1"_s, u"x"_s, u""_s, u"%"_s, u"-5%"_s, u"1.5"_s}) {
        const Result<std::vector<int>> found = qm::batchSizes({u"1"_s, text}, 5);
        QVERIFY2(!found, qPrintable(text));
        QCOMPARE(found.error().code, u"rollout-serial"_s);
    }
}

void TestSchedule::failureClasses_data()
{
    QTest::addColumn<FailureClass>("expected");
    QTest::newRow("http-server") << FailureClass::Transient;
    QTest::newRow("http-not-found") << FailureClass::Permanent;
    QTest::newRow("http-tls") << FailureClass::Permanent;
    QTest::newRow("registry-rate-limited") << FailureClass::Transient;
    QTest::newRow("registry-not-found") << FailureClass::Permanent;
    QTest::newRow("ssh-dropped") << FailureClass::HostAway;
    QTest::newRow("ssh-timeout") << FailureClass::HostAway;
    QTest::newRow("ssh-auth-denied") << FailureClass::HostRefuses;
    QTest::newRow("host-key-changed") << FailureClass::HostRefuses;
    QTest::newRow("sudo-password-needed") << FailureClass::HostRefuses;
    QTest::newRow("ssh-cancelled") << FailureClass::Permanent;
    QTest::newRow("tool-missing") << FailureClass::Permanent;
    QTest::newRow("host-no-way") << FailureClass::HostRefuses;
    QTest::newRow("archive-invalid") << FailureClass::Permanent;
    QTest::newRow("unpack-place") << FailureClass::Permanent;
    QTest::newRow("image-load") << FailureClass::Transient;
    QTest::newRow("checksum-mismatch") << FailureClass::Transient;
    QTest::newRow("put-interrupted") << FailureClass::Transient;
    QTest::newRow("something-new") << FailureClass::Transient;
}

void TestSchedule::failureClasses()
{
    QFETCH(FailureClass, expected);
    QCOMPARE(failureClass({QString::fromLatin1(QTest::currentDataTag()), {}, {}}), expected);
}

} // namespace

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
