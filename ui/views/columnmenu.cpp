// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/columnmenu.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <QTreeView>

#include <functional>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(ColumnMenu)
};

/// What tables and trees have in common, but not by their class.
struct Columns final
{
    QHeaderView *header;
    QByteArray standard; ///< the header's state before anybody changed it
    int fixed;           ///< so many columns cannot be hidden
    std::function<void(int column)> fit;
    std::function<bool()> isSortable;

    [[nodiscard]] QString name(int column) const
    {
        return header->model()->headerData(column, Qt::Horizontal).toString().replace(u'&', u"&&"_s);
    }
};

void addAction(QMenu *menu, const QString &text, const QString &tip, const std::function<void()> &then)
{
    QAction *action = menu->addAction(text);
    action->setToolTip(tip);
    QObject::connect(action, &QAction::triggered, menu, then);
}

void addChoice(QActionGroup *group, QMenu *menu, const QString &text, bool isChosen, const std::function<void()> &then)
{
    QAction *action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(isChosen);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, menu, then);
}

/// What a click on a header does.
void addSorting(QMenu *menu, const Columns &columns)
{
    QHeaderView *header = columns.header;
    QMenu *sorting = menu->addMenu(Words::tr("&Sort by"));
    sorting->setObjectName(u"sortMenu"_s);
    const int sorted = header->sortIndicatorSection();
    const Qt::SortOrder order = header->sortIndicatorOrder();
    auto *keys = new QActionGroup(sorting);
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (!header->isSectionHidden(column)) {
            addChoice(keys, sorting, columns.name(column), column == sorted,
                      [header, column, order] { header->setSortIndicator(column, order); });
        }
    }
    if (header->isSortIndicatorClearable()) {
        addChoice(keys, sorting, Words::tr("&Unsorted"), sorted < 0,
                  [header] { header->setSortIndicator(-1, Qt::AscendingOrder); });
    }
    sorting->addSeparator();
    auto *orders = new QActionGroup(sorting);
    orders->setEnabled(sorted >= 0);
    addChoice(orders, sorting, Words::tr("&Ascending"), sorted >= 0 && order == Qt::AscendingOrder,
              [header, sorted] { header->setSortIndicator(sorted, Qt::AscendingOrder); });
    addChoice(orders, sorting, Words::tr("&Descending"), sorted >= 0 && order == Qt::DescendingOrder,
              [header, sorted] { header->setSortIndicator(sorted, Qt::DescendingOrder); });
}

void showMenu(const Columns &columns, const QPoint &position)
{
    QHeaderView *header = columns.header;
    auto *menu = new QMenu(header);
    menu->setObjectName(u"columnMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (column < columns.fixed)
            continue;
        QAction *action = menu->addAction(columns.name(column));
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        // The last one stays: without it there would be no header to click on.
        action->setEnabled(header->isSectionHidden(column) || header->count() - header->hiddenSectionCount() > 1);
        QObject::connect(action, &QAction::toggled, header,
                         [header, column](bool shown) { header->setSectionHidden(column, !shown); });
    }
    menu->addSeparator();
    if (columns.isSortable())
        addSorting(menu, columns);
    addAction(menu, Words::tr("F&it columns to their contents"), Words::tr("Make every column as wide as its contents"),
              [columns] {
                  for (int column = 0; column < columns.header->count(); ++column) {
                      if (!columns.header->isSectionHidden(column))
                          columns.fit(column);
                  }
              });
    addAction(menu, Words::tr("&Reset columns"), Words::tr("Show the default columns in their default order and width"),
              [header, standard = columns.standard] { header->restoreState(standard); });
    menu->popup(position);
}

template<typename View>
void addMenu(View &view, QHeaderView *header, int fixed)
{
    const Columns columns{header, header->saveState(), fixed,
                          [&view](int column) { view.resizeColumnToContents(column); },
                          [&view] { return view.isSortingEnabled(); }};
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(header, &QWidget::customContextMenuRequested, &view,
                     [columns](const QPoint &position) { showMenu(columns, columns.header->mapToGlobal(position)); });
    auto *action = new QAction(Words::tr("Col&umns …"), &view);
    action->setToolTip(Words::tr("Choose which columns are shown, and what the rows are sorted by"));
    // For those who have no mouse to click on the header with.
    QObject::connect(action, &QAction::triggered, &view,
                     [columns] { showMenu(columns, columns.header->mapToGlobal(QPoint())); });
    view.addAction(action);
}

} // namespace

void addColumnMenu(QTableView &view, const QList<int> &hidden)
{
    for (const int column : hidden)
        view.setColumnHidden(column, true);
    addMenu(view, view.horizontalHeader(), 0);
}

void addColumnMenu(QTreeView &view)
{
    addMenu(view, view.header(), 1);
}

} // namespace qm
