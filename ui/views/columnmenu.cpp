// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/columnmenu.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>

namespace qm {
namespace {

void showMenu(QTableView &view, const QPoint &position)
{
    QHeaderView *header = view.horizontalHeader();
    auto *menu = new QMenu(header);
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
    menu->popup(header->mapToGlobal(position));
}

} // namespace

void addColumnMenu(QTableView &view, const QList<int> &hidden)
{
    QHeaderView *header = view.horizontalHeader();
    for (const int column : hidden)
        header->setSectionHidden(column, true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(header, &QWidget::customContextMenuRequested, &view,
                     [&view](const QPoint &position) { showMenu(view, position); });
}

} // namespace qm
