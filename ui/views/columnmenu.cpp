// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/columnmenu.h"

#include <QAction>
#include <QCoreApplication>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>

#include <functional>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

void addAction(QMenu *menu, const char *text, const char *tip, const std::function<void()> &then)
{
    QAction *action = menu->addAction(QCoreApplication::translate("ColumnMenu", text));
    action->setToolTip(QCoreApplication::translate("ColumnMenu", tip));
    QObject::connect(action, &QAction::triggered, menu, then);
}

void fitColumns(QTableView &view)
{
    for (int column = 0; column < view.horizontalHeader()->count(); ++column) {
        if (!view.isColumnHidden(column))
            view.resizeColumnToContents(column);
    }
}

/// @param standard the header's state before anybody changed it
void showMenu(QTableView &view, const QByteArray &standard, const QPoint &position)
{
    QHeaderView *header = view.horizontalHeader();
    auto *menu = new QMenu(header);
    menu->setObjectName(u"columnMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        QAction *action = menu->addAction(view.model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        // The last one stays: without it there would be no header to click on.
        action->setEnabled(header->isSectionHidden(column) || header->count() - header->hiddenSectionCount() > 1);
        QObject::connect(action, &QAction::toggled, header,
                         [header, column](bool shown) { header->setSectionHidden(column, !shown); });
    }
    menu->addSeparator();
    addAction(menu, QT_TRANSLATE_NOOP("ColumnMenu", "F&it columns to their contents"),
              QT_TRANSLATE_NOOP("ColumnMenu", "Make every column as wide as what it shows"),
              [&view] { fitColumns(view); });
    addAction(menu, QT_TRANSLATE_NOOP("ColumnMenu", "Columns as at &first"),
              QT_TRANSLATE_NOOP("ColumnMenu", "Show the columns that were shown at first, in their order and width"),
              [header, standard] { header->restoreState(standard); });
    menu->popup(position);
}

} // namespace

void addColumnMenu(QTableView &view, const QList<int> &hidden)
{
    QHeaderView *header = view.horizontalHeader();
    for (const int column : hidden)
        header->setSectionHidden(column, true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    const QByteArray standard = header->saveState();
    QObject::connect(
        header, &QWidget::customContextMenuRequested, &view,
        [&view, header, standard](const QPoint &position) { showMenu(view, standard, header->mapToGlobal(position)); });
    auto *columns = new QAction(QCoreApplication::translate("ColumnMenu", "Col&umns …"), &view);
    columns->setToolTip(QCoreApplication::translate("ColumnMenu", "Choose which columns are shown"));
    // For those who have no mouse to click on the header with.
    QObject::connect(columns, &QAction::triggered, &view,
                     [&view, header, standard] { showMenu(view, standard, header->mapToGlobal(QPoint())); });
    view.addAction(columns);
}

} // namespace qm
