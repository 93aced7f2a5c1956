// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "rolloutrig.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
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

class TestRolloutRun final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allOutcomes();
    void pauseAndResume();
    void cancelStopsWhatRuns();
    void leavingCanBeTakenUp();
    void leavingWhilePaused();
    void gates();
    void skipAndRetry();
    void severalMissTheSame();
    void eventsTellOfTheirOwnJob();
    void totalsAfterTheEnd();
    void retryThatGoesAway();
    void callsFromTheObserver();
    void thousandsOfInstantSteps();
};

void TestRolloutRun::allOutcomes()
{
    Rig rig(twoArtifacts(), [&](quint32 job, const StepObserver &observer) -> Result<StepOutcome> {
        observer.log(u"step %1 \x1b[31mred"_s.arg(job));
        switch (job) {
        case 0:
            return StepOutcome{true, 0, 300, 1000, u"sha256:00"_s};
        case 1:
            return error(u"disk-full"_s);
        case 4:
            observer.moved(10);
            return StepOutcome{false, 10, -100, 1000, {}}; // had to move in the end
        default:
            observer.moved(10);
            return done(10);
        }
    });
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    const RolloutUpdate end = rig.run().snapshot();
    QCOMPARE(toString(end.phase), u"finished"_s);
    QCOMPARE(end.totals.present, 1);
    QCOMPARE(end.totals.failed, 1);
    QCOMPARE(end.totals.unreached, 2);
    QCOMPARE(end.totals.done, 10);
    QCOMPARE(end.totals.movedBytes, 100);
    QCOMPARE(end.totals.savedBytes, 200);
    QVERIFY(!end.totals.isSuccess());
    QCOMPARE(end.changed.at(1).error->code, u"disk-full"_s);
    QCOMPARE(end.changed.at(2).reason, rig.recipe.jobs[1].id);
    QVERIFY(end.changed.at(3).started.isNull());
    QVERIFY(end.changed.at(0).started.isValid() && end.changed.at(0).ended >= end.changed.at(0).started);
    QCOMPARE(toString(rig.latest().phase), u"finished"_s);
    QVERIFY(rig.latest().totals.done == 10);

    // The journal says the same, and that each step was to begin before it ended.
    const auto statuses = rig.journal->statuses(rig.rollout);
    for (qsizetype job = 0; job < statuses->size(); ++job)
        QCOMPARE(toString(statuses->at(job).state), toString(end.changed.at(job).state));
    QCOMPARE(rig.journal->rollout(rig.rollout)->totals.done, 10);
    QCOMPARE(rig.journal->rollout(rig.rollout)->totals.savedBytes, 200);
    QCOMPARE(statuses->at(0).savedBytes, 300);
    QVERIFY(rig.journal->rollout(rig.rollout)->ended.isValid());
    const QStringList events = rig.events();
    for (const RolloutJob &job : rig.recipe.jobs) {
        const qsizetype intent = events.indexOf(u"intent "_s + job.id);
        const qsizetype ended =
            events.indexOf(QRegularExpression(u"(done|present|failed) "_s + QRegularExpression::escape(job.id)));
        QCOMPARE(intent < 0, ended < 0);
        QVERIFY(intent <= ended);
    }
    QCOMPARE(events.last(), u"ended"_s);
    QFile log(rig.journal->logFile(rig.rollout, rig.recipe.jobs[1].id));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray text = log.readAll();
    QVERIFY2(text.contains("step 1 ") && text.contains("Attempt 1.") && text.contains("It failed."), text.constData());
    QVERIFY(!text.contains('\x1b'));
}

void TestRolloutRun::pauseAndResume()
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

void TestRolloutRun::cancelStopsWhatRuns()
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

void TestRolloutRun::leavingCanBeTakenUp()
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

void TestRolloutRun::leavingWhilePaused()
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

void TestRolloutRun::gates()
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

void TestRolloutRun::skipAndRetry()
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

/// All that rest on what was fetched find out at the same time that it is gone.
void TestRolloutRun::severalMissTheSame()
{
    Recipe recipe;
    recipe.addArtifact(u"a"_s, 1000, {u"n1"_s, u"n2"_s, u"n3"_s, u"n4"_s});
    std::atomic<int> missing{0};
    std::atomic<int> fetches{0};
    Rig rig(recipe, [&](quint32 job, const StepObserver &) -> Result<StepOutcome> {
        const Stage stage = recipe.jobs[job].stage;
        if (stage == Stage::Fetch)
            ++fetches;
        if (stage != Stage::Distribute || fetches > 1)
            return done();
        ++missing;
        while (missing < 4)
            std::this_thread::sleep_for(1ms);
        return error(u"not-there"_s);
    });
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    QVERIFY(rig.run().snapshot().totals.isSuccess());
    QCOMPARE(fetches.load(), 2);
    QCOMPARE(rig.events({u"redo"_s}), QStringList{u"redo fetch/localhost/a"_s});
}

/// What follows from the end of a job has moved none of its bytes.
void TestRolloutRun::eventsTellOfTheirOwnJob()
{
    Rig rig(twoArtifacts(), [](quint32 job, const StepObserver &) -> Result<StepOutcome> {
        if (job == 1)
            return error(u"disk-full"_s);
        return done(job + 1);
    });
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    rig.run().skip({1}, u"n1 goes away"_s);
    QVERIFY(rig.run().wait(longEnough));
    const auto events = rig.journal->events(rig.rollout);
    for (const JournalEvent &event : *events) {
        const auto job = std::find_if(rig.recipe.jobs.begin(), rig.recipe.jobs.end(),
                                      [&event](const RolloutJob &one) { return one.id == event.job; });
        const bool isEnd = event.what == u"done";
        QCOMPARE(event.bytes, isEnd ? job - rig.recipe.jobs.begin() + 1 : 0);
        if (event.what == u"intent" || event.what == u"ended")
            QCOMPARE(event.detail, QString());
        else if (isEnd)
            QCOMPARE(event.detail, u"proof"_s);
        else if (event.what == u"failed")
            QCOMPARE(event.detail, u"It failed."_s);
        else if (event.what == u"skipped")
            QCOMPARE(event.detail, u"n1 goes away"_s);
    }
}

/// The history says what became of it, also where a person did something after the end, and while it goes on.
void TestRolloutRun::totalsAfterTheEnd()
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

void TestRolloutRun::retryThatGoesAway()
{
    Recipe recipe;
    recipe.add(Stage::Fetch, u"localhost"_s, u"a"_s, 10);
    std::atomic<int> attempts{0};
    Rig rig(recipe, [&](quint32, const StepObserver &observer) -> Result<StepOutcome> {
        observer.moved(10);
        if (++attempts == 1)
            return error(u"http-server"_s);
        return done(10);
    });
    rig.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(rig.state(0), u"retrying"_s, 20'000);
    QCOMPARE(rig.run().snapshot().changed.first().error->code, u"http-server"_s);
    QVERIFY(rig.run().wait(longEnough));
    QCOMPARE(rig.state(0), u"done"_s);
    QCOMPARE(rig.run().snapshot().totals.movedBytes, 20); // of both attempts
    QCOMPARE(rig.events({u"intent"_s, u"retry"_s, u"done"_s}).size(), 4);
}

void TestRolloutRun::callsFromTheObserver()
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

void TestRolloutRun::thousandsOfInstantSteps()
{
    Recipe recipe;
    for (quint32 i = 0; i < 2000; ++i)
        recipe.add(Stage::Verify, u"n%1"_s.arg(i % 50), QString::number(i), 0);

    class Instant final : public StepExecutor
    {
    public:
        void start(quint32, StepObserver, Finished finished) override { finished(done()); }
        void prove(quint32, StepObserver, Finished finished) override { finished(done()); }
        void recall(quint32, const QString &) override {}
        [[nodiscard]] QString commands(quint32) const override { return {}; }
    } executor;

    const QTemporaryDir folder;
    const auto journal = Journal::open(folder.path());
    QVERIFY((*journal)->begin("{}", recipe.jobs, recipe.options, {}));
    RolloutRun run({recipe.jobs, recipe.hosts, recipe.options, &executor, journal->get(), {}});
    QElapsedTimer timer;
    timer.start();
    run.start();
    QVERIFY(run.wait(longEnough));
    QVERIFY(run.snapshot().totals.isSuccess());
    qInfo("2,000 steps written down and done in %lld ms", timer.elapsed());
}

} // namespace

QTEST_GUILESS_MAIN(TestRolloutRun)
#include "tst_rolloutrun.moc"
