// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// What fails, how often it is tried again, and which hosts are given up.
#include "core/rollout/failureclass.h"
#include "simulation.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

qint64 delay(const char *code, int attempt, quint32 job)
{
    return retryDelay(failureClass({QString::fromLatin1(code), {}, {}}), attempt, job).count();
}

class TestScheduleFailures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void retries();
    void whatIsGoneIsDoneOnceMore();
    void whatIsGoneHoldsUpOthers();
    void whatIsGoneForGoodFails();
    void severalMissTheSame();
    void whatIsGoneIsDoneOnceMoreAtLeast();
    void othersWaitForWhatIsTriedAgain();
    void whatIsGoneAndCannotBeHadFails_data();
    void whatIsGoneAndCannotBeHadFails();
    void whatIsGoneOfAHostThatIsGivenUp();
    void nothingIsGoneBeforeTheFirst();
    void putBackWhileItsProductIsGone();
    void hostThatIsAway();
    void hostThatRefuses();
    void downloaderThatDies();
    void controllerIsNeverGivenUp();
    void failureClasses_data();
    void failureClasses();
};

void TestScheduleFailures::retries()
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

/// A reboot emptied /tmp between bringing and loading, say.
void TestScheduleFailures::whatIsGoneIsDoneOnceMore()
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
void TestScheduleFailures::whatIsGoneHoldsUpOthers()
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

void TestScheduleFailures::whatIsGoneForGoodFails()
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
void TestScheduleFailures::severalMissTheSame()
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

/// Or a store that was emptied would keep every later run from its end.
void TestScheduleFailures::whatIsGoneIsDoneOnceMoreAtLeast()
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
void TestScheduleFailures::othersWaitForWhatIsTriedAgain()
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

void TestScheduleFailures::whatIsGoneAndCannotBeHadFails_data()
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
void TestScheduleFailures::whatIsGoneAndCannotBeHadFails()
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
void TestScheduleFailures::whatIsGoneOfAHostThatIsGivenUp()
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
void TestScheduleFailures::nothingIsGoneBeforeTheFirst()
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
void TestScheduleFailures::putBackWhileItsProductIsGone()
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

/// Its other jobs are not tried; other hosts go on.
void TestScheduleFailures::hostThatIsAway()
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

void TestScheduleFailures::hostThatRefuses()
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
void TestScheduleFailures::downloaderThatDies()
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
    QCOMPARE(simulation.starts().filter(u"n1"_s),
             (QStringList{u"0 fetch/n1/an1"_s, u"5 fetch/n1/bn1"_s, u"5 transit/localhost/an1"_s}));
    QCOMPARE(simulation.log.filter(u"unreached"_s),
             (QStringList{u"10 unreached distribute/n3/an1 (transit/localhost/an1)"_s,
                          u"10 unreached transit/localhost/bn1 (n1)"_s,
                          u"10 unreached distribute/n3/bn1 (transit/localhost/bn1)"_s}));
    QCOMPARE(simulation.schedule.count(JobState::Done), 2 + 6);
}

void TestScheduleFailures::controllerIsNeverGivenUp()
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

void TestScheduleFailures::failureClasses_data()
{
    QTest::addColumn<FailureClass>("expected");
    QTest::newRow("http-server") << FailureClass::Transient;
    QTest::newRow("http-not-found") << FailureClass::Permanent;
    QTest::newRow("http-tls") << FailureClass::Permanent;
    QTest::newRow("registry-rate-limited") << FailureClass::Transient;
    QTest::newRow("registry-not-found") << FailureClass::Permanent;
    QTest::newRow("registry-token") << FailureClass::Transient;
    QTest::newRow("image-too-large") << FailureClass::Permanent;
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
    QTest::newRow("checksum-mismatch") << FailureClass::Permanent;
    QTest::newRow("transfer-mismatch") << FailureClass::Transient;
    QTest::newRow("http-rate-limited") << FailureClass::Transient;
    QTest::newRow("http-retry-later") << FailureClass::Permanent;
    QTest::newRow("archive-missing") << FailureClass::Undone;
    QTest::newRow("store-damaged") << FailureClass::Undone;
    QTest::newRow("not-there") << FailureClass::Undone;
    QTest::newRow("checksum-wrong") << FailureClass::Undone;
    QTest::newRow("put-interrupted") << FailureClass::Transient;
    QTest::newRow("something-new") << FailureClass::Transient;
}

void TestScheduleFailures::failureClasses()
{
    QFETCH(FailureClass, expected);
    QCOMPARE(failureClass({QString::fromLatin1(QTest::currentDataTag()), {}, {}}), expected);
}

} // namespace

QTEST_GUILESS_MAIN(TestScheduleFailures)
#include "tst_schedulefailures.moc"
