// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/openwindow.h"
#include "tests/ui/uitest.h"
#include "ui/models/missingmodel.h"
#include "ui/models/nodesmodel.h"

#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {

/// What headers do for those who have a mouse, by the menu key.
class ColumnMenuTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_columnmenu"_s); }

    void everySortedListHasIt_data()
    {
        QTest::addColumn<QString>("list");
        for (const QString &list : {u"inventoryTree"_s, u"variables"_s, u"nodesTable"_s, u"missingTree"_s,
                                    u"routesTable"_s, u"rolloutTable"_s, u"rolloutHosts"_s, u"historyTable"_s})
            QTest::addRow("%s", qPrintable(list)) << list;
    }

    void everySortedListHasIt()
    {
        QFETCH(const QString, list);
        OpenWindow opened(tenNodes());
        opened.open();
        auto *view = opened.window.findChild<QAbstractItemView *>(list);
        QVERIFY(view);
        QCOMPARE(view->contextMenuPolicy(), Qt::ActionsContextMenu); // what the menu key opens
        QMenu *menu = openMenu(*view);
        QVERIFY(menu);
        const auto *tree = qobject_cast<QTreeView *>(view);
        const auto *table = qobject_cast<QTableView *>(view);
        const bool isSorted = tree ? tree->isSortingEnabled() : table->isSortingEnabled();
        QCOMPARE(menu->findChild<QMenu *>(u"sortMenu"_s) != nullptr, isSorted);
        delete menu;
    }

    void sortsATable()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"nodes"_s);
        auto *table = opened.window.findChild<QTableView *>(u"nodesTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 10);
        const auto first = [&] { return table->model()->index(0, NodesModel::HostColumn).data().toString(); };
        const QString given = first();
        choose(*table, {u"&Sort by"_s, u"Host"_s});
        QCOMPARE(table->horizontalHeader()->sortIndicatorSection(), static_cast<int>(NodesModel::HostColumn));
        const QString smallest = first();
        choose(*table, {u"&Sort by"_s, u"&Descending"_s});
        QVERIFY(first() > smallest);
        choose(*table, {u"&Sort by"_s, u"&Unsorted"_s});
        QCOMPARE(first(), given);
        QCOMPARE(table->horizontalHeader()->sortIndicatorSection(), -1);
    }

    void hidesColumnsOfATree()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"missing"_s);
        auto *tree = opened.window.findChild<QTreeView *>(u"missingTree"_s);
        QTRY_VERIFY(tree->model()->rowCount() > 1);
        const auto name = [&](int column) { return tree->model()->headerData(column, Qt::Horizontal).toString(); };
        QMenu *menu = openMenu(*tree);
        for (const QAction *action : menu->actions())
            QVERIFY(action->text() != name(MissingModel::NameColumn)); // the branches are there
        delete menu;
        choose(*tree, {name(MissingModel::SizeColumn)});
        QVERIFY(tree->isColumnHidden(MissingModel::SizeColumn));
        choose(*tree, {u"&Sort by"_s, name(MissingModel::NameColumn)});
        choose(*tree, {u"&Sort by"_s, u"&Descending"_s});
        QVERIFY(tree->model()->index(0, 0).data().toString() > tree->model()->index(1, 0).data().toString());
        choose(*tree, {u"&Reset columns"_s});
        QVERIFY(!tree->isColumnHidden(MissingModel::SizeColumn));
    }

private:
    static QMenu *openMenu(QAbstractItemView &view)
    {
        for (QAction *action : view.actions()) {
            if (action->text() == u"Col&umns …")
                action->trigger();
        }
        return view.findChild<QMenu *>(u"columnMenu"_s);
    }

    /// The entry at the end of a way through the menu.
    static void choose(QAbstractItemView &view, const QStringList &way)
    {
        const std::unique_ptr<QMenu> menu(openMenu(view));
        QVERIFY(menu && menu->isVisible());
        const QMenu *within = menu.get();
        for (const QString &text : way) {
            const QList<QAction *> actions = within->actions();
            const auto found = std::find_if(actions.cbegin(), actions.cend(),
                                            [&](const QAction *action) { return action->text() == text; });
            QVERIFY2(found != actions.cend(), qPrintable(text));
            within = (*found)->menu();
            if (!within)
                (*found)->trigger();
        }
    }
};

} // namespace qm

QTEST_MAIN(qm::ColumnMenuTest)
#include "tst_columnmenu.moc"
