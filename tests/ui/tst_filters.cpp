// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/steps.h"
#include "tests/ui/openwindow.h"
#include "tests/ui/uitest.h"
#include "ui/models/stepmodel.h"
#include "ui/pages/diagnosticspanel.h"
#include "ui/pages/routespage.h"
#include "ui/routes/routeview.h"
#include "ui/selection.h"
#include "ui/views/matrixview.h"
#include "ui/views/tableview.h"
#include "ui/widgets/filterreset.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stageflow.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

const QStringList severities{u"Show errors"_s, u"Show warnings"_s, u"Show notes"_s};
const QStringList planningPages{u"inventory"_s, u"matrix"_s, u"missing"_s, u"routes"_s, u"plan"_s};

/// What only puts the same in another order.
bool isFilter(const QComboBox &box)
{
    return box.accessibleName() != u"Group what is missing" && box.accessibleName() != u"Order of the hosts";
}

/// Everything on the planning pages and the panel of diagnostics that a person can narrow lists with.
QStringList choices(const MainWindow &window)
{
    QStringList result;
    QList<const QWidget *> places{window.findChild<DiagnosticsPanel *>()};
    for (const QString &page : planningPages)
        places.append(window.page(page));
    for (const QWidget *place : places) {
        for (const SearchField *field : place->findChildren<SearchField *>())
            result.append(field->accessibleName() + u'=' + field->text());
        for (const QComboBox *box : place->findChildren<QComboBox *>()) {
            if (isFilter(*box))
                result.append(box->accessibleName() + u'=' + box->currentText());
        }
        for (const QCheckBox *box : place->findChildren<QCheckBox *>())
            result.append(u"%1=%2"_s.arg(box->text()).arg(box->isChecked()));
        for (const QToolButton *button : place->findChildren<QToolButton *>()) {
            if (button->isCheckable())
                result.append(u"%1=%2"_s.arg(button->toolTip()).arg(button->isChecked()));
        }
        for (const StageFlow *flow : place->findChildren<StageFlow *>())
            result.append(u"stage=%1"_s.arg(flow->stage() ? static_cast<int>(*flow->stage()) : -1));
    }
    return result;
}

/// How much each page lists.
QList<int> lengths(const MainWindow &window)
{
    QList<int> result;
    for (const QString &page : planningPages) {
        for (const QAbstractItemView *view : window.page(page)->findChildren<QAbstractItemView *>()) {
            if (!view->accessibleName().isEmpty())
                result.append(view->model()->rowCount());
        }
    }
    return result;
}

/// The buttons that say that a page shows a part.
QList<FilterReset *> shownResets(const MainWindow &window)
{
    QList<FilterReset *> result;
    for (FilterReset *reset : window.findChildren<FilterReset *>()) {
        if (!reset->isHidden())
            result.append(reset);
    }
    return result;
}

void visitAll(OpenWindow &opened)
{
    for (const QString &page : planningPages) {
        opened.window.showPage(page);
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(!static_cast<RoutesPage *>(opened.window.page(u"routes"_s))->isBusy());
    opened.window.showPage(u"inventory"_s);
    const auto *variables = opened.window.findChild<QTreeView *>(u"variables"_s);
    QTRY_VERIFY(variables->isVisible());
    QCoreApplication::processEvents();
}

void narrowEverything(OpenWindow &opened)
{
    const MainWindow &window = opened.window;
    QList<QWidget *> places{window.findChild<DiagnosticsPanel *>()};
    for (const QString &page : planningPages)
        places.append(window.page(page));
    for (QWidget *place : places) {
        for (QComboBox *box : place->findChildren<QComboBox *>()) {
            if (isFilter(*box))
                box->setCurrentIndex(1);
        }
        for (QCheckBox *box : place->findChildren<QCheckBox *>())
            box->setChecked(true);
        for (SearchField *field : place->findChildren<SearchField *>())
            field->setSearch(u"k"_s);
        for (StageFlow *flow : place->findChildren<StageFlow *>()) {
            flow->setStage(Stage::Load);
            Q_EMIT flow->stageChosen(Stage::Load);
        }
    }
}

} // namespace

/// All filters come back at the next start, and every page that shows a part says so.
class TestFilters final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_filters"_s); }

    void comeBackTogether()
    {
        QStringList chosen;
        QList<int> listed;
        QStringList none;
        QList<int> everything;
        qsizetype resets = 0;
        {
            OpenWindow opened(tenNodes());
            opened.open();
            visitAll(opened);
            none = choices(opened.window);
            everything = lengths(opened.window);
            QVERIFY(shownResets(opened.window).isEmpty());
            narrowEverything(opened);
            visitAll(opened);
            chosen = choices(opened.window);
            listed = lengths(opened.window);
            resets = shownResets(opened.window).size();
            for (qsizetype i = 0; i < chosen.size(); ++i) {
                if (!severities.contains(chosen.at(i).section(u'=', 0, 0))) // which stay as they are
                    QVERIFY2(chosen.at(i) != none.at(i), qPrintable(chosen.at(i)));
            }
            QCOMPARE(resets, 7); // a page each, the variables and the diagnostics
            opened.window.close();
        }
        OpenWindow again(tenNodes());
        again.open();
        visitAll(again);
        QCOMPARE(choices(again.window), chosen);
        QTRY_COMPARE(lengths(again.window), listed);
        QCOMPARE(shownResets(again.window).size(), resets);
        again.window.showPage(u"matrix"_s);
        takeScreenshots(again.window, u"filters"_s);

        for (FilterReset *reset : shownResets(again.window))
            reset->click();
        QVERIFY(shownResets(again.window).isEmpty());
        QTRY_COMPARE(lengths(again.window), everything);
        again.window.close();
        OpenWindow last(tenNodes());
        last.open();
        visitAll(last);
        QVERIFY(shownResets(last.window).isEmpty());
        QTRY_COMPARE(lengths(last.window), everything);
    }

    /// A host that was looked for is found again, but nobody picked it now.
    void aHostThatWasFoundIsNotPicked()
    {
        {
            OpenWindow opened(tenNodes());
            opened.open();
            visitAll(opened);
            static_cast<SearchField *>(opened.window.page(u"routes"_s)->searchField())->setSearch(u"node0007"_s);
            QVERIFY(!opened.window.context().selection->current().isEmpty());
            opened.window.close();
        }
        OpenWindow again(tenNodes());
        again.open();
        again.window.showPage(u"routes"_s);
        const auto &routes = again.window.page(u"routes"_s)->findChild<RouteView *>()->routes();
        QTRY_VERIFY(routes.current() != RouteScene::none);
        QCOMPARE(routes.current(), routes.findHost(u"node0007"_s));
        QVERIFY(again.window.context().selection->current().isEmpty());
    }

    void stepsStayPickedAsFarAsTheyAreListed()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"plan"_s);
        auto *table = opened.window.currentPage()->findChild<TableView *>();
        auto *search = static_cast<SearchField *>(opened.window.currentPage()->searchField());
        const auto *model = static_cast<const StepModel *>(table->model());
        const int column = StepModel::ArtifactColumn;
        const int first = model->findRow({u"node0005"_s}, {});
        const int other = model->findRow({u"node0007"_s}, {});
        const quint32 step = model->stepAt(first);
        table->setCurrentIndex(model->index(first, column));
        table->pickRows({first, other});
        search->setSearch(u"node0005"_s);
        QCOMPARE(model->stepAt(0), step);
        QCOMPARE(table->currentIndex(), model->index(0, column));
        QCOMPARE(table->selectedRowNumbers(), QList<int>{0}); // nobody picked what came into the row of the other one
        search->setSearch({});
        QCOMPARE(table->currentIndex(), model->index(first, column));
        QCOMPARE(table->selectedRowNumbers(), QList<int>{first});
        search->setSearch(u"node0007"_s); // the next one that is listed
        QCOMPARE(table->currentIndex(), model->index(model->rowFrom(step), column));
        QVERIFY(table->selectedRowNumbers().isEmpty());
        table->setCurrentIndex(model->index(model->rowCount() - 1, column));
        const quint32 last = model->stepAt(model->rowCount() - 1);
        search->setSearch(u"node0001"_s); // none of it comes later
        QVERIFY(model->rowCount() > 0 && model->rowFrom(last) < 0);
        QCOMPARE(table->currentIndex(), model->index(model->rowCount() - 1, column));
    }

    /// The step before may be of another host and stage: everything is listed again, at once.
    void goesToTheStepBefore()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"plan"_s);
        const Page *page = opened.window.currentPage();
        auto *table = page->findChild<TableView *>();
        const auto *model = static_cast<const StepModel *>(table->model());
        opened.window.context().selection->select({{u"node0005"_s}, {}, {}}, nullptr);
        page->findChild<QCheckBox *>()->setChecked(true);
        static_cast<SearchField *>(page->searchField())->setSearch(u"pause"_s);
        table->setCurrentIndex(model->index(model->rowCount() - 1, 0));
        const quint32 step = model->stepAt(table->currentIndex().row());
        const QList<quint32> before = stepsBefore(opened.planning->plan(), step);
        QVERIFY(!before.isEmpty());
        const QSignalSpy listed(model, &QAbstractItemModel::modelReset);
        for (QAction *action : table->actions()) {
            if (action->text() == u"Go to the step &before")
                action->trigger();
        }
        QCOMPARE(listed.size(), 1);
        QCOMPARE(model->rowCount(), opened.planning->plan().steps.size());
        QCOMPARE(model->stepAt(table->currentIndex().row()), before.constFirst());
        QVERIFY(shownResets(opened.window).isEmpty());
    }

    /// Before there is a plan, there is nothing to look for, but it is not forgotten.
    void areKeptWhereNothingWasOpened()
    {
        {
            OpenWindow opened(tenNodes());
            opened.open();
            static_cast<SearchField *>(opened.window.page(u"inventory"_s)->searchField())->setSearch(u"node0001"_s);
            opened.window.close();
        }
        {
            OpenWindow opened(tenNodes());
            opened.window.show();
            opened.window.close();
        }
        OpenWindow again(tenNodes());
        again.open();
        again.window.showPage(u"inventory"_s);
        const auto *tree = again.window.findChild<QTreeView *>(u"inventoryTree"_s);
        QCOMPARE(tree->model()->rowCount(), 1);
        QCOMPARE(shownResets(again.window).size(), 1);
        shownResets(again.window).constFirst()->click();
        QCOMPARE(tree->model()->index(0, 0).data().toString(), u"all"_s);
        QVERIFY(tree->isExpanded(tree->model()->index(0, 0))); // as it was before the search
    }
};

} // namespace qm

QTEST_MAIN(qm::TestFilters)
#include "tst_filters.moc"
