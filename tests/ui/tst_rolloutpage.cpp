// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/planbuilder.h"
#include "tests/ui/openwindow.h"
#include "tests/ui/scriptedrollout.h"
#include "tests/ui/uitest.h"
#include "ui/models/rolloutjobmodel.h"
#include "ui/page.h"
#include "ui/rollout/logpanel.h"
#include "ui/rollout/rolloutoptionspanel.h"
#include "ui/views/tableview.h"
#include "ui/widgets/stageflow.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

#include <thread>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

/// Keys as German keyboards name them.
class GermanKeys final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *text, const char *, int) const override
    {
        return qstrcmp(context, "QShortcut") == 0 && qstrcmp(text, "Ctrl") == 0 ? u"Strg"_s : QString();
    }
};

} // namespace

class RolloutPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_rolloutpage"_s); }

    void saysWhatToDoWithoutABackend();
    void startsWithTheChosenOptions();
    void saysWhyItCannotStart();
    void namesItsKeysInTheLanguage();
    void whatCannotBeTriedAgainIsNotOffered();
    void stagesTellOfTheRollout();
    void showsHowFarItIs();
    void tellsAtMostTenTimesASecond();
    void actsOnJobs();
    void changesLimitsWhileItRuns();
    void remembersColumnsAndOptions();
};

void RolloutPageTest::saysWhatToDoWithoutABackend()
{
    RolloutWindow opened(samplePlan(), false);
    opened.open(u"rollout"_s);
    takeScreenshots(opened.window, u"rollout-none"_s);
    QVERIFY(!opened.rollout.canRun());
    for (const QAction *action : opened.window.page(u"rollout"_s)->actions())
        QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
    opened.rollout.start({});
    opened.rollout.pause();
    opened.rollout.retry();
    QVERIFY(!opened.rollout.isStarting());
    QVERIFY(opened.window.close());
}

void RolloutPageTest::startsWithTheChosenOptions()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    takeScreenshots(opened.window, u"rollout-ready"_s);
    auto *options = opened.find<RolloutOptionsPanel>(u"rolloutOptions"_s);
    opened.find<QToolButton>(u"rolloutOptionsButton"_s)->click();
    QVERIFY(options->isVisible());
    takeScreenshots(*options, u"rollout-options"_s);
    options->findChild<QComboBox *>()->setCurrentIndex(2);
    QAction *start = opened.window.page(u"rollout"_s)->actions().constFirst();
    QVERIFY(start->isEnabled());
    auto *serial = options->findChild<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly);
    serial->setText(u"1, none"_s);
    QVERIFY(!start->isEnabled());
    QVERIFY(start->toolTip().contains(u"none"_s));
    QSignalSpy limits(options, &RolloutOptionsPanel::limitsChanged);
    auto *rate = options->findChild<QDoubleSpinBox *>();
    rate->selectAll();
    QTest::keyClicks(rate, u"12"_s);
    QVERIFY(limits.isEmpty()); // 1 MB/s on the way to 12 was not asked for
    QTest::keyClick(rate, Qt::Key_Return);
    QCOMPARE(limits.size(), 1);
    QCOMPARE(limits.constFirst().constFirst().value<RolloutLimits>().bytesPerSecond, 12'000'000);
    serial->setText(u"1, 100%"_s);
    options->hide();
    opened.start();
    QVERIFY(opened.script->started.ask == AskAt::Batch);
    QCOMPARE(opened.script->started.serial, QStringList({u"1"_s, u"100%"_s}));
    QVERIFY(opened.rollout.isActive());
    QVERIFY(!start->isEnabled());
    QCOMPARE(opened.find<TableView>(u"rolloutTable"_s)->model()->rowCount(),
             static_cast<int>(opened.planning->plan().steps.size()));
}

void RolloutPageTest::saysWhyItCannotStart()
{
    RolloutWindow opened(samplePlan());
    opened.script->startError = Error{u"workspace-locked"_s, Message("another rollout runs here: admin@desk"), {}};
    opened.open(u"rollout"_s);
    opened.trigger(u"&Start"_s);
    QTRY_VERIFY(opened.find<QWidget>(u"messageBar"_s)->accessibleName().contains(u"admin@desk"_s));
    QVERIFY(!opened.rollout.hasRollout());
    QVERIFY(!opened.rollout.isStarting());
}

void RolloutPageTest::namesItsKeysInTheLanguage()
{
    GermanKeys german;
    QVERIFY(QCoreApplication::installTranslator(&german));
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    const QAction *start = opened.window.page(u"rollout"_s)->actions().constFirst();
    QVERIFY(start->isEnabled());
    QVERIFY2(start->toolTip().contains(u"(Strg+"_s), qPrintable(start->toolTip()));
}

void RolloutPageTest::whatCannotBeTriedAgainIsNotOffered()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    opened.script->report({jobStatus(0, JobState::Failed)}, RolloutPhase::Finished);
    QTRY_VERIFY(!opened.rollout.isActive() && opened.rollout.totals().failed == 1);
    QAction *again = nullptr;
    for (QAction *action : opened.window.page(u"rollout"_s)->actions())
        again = action->text() == u"A&gain for failed only"_s ? action : again;
    QVERIFY(again->isEnabled());
    QSignalSpy failed(&opened.rollout, &RolloutService::failed);
    opened.script->startError = Error{u"plan-stale"_s, Message("plan again"), {}};
    opened.trigger(u"&Start"_s);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(opened.rollout.hasRollout()); // it was refused before anything was touched
    QVERIFY(again->isEnabled());
    opened.script->errorLetsGo = true;
    opened.trigger(u"&Start"_s);
    QTRY_COMPARE(failed.size(), 2);
    QVERIFY(!opened.rollout.hasRollout());
    QVERIFY(!again->isEnabled());
    QVERIFY(!opened.find<TableView>(u"rolloutTable"_s)->isVisible());
    opened.script->startError.reset();
    opened.start(); // as if there had been none
    QVERIFY(opened.rollout.isActive());
}

/// Also where nothing has happened yet: the numbers are the rollout's from its beginning.
void RolloutPageTest::stagesTellOfTheRollout()
{
    StageFlow stages;
    StageSummaries planned{};
    planned[0] = {4, 2, 3, 1'000'000};
    stages.setSummaries(planned);
    const auto *first = stages.findChild<QAbstractButton *>();
    QVERIFY2(first->accessibleName().contains(u"4 step"_s), qPrintable(first->accessibleName()));
    stages.setProgress({}); // a rollout that has nothing to do there
    QVERIFY2(first->accessibleName().contains(u"nothing to do"_s), qPrintable(first->accessibleName()));
    stages.setSummaries(planned);
    QVERIFY2(first->accessibleName().contains(u"4 step"_s), qPrintable(first->accessibleName()));
    stages.setProgress({}); // and the next
    QVERIFY2(first->accessibleName().contains(u"nothing to do"_s), qPrintable(first->accessibleName()));
    // Beside the steps that are done stands what they moved, not what all of them will.
    std::array<StageProgress, rolloutStageCount> moving{};
    moving[0].groups[static_cast<size_t>(JobGroup::Waiting)] = 3;
    moving[0].plannedBytes = 3'000'000;
    stages.setProgress(moving);
    const int empty = first->sizeHint().width();
    QVERIFY2(first->accessibleName().contains(u"0 bytes of 3.0 MB"_s), qPrintable(first->accessibleName()));
    moving[0].doneBytes = 1'000'000'000;
    stages.setProgress(moving);
    QVERIFY(first->sizeHint().width() > empty);
}

void RolloutPageTest::showsHowFarItIs()
{
    RolloutWindow opened(tenNodes());
    opened.open(u"rollout"_s);
    opened.start();
    const auto count = static_cast<quint32>(opened.script->jobs.size());
    QList<JobStatus> batch;
    for (quint32 job = 0; job < count; ++job) {
        if (job < count / 3)
            batch.append(jobStatus(job, job % 11 == 3 ? JobState::Present : JobState::Done));
        else if (job < count / 3 + 14)
            batch.append(jobStatus(job, JobState::Running, opened.script->jobs[job].size * (job % 10) / 10));
    }
    batch.append(jobStatus(count / 3 + 20, JobState::Failed));
    batch.append(jobStatus(count / 3 + 21, JobState::Retrying));
    batch.append(jobStatus(count - 1, JobState::Unreached));
    opened.script->bytesPerSecond = 12'400'000;
    opened.script->log(count / 3, "begin\ncopying blob\n");
    opened.script->report(batch, RolloutPhase::Running);
    auto *text = opened.find<QLabel>(u"rolloutProgress"_s);
    QTRY_VERIFY(text->text().contains(u"12.4 MB/s"_s));
    QVERIFY(text->text().contains(u"about"_s));
    QCOMPARE(opened.find<QToolButton>(u"rolloutButton"_s)->text(), text->text());
    QVERIFY(!opened.find<QWidget>(u"stalledBadge"_s)->isVisible());
    auto *table = opened.find<TableView>(u"rolloutTable"_s);
    table->showRow(static_cast<int>(count / 3));
    QTRY_VERIFY(opened.window.findChild<LogPanel *>()->document().lineCount() == 2);
    opened.window.resize(1280, 800);
    auto *report = opened.find<QToolButton>(u"rolloutReport"_s);
    QVERIFY(!report->isVisible());
    takeScreenshots(opened.window, u"rollout-running"_s);
    opened.window.resize(1000, 640);
    takeScreenshots(opened.window, u"rollout-running-small"_s);

    opened.script->stalled = true;
    opened.script->bytesPerSecond = 0;
    opened.script->report({}, RolloutPhase::Running);
    QTRY_VERIFY(opened.find<QWidget>(u"stalledBadge"_s)->isVisible());
    QVERIFY(!text->text().contains(u"about"_s));

    opened.script->stalled = false;
    const QSignalSpy finished(&opened.rollout, &RolloutService::finished);
    batch.clear();
    for (quint32 job = 0; job < count; ++job)
        batch.append(jobStatus(job, job % 9 == 5 ? JobState::Failed : JobState::Done));
    opened.script->report(batch, RolloutPhase::Finished);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(text->text().contains(u"failed"_s));
    opened.window.resize(1280, 800);
    opened.window.findChild<QTabWidget *>()->setCurrentIndex(2);
    takeScreenshots(opened.window, u"rollout-ended"_s);
    QVERIFY(report->isVisible());
    report->click();
    QPointer<QFileDialog> dialog = opened.window.findChild<QFileDialog *>();
    QVERIFY(dialog && dialog->selectedFiles().constFirst().endsWith(u"rollout-7.html"_s));
    dialog->reject();
    QTRY_VERIFY(!dialog);
    opened.trigger(u"A&gain for failed only"_s);
    QCOMPARE(opened.script->calls, QStringList({u"retry 0"_s}));
}

void RolloutPageTest::tellsAtMostTenTimesASecond()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    const QSignalSpy told(&opened.rollout, &RolloutService::stateChanged);
    QElapsedTimer time;
    time.start();
    std::jthread engine([&] { // waited for, whatever is found wrong below
        for (int i = 0; i < 2000; ++i) {
            opened.script->report({jobStatus(static_cast<quint32>(i % 20), JobState::Running, i)},
                                  RolloutPhase::Running);
            std::this_thread::sleep_for(std::chrono::microseconds(250));
        }
    });
    QTRY_COMPARE_WITH_TIMEOUT(opened.rollout.statuses().at(19).doneBytes, 1999, 60'000);
    engine.join();
    QVERIFY2(told.size() <= time.elapsed() / 100 + 2, qPrintable(QString::number(told.size())));
    QVERIFY(told.size() >= 2);
}

void RolloutPageTest::actsOnJobs()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    opened.script->report({jobStatus(0, JobState::Failed), jobStatus(1, JobState::Failed)}, RolloutPhase::Running);
    QTRY_COMPARE(opened.rollout.totals().failed, 2);
    auto *table = opened.find<TableView>(u"rolloutTable"_s);
    table->pickRows({2, 6, 0, 1});
    QCOMPARE(table->selectionModel()->selection().size(), 2); // neighbours are one range
    const auto *again = [&opened] {
        const auto actions = opened.window.findChildren<QAction *>();
        return *std::find_if(actions.cbegin(), actions.cend(),
                             [](const QAction *action) { return action->text() == u"Try &again"; });
    }();
    table->pickRows({4});
    Q_EMIT table->rowsPicked();
    QVERIFY(!again->isEnabled());
    opened.script->report({jobStatus(4, JobState::Failed)}, RolloutPhase::Running);
    QTRY_VERIFY(again->isEnabled()); // it is the one that is picked
    opened.script->report({jobStatus(4, JobState::Done)}, RolloutPhase::Running);
    QTRY_VERIFY(!again->isEnabled());
    table->pickRows({0, 1});
    Q_EMIT table->rowsPicked();
    opened.trigger(u"Try &again"_s);
    QCOMPARE(opened.script->calls, QStringList({u"retry 2"_s}));
    opened.trigger(u"S&kip …"_s);
    QPointer<QInputDialog> dialog = opened.window.findChild<QInputDialog *>();
    QVERIFY(dialog);
    dialog->setTextValue(u"being replaced"_s);
    dialog->accept();
    QCOMPARE(opened.script->calls.constLast(), u"skip 2 from 0 because being replaced"_s);
    opened.trigger(u"Copy &names"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), opened.script->jobs[0].id + u'\n' + opened.script->jobs[1].id);
    table->showRow(0);
    QGuiApplication::clipboard()->clear();
    opened.trigger(u"Copy c&ommand"_s);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"curl --fail"_s));
    opened.trigger(u"&Pause"_s);
    QCOMPARE(opened.script->calls.constLast(), u"pause"_s);
    opened.script->report({}, RolloutPhase::Paused);
    QTRY_VERIFY(opened.rollout.phase() == RolloutPhase::Paused);
    opened.trigger(u"&Resume"_s);
    QCOMPARE(opened.script->calls.constLast(), u"resume"_s);
    opened.trigger(u"Ca&ncel"_s);
    QCOMPARE(opened.script->calls.constLast(), u"cancel"_s);
}

void RolloutPageTest::changesLimitsWhileItRuns()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    auto *options = opened.find<RolloutOptionsPanel>(u"rolloutOptions"_s);
    const auto change = [&](const QString &tip, int value) {
        for (QSpinBox *spin : options->findChildren<QSpinBox *>()) {
            if (spin->toolTip().contains(tip))
                spin->setValue(value);
        }
    };
    change(u"between this machine and nodes"_s, 12);
    QCOMPARE(opened.script->calls, QStringList({u"transfers 12"_s}));
    change(u"by one downloader"_s, 1);
    change(u"through one jump host"_s, 3);
    QCOMPARE(opened.script->calls.constLast(), u"fetches-per-host 1, transfers 12, transfers-per-bastion 3"_s);
    options->findChild<QComboBox *>()->setCurrentIndex(4);
    QCOMPARE(opened.script->calls.constLast(), u"ask 4"_s);
}

void RolloutPageTest::remembersColumnsAndOptions()
{
    {
        RolloutWindow opened(samplePlan());
        opened.open(u"rollout"_s);
        opened.find<TableView>(u"rolloutTable"_s)->hideColumn(RolloutJobModel::AttemptColumn);
        auto *panel = opened.find<RolloutOptionsPanel>(u"rolloutOptions"_s);
        panel->findChild<QComboBox *>()->setCurrentIndex(1);
        RolloutOptions chosen = panel->options();
        chosen.limits.fetchesPerHost = 2;
        chosen.limits.transfersPerBastion = 5;
        panel->setOptions(chosen);
        QVERIFY(opened.window.close());
    }
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    QVERIFY(opened.find<TableView>(u"rolloutTable"_s)->isColumnHidden(RolloutJobModel::AttemptColumn));
    QVERIFY(opened.find<TableView>(u"rolloutTable"_s)->isColumnHidden(RolloutJobModel::IdColumn));
    const RolloutOptions options = opened.find<RolloutOptionsPanel>(u"rolloutOptions"_s)->options();
    QVERIFY(options.ask == AskAt::Stage);
    QCOMPARE(options.limits.fetchesPerHost, 2);
    QCOMPARE(options.limits.transfersPerBastion, 5);
}

} // namespace qm

QTEST_MAIN(qm::RolloutPageTest)
#include "tst_rolloutpage.moc"
