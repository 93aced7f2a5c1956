// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/planbuilder.h"
#include "tests/ui/scriptedrollout.h"
#include "tests/ui/uitest.h"
#include "ui/standardpages.h"
#include "ui/views/tableview.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

RolloutRecord notEnded()
{
    RolloutRecord record;
    record.id = 6;
    record.began = QDateTime::currentDateTimeUtc().addDays(-1);
    record.phase = RolloutPhase::Paused;
    record.totals.jobs = 140;
    record.totals.done = 90;
    return record;
}

} // namespace

/// What is offered for a rollout that did not end, or did not reach all: to resume it, to try again what failed, or
/// nothing.
class RolloutResumeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_rolloutresume"_s); }

    void offersToResume();
    void noOfferOutlivesItsAnswer();
    void offersToTryAgainWhatFailed();
    void triesAgainWithWhatWasChangedMeanwhile();
    void nothingIsOfferedWhereAllIsDone();
    void whatRunsElsewhereIsNotInterrupted();
    void whatIsAboutToGoIsNotTriedAgain();
};

void RolloutResumeTest::offersToResume()
{
    RolloutWindow opened(samplePlan());
    opened.script->records = {notEnded()};
    opened.script->jobs = jobsOf(opened.planning->plan());
    opened.open(u"rollout"_s);
    opened.rollout.refreshHistory();
    auto *bar = opened.find<QWidget>(u"interruptedBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->findChild<QLabel *>()->text().contains(u"90 of 140"_s));
    takeScreenshots(opened.window, u"rollout-resume"_s);
    opened.find<QPushButton>(u"resumeLast"_s)->click();
    QTRY_VERIFY(opened.rollout.isActive());
    QCOMPARE(opened.script->inventories, QStringList({u"/etc/cluster/hosts.ini"_s})); // to be found where they lie now
    QTRY_VERIFY(!bar->isVisible());
}

/// What is said at the start of the program goes once it is done.
void RolloutResumeTest::noOfferOutlivesItsAnswer()
{
    const auto script = std::make_shared<RolloutScript>();
    const std::shared_ptr<InventoryPlanning> planning = planningOf(samplePlan());
    script->records = {notEnded()};
    script->jobs = jobsOf(planning->plan());
    PlanningService service([planning](const PlanRequest &, const std::atomic_bool *) { return planning; });
    RolloutService rollout(service, std::make_unique<ScriptedRolloutBackend>(script));
    MainWindow window(service);
    addStandardPages(window, nullptr, &rollout);
    window.show();
    const auto *message = window.findChild<QWidget *>(u"messageBar"_s);
    QTRY_VERIFY(message->isVisible());
    QVERIFY(message->accessibleName().contains(u"did not end"_s));
    rollout.resumeLast();
    QTRY_VERIFY(rollout.isActive());
    QVERIFY(!message->isVisible());
    // What else is said stays.
    window.showMessage(Severity::Error, u"the disk is full"_s);
    script->report({}, RolloutPhase::Finished);
    QTRY_VERIFY(!rollout.isActive());
    rollout.resumeLast();
    QTRY_VERIFY(rollout.isActive());
    QVERIFY(message->isVisible());
}

void RolloutResumeTest::offersToTryAgainWhatFailed()
{
    RolloutWindow opened(samplePlan());
    RolloutRecord failed = notEnded();
    failed.phase = RolloutPhase::Finished;
    failed.totals.failed = 3;
    opened.script->records = {failed};
    opened.script->jobs = jobsOf(opened.planning->plan());
    opened.open(u"rollout"_s);
    opened.rollout.refreshHistory();
    auto *bar = opened.find<QWidget>(u"interruptedBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->findChild<QLabel *>()->text().contains(u"3 failed"_s));
    QVERIFY(!opened.find<QWidget>(u"messageBar"_s)->isVisible()); // it has ended: nobody is told at every start
    auto *again = opened.find<QPushButton>(u"resumeLast"_s);
    QCOMPARE(again->text(), u"Try them aga&in"_s);
    takeScreenshots(opened.window, u"rollout-undone"_s);
    again->click();
    QTRY_VERIFY(opened.rollout.isActive());
    QTRY_VERIFY(!bar->isVisible());
}

/// Whoever allows a registry because of what failed, or sets a limit, means what is tried again then.
void RolloutResumeTest::triesAgainWithWhatWasChangedMeanwhile()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    const auto fail = [&] {
        JobStatus failed;
        failed.state = JobState::Failed;
        opened.script->report({failed}, RolloutPhase::Finished);
        QTRY_VERIFY(!opened.rollout.isActive());
    };
    fail();
    opened.script->calls.clear();
    opened.rollout.retry();
    QCOMPARE(opened.script->calls, QStringList{u"retry 0"_s}); // nothing was changed
    opened.script->report({}, RolloutPhase::Running);
    QTRY_VERIFY(opened.rollout.isActive());
    fail();

    opened.script->calls.clear();
    RolloutLimits limits = opened.rollout.options().limits;
    limits.transfers = 3;
    opened.rollout.setLimits(limits);
    QCOMPARE(opened.script->calls, QStringList()); // nobody is there to be told
    opened.rollout.retry();
    QCOMPARE(opened.script->calls, (QStringList{u"retry 0"_s, u"transfers 3"_s, u"ask 0"_s}));
    opened.script->report({}, RolloutPhase::Running);
    QTRY_VERIFY(opened.rollout.isActive());
    fail();

    opened.script->calls.clear();
    ServerTrust trust;
    trust.insecureRegistries = QStringList{u"registry.local:5000"_s};
    trust.save();
    opened.rollout.retry();
    QTRY_VERIFY(!opened.rollout.isStarting());
    QCOMPARE(opened.script->calls, QStringList()); // taken up anew
    QCOMPARE(opened.script->trust.insecureRegistries, trust.insecureRegistries);
    QTRY_VERIFY(opened.rollout.isActive());
    fail();

    // What was chosen since it ended is not forgotten over that.
    trust.insecureRegistries.clear();
    trust.save();
    limits = opened.rollout.options().limits;
    limits.transfers = 4;
    opened.rollout.setLimits(limits);
    opened.rollout.retry();
    QTRY_VERIFY(!opened.rollout.isStarting());
    QCOMPARE(opened.script->calls, (QStringList{u"transfers 4"_s, u"ask 0"_s}));
    QCOMPARE(opened.rollout.options().limits.transfers, 4);
}

void RolloutResumeTest::nothingIsOfferedWhereAllIsDone()
{
    RolloutWindow opened(samplePlan());
    RolloutRecord done = notEnded();
    done.phase = RolloutPhase::Finished;
    done.totals.done = done.totals.jobs - 1;
    done.totals.present = 0;
    done.totals.skipped = 1; // somebody's decision
    opened.script->records = {done};
    opened.open(u"rollout"_s);
    const QSignalSpy told(&opened.rollout, &RolloutService::historyChanged);
    opened.rollout.refreshHistory();
    QTRY_VERIFY(!told.isEmpty());
    QVERIFY(!opened.rollout.resumable());
    QVERIFY(!opened.find<QWidget>(u"interruptedBar"_s)->isVisible());
}

void RolloutResumeTest::whatRunsElsewhereIsNotInterrupted()
{
    RolloutWindow opened(samplePlan());
    opened.script->records = {notEnded()};
    opened.script->holder = u"admin@desk, process 4711"_s;
    opened.open(u"rollout"_s);
    opened.rollout.refreshHistory();
    const auto *bar = opened.find<QWidget>(u"interruptedBar"_s);
    const auto *resume = opened.find<QPushButton>(u"resumeLast"_s);
    QTRY_VERIFY(bar->isVisible());
    const QString text = bar->findChild<QLabel *>()->text();
    QVERIFY2(text.contains(u"admin@desk, process 4711"_s) && text.contains(u"90 of 140"_s), qPrintable(text));
    QVERIFY(!resume->isVisible());
    QVERIFY(!opened.rollout.interrupted());
    QVERIFY(!opened.find<QWidget>(u"messageBar"_s)->isVisible()); // nothing to be resumed
    // Whoever ran it was ended.
    opened.script->holder.clear();
    opened.rollout.refreshHistory();
    QTRY_VERIFY(resume->isVisible());
    QVERIFY(opened.rollout.interrupted());
}

/// While another rollout is starting, the one on show cannot be told anything any more.
void RolloutResumeTest::whatIsAboutToGoIsNotTriedAgain()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    QList<JobStatus> failed;
    for (quint32 job = 0; job < opened.script->jobs.size(); ++job)
        failed.append(jobStatus(job, JobState::Failed));
    opened.script->report(failed, RolloutPhase::Finished);
    QTRY_VERIFY(!opened.rollout.isActive());
    RolloutRecord shown = notEnded();
    shown.id = opened.rollout.id();
    shown.phase = RolloutPhase::Finished;
    opened.script->records = {shown};
    opened.rollout.refreshHistory();
    opened.find<TableView>(u"rolloutTable"_s)->selectRow(0);
    const auto enabled = [&opened] {
        QStringList texts;
        for (const QAction *action : opened.window.findChildren<QAction *>()) {
            if (action->isEnabled()
                && (action->text() == u"Try &again" || action->text() == u"A&gain for failed only"
                    || action->text() == u"S&kip …"))
                texts.append(action->text());
        }
        return texts;
    };
    const auto *goOn = opened.find<QAction>(u"historyGoOn"_s);
    QTRY_VERIFY(goOn->isEnabled());
    QCOMPARE(enabled().size(), 3);
    opened.script->startWaits = true;
    opened.trigger(u"&Start"_s);
    const auto goesOn = qScopeGuard([&] { opened.script->mayStart.release(); });
    QVERIFY(opened.rollout.isStarting());
    QVERIFY(!goOn->isEnabled());
    QCOMPARE(enabled(), QStringList());
    opened.rollout.retry();
    opened.rollout.skip({0}, u"why"_s);
    QCOMPARE(opened.script->calls, QStringList());
}

} // namespace qm

QTEST_MAIN(qm::RolloutResumeTest)
#include "tst_rolloutresume.moc"
