// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/planbuilder.h"
#include "tests/ui/scriptedrollout.h"
#include "tests/ui/uitest.h"
#include "ui/rollout/gatebar.h"
#include "ui/standardpages.h"
#include "ui/views/tableview.h"

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

} // namespace

/// What a rollout asks of whoever watches it: whether to go on or to leave, and why something is skipped.
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
    void nothingIsSkippedWithoutAReason();
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
    // Who answers one after the other finds the buttons where they were.
    const auto *open = opened.find<QPushButton>(u"gateOpen"_s);
    const int place = open->mapTo(&opened.window, QPoint()).y();
    opened.script->report({}, RolloutPhase::Running,
                          {gate(AskAt::Step, u"step/y"_s, {6}), gate(AskAt::Step, u"step/z"_s, {7})});
    QTRY_VERIFY(opened.find<QLabel>(u"gateMore"_s)->isVisible());
    QTest::qWait(20);
    QCOMPARE(open->mapTo(&opened.window, QPoint()).y(), place);
    opened.script->report({}, RolloutPhase::Running, {gate(AskAt::Step, u"step/x"_s, {5})});
    QTRY_VERIFY(!opened.find<QLabel>(u"gateMore"_s)->isVisible());
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

} // namespace qm

QTEST_MAIN(qm::RolloutQuestionsTest)
#include "tst_rolloutquestions.moc"
