// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/journal.h"
#include "core/rollout/rolloutprogress.h"
#include "core/rollout/rolloutrun.h"
#include "core/rollout/tokenbucket.h"
#include "scriptedexecutor.h"
#include "simulation.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

constexpr auto longEnough = 60s;

Result<StepOutcome> done(qint64 moved = 0)
{
    return StepOutcome{false, moved, -1, u"proof"_s};
}

tl::unexpected<Error> error(const QString &code)
{
    return failure(code, Message("It failed."));
}

/// fetch, distribute, load and verify of two artifacts on two hosts: 14 jobs.
Recipe twoArtifacts()
{
    Recipe recipe;
    recipe.addArtifact(u"a"_s, 1000, {u"n1"_s, u"n2"_s});
    recipe.addArtifact(u"b"_s, 500, {u"n1"_s, u"n2"_s});
    return recipe;
}

/// A run with all that it needs, in a workspace of its own or a given one.
class Rig final
{
public:
    explicit Rig(const Recipe &what, ScriptedExecutor::Script act, ScriptedExecutor::Script proof = {})
        : recipe(what)
        , executor(std::move(act), std::move(proof))
    {
        open();
        rollout = journal->begin("{}", recipe.jobs, recipe.options, u"test"_s).value();
    }

    void open() { journal = Journal::open(folder.path()).value(); }

    RolloutRun &run()
    {
        if (!m_run) {
            RolloutSetup setup;
            setup.jobs = recipe.jobs;
            setup.hosts = recipe.hosts;
            setup.options = recipe.options;
            setup.executor = &executor;
            setup.journal = journal.get();
            setup.batch = 20ms;
            setup.stalledAfter = 300ms;
            setup.observer = [this](const RolloutUpdate &update) { observe(update); };
            m_run = std::make_unique<RolloutRun>(std::move(setup));
        }
        return *m_run;
    }

    void endRun() { m_run.reset(); }

    [[nodiscard]] RolloutUpdate latest() const
    {
        const std::lock_guard lock(m_mutex);
        return m_latest;
    }
    [[nodiscard]] QStringList events(const QStringList &kinds = {}) const
    {
        QStringList found;
        const auto all = journal->events(rollout);
        for (const JournalEvent &event : all.value()) {
            if (kinds.isEmpty() || kinds.contains(event.what))
                found.append((event.what + u' ' + (event.job.isEmpty() ? event.detail : event.job)).trimmed());
        }
        return found;
    }
    [[nodiscard]] QString state(quint32 job) { return toString(run().snapshot().changed.at(job).state); }

    Recipe recipe;
    QTemporaryDir folder;
    std::unique_ptr<Journal> journal;
    qint64 rollout = 0;
    ScriptedExecutor executor;
    std::atomic<int> updates{0};
    std::function<void(const RolloutUpdate &)> alsoTell;

private:
    void observe(const RolloutUpdate &update)
    {
        ++updates;
        {
            const std::lock_guard lock(m_mutex);
            const auto before = std::exchange(m_latest, update).changed;
        }
        if (alsoTell)
            alsoTell(update);
    }

    mutable std::mutex m_mutex;
    RolloutUpdate m_latest;
    std::unique_ptr<RolloutRun> m_run;
};

int threadCount()
{
    return static_cast<int>(QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}

/// Appends to a file that survives: what a host would hold.
void leaveTrace(const QString &file, const QString &line)
{
    QFile trace(file);
    if (trace.open(QIODevice::WriteOnly | QIODevice::Append))
        trace.write((line + u'\n').toUtf8());
}

QStringList traces(const QString &file)
{
    QFile trace(file);
    return trace.open(QIODevice::ReadOnly) ? QString::fromUtf8(trace.readAll()).split(u'\n', Qt::SkipEmptyParts)
                                           : QStringList();
}

/// Takes up the workspace's rollout, or begins it; leaves a trace for each step. @return 0 once all is done.
int runOrTakeUp(const QString &workspace)
{
    const QString file = workspace + u"/host"_s;
    Recipe recipe = twoArtifacts();
    auto journal = Journal::open(workspace);
    if (!journal)
        return 2;
    const auto rollouts = (*journal)->rollouts();
    const bool isNew = rollouts->isEmpty();
    const bool ready = isNew ? (*journal)->begin("{}", recipe.jobs, recipe.options, u"child"_s).has_value()
                             : (*journal)->takeUp(rollouts->first().id).has_value();
    if (!ready)
        return 3;
    std::mutex mutex;
    ScriptedExecutor executor(
        [&](quint32 job, const StepObserver &) -> Result<StepOutcome> {
            const std::lock_guard lock(mutex);
            for (const quint32 before : recipe.jobs[job].after) {
                if (!traces(file).contains(QString::number(before)))
                    std::_Exit(4);
            }
            leaveTrace(file, QString::number(job));
            return done(recipe.jobs[job].size);
        },
        [&](quint32 job, const StepObserver &) -> Result<StepOutcome> {
            const std::lock_guard lock(mutex);
            leaveTrace(workspace + u"/proofs"_s, QString::number(job));
            if (traces(file).contains(QString::number(job)))
                return done();
            return error(u"not-there"_s);
        });
    RolloutSetup setup{recipe.jobs, recipe.hosts, recipe.options, &executor, journal->get(), {}};
    RolloutRun run(std::move(setup));
    run.start();
    return run.wait(longEnough) && run.snapshot().totals.isSuccess() ? 0 : 1;
}

class TestRolloutRun final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allOutcomes();
    void observerIsToldSeldom();
    void bytesAndRates();
    void stalled();
    void honestEta();
    void pauseAndResume();
    void cancelStopsWhatRuns();
    void destructorCancels();
    void gates();
    void skipAndRetry();
    void retryThatGoesAway();
    void callsFromTheObserver();
    void limitsOfBytes();
    void limitMayChangeAndEnd();
    void journalThatCannotBeWritten();
    void skippedStaysSkipped();
    void failedIsTriedAgainWhenTakenUp();
    void killedAndTakenUp();
    void thousandsOfInstantSteps();
};

void TestRolloutRun::allOutcomes()
{
    Rig rig(twoArtifacts(), [&](quint32 job, const StepObserver &observer) -> Result<StepOutcome> {
        observer.log(u"step %1 \x1b[31mred"_s.arg(job));
        switch (job) {
        case 0:
            return StepOutcome{true, 0, 1000, u"sha256:00"_s};
        case 1:
            return error(u"disk-full"_s);
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

void TestRolloutRun::observerIsToldSeldom()
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

void TestRolloutRun::bytesAndRates()
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
        return StepOutcome{false, there, 100'000'000, {}};
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

void TestRolloutRun::stalled()
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
void TestRolloutRun::honestEta()
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

void TestRolloutRun::pauseAndResume()
{
    std::atomic<bool> goOn{false};
    Rig rig(twoArtifacts(), [&](quint32, const StepObserver &) {
        while (!goOn)
            std::this_thread::sleep_for(1ms);
        return done();
    });
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

Result<StepOutcome> untilStopped(quint32, const StepObserver &observer)
{
    while (!observer.stop.stop_requested())
        std::this_thread::sleep_for(1ms);
    return error(u"ssh-cancelled"_s);
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
    QVERIFY(rig.journal->takeUp(rig.rollout));
}

void TestRolloutRun::destructorCancels()
{
    const int before = threadCount();
    {
        Rig rig(twoArtifacts(), untilStopped);
        rig.run().start();
        QTRY_COMPARE_WITH_TIMEOUT(rig.executor.calls().size(), 2, 20'000);
        rig.endRun();
        QCOMPARE(rig.journal->rollout(rig.rollout)->totals.cancelled, 14);
    }
    QCOMPARE(threadCount(), before);
    const Rig unused(twoArtifacts(), untilStopped); // and one that was never begun
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

/// Four at once, 1 MB each, at 2 MB a second in all: two seconds.
void TestRolloutRun::limitsOfBytes()
{
    Recipe recipe;
    for (int i = 0; i < 4; ++i)
        recipe.add(Stage::Fetch, u"localhost"_s, QString::number(i), 1'000'000);
    recipe.options.limits.bytesPerSecond = 2'000'000;
    Rig rig(recipe, [](quint32, const StepObserver &observer) {
        for (int i = 0; i < 20; ++i)
            observer.throttle(50'000);
        return done(1'000'000);
    });
    QElapsedTimer timer;
    timer.start();
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    QVERIFY2(timer.elapsed() >= 1700, qPrintable(QString::number(timer.elapsed())));
}

void TestRolloutRun::limitMayChangeAndEnd()
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

/// Once no file may grow any more, nothing begins; resume() goes on once there is room.
void TestRolloutRun::journalThatCannotBeWritten()
{
    std::atomic<bool> goOn{false};
    Rig rig(twoArtifacts(), [&](quint32, const StepObserver &) {
        while (!goOn)
            std::this_thread::sleep_for(1ms);
        return done();
    });
    rig.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(rig.executor.calls().size(), 2, 20'000);
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit none{1, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &none), 0);
    goOn = true;
    QTRY_VERIFY_WITH_TIMEOUT(rig.latest().error.has_value(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(toString(rig.latest().phase), u"paused"_s, 20'000);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(rig.executor.calls().size(), 2);
    QVERIFY(rig.latest().error->code.startsWith(u"journal-"_s));
    rig.run().resume();
    QVERIFY(rig.run().wait(longEnough));
    QVERIFY(rig.run().snapshot().totals.isSuccess());
    QVERIFY(!rig.run().snapshot().error);
    QCOMPARE(rig.events({u"intent"_s}).size(), 14);
    QCOMPARE(rig.events({u"done"_s}).size(), 14);
}

void TestRolloutRun::skippedStaysSkipped()
{
    Recipe recipe = twoArtifacts();
    recipe.options.ask = AskAt::Stage;
    Rig rig(recipe, [](quint32, const StepObserver &) { return done(); });
    rig.run().start();
    rig.run().skip({1}, u"not needed there"_s);
    rig.run().openGate(u"stage/fetch"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!rig.latest().gates.isEmpty() && rig.latest().gates.first().id == u"stage/distribute",
                             20'000);
    rig.endRun();
    QVERIFY(rig.journal->takeUp(rig.rollout));
    rig.run().start();
    QTRY_VERIFY_WITH_TIMEOUT(!rig.latest().gates.isEmpty() && rig.latest().gates.first().id == u"stage/distribute",
                             20'000); // what was opened stays open
    rig.run().setAskAt(AskAt::Never);
    QVERIFY(rig.run().wait(longEnough));
    const RolloutUpdate end = rig.run().snapshot();
    QCOMPARE(end.totals.skipped, 1);
    QCOMPARE(end.changed.at(1).reason, u"not needed there"_s);
    QCOMPARE(end.totals.unreached, 2);
    QCOMPARE(end.totals.done, 11);
    QCOMPARE(rig.executor.calls().filter(u"start 0"_s).size(), 1); // done stays done
    QCOMPARE(rig.executor.calls().filter(u"prove"_s).size(), 0);
}

void TestRolloutRun::failedIsTriedAgainWhenTakenUp()
{
    std::atomic<bool> broken{true};
    Rig rig(twoArtifacts(), [&](quint32 job, const StepObserver &) -> Result<StepOutcome> {
        if (broken && job == 0)
            return error(u"disk-full"_s);
        return done();
    });
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    QCOMPARE(rig.run().snapshot().totals.unreached, 6);
    rig.endRun();
    broken = false;
    QVERIFY(rig.journal->takeUp(rig.rollout));
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    QVERIFY(rig.run().snapshot().totals.isSuccess());
    QCOMPARE(rig.run().snapshot().changed.first().attempt, 2);
    QCOMPARE(rig.journal->takeUp(rig.rollout).error().code, u"rollout-complete"_s);
}

/// The process kills itself at the n-th crash point, for numbers from all over the run; every crash is taken up, and in
/// the end each step was done, none of them more often than it was begun, and what was said to be done never again.
void TestRolloutRun::killedAndTakenUp()
{
    int crashes = 0;
    int proofs = 0;
    for (int passing = 1; passing < 400; passing += passing < 40 ? 3 : 11) {
        const QTemporaryDir workspace;
        const auto runChild = [&](int crashAt, QByteArray &said) {
            QProcess child;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"QM_CRASH_AT"_s, QString::number(crashAt));
            child.setProcessEnvironment(environment);
            child.start(QCoreApplication::applicationFilePath(), {u"--run"_s, workspace.path()});
            if (!child.waitForFinished(60'000))
                return -1;
            said = child.readAllStandardError();
            return child.exitStatus() == QProcess::NormalExit ? child.exitCode() : 9;
        };
        QByteArray said;
        const int first = runChild(passing, said);
        if (!said.contains("crash point")) {
            QVERIFY2(passing > 1, "This build has no crash points, or the child did not begin.");
            QCOMPARE(first, 0);
            break;
        }
        ++crashes;
        // Once more, a little later, and then to the end.
        (void)runChild(passing % 7 + 8, said);
        const int last = runChild(0, said);
        QVERIFY2(last == 0 || last == 3, qPrintable(u"%1 after %2"_s.arg(last).arg(QString::fromUtf8(said))));
        const QStringList there = traces(workspace.filePath(u"host"_s));
        QCOMPARE(QSet<QString>(there.begin(), there.end()).size(), 14);
        proofs += static_cast<int>(traces(workspace.filePath(u"proofs"_s)).size());
        // Never done twice: what was begun was asked about first.
        QCOMPARE(there.size(), 14);
        const auto journal = Journal::open(workspace.path());
        QVERIFY(journal);
        QCOMPARE((*journal)->rollouts()->size(), 1);
        QVERIFY((*journal)->rollouts()->first().totals.isSuccess());
    }
    qInfo("%d crashes taken up, %d proofs", crashes, proofs);
    QVERIFY(crashes >= 10);
    QVERIFY(proofs > 0);
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

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == u"--run")
        return runOrTakeUp(application.arguments().value(2));
    TestRolloutRun test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_rolloutrun.moc"
