// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "rolloutrig.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

/// What becomes of the steps of a run, and what is told and written down of them.
class TestRolloutRun final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allOutcomes();
    void severalMissTheSame();
    void eventsTellOfTheirOwnJob();
    void retryThatGoesAway();
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
