// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/planbuilder.h"
#include "tests/ui/openwindow.h"
#include "tests/ui/scriptedrollout.h"
#include "tests/ui/uitest.h"
#include "ui/models/rollouthostmodel.h"
#include "ui/page.h"
#include "ui/selection.h"
#include "ui/views/tableview.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QInputDialog>
#include <QMenu>
#include <QPointer>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

QToolButton *chip(const RolloutWindow &opened, const QString &name)
{
    for (QToolButton *button : opened.find<QWidget>(u"stateChips"_s)->findChildren<QToolButton *>()) {
        if (button->accessibleName().startsWith(name))
            return button;
    }
    return nullptr;
}

} // namespace

/// The table of steps: what is listed, and how.
class RolloutTableTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_rollouttable"_s); }

    void filtersByChipsAndStages();
    void narrowsToWhatIsPicked();
    void choosesColumns();
    void sharesTheSelection();
    void startsFromTheNavigation();
    void meansTheStepWithTheCursor();
    void countsPerHostAndListsTheirSteps();
    void triesOrSkipsWhatIsLeftOfAHost();
};

/// The keys of what can be done are there while the page is seen, wherever the focus is.
void RolloutTableTest::startsFromTheNavigation()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    auto *navigation = opened.find<QWidget>(u"navigation"_s);
    navigation->setFocus();
    QTest::keyClick(navigation, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(opened.rollout.isActive());
}

void RolloutTableTest::meansTheStepWithTheCursor()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    auto *table = opened.find<TableView>(u"rolloutTable"_s);
    table->clearSelection();
    table->selectionModel()->setCurrentIndex(table->model()->index(1, 0), QItemSelectionModel::NoUpdate);
    const QString host = table->model()->index(1, RolloutJobModel::HostColumn).data().toString();
    opened.trigger(u"Copy &hosts"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), host);
}

/// Which host is how far, and from there to its steps.
void RolloutTableTest::countsPerHostAndListsTheirSteps()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    auto *table = opened.find<TableView>(u"rolloutTable"_s);
    auto *hosts = opened.find<TableView>(u"rolloutHosts"_s);
    auto *tabs = opened.find<QTabWidget>(u"rolloutBottom"_s);
    tabs->setCurrentWidget(hosts->parentWidget());
    QVERIFY(hosts->isVisible());
    const std::vector<RolloutJob> &jobs = opened.script->jobs;
    const QString host = jobs.back().host;
    const auto steps = std::count_if(jobs.begin(), jobs.end(), [&](const RolloutJob &job) { return job.host == host; });
    opened.script->report({jobStatus(static_cast<quint32>(jobs.size() - 1), JobState::Failed)}, RolloutPhase::Running);
    const auto rowOf = [hosts](const QString &name) {
        for (int row = 0; row < hosts->model()->rowCount(); ++row) {
            if (hosts->model()->index(row, RolloutHostModel::HostColumn).data() == name)
                return row;
        }
        return -1;
    };
    QTRY_COMPARE(hosts->model()->index(rowOf(host), RolloutHostModel::FailedColumn).data().toString(), u"1"_s);
    takeScreenshots(opened.window, u"rollout-hosts"_s);

    hosts->sortByColumn(RolloutHostModel::FailedColumn, Qt::DescendingOrder);
    QCOMPARE(rowOf(host), 0);
    hosts->setFocus();
    hosts->showRow(0);
    QTest::keyClick(hosts, Qt::Key_Return);
    QCOMPARE(table->model()->rowCount(), static_cast<int>(steps));
    for (int row = 0; row < table->model()->rowCount(); ++row)
        QCOMPARE(table->model()->index(row, RolloutJobModel::HostColumn).data().toString(), host);

    QSettings settings;
    hosts->horizontalHeader()->resizeSection(RolloutHostModel::HostColumn, 233);
    opened.window.currentPage()->saveState(settings);
    hosts->horizontalHeader()->resizeSection(RolloutHostModel::HostColumn, 100);
    opened.window.currentPage()->restoreState(settings);
    QCOMPARE(hosts->horizontalHeader()->sectionSize(RolloutHostModel::HostColumn), 233);

    hosts->clearSelection();
    hosts->selectRow(0);
    QCOMPARE(opened.window.context().selection->current().hosts, QStringList{host});
}

/// A node that is being replaced: what is left of it is one thing, not fifty steps.
void RolloutTableTest::triesOrSkipsWhatIsLeftOfAHost()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    auto *hosts = opened.find<TableView>(u"rolloutHosts"_s);
    opened.find<QTabWidget>(u"rolloutBottom"_s)->setCurrentWidget(hosts->parentWidget());
    const std::vector<RolloutJob> &jobs = opened.script->jobs;
    QList<quint32> ofHost;
    for (quint32 job = 0; job < jobs.size(); ++job) {
        if (jobs[job].host == jobs.back().host)
            ofHost.append(job);
    }
    QVERIFY(ofHost.size() > 3);
    const auto action = [hosts](const QString &text) {
        const QList<QAction *> actions = hosts->actions();
        const auto found =
            std::find_if(actions.begin(), actions.end(), [&](const QAction *one) { return one->text() == text; });
        return found == actions.end() ? nullptr : *found;
    };
    QAction *again = action(u"Try failed steps of this host &again"_s);
    QAction *skip = action(u"S&kip what is left of this host …"_s);
    QVERIFY(again && skip);
    hosts->clearSelection();
    hosts->setCurrentIndex({});
    QVERIFY(!skip->isEnabled()); // of no host
    for (int row = 0; row < hosts->model()->rowCount(); ++row) {
        if (hosts->model()->index(row, RolloutHostModel::HostColumn).data() == jobs.back().host)
            hosts->showRow(row);
    }
    QVERIFY(skip->isEnabled());
    QVERIFY(!again->isEnabled());

    opened.script->report({jobStatus(ofHost.at(0), JobState::Done), jobStatus(ofHost.at(1), JobState::Running),
                           jobStatus(ofHost.at(2), JobState::Failed)},
                          RolloutPhase::Running);
    QTRY_VERIFY(again->isEnabled());
    hosts->setFocus();
    QTest::keyClick(hosts, Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(opened.script->calls, QStringList({u"retry 1"_s}));

    QTest::keyClick(hosts, Qt::Key_Delete);
    QPointer<QInputDialog> dialog = opened.window.findChild<QInputDialog *>();
    QVERIFY(dialog && dialog->labelText().contains(QString::number(ofHost.size() - 2)));
    dialog->setTextValue(u"being replaced"_s);
    dialog->accept();
    QCOMPARE(opened.script->calls.constLast(),
             u"skip %1 from %2 because being replaced"_s.arg(ofHost.size() - 2).arg(ofHost.at(2)));

    QList<JobStatus> over;
    for (const quint32 job : ofHost)
        over.append(jobStatus(job, JobState::Done));
    opened.script->report(over, RolloutPhase::Running);
    QTRY_VERIFY(!again->isEnabled());
    QVERIFY(!skip->isEnabled());

    opened.script->report({jobStatus(ofHost.at(3), JobState::Cancelled)}, RolloutPhase::Finished);
    QTRY_VERIFY(again->isEnabled());
    QVERIFY(!skip->isEnabled());
}

void RolloutTableTest::filtersByChipsAndStages()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    auto *table = opened.find<TableView>(u"rolloutTable"_s);
    opened.script->report({jobStatus(3, JobState::Failed), jobStatus(8, JobState::Running)}, RolloutPhase::Running);
    QTRY_VERIFY(chip(opened, u"Failed 1"_s));
    table->showRow(3);
    chip(opened, u"Failed"_s)->click();
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->currentIndex().row(), 0); // the same step
    QCOMPARE(table->selectedRowNumbers(), QList<int>({0}));
    chip(opened, u"All"_s)->click();
    QCOMPARE(table->currentIndex().row(), 3);
    auto *search = static_cast<SearchField *>(opened.window.currentPage()->searchField());
    search->setSearch(u"no-such-host"_s);
    QCOMPARE(table->model()->rowCount(), 0);
    QVERIFY(!table->isVisible()); // an advice instead
    search->setSearch({});
    QCOMPARE(table->model()->rowCount(), static_cast<int>(opened.script->jobs.size()));
}

void RolloutTableTest::narrowsToWhatIsPicked()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    auto *table = opened.find<TableView>(u"rolloutTable"_s);
    const auto all = static_cast<int>(opened.script->jobs.size());
    const auto countOf = [&](auto matches) {
        return static_cast<int>(std::count_if(opened.script->jobs.cbegin(), opened.script->jobs.cend(), matches));
    };
    const RolloutJob &picked = opened.script->jobs[4];
    table->showRow(4);
    opened.trigger(u"Copy &hosts"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), picked.host);
    opened.trigger(u"Steps of this &host"_s);
    const int ofHost = countOf([&](const RolloutJob &job) { return job.host == picked.host; });
    QVERIFY(ofHost < all);
    QCOMPARE(table->model()->rowCount(), ofHost);
    QVERIFY(chip(opened, u"All %1"_s.arg(ofHost)));
    auto *hostTag = opened.find<QToolButton>(u"hostTag"_s);
    auto *artifactTag = opened.find<QToolButton>(u"artifactTag"_s);
    QVERIFY(hostTag->isVisible());
    QVERIFY(!artifactTag->isVisible());
    QVERIFY(hostTag->text().contains(picked.host));
    opened.trigger(u"Steps of this &artifact"_s);
    QCOMPARE(table->model()->rowCount(), countOf([&](const RolloutJob &job) {
                 return job.host == picked.host && job.artifact == picked.artifact;
             }));
    QVERIFY(artifactTag->isVisible());
    opened.window.resize(1280, 800);
    takeScreenshots(opened.window, u"rollout-narrowed"_s);
    hostTag->click();
    QVERIFY(!hostTag->isVisible());
    QCOMPARE(table->model()->rowCount(),
             countOf([&](const RolloutJob &job) { return job.artifact == picked.artifact; }));
    opened.trigger(u"Steps in this s&tate"_s);
    QVERIFY(chip(opened, u"Waiting"_s)->isChecked());
    opened.trigger(u"Steps of this &kind"_s);
    const int ofStage =
        countOf([&](const RolloutJob &job) { return job.artifact == picked.artifact && job.stage == picked.stage; });
    QVERIFY(ofStage < countOf([&](const RolloutJob &job) { return job.artifact == picked.artifact; }));
    QCOMPARE(table->model()->rowCount(), ofStage);
    static_cast<SearchField *>(opened.window.currentPage()->searchField())->setSearch(picked.host);
    const QSignalSpy listed(table->model(), &QAbstractItemModel::modelReset);
    opened.trigger(u"List all st&eps"_s);
    QCOMPARE(listed.size(), 1); // together
    QCOMPARE(table->model()->rowCount(), all);
    QVERIFY(!artifactTag->isVisible());
    QVERIFY(chip(opened, u"All"_s)->isChecked());
    // Of several steps, the hosts of all of them.
    QList<int> rows;
    for (int row = 0; row < all && rows.size() < 2; ++row) {
        if (rows.isEmpty() || opened.script->jobs[static_cast<size_t>(row)].host != opened.script->jobs[0].host)
            rows.append(row);
    }
    QCOMPARE(rows.size(), 2);
    table->pickRows(rows);
    Q_EMIT table->rowsPicked();
    opened.trigger(u"Copy &hosts"_s);
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 1);
    opened.trigger(u"Steps of this &host"_s);
    QVERIFY(hostTag->text().contains(u'2'));
    const auto isPicked = [&](const RolloutJob &job) {
        return std::any_of(rows.cbegin(), rows.cend(),
                           [&](int row) { return opened.script->jobs[static_cast<size_t>(row)].host == job.host; });
    };
    QVERIFY(countOf(isPicked) < all);
    QCOMPARE(table->model()->rowCount(), countOf(isPicked));
}

void RolloutTableTest::choosesColumns()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    auto *table = opened.find<TableView>(u"rolloutTable"_s);
    const int width = table->columnWidth(RolloutJobModel::ArtifactColumn);
    const auto choose = [&](const QString &text) {
        for (QAction *action : table->actions()) { // other tables have one of that name
            if (action->text() == u"Col&umns …")
                action->trigger();
        }
        auto *menu = opened.window.findChild<QMenu *>(u"columnMenu"_s);
        QVERIFY(menu && menu->isVisible());
        for (QAction *action : menu->actions()) {
            if (action->text() == text)
                action->trigger();
        }
        delete menu;
    };
    choose(u"Moved"_s);
    QVERIFY(!table->isColumnHidden(RolloutJobModel::MovedColumn));
    choose(u"Attempt"_s);
    QVERIFY(table->isColumnHidden(RolloutJobModel::AttemptColumn));
    choose(u"F&it columns to their contents"_s);
    QVERIFY(table->columnWidth(RolloutJobModel::ArtifactColumn) != width);
    table->sortByColumn(RolloutJobModel::HostColumn, Qt::DescendingOrder);
    choose(u"&Reset columns"_s);
    QVERIFY(table->isColumnHidden(RolloutJobModel::MovedColumn));
    QVERIFY(!table->isColumnHidden(RolloutJobModel::AttemptColumn));
    QCOMPARE(table->columnWidth(RolloutJobModel::ArtifactColumn), width);
    QCOMPARE(table->model()->index(0, RolloutJobModel::IdColumn).data().toString(), opened.script->jobs[0].id);
}

void RolloutTableTest::sharesTheSelection()
{
    RolloutWindow opened(samplePlan());
    opened.open(u"rollout"_s);
    opened.start();
    auto *table = opened.find<TableView>(u"rolloutTable"_s);
    table->selectRow(4);
    const Selection now = opened.window.context().selection->current();
    QCOMPARE(now.hosts, QStringList({opened.script->jobs[4].host}));
    QCOMPARE(now.artifacts.size(), 1);
    opened.trigger(u"Show in the ma&trix"_s);
    QCOMPARE(opened.window.currentPage()->id(), u"matrix"_s);
    const QString host = opened.planning->plan().hosts.constLast().name;
    Selection other;
    other.hosts = {host};
    opened.window.context().selection->select(other, nullptr);
    opened.window.showPage(u"rollout"_s);
    QCOMPARE(table->currentIndex().siblingAtColumn(RolloutJobModel::HostColumn).data().toString(), host);
}

} // namespace qm

QTEST_MAIN(qm::RolloutTableTest)
#include "tst_rollouttable.moc"
