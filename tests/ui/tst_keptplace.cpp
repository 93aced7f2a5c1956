// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/planbuilder.h"
#include "tests/ui/openwindow.h"
#include "tests/ui/uitest.h"
#include "ui/models/inventorymodel.h"
#include "ui/models/missingmodel.h"
#include "ui/models/stepmodel.h"
#include "ui/models/variablesmodel.h"
#include "ui/selection.h"
#include "ui/views/matrixview.h"
#include "ui/views/tableview.h"
#include "ui/widgets/searchfield.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTest>
#include <QTreeView>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

/// A row in words, with all rows above it.
QString nameOf(const QModelIndex &index)
{
    if (!index.isValid())
        return {};
    QString own = index.siblingAtColumn(0).data().toString();
    if (qobject_cast<const StepModel *>(index.model())) { // the first column is a number
        own.clear();
        for (const int column : {StepModel::StageColumn, StepModel::HostColumn, StepModel::ArtifactColumn})
            own += index.siblingAtColumn(column).data().toString() + u'|';
    }
    return nameOf(index.parent()) + u'/' + own;
}

/// What a person sees of a list, in words.
struct Seen final
{
    QString current;
    QStringList selected;
    QStringList expanded;
    QString top;
    int offset = 0;
};

Seen seenIn(QAbstractItemView &view)
{
    Seen seen;
    seen.current = nameOf(view.currentIndex());
    for (const QModelIndex &index : view.selectionModel()->selectedRows())
        seen.selected.append(nameOf(index));
    seen.selected.sort();
    const QModelIndex top = view.indexAt(QPoint(0, 0));
    seen.top = nameOf(top);
    seen.offset = view.visualRect(top).top();
    if (const auto *tree = qobject_cast<QTreeView *>(&view)) {
        for (QModelIndex at = tree->model()->index(0, 0); at.isValid(); at = tree->indexBelow(at)) {
            if (tree->isExpanded(at) && tree->model()->hasChildren(at))
                seen.expanded.append(nameOf(at));
        }
    }
    return seen;
}

void compare(const Seen &now, const Seen &before)
{
    QCOMPARE(now.current, before.current);
    QCOMPARE(now.selected, before.selected);
    QCOMPARE(now.expanded, before.expanded);
    QCOMPARE(now.top, before.top);
    QCOMPARE(now.offset, before.offset);
}

Plan manyNodes()
{
    return samplePlan({.nodes = 90, .catalogTimes = 2});
}

/// The same a little later: a host above everything is gone, and one has what it needed.
Plan later()
{
    Plan plan = manyNodes();
    for (Need &need : plan.hosts[4].needs)
        need.presence = Presence::Verified;
    PlanBuilder builder;
    builder.plan() = plan;
    builder.plan().downloads.clear();
    builder.plan().steps.clear();
    builder.plan().hosts.remove(5);
    return builder.build();
}

/// The variables of a host, once one of them is there; null if it never is.
QTreeView *variablesWith(const QString &name, OpenWindow &opened)
{
    opened.open();
    opened.window.showPage(u"inventory"_s);
    opened.window.context().selection->select({{u"node0060"_s}, {}, {}}, nullptr);
    auto *view = opened.window.findChild<QTreeView *>(u"variables"_s);
    const auto *model = static_cast<const VariablesModel *>(view->model());
    // What the window selected when it opened may have such a variable, too, and be shown first.
    const auto isShown = [&] {
        const auto labels = view->parentWidget()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [](const QLabel *label) { return label->text() == u"node0060"; })
            && model->indexOfVariable(name).isValid();
    };
    return QTest::qWaitFor(isShown) ? view : nullptr;
}

} // namespace

/// What is planned again while somebody looks moves nothing under their eyes.
class TestKeptPlace final : public QObject
{
    Q_OBJECT

private:
    static void planAgain(OpenWindow &opened, const Plan &plan)
    {
        opened.planning = planningOf(plan);
        const auto before = opened.service.planning();
        QTest::keyClick(&opened.window, Qt::Key_F5);
        QTRY_VERIFY(opened.service.planning() != before);
    }

    /// Both while the page is looked at and while another one is.
    static void check(OpenWindow &opened, const QString &page, QAbstractItemView &view)
    {
        const QAbstractItemModelTester tester(view.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCoreApplication::processEvents();
        const Seen before = seenIn(view);
        QVERIFY(!before.selected.isEmpty() && !before.current.isEmpty());
        QVERIFY(view.verticalScrollBar()->value() > 0);
        planAgain(opened, later());
        QCoreApplication::processEvents();
        compare(seenIn(view), before);
        if (QTest::currentTestFailed())
            return;
        opened.window.showPage(u"diagnostics"_s);
        opened.window.showPage(page == u"inventory" ? u"missing"_s : u"inventory"_s);
        planAgain(opened, manyNodes());
        opened.window.showPage(page);
        QCoreApplication::processEvents();
        compare(seenIn(view), before);
    }

    static void addPages()
    {
        QTest::addColumn<QString>("search");
        QTest::newRow("all") << QString();
        QTest::newRow("some") << u"node"_s;
    }

private Q_SLOTS:
    void init() { startAfresh(u"tst_keptplace"_s); }

    void missing_data() { addPages(); }

    void missing()
    {
        QFETCH(QString, search);
        OpenWindow opened(manyNodes());
        opened.open();
        opened.window.showPage(u"missing"_s);
        static_cast<SearchField *>(opened.window.currentPage()->searchField())->setSearch(search);
        auto *tree = opened.window.findChild<QTreeView *>(u"missingTree"_s);
        const auto *model = static_cast<const MissingModel *>(tree->model());
        tree->expand(model->index(1, 0));
        tree->expand(model->index(40, 0));
        tree->setCurrentIndex(model->index(3, 0, model->index(40, 0)));
        tree->selectionModel()->select(model->index(44, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        tree->scrollTo(model->index(40, 0), QAbstractItemView::PositionAtTop);
        tree->verticalScrollBar()->setValue(tree->verticalScrollBar()->value() + 7);
        check(opened, u"missing"_s, *tree);
    }

    void inventory_data() { addPages(); }

    void inventory()
    {
        QFETCH(QString, search);
        OpenWindow opened(manyNodes());
        opened.open();
        opened.window.showPage(u"inventory"_s);
        static_cast<SearchField *>(opened.window.currentPage()->searchField())->setSearch(search);
        auto *tree = opened.window.findChild<QTreeView *>(u"inventoryTree"_s);
        const auto *model = static_cast<const InventoryModel *>(tree->model());
        if (search.isEmpty()) {
            tree->expandAll();
            tree->collapse(model->indexOfGroup(u"etcd"_s));
        }
        tree->setCurrentIndex(model->indexOfHost(u"node0060"_s));
        tree->selectionModel()->select(model->indexOfHost(u"node0063"_s),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
        tree->scrollTo(model->indexOfHost(u"node0058"_s), QAbstractItemView::PositionAtTop);
        tree->verticalScrollBar()->setValue(tree->verticalScrollBar()->value() + 5);
        check(opened, u"inventory"_s, *tree);
    }

    void plan_data() { addPages(); }

    void plan()
    {
        QFETCH(QString, search);
        OpenWindow opened(manyNodes());
        opened.open();
        opened.window.showPage(u"plan"_s);
        static_cast<SearchField *>(opened.window.currentPage()->searchField())->setSearch(search);
        auto *table = opened.window.currentPage()->findChild<TableView *>();
        auto *model = static_cast<StepModel *>(table->model());
        const int row = model->findRow({u"node0060"_s}, {});
        QVERIFY(row > 100);
        table->setCurrentIndex(model->index(row, StepModel::HostColumn));
        table->selectionModel()->select(model->index(row + 3, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
        table->scrollTo(model->index(row - 2, 0), QAbstractItemView::PositionAtTop);
        table->verticalScrollBar()->setValue(table->verticalScrollBar()->value() + 5);
        check(opened, u"plan"_s, *table);
        QCOMPARE(table->currentIndex().column(), static_cast<int>(StepModel::HostColumn));
    }

    /// What is done is a step no more: the next one takes its place.
    void theNextStepTakesThePlace()
    {
        OpenWindow opened(manyNodes());
        opened.open();
        opened.window.showPage(u"plan"_s);
        auto *table = opened.window.currentPage()->findChild<TableView *>();
        auto *model = static_cast<StepModel *>(table->model());
        int row = model->findRow({u"node0005"_s}, {});
        const auto hostAt = [model](int at) { return model->index(at, StepModel::HostColumn).data().toString(); };
        table->selectRow(row);
        const Selection picked = opened.window.context().selection->current();
        while (hostAt(row) == u"node0005" || hostAt(row) == u"node0006")
            ++row;
        const QString next = nameOf(model->index(row, 0));
        planAgain(opened, later());
        QCOMPARE(nameOf(table->currentIndex()), next);
        QVERIFY(table->selectedRowNumbers().isEmpty());
        QCOMPARE(opened.window.context().selection->current(), picked);
    }

    /// A row that is gone leaves what it stood below, or what came into its place.
    void theNextRowTakesThePlace()
    {
        OpenWindow opened(manyNodes());
        opened.open();
        opened.window.showPage(u"missing"_s);
        auto *tree = opened.window.findChild<QTreeView *>(u"missingTree"_s);
        const auto *model = static_cast<const MissingModel *>(tree->model());
        tree->setCurrentIndex(model->indexOf(u"node0005"_s, {}));
        const QString after = nameOf(model->indexOf(u"node0007"_s, {}));
        planAgain(opened, later());
        QCOMPARE(nameOf(tree->currentIndex()), after);
    }

    /// Collapsed by hand, a short list stays so; what is new in it is open.
    void aShortListStaysFolded()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"missing"_s);
        auto *tree = opened.window.findChild<QTreeView *>(u"missingTree"_s);
        QVERIFY(!seenIn(*tree).expanded.isEmpty());
        tree->collapseAll();
        planAgain(opened, tenNodes());
        QCOMPARE(seenIn(*tree).expanded, QStringList());
        auto *search = static_cast<SearchField *>(opened.window.currentPage()->searchField());
        search->setSearch(u"node0001"_s);
        QVERIFY(!seenIn(*tree).expanded.isEmpty()); // what was searched for is to be seen
        search->setSearch({});
        QCOMPARE(seenIn(*tree).expanded, QStringList());
    }

    /// What is open below something that is folded is open again when that is opened.
    void whatIsFoldedAwayStaysOpen()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"inventory"_s);
        auto *tree = opened.window.findChild<QTreeView *>(u"inventoryTree"_s);
        const auto *model = static_cast<const InventoryModel *>(tree->model());
        tree->expandAll();
        const QStringList before = seenIn(*tree).expanded;
        QVERIFY(before.size() > 2);
        tree->collapse(model->index(0, 0));
        planAgain(opened, tenNodes());
        QCOMPARE(seenIn(*tree).expanded, QStringList());
        tree->expand(model->index(0, 0));
        QCOMPARE(seenIn(*tree).expanded, before);
    }

    void variables()
    {
        OpenWindow opened(manyNodes());
        auto *view = variablesWith(u"kube_version"_s, opened);
        QVERIFY(view);
        const auto *model = static_cast<const VariablesModel *>(view->model());
        opened.window.resize(900, 420);
        view->expand(model->indexOfVariable(u"kube_version"_s));
        view->setCurrentIndex(model->index(0, 0, model->indexOfVariable(u"kube_version"_s)));
        QCoreApplication::processEvents();
        view->verticalScrollBar()->setValue(9);
        QCOMPARE(view->verticalScrollBar()->value(), 9);
        const Seen before = seenIn(*view);
        int shown = 0;
        connect(model, &QAbstractItemModel::modelReset, view, [&shown] { ++shown; });
        planAgain(opened, later());
        QTRY_COMPARE(shown, 1); // looked up in the background
        QCoreApplication::processEvents();
        compare(seenIn(*view), before);
    }

    /// What the value comes to is there a little later than the value itself.
    void aValueStaysWhereItWasScrolledTo()
    {
        OpenWindow opened(manyNodes());
        auto *view = variablesWith(u"kubelet_url"_s, opened);
        QVERIFY(view);
        const auto *model = static_cast<const VariablesModel *>(view->model());
        auto *value = view->parentWidget()->parentWidget()->findChild<QPlainTextEdit *>();
        QVERIFY(value);
        value->setFixedHeight(2 * value->fontMetrics().lineSpacing());
        view->setCurrentIndex(model->indexOfVariable(u"kubelet_url"_s));
        QTRY_VERIFY(value->toPlainText().contains(u"evaluated"_s));
        QCoreApplication::processEvents();
        const int end = value->verticalScrollBar()->maximum();
        QVERIFY(end > 1);
        value->verticalScrollBar()->setValue(end);
        int evaluated = 0;
        connect(value, &QPlainTextEdit::textChanged, value,
                [value, &evaluated] { evaluated += value->toPlainText().contains(u"evaluated"_s) ? 1 : 0; });
        planAgain(opened, later());
        QTRY_VERIFY(evaluated > 0);
        QCoreApplication::processEvents();
        QCOMPARE(value->verticalScrollBar()->value(), end);
    }

    /// The matrix is laid out on its own: hosts and artifacts that come before what is in sight move it as well.
    void matrix()
    {
        OpenWindow opened(manyNodes());
        opened.open();
        opened.window.showPage(u"matrix"_s);
        MatrixView *view = opened.matrix();
        QCoreApplication::processEvents();
        const auto hostAtTop = [view] { return view->model()->headerData(view->rowAt(0), Qt::Vertical).toString(); };
        view->setCurrentIndex(view->model()->index(2, 1));
        view->verticalScrollBar()->setValue(view->rowHeight(0) * 50 + 3);
        const QString before = hostAtTop();
        planAgain(opened, later());
        QCoreApplication::processEvents();
        QCOMPARE(hostAtTop(), before);
        opened.window.showPage(u"inventory"_s);
        planAgain(opened, manyNodes());
        opened.window.showPage(u"matrix"_s);
        QCoreApplication::processEvents();
        QCOMPARE(hostAtTop(), before);
        QCOMPARE(view->rowViewportPosition(view->rowAt(0)), -3);
    }

    void columnsOfTheMatrix()
    {
        const auto plan = [](int times) { return samplePlan({.nodes = 20, .catalogTimes = times}); };
        OpenWindow opened(plan(4));
        opened.open();
        opened.window.showPage(u"matrix"_s);
        const MatrixView *view = opened.matrix();
        QCoreApplication::processEvents();
        const auto atLeft = [view] { return view->model()->headerData(view->columnAt(0), Qt::Horizontal).toString(); };
        view->horizontalScrollBar()->setValue(view->columnWidth(0) * 45 + 3); // an image, behind all files
        QCOMPARE(view->columnAt(0), 45);
        const QString before = atLeft();
        for (const int times : {3, 4}) {
            planAgain(opened, plan(times));
            QCoreApplication::processEvents();
            QCOMPARE(view->model()->columnCount(), times * 24);
            QCOMPARE(atLeft(), before);
            QCOMPARE(view->columnViewportPosition(view->columnAt(0)), -3);
        }
    }
};

} // namespace qm

QTEST_MAIN(qm::TestKeptPlace)
#include "tst_keptplace.moc"
