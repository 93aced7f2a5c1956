// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/treesetup.h"

#include "ui/models/csv.h"
#include "ui/views/rowdelegate.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSettings>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr char columnIdsProperty[] = "qmColumnIds";
} // namespace

void setUpTree(QTreeView &view, const QStringList &columnIds)
{
    view.setProperty(columnIdsProperty, columnIds);
    if (view.itemDelegate()->metaObject() == &QStyledItemDelegate::staticMetaObject)
        view.setItemDelegate(new RowDelegate(&view));
    view.setFrameShape(QFrame::NoFrame);
    view.setUniformRowHeights(true);
    view.setAllColumnsShowFocus(true);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::ExtendedSelection);
    view.setTextElideMode(Qt::ElideRight);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView *header = view.header();
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);

    auto *copy = new QAction(QCoreApplication::translate("TreeSetup", "&Copy rows"), &view);
    copy->setToolTip(QCoreApplication::translate("TreeSetup", "Copy the selected rows as a table"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QAction::triggered, &view,
                     [&view] { QGuiApplication::clipboard()->setText(selectedRowsAsText(view, u'\t')); });
    view.addAction(copy);
}

void giveWidth(QTreeView &view, int column, int width)
{
    QHeaderView *header = view.header();
    header->resizeSection(column, std::max(width, header->sectionSizeHint(column)));
}

void saveColumns(const QTreeView &view, QSettings &settings, const QString &key)
{
    const QStringList ids = view.property(columnIdsProperty).toStringList();
    const QHeaderView *header = view.header();
    QStringList columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const bool hidden = header->isSectionHidden(column);
        columns.append(u"%1:%2:%3"_s.arg(ids.value(column)).arg(header->sectionSize(column)).arg(hidden ? 0 : 1));
    }
    settings.setValue(key, columns);
    if (view.isSortingEnabled()) {
        const QString order = header->sortIndicatorOrder() == Qt::AscendingOrder ? u"ascending"_s : u"descending"_s;
        settings.setValue(key + u"Sorted"_s, ids.value(header->sortIndicatorSection()) + u':' + order);
    }
}

void restoreColumns(QTreeView &view, const QSettings &settings, const QString &key)
{
    const QStringList ids = view.property(columnIdsProperty).toStringList();
    QHeaderView *header = view.header();
    int visual = 0;
    for (const QString &entry : settings.value(key).toStringList()) {
        const QStringList parts = entry.split(u':');
        const auto column = static_cast<int>(ids.indexOf(parts.constFirst()));
        if (parts.size() != 3 || column < 0)
            continue;
        header->moveSection(header->visualIndex(column), visual++);
        header->setSectionHidden(column, column > 0 && parts.at(2) == u"0");
        if (const int width = parts.at(1).toInt(); width >= header->minimumSectionSize())
            header->resizeSection(column, width);
    }
    const QStringList sorted = settings.value(key + u"Sorted"_s).toString().split(u':');
    if (const auto column = static_cast<int>(ids.indexOf(sorted.constFirst())); column >= 0 && view.isSortingEnabled())
        view.sortByColumn(column, sorted.value(1) == u"descending" ? Qt::DescendingOrder : Qt::AscendingOrder);
}

QString selectedRowsAsText(const QTreeView &view, QChar separator)
{
    const QAbstractItemModel *model = view.model();
    QModelIndexList rows = view.selectionModel()->selectedRows();
    if (rows.isEmpty()) {
        for (int row = 0; row < model->rowCount(view.rootIndex()); ++row)
            rows.append(model->index(row, 0, view.rootIndex()));
    } else {
        std::sort(rows.begin(), rows.end(), [&view](const QModelIndex &a, const QModelIndex &b) {
            return view.visualRect(a).y() < view.visualRect(b).y();
        });
    }
    const auto line = [&](auto cell) {
        QStringList cells;
        for (int visual = 0; visual < view.header()->count(); ++visual) {
            const int column = view.header()->logicalIndex(visual);
            if (!view.isColumnHidden(column))
                cells.append(csvField(cell(column), separator));
        }
        return cells.join(separator) + u'\n';
    };
    QString text = line([&](int column) { return model->headerData(column, Qt::Horizontal).toString(); });
    for (const QModelIndex &row : std::as_const(rows))
        text += line([&](int column) { return row.siblingAtColumn(column).data().toString(); });
    return text;
}

} // namespace qm
