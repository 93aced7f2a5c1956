// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/tableview.h"

#include "ui/models/csv.h"
#include "ui/theme/theme.h"
#include "ui/views/rowdelegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {
/// More cells than this are no clipboard text any more.
constexpr qsizetype mostCells = 1'000'000;
/// What a cell takes besides its text: margins, and a picture.
constexpr int cellMargins = 16;
constexpr int pictureWidth = 30;
} // namespace

TableView::TableView(const QString &name, QWidget *parent) : QTableView(parent)
{
    setAccessibleName(name);
    setItemDelegate(new RowDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideMiddle);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setContextMenuPolicy(Qt::ActionsContextMenu);

    auto *copy = new QAction(tr("&Copy"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    copy->setToolTip(tr("Copy the selected rows as a table"));
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(selectionAsText(u'\t')); });
    auto *copyCsv = new QAction(tr("Copy as C&SV"), this);
    copyCsv->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    copyCsv->setShortcutContext(Qt::WidgetShortcut);
    copyCsv->setToolTip(tr("Copy the selected rows as comma-separated values"));
    connect(copyCsv, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(selectionAsText(u',')); });
    addActions({copy, copyCsv});
    updateRowHeight();
}

void TableView::setUp(QAbstractItemModel *model, const QList<int> &widths)
{
    setModel(model);
    const int character = fontMetrics().averageCharWidth();
    QHeaderView *header = horizontalHeader();
    const bool isSorted = header->isSortIndicatorShown();
    header->setSortIndicatorShown(true); // its place counts: it may come later
    for (int column = 0; column < widths.size(); ++column)
        header->resizeSection(column, qMax(header->sectionSizeHint(column), widths.at(column) * character + 16));
    header->setSortIndicatorShown(isSorted);
    connect(model, &QAbstractItemModel::modelReset, this, &TableView::ensureCurrent);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_quiet)
            Q_EMIT rowsPicked();
    });
    ensureCurrent();
}

void TableView::makeRoomFor(int column, const QStringList &texts, Cell cell)
{
    const int beside = cellMargins + (cell == Cell::Picture ? pictureWidth : 0);
    int widest = 0;
    for (const QString &text : texts)
        widest = qMax(widest, fontMetrics().horizontalAdvance(text));
    QHeaderView *header = horizontalHeader();
    header->resizeSection(column, qMax(header->sectionSize(column), widest + beside));
}

void TableView::ensureCurrent()
{
    if (!model() || model()->rowCount() == 0 || currentIndex().isValid())
        return;
    const QScopedValueRollback quiet(m_quiet, true);
    selectionModel()->setCurrentIndex(model()->index(0, horizontalHeader()->logicalIndex(0)),
                                      QItemSelectionModel::NoUpdate);
}

QList<int> TableView::selectedRowNumbers() const
{
    QList<int> result;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            result.append(row);
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

QString TableView::selectionAsText(QChar separator) const
{
    QList<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column))
            columns.append(column);
    }
    const auto line = [&](auto field) {
        QStringList fields;
        for (const int column : columns)
            fields.append(csvField(field(column), separator));
        return fields.join(separator) + u'\n';
    };
    QString result = line([this](int column) { return model()->headerData(column, Qt::Horizontal).toString(); });
    qsizetype cells = 0;
    for (const int row : selectedRowNumbers()) {
        cells += columns.size();
        if (cells > mostCells)
            break;
        result += line([this, row](int column) { return model()->index(row, column).data().toString(); });
    }
    return result;
}

void TableView::showRow(int row)
{
    const QScopedValueRollback quiet(m_quiet, true);
    if (row < 0) {
        clearSelection();
        return;
    }
    const int column = qMax(0, currentIndex().column());
    selectionModel()->setCurrentIndex(model()->index(row, column),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(currentIndex());
}

void TableView::pickRows(const QList<int> &rows)
{
    const QScopedValueRollback quiet(m_quiet, true);
    // Painting asks every range of a selection for every cell: neighbours go together.
    QList<int> sorted = rows;
    std::sort(sorted.begin(), sorted.end());
    QItemSelection selection;
    for (qsizetype first = 0, next = 0; first < sorted.size(); first = next) {
        for (next = first + 1; next < sorted.size() && sorted.at(next) <= sorted.at(next - 1) + 1;)
            ++next;
        selection.append(QItemSelectionRange(model()->index(sorted.at(first), 0),
                                             model()->index(sorted.at(next - 1), model()->columnCount() - 1)));
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void TableView::saveColumns(QSettings &settings, const QString &key) const
{
    settings.setValue(key, horizontalHeader()->saveState());
}

void TableView::restoreColumns(const QSettings &settings, const QString &key)
{
    horizontalHeader()->restoreState(settings.value(key).toByteArray());
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT activated(currentIndex()); // the same on every platform
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateRowHeight();
}

void TableView::updateRowHeight()
{
    const int height = qm::rowHeight(this);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

} // namespace qm
