// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "retrydelay.h"
#include "simulation.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

/// What is done once more because its product is gone, and what becomes of those that rest on it.
class TestScheduleRedo final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsGoneIsDoneOnceMore();
    void whatIsGoneHoldsUpOthers();
    void whatIsGoneForGoodFails();
    void severalMissTheSame();
    void whatCameBackMeanwhileIsNotDoneAgain();
    void whatIsGoneIsDoneOnceMoreAtLeast();
    void othersWaitForWhatIsTriedAgain();
    void whatIsGoneAndCannotBeHadFails_data();
    void whatIsGoneAndCannotBeHadFails();
    void whatIsGoneOfAHostThatIsGivenUp();
    void nothingIsGoneBeforeTheFirst();
    void putBackWhileItsProductIsGone();
};

/// A reboot emptied /tmp between bringing and loading, say.
void TestScheduleRedo::whatIsGoneIsDoneOnceMore()
{
    Recipe recipe;
    recipe.options.limits.transfers = 1;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s});
    Simulation simulation(recipe);
    simulation.outcomes = {{u"load/n1/a"_s, {u"archive-missing"_s}}};
    simulation.run();
    QCOMPARE(simulation.log.filter(u"redo"_s),
             (QStringList{u"11 redo fetch/localhost/a"_s, u"11 redo distribute/n1/a"_s}));
    QCOMPARE(simulation.log.filter(u"load/n1/a"_s),
             (QStringList{u"10 start load/n1/a"_s, u"11 retry load/n1/a (archive-missing)"_s, u"21 start load/n1/a#2"_s,
                          u"22 done load/n1/a#2"_s}));
    QCOMPARE(simulation.schedule.count(JobState::Done), static_cast<int>(recipe.jobs.size()));
    QVERIFY(simulation.log.last().endsWith(u" ended"));
}

/// Others that rest on it wait, too, whether they were ready or had failed before.
void TestScheduleRedo::whatIsGoneHoldsUpOthers()
{
    Recipe recipe;
    recipe.options.limits.transfers = 1;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s, u"n3"_s});
    Simulation simulation(recipe);
    simulation.outcomes = {{u"distribute/n1/a"_s, {u"store-damaged"_s}}};
    simulation.run();
    const QStringList starts = simulation.starts();
    const qsizetype fetch = starts.indexOf(QRegularExpression(u".* fetch/localhost/a#2"_s));
    QVERIFY2(fetch == 2, qPrintable(starts.join(u'\n')));
    QCOMPARE(starts.filter(u"distribute"_s).size(), 4);
    QCOMPARE(simulation.schedule.count(JobState::Done), static_cast<int>(recipe.jobs.size()));
}

void TestScheduleRedo::whatIsGoneForGoodFails()
{
    Recipe recipe;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s});
    Simulation simulation(recipe);
    simulation.outcomes = {{u"load/n1/a"_s, {u"not-there"_s, u"not-there"_s, u"not-there"_s, u"not-there"_s}}};
    simulation.run();
    QCOMPARE(simulation.log.filter(u"start load"_s).size(), 3);
    QCOMPARE(simulation.log.filter(u"failed"_s).size(), 1);
    QCOMPARE(simulation.schedule.count(JobState::Unreached), 1);
    QVERIFY(simulation.log.last().endsWith(u" ended"));
}

/// Its product is fetched once for all of them, and whoever began in the meantime does not begin anew before it is.
void TestScheduleRedo::severalMissTheSame()
{
    Recipe recipe;
    recipe.options.limits.transfers = 3;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s, u"n3"_s});
    Simulation simulation(recipe);
    simulation.outcomes = {{u"distribute/n1/a"_s, {u"not-there"_s}},
                           {u"distribute/n2/a"_s, {u"not-there"_s}},
                           {u"distribute/n3/a"_s, {u"put-interrupted"_s}}};
    const qint64 again = delay("put-interrupted", 1, 7);
    simulation.duration = [again](const RolloutJob &job) {
        return job.stage == Stage::Fetch ? again * 2 : qMax<qint64>(1, job.size);
    };
    simulation.run();
    QCOMPARE(simulation.log.filter(u"redo"_s).size(), 1);
    QCOMPARE(simulation.starts().filter(u"fetch"_s),
             (QStringList{u"0 fetch/localhost/a"_s, u"%1 fetch/localhost/a#2"_s.arg(again * 2 + 5)}));
    for (const QString &host : {u"n1"_s, u"n2"_s, u"n3"_s}) {
        QCOMPARE(simulation.starts().filter(u"distribute/"_s + host).last(),
                 u"%1 distribute/%2/a#2"_s.arg(QString::number(again * 4 + 5), host));
    }
    QCOMPARE(simulation.schedule.count(JobState::Done), static_cast<int>(recipe.jobs.size()));
    QVERIFY(simulation.log.last().endsWith(u" ended"));
}

/// Who began before it came back misses it, too, and has not looked since.
void TestScheduleRedo::whatCameBackMeanwhileIsNotDoneAgain()
{
    Recipe recipe;
    recipe.options.limits.transfers = 2;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s});
    Simulation simulation(recipe);
    simulation.outcomes = {{u"distribute/n1/a"_s, {u"not-there"_s}}, {u"distribute/n2/a"_s, {u"not-there"_s}}};
    simulation.duration = [](const RolloutJob &job) {
        return job.stage == Stage::Distribute && job.host == u"n2" ? qint64(50) : qint64(5);
    };
    simulation.run();
    QCOMPARE(simulation.log.filter(u"redo"_s), QStringList{u"10 redo fetch/localhost/a"_s});
    QCOMPARE(simulation.starts().filter(u"distribute/n2"_s),
             (QStringList{u"5 distribute/n2/a"_s, u"55 distribute/n2/a#2"_s}));
    QCOMPARE(simulation.schedule.count(JobState::Done), static_cast<int>(recipe.jobs.size()));
    QVERIFY(simulation.log.last().endsWith(u" ended"));
}

/// Or a store that was emptied would keep every later run from its end.
void TestScheduleRedo::whatIsGoneIsDoneOnceMoreAtLeast()
{
    Recipe recipe;
    recipe.options.attempts = 1;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s});
    Simulation simulation(recipe);
    simulation.outcomes = {{u"load/n1/a"_s, {u"archive-missing"_s}},
                           {u"load/n2/a"_s, {u"archive-missing"_s, u"archive-missing"_s}}};
    simulation.run();
    QCOMPARE(simulation.log.filter(u"start load/n1"_s).size(), 2);
    QCOMPARE(simulation.log.filter(u"start load/n2"_s).size(), 2);
    QCOMPARE(simulation.log.filter(u"failed"_s).size(), 1);
    QCOMPARE(simulation.schedule.count(JobState::Done), static_cast<int>(recipe.jobs.size()) - 2);
    // A person gets the same once more.
    simulation.outcomes[u"load/n2/a"_s].append(u"archive-missing"_s);
    simulation.orders.emplace(1000, [](Schedule &schedule, Schedule::Time now) { return schedule.retry({}, now); });
    simulation.run();
    QCOMPARE(simulation.log.filter(u"start load/n2"_s).size(), 4);
    QCOMPARE(simulation.schedule.count(JobState::Done), static_cast<int>(recipe.jobs.size()));
}

/// It is not begun a second time for those, neither now nor when its time has come.
void TestScheduleRedo::othersWaitForWhatIsTriedAgain()
{
    Recipe recipe;
    recipe.options.limits.transfers = 2;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s});
    Simulation simulation(recipe);
    simulation.outcomes = {{u"fetch/localhost/a"_s, {QString(), u"http-server"_s}},
                           {u"distribute/n1/a"_s, {u"not-there"_s}},
                           {u"distribute/n2/a"_s, {u"not-there"_s}}};
    simulation.duration = [](const RolloutJob &job) {
        return job.id == u"distribute/n2/a" ? 20 : qMax<qint64>(1, job.size);
    };
    simulation.run();
    const qint64 again = 15 + delay("http-server", 1, 0);
    QCOMPARE(
        simulation.starts().filter(u"fetch"_s),
        (QStringList{u"0 fetch/localhost/a"_s, u"10 fetch/localhost/a#2"_s, u"%1 fetch/localhost/a#3"_s.arg(again)}));
    QCOMPARE(simulation.starts().filter(u"distribute"_s),
             (QStringList{u"5 distribute/n1/a"_s, u"5 distribute/n2/a"_s, u"%1 distribute/n1/a#2"_s.arg(again + 5),
                          u"%1 distribute/n2/a#2"_s.arg(again + 5)}));
    QCOMPARE(simulation.schedule.count(JobState::Done), static_cast<int>(recipe.jobs.size()));
}

void TestScheduleRedo::whatIsGoneAndCannotBeHadFails_data()
{
    QTest::addColumn<QString>("fetch");
    QTest::addColumn<QString>("distribute");
    QTest::newRow("failed, gone") << u"disk-full"_s << u"not-there"_s;
    QTest::newRow("failed, interrupted") << u"disk-full"_s << u"put-interrupted"_s;
    QTest::newRow("failed, away") << u"disk-full"_s << u"ssh-dropped"_s;
    QTest::newRow("skipped, gone") << u"skipped"_s << u"not-there"_s;
    QTest::newRow("skipped, interrupted") << u"skipped"_s << u"put-interrupted"_s;
}

/// What runs while its product is gone is not given up with the rest, and waits for nothing that will not come.
void TestScheduleRedo::whatIsGoneAndCannotBeHadFails()
{
    QFETCH(QString, fetch);
    QFETCH(QString, distribute);
    Recipe recipe;
    recipe.options.limits.transfers = 2;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s, u"n3"_s});
    recipe.addArtifact(u"b"_s, 1, {u"n2"_s});
    Simulation simulation(recipe);
    simulation.outcomes = {{u"fetch/localhost/a"_s, {QString(), fetch == u"skipped" ? u"http-server"_s : fetch}},
                           {u"distribute/n1/a"_s, {u"not-there"_s}},
                           {u"distribute/n2/a"_s, {distribute}}};
    simulation.duration = [](const RolloutJob &job) {
        return job.id == u"distribute/n2/a" ? 20 : qMax<qint64>(1, job.size);
    };
    if (fetch == u"skipped")
        simulation.orders.emplace(17, [](Schedule &schedule, Schedule::Time now) { return schedule.skip({0}, now); });
    simulation.run();
    QCOMPARE(simulation.log.filter(u"distribute/n2/a"_s),
             (QStringList{u"5 start distribute/n2/a"_s, u"25 failed distribute/n2/a (%1)"_s.arg(distribute),
                          u"25 unreached load/n2/a (distribute/n2/a)"_s}));
    QCOMPARE(simulation.starts().filter(u"fetch/localhost/a"_s).size(), 2);
    QCOMPARE(simulation.log.filter(u"given-up"_s), QStringList());
    QCOMPARE(simulation.schedule.count(JobState::Done), 4); // of the other artifact
    QVERIFY(simulation.log.last().endsWith(u" ended"));
}

/// Nothing begins on it any more, not even once more.
void TestScheduleRedo::whatIsGoneOfAHostThatIsGivenUp()
{
    Recipe recipe;
    const quint32 fetch = recipe.add(Stage::Fetch, u"n1"_s, u"a"_s, 5, {}, {u"n2"_s});
    const quint32 transit = recipe.add(Stage::Transit, u"localhost"_s, u"a"_s, 5, {fetch}, {u"n2"_s});
    recipe.add(Stage::Distribute, u"n2"_s, u"a"_s, 5, {transit});
    recipe.add(Stage::Verify, u"n1"_s, u"a"_s, 12, {fetch});
    Simulation simulation(recipe);
    simulation.outcomes = {{u"verify/n1/a"_s, {u"ssh-auth-denied"_s}}, {u"distribute/n2/a"_s, {u"not-there"_s}}};
    simulation.duration = [](const RolloutJob &job) { return job.stage == Stage::Distribute ? 20 : job.size; };
    simulation.run();
    QCOMPARE(simulation.log.filter(u"given-up"_s), QStringList{u"17 host-given-up (n1)"_s});
    QCOMPARE(simulation.starts().size(), 4);
    QCOMPARE(simulation.log.filter(u"failed"_s).last(), u"30 failed distribute/n2/a (not-there)"_s);
    QVERIFY(simulation.log.last().endsWith(u" ended"));
}

/// It rests on nothing that could bring back what it lacks: it is tried again, and not at once.
void TestScheduleRedo::nothingIsGoneBeforeTheFirst()
{
    Recipe recipe;
    recipe.add(Stage::Fetch, u"localhost"_s, u"a"_s, 5);
    Simulation simulation(recipe);
    simulation.outcomes = {{u"fetch/localhost/a"_s, {u"remote-file"_s, u"remote-file"_s}}};
    simulation.run();
    const qint64 second = 5 + delay("remote-file", 1, 0);
    const qint64 third = second + 5 + delay("remote-file", 2, 0);
    QVERIFY(second > 1000);
    QCOMPARE(simulation.starts(),
             (QStringList{u"0 fetch/localhost/a"_s, u"%1 fetch/localhost/a#2"_s.arg(second),
                          u"%1 fetch/localhost/a#3"_s.arg(third)}));
    QVERIFY(simulation.log.last().endsWith(u" ended"));
}

/// The journal could not be written in the moment in which another one found out.
void TestScheduleRedo::putBackWhileItsProductIsGone()
{
    using namespace std::chrono_literals;
    Recipe recipe;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s});
    Schedule schedule(recipe.jobs, recipe.hosts, recipe.options);
    using Jobs = std::vector<quint32>;
    QCOMPARE(schedule.begin(0ms).start, Jobs{0});
    QCOMPARE(schedule.succeeded(0, false, 5ms).start, (Jobs{1, 4}));
    QCOMPARE(schedule.failed(1, {u"not-there"_s, {}, {}}, 6ms).start, Jobs{0});
    QVERIFY(schedule.pause(6ms).start.empty());
    QVERIFY(schedule.putBack(4, 6ms).start.empty());
    QVERIFY(schedule.putBack(0, 6ms).start.empty());
    QCOMPARE(toString(schedule.phase()), u"paused"_s);
    QCOMPARE(schedule.resume(7ms).start, Jobs{0});
    QCOMPARE(schedule.succeeded(0, false, 12ms).start, (Jobs{1, 4}));
    QCOMPARE(schedule.attempt(4), 1);
    // The same, and it cannot be had.
    QCOMPARE(schedule.failed(1, {u"not-there"_s, {}, {}}, 13ms).start, Jobs{0});
    QVERIFY(schedule.pause(13ms).start.empty());
    QVERIFY(schedule.putBack(0, 13ms).start.empty());
    QVERIFY(schedule.skip({0}, 13ms).start.empty());
    QVERIFY(schedule.putBack(4, 13ms).start.empty());
    QCOMPARE(toString(schedule.state(4)), u"unreached"_s);
    QCOMPARE(schedule.reason(4), u"fetch/localhost/a"_s);
    QCOMPARE(schedule.count(JobState::Unreached), 6);
    QCOMPARE(toString(schedule.phase()), u"finished"_s);
}

} // namespace

QTEST_GUILESS_MAIN(TestScheduleRedo)
#include "tst_scheduleredo.moc"
