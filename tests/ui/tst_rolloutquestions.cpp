// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/planbuilder.h"
#include "tests/ui/scriptedrollout.h"
#include "tests/ui/uitest.h"
#include "ui/rollout/gatebar.h"
#include "ui/standardpages.h"
#include "ui/views/tableview.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

Gate gate(AskAt at, const QString &id, const QList<quint32> &jobs)
{
    Gate result;
    result.at = at;
    result.id = id;
    result.question = Message("Load %1 images on 10 hosts?", {QString::number(jobs.size())});
    result.jobs = jobs;
    return result;
}

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

/// What a rollout asks of whoever watches it: whether to go on, to leave, or to resume.
class RolloutQuestionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_rolloutquestions"_s); }

    void asksAtGates();
    void enterAnswersWhatWasChosen();
    void asksBeforeEveryStepWithItsCommand();
    void asksBeforeClosing();
    void whoeverClosesTheQuestionStays();
    void pausesWhatIsStillStarting();
    void offersToResume();
    void noOfferOutlivesItsAnswer();
    void offersToTryAgainWhatFailed();
    void nothingIsOfferedWhereAllIsDone();
    void whatRunsElsewhereIsNotInterrupted();
    void nothingIsSkippedWithoutAReason();
    void whatIsAboutToGoIsNotTriedAgain();
};

void RolloutQuestionsTest::asksAtGates()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    auto *bar = opened.window.findChild<GateBar *>();
    QVERIFY(!bar->isVisible());
    const QSignalSpy closed(&opened.rollout, &RolloutService::gateClosed);
    const QList<Gate> gates{gate(AskAt::Stage, u"stage/load"_s, {1, 2, 3}), gate(AskAt::Batch, u"batch/2"_s, {4})};
    opened.script->report({}, RolloutPhase::Running, gates);
    QTRY_VERIFY(bar->isVisible());
    opened.script->report({}, RolloutPhase::Running, gates);
    QTRY_COMPARE(closed.size(), 2); // each once
    QCOMPARE(opened.find<QLabel>(u"gateQuestion"_s)->text(), u"Load 3 images on 10 hosts?"_s);
    takeScreenshots(opened.window, u"rollout-gate"_s);
    auto *reason = bar->findChild<QLineEdit *>();
    opened.find<QPushButton>(u"gateSkip"_s)->click();
    QVERIFY(opened.script->calls.isEmpty()); // not without a reason
    reason->setText(u"  "_s);
    opened.find<QPushButton>(u"gateSkip"_s)->click();
    QVERIFY(opened.script->calls.isEmpty()); // nor with nothing but spaces
    reason->clear();
    QTest::keyClicks(reason, u"CHG-7"_s);
    opened.find<QPushButton>(u"gateOpen"_s)->click();
    QCOMPARE(opened.script->calls, QStringList({u"open stage/load because CHG-7"_s}));
    opened.script->report({}, RolloutPhase::Running, gates.mid(1));
    QTRY_COMPARE(bar->gate(), u"batch/2"_s);
    QCOMPARE(reason->text(), QString()); // a reason is for its question only
    reason->setText(u"later"_s);
    opened.find<QPushButton>(u"gateSkip"_s)->click();
    QCOMPARE(opened.script->calls.constLast(), u"skip 1 from 4 because later"_s);
    opened.script->report({}, RolloutPhase::Running);
    QTRY_VERIFY(!bar->isVisible());
}

void RolloutQuestionsTest::enterAnswersWhatWasChosen()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    const auto *bar = opened.window.findChild<GateBar *>();
    const QList<Gate> gates{gate(AskAt::Stage, u"stage/load"_s, {1, 2, 3}), gate(AskAt::Batch, u"batch/2"_s, {4})};
    opened.script->report({}, RolloutPhase::Running, gates);
    QTRY_VERIFY(bar->isVisible());
    auto *reason = bar->findChild<QLineEdit *>();
    opened.find<QPushButton>(u"gateSkip"_s)->click();
    QCOMPARE(reason->placeholderText(), u"Say why it is skipped"_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(opened.script->calls.isEmpty()); // still no reason, and nothing runs
    QTest::keyClicks(reason, u"broken"_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QCOMPARE(opened.script->calls, QStringList({u"skip 3 from 1 because broken"_s}));
    opened.script->calls.clear();
    // What was chosen at one question says nothing of the next.
    opened.find<QPushButton>(u"gateSkip"_s)->click();
    reason->clear();
    opened.find<QPushButton>(u"gateSkip"_s)->click();
    opened.script->calls.clear();
    opened.script->report({}, RolloutPhase::Running, gates.mid(1));
    QTRY_COMPARE(bar->gate(), u"batch/2"_s);
    QVERIFY(reason->placeholderText() != u"Say why it is skipped"_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QCOMPARE(opened.script->calls, QStringList({u"open batch/2 because "_s}));
}

void RolloutQuestionsTest::asksBeforeEveryStepWithItsCommand()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    opened.script->report({}, RolloutPhase::Running, {gate(AskAt::Step, u"step/x"_s, {5})});
    auto *bar = opened.window.findChild<GateBar *>();
    QTRY_VERIFY(bar->findChild<QPlainTextEdit *>()->toPlainText().contains(opened.script->jobs[5].host));
    auto *commands = bar->findChild<QPlainTextEdit *>();
    QVERIFY(commands->isVisible());
    takeScreenshots(opened.window, u"rollout-step"_s);
    commands->setPlainText(QString(4000, u'x')); // whatever is run is seen without scrolling aside
    QTRY_VERIFY(commands->document()->size().height() > 4);
    QVERIFY(!commands->horizontalScrollBar()->isVisible());

    // Nothing goes on while the rollout is paused, and one button says how it does.
    const QList<Gate> gates{gate(AskAt::Step, u"step/x"_s, {5})};
    opened.script->report({}, RolloutPhase::Paused, gates);
    QTRY_VERIFY(!opened.find<QPushButton>(u"gateOpen"_s)->isEnabled());
    QVERIFY(!opened.find<QPushButton>(u"gatePause"_s)->isEnabled());
    QVERIFY(opened.find<QLabel>(u"gateMore"_s)->text().contains(u"Resume"_s));
    takeScreenshots(opened.window, u"rollout-step-paused"_s);
    opened.script->report({}, RolloutPhase::Running, gates);
    QTRY_VERIFY(opened.find<QPushButton>(u"gateOpen"_s)->isEnabled());
    QVERIFY(!opened.find<QLabel>(u"gateMore"_s)->isVisible());
}

void RolloutQuestionsTest::asksBeforeClosing()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    QVERIFY(!opened.window.close());
    QPointer<QMessageBox> box = opened.find<QMessageBox>(u"closeQuestion"_s);
    QVERIFY(box && box->isVisible());
    QVERIFY(box->informativeText().contains(u"cannot go on without it"_s));
    takeScreenshots(*box, u"rollout-close"_s);
    box->reject();
    QTRY_VERIFY(!box);
    QVERIFY(opened.window.isVisible());
    QVERIFY(opened.script->calls.isEmpty());

    QVERIFY(!opened.window.close());
    box = opened.find<QMessageBox>(u"closeQuestion"_s);
    const auto click = [&](const QString &text) {
        for (QAbstractButton *button : box->buttons()) {
            if (button->text() == text)
                button->click();
        }
    };
    click(u"&Pause and leave"_s);
    QCOMPARE(opened.script->calls, QStringList({u"pause"_s}));
    QTRY_VERIFY((box = opened.window.findChildren<QMessageBox *>().constLast()) && box->isVisible()); // it waits
    opened.script->report({jobStatus(0, JobState::Running)}, RolloutPhase::Pausing);
    QTRY_VERIFY(box->informativeText().contains(u"1 step"_s));
    QVERIFY(opened.window.isVisible());
    opened.script->report({jobStatus(0, JobState::Done)}, RolloutPhase::Paused);
    QTRY_VERIFY(!opened.window.isVisible());
}

/// By its title bar or with Escape, also while it waits for the pause.
void RolloutQuestionsTest::whoeverClosesTheQuestionStays()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    QVERIFY(!opened.window.close());
    QPointer<QMessageBox> box = opened.find<QMessageBox>(u"closeQuestion"_s);
    for (QAbstractButton *button : box->buttons()) {
        if (button->text() == u"&Pause and leave"_s)
            button->click();
    }
    QTRY_VERIFY((box = opened.window.findChildren<QMessageBox *>().constLast()) && box->isVisible());
    QVERIFY(box->informativeText().contains(u"Waiting"_s));
    box->close();
    opened.script->report({}, RolloutPhase::Paused);
    QTRY_VERIFY(opened.rollout.phase() == RolloutPhase::Paused);
    QCoreApplication::processEvents();
    QVERIFY(opened.window.isVisible());
    // The question that comes next is the first one again.
    QVERIFY(!opened.window.close());
    box = opened.window.findChildren<QMessageBox *>().constLast();
    QVERIFY(box->informativeText().contains(u"cannot go on without it"_s));
    QTest::keyClick(box, Qt::Key_Escape);
    QVERIFY(opened.window.isVisible());
}

void RolloutQuestionsTest::pausesWhatIsStillStarting()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.script->startWaits = true;
    opened.trigger(u"&Start"_s);
    const auto goesOn = qScopeGuard([&] { opened.script->mayStart.release(); }); // a failed check must not wait for it
    QVERIFY(opened.rollout.isStarting());
    QVERIFY(!opened.window.close());
    const auto *box = opened.find<QMessageBox>(u"closeQuestion"_s);
    QVERIFY(box);
    for (QAbstractButton *button : box->buttons()) {
        if (button->text() == u"&Pause and leave"_s)
            button->click();
    }
    QTest::qWait(50); // whoever would close it is heard
    QVERIFY(opened.window.isVisible());
    QVERIFY(opened.script->calls.isEmpty());
    opened.script->mayStart.release();
    QTRY_COMPARE(opened.script->calls, QStringList({u"pause"_s}));
    QVERIFY(opened.window.isVisible());
    opened.script->report({}, RolloutPhase::Paused);
    QTRY_VERIFY(!opened.window.isVisible());
}

void RolloutQuestionsTest::offersToResume()
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
void RolloutQuestionsTest::noOfferOutlivesItsAnswer()
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

void RolloutQuestionsTest::offersToTryAgainWhatFailed()
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

void RolloutQuestionsTest::nothingIsOfferedWhereAllIsDone()
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

void RolloutQuestionsTest::whatRunsElsewhereIsNotInterrupted()
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

void RolloutQuestionsTest::nothingIsSkippedWithoutAReason()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    opened.find<TableView>(u"rolloutTable"_s)->selectRow(3);
    opened.trigger(u"S&kip …"_s);
    auto *dialog = opened.window.findChild<QInputDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QPushButton *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    auto *line = dialog->findChild<QLineEdit *>();
    QVERIFY(!ok->isEnabled());
    QTest::keyClicks(line, u"  "_s);
    QVERIFY(!ok->isEnabled());
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(dialog->isVisible()); // it was not answered
    QTest::keyClicks(line, u"broken "_s);
    QVERIFY(ok->isEnabled());
    ok->click();
    QCOMPARE(opened.script->calls, QStringList({u"skip 1 from 3 because broken"_s}));
}

/// While another rollout is starting, the one on show cannot be told anything any more.
void RolloutQuestionsTest::whatIsAboutToGoIsNotTriedAgain()
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

QTEST_MAIN(qm::RolloutQuestionsTest)
#include "tst_rolloutquestions.moc"
