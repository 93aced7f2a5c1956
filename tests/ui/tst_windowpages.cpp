// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/inventoryplanning.h"
#include "tests/ui/openwindow.h"
#include "tests/ui/uitest.h"
#include "ui/mainwindow.h"
#include "ui/models/inventorymodel.h"
#include "ui/models/matrixmodel.h"
#include "ui/models/variablesmodel.h"
#include "ui/pages/missingpage.h"
#include "ui/selection.h"
#include "ui/theme/theme.h"
#include "ui/views/matrixview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/searchfield.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>
#include <QTreeView>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

/// Has a page of the window list something, or nothing.
using Fill = std::function<void(OpenWindow &, const Page &, bool)>;

} // namespace

class TestWindowPages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_windowpages"_s); }

    void filtersByKeyboard()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        QTest::keyClick(&opened.window, Qt::Key_3, Qt::AltModifier);
        QCOMPARE(opened.window.currentPage()->id(), u"matrix"_s);
        QTest::keyClick(&opened.window, Qt::Key_F, Qt::ControlModifier);
        auto *field = qobject_cast<SearchField *>(QApplication::focusWidget());
        QVERIFY(field);
        const QString last = opened.planning->plan().hosts.constLast().name;
        QTest::keyClicks(field, last);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(opened.matrix()->model()->rowCount(), 1);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(opened.matrix()->model()->rowCount(), opened.planning->plan().hosts.size());
        QTest::keyClicks(field, u"no such host"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!opened.matrix()->isVisible()); // says so instead
        takeScreenshots(opened.window, u"matrix-nothing-matches"_s);
    }

    void handsTheFocusToWhatIsSeen_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<Fill>("fill");
        const Fill bySearch = [](OpenWindow &, const Page &page, bool listed) {
            static_cast<SearchField *>(page.searchField())->setSearch(listed ? QString() : u"no such thing"_s);
        };
        const Fill byPlan = [](OpenWindow &opened, const Page &, bool listed) {
            opened.planning = planningOf(listed ? tenNodes() : Plan());
            opened.service.refresh();
            QTRY_COMPARE(opened.service.planning(), opened.planning);
        };
        const Fill byRollout = [](OpenWindow &opened, const Page &, bool listed) {
            if (listed)
                opened.rollout.start({});
        };
        const Fill byRecord = [](OpenWindow &opened, const Page &, bool listed) {
            opened.steps->records.resize(listed ? 1 : 0);
            opened.rollout.refreshHistory();
        };
        const Fill bySelection = [](OpenWindow &opened, const Page &, bool listed) {
            const QString host = opened.planning->plan().hosts.constFirst().name;
            opened.window.context().selection->select(listed ? Selection{{host}, {}, {}} : Selection(), nullptr);
        };
        for (const QString &page : {u"matrix"_s, u"missing"_s, u"plan"_s, u"nodes"_s, u"diagnostics"_s})
            QTest::addRow("%s", qPrintable(page)) << page << bySearch;
        for (const QString &page : {u"inventory"_s, u"routes"_s})
            QTest::addRow("%s", qPrintable(page)) << page << byPlan;
        QTest::newRow("rollout") << u"rollout"_s << byRollout;
        QTest::newRow("history") << u"history"_s << byRecord;
        QTest::newRow("details") << u"details"_s << bySelection;
    }

    /// Keys go to the list, and screen readers to what is said in its place.
    void handsTheFocusToWhatIsSeen()
    {
        QFETCH(const QString, place);
        QFETCH(const Fill, fill);
        Plan plan = tenNodes();
        plan.diagnostics.append({Severity::Note, u"facts-missing"_s, {}, u"node0004"_s, {}});
        OpenWindow opened(plan);
        opened.open();
        opened.window.showPage(place);
        QVERIFY(QTest::qWaitForWindowActive(&opened.window));
        const QList<Page *> pages = opened.window.findChildren<Page *>();
        Page *page = *std::find_if(pages.cbegin(), pages.cend(), [&](const Page *each) { return each->id() == place; });
        auto *navigation = opened.window.findChild<QWidget *>(u"navigation"_s);
        const auto focusFromOutside = [&] {
            navigation->setFocus();
            page->setFocus();
            return QApplication::focusWidget();
        };
        fill(opened, *page, false);
        QTRY_VERIFY(qobject_cast<EmptyState *>(focusFromOutside()));
        QWidget *empty = QApplication::focusWidget();
        QTRY_VERIFY(empty->isVisible() && !empty->rect().isEmpty()); // laid out
        QVERIFY(!empty->accessibleName().isEmpty());
        QVERIFY(!empty->accessibleDescription().isEmpty());
        opened.window.setAttribute(Qt::WA_KeyboardFocusChange); // as by Tab
        const QImage focused = empty->grab().toImage();
        navigation->setFocus();
        QVERIFY(empty->grab().toImage() != focused);
        page->setFocus();

        fill(opened, *page, true);
        QTRY_VERIFY(!empty->isVisible());
        QWidget *list = QApplication::focusWidget();
        QVERIFY(qobject_cast<QAbstractScrollArea *>(list) && list->isVisible());
        QCOMPARE(focusFromOutside(), list);
        const auto *view = qobject_cast<const QAbstractItemView *>(list);
        if (!view || view->model()->rowCount() < 2)
            return;
        const QModelIndex before = view->currentIndex();
        QTest::keyClick(list, Qt::Key_Down);
        QVERIFY(view->currentIndex() != before);
    }

    /// What a filter hides was not picked.
    void picksOnlyWhatIsShown()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"matrix"_s);
        MatrixView *view = opened.matrix();
        const auto *model = static_cast<const MatrixModel *>(view->model());
        const SelectionHub &hub = *opened.window.context().selection;
        const auto pickColumn = [&] {
            view->clearSelection();
            view->selectionModel()->select(QItemSelection(model->index(0, 1), model->index(model->rowCount() - 1, 1)),
                                           QItemSelectionModel::Select);
        };
        const QString first = model->hostAt(0);
        pickColumn();
        QVERIFY(hub.current().hosts.isEmpty()); // the whole column: all hosts
        QCOMPARE(hub.current().artifacts, QStringList{model->keyAt(1)});
        static_cast<SearchField *>(opened.window.currentPage()->searchField())->setSearch(first.chopped(1));
        QVERIFY(model->rowCount() > 1 && model->rowCount() < opened.planning->plan().hosts.size());
        pickColumn();
        QCOMPARE(hub.current().hosts.size(), model->rowCount());
        QCOMPARE(hub.current().artifacts, QStringList{model->keyAt(1)});
    }

    void copiesEverything_data()
    {
        QTest::addColumn<QString>("search");
        QTest::newRow("all") << QString();
        QTest::newRow("some") << u"node000"_s;
    }

    /// Ctrl+A picks everything that is shown and nothing else; Ctrl+C copies it as a table.
    void copiesEverything()
    {
        QFETCH(QString, search);
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"matrix"_s);
        static_cast<SearchField *>(opened.window.currentPage()->searchField())->setSearch(search);
        MatrixView *view = opened.matrix();
        const auto *model = static_cast<const MatrixModel *>(view->model());
        QCOMPARE(model->rowCount(), search.isEmpty() ? 10 : 9);
        QStringList hosts;
        QStringList lines{u"Host"_s};
        for (int column = 0; column < model->columnCount(); ++column)
            lines[0] += u'\t' + model->keyAt(column);
        for (int row = 0; row < model->rowCount(); ++row) {
            hosts.append(model->hostAt(row));
            lines.append(hosts.constLast());
            for (int column = 0; column < model->columnCount(); ++column)
                lines.back() += u'\t' + cellLabel(model->stateAt(row, column));
        }
        view->setFocus();
        QTest::keyClick(view, Qt::Key_A, Qt::ControlModifier);
        const QItemSelection picked = view->selectionModel()->selection();
        QCOMPARE(picked.size(), 1);
        QCOMPARE(
            picked.constFirst(),
            QItemSelectionRange(model->index(0, 0), model->index(model->rowCount() - 1, model->columnCount() - 1)));
        const Selection now = opened.window.context().selection->current();
        QCOMPARE(now.hosts, hosts);
        QCOMPARE(now.artifacts, QStringList()); // all of them
        QVERIFY(now.group.isEmpty());
        QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), lines.join(u'\n') + u'\n');
        QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), lines.join(u'\n').replace(u'\t', u',') + u'\n');
    }

    void walksTheMatrixByKeyboard()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"matrix"_s);
        MatrixView *view = opened.matrix();
        const auto *model = static_cast<const MatrixModel *>(view->model());
        view->setFocus();
        QVERIFY(view->currentIndex().isValid());
        QTest::keyClick(view, Qt::Key_F8);
        QVERIFY((bit(model->stateAt(view->currentIndex().row(), view->currentIndex().column())) & missingStates) != 0);
        const QString third = model->hostAt(2);
        view->setCurrentIndex(model->index(0, 0));
        QTest::keyClicks(view, third);
        QCOMPARE(model->hostAt(view->currentIndex().row()), third);
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(view->currentIndex().column(), 1);
        QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"Host\t%1\n%2\t%3\n"_s.arg(model->keyAt(1), third, cellLabel(model->stateAt(2, 1))));
    }

    void keepsItsPlaceWhenPlannedAgain()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"matrix"_s);
        MatrixView *view = opened.matrix();
        const auto *model = static_cast<const MatrixModel *>(view->model());
        view->setCurrentIndex(model->index(5, 3));
        const QString host = model->hostAt(5);
        const QString key = model->keyAt(3);
        Plan fewer = tenNodes();
        fewer.hosts.remove(1);
        opened.planning = planningOf(fewer);
        QTest::keyClick(&opened.window, Qt::Key_F5);
        QTRY_COMPARE(model->rowCount(), fewer.hosts.size());
        QCOMPARE(model->hostAt(view->currentIndex().row()), host);
        QCOMPARE(model->keyAt(view->currentIndex().column()), key);
        QCOMPARE(opened.window.context().selection->current().hosts, QStringList{host});
    }

    void aSearchInVainFoldsNothing()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"inventory"_s);
        auto *tree = opened.window.findChild<QTreeView *>(u"inventoryTree"_s);
        tree->expandAll();
        const auto expanded = [tree] {
            int count = 0;
            for (QModelIndex index = tree->model()->index(0, 0); index.isValid(); index = tree->indexBelow(index))
                count += tree->isExpanded(index) && tree->model()->hasChildren(index) ? 1 : 0;
            return count;
        };
        const int before = expanded();
        QVERIFY(before > 1);
        auto *search = static_cast<SearchField *>(opened.window.currentPage()->searchField());
        search->setSearch(u"no such host"_s);
        search->setSearch(u"nor this one"_s);
        search->setSearch({});
        QCOMPARE(expanded(), before);
    }

    /// Of nothing but spaces nothing is said, and nothing folded.
    void spacesAreNoSearch()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"inventory"_s);
        Page *page = opened.window.currentPage();
        auto *tree = opened.window.findChild<QTreeView *>(u"inventoryTree"_s);
        tree->expandAll();
        const QModelIndex inner = tree->model()->index(0, 0, tree->model()->index(0, 0));
        QVERIFY(tree->isExpanded(inner));
        static_cast<SearchField *>(page->searchField())->setSearch(u"  "_s);
        QVERIFY(tree->isExpanded(tree->model()->index(0, 0, tree->model()->index(0, 0))));
        for (const QLabel *label : page->findChildren<QLabel *>())
            QVERIFY2(!label->text().contains(u" found"_s), qPrintable(label->text()));
    }

    /// All of their hosts are.
    void severalGroupsAreSelected()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"inventory"_s);
        auto *tree = opened.window.findChild<QTreeView *>(u"inventoryTree"_s);
        const auto *model = static_cast<const InventoryModel *>(tree->model());
        const QModelIndex master = model->indexOfGroup(u"kube_control_plane"_s);
        const QModelIndex node = model->indexOfGroup(u"kube_node"_s);
        const auto selected = [&] { return opened.window.context().selection->current(); };
        tree->selectionModel()->setCurrentIndex(master,
                                                QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCOMPARE(selected().group, u"kube_control_plane"_s);
        const QStringList masters = selected().hosts;
        QVERIFY(!masters.isEmpty());
        tree->selectionModel()->setCurrentIndex(node, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QVERIFY(selected().group.isEmpty());
        QVERIFY(selected().hosts.size() > masters.size());
        for (const QString &host : masters)
            QVERIFY(selected().hosts.contains(host));
    }

    void listsWhatIsMissing()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"missing"_s);
        auto *tree = opened.window.findChild<QTreeView *>(u"missingTree"_s);
        QVERIFY(tree->model()->rowCount() > 0);
        auto *view = opened.window.page(u"missing"_s)->findChild<QComboBox *>();
        view->setCurrentIndex(1);
        QVERIFY(tree->model()->index(0, 0).data(MissingModel::KeyRole).isValid());
        takeScreenshots(opened.window, u"missing-by-artifact"_s);
        Plan done = tenNodes();
        for (PlannedHost &host : done.hosts) {
            for (Need &need : host.needs)
                need.presence = Presence::Verified;
        }
        opened.planning = planningOf(done);
        QTest::keyClick(&opened.window, Qt::Key_F5);
        QTRY_COMPARE(tree->model()->rowCount(), 0);
        QVERIFY(!tree->isVisible());
        takeScreenshots(opened.window, u"missing-nothing"_s);
    }

    void masksSecretsAndShowsWhatTemplatesComeTo()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"inventory"_s);
        opened.window.context().selection->select({{opened.planning->plan().hosts.at(5).name}, {}, {}}, this);
        auto *variables = opened.window.findChild<QTreeView *>(u"variables"_s);
        const auto *model = static_cast<const VariablesModel *>(variables->model());
        QTRY_VERIFY(model->indexOfVariable(u"ansible_host"_s).isValid()); // looked up in the background
        auto *value = opened.window.page(u"inventory"_s)->findChild<QPlainTextEdit *>();
        variables->setCurrentIndex(model->indexOfVariable(u"registry_password"_s));
        QVERIFY(!value->toPlainText().contains(u"hunter2"_s));
        QVERIFY(!value->toPlainText().isEmpty());
        variables->setCurrentIndex(model->indexOfVariable(u"kubelet_url"_s));
        QTRY_VERIFY(value->toPlainText().contains(u"evaluated {{ kubelet_url }}"_s));
        variables->expand(model->indexOfVariable(u"kube_version"_s));
        takeScreenshots(opened.window, u"inventory-host"_s);
    }

    void cleanup() { setDensity(Density::Comfortable); }
};

} // namespace qm

QTEST_MAIN(qm::TestWindowPages)
#include "tst_windowpages.moc"
