// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/stepplace.h"

#include "ui/models/stepfinder.h"
#include "ui/models/stepmodel.h"
#include "ui/views/tableview.h"

#include <QScrollBar>

namespace qm {
namespace {

/// So far down the list something is looked for that is still there.
constexpr int farthest = 1000;

/// The row of a step of another plan, or -1.
int rowOf(quint32 step, StepFinder &finder, const StepModel &model)
{
    const std::optional<quint32> now = finder.find(step);
    const int row = now ? model.rowFrom(*now) : -1;
    return row >= 0 && model.stepAt(row) == *now ? row : -1;
}

} // namespace

StepPlace::StepPlace(const TableView &table, const StepModel &model)
    : m_planning(model.planning())
    , m_inSight(table, Qt::Vertical, [&model](int row) { return model.stepAt(row); })
    , m_row(table.currentIndex().row())
    , m_column(qMax(0, table.currentIndex().column()))
    , m_vertical(table.verticalScrollBar()->value())
    , m_horizontal(table.horizontalScrollBar()->value())
{
    const QList<int> selected = table.selectedRowNumbers();
    m_selected.reserve(static_cast<size_t>(selected.size()));
    for (const int row : selected)
        m_selected.push_back(model.stepAt(row));
    for (int row = m_row; row >= 0 && row < qMin(model.rowCount(), m_row + farthest); ++row)
        m_fromCurrent.push_back(model.stepAt(row));
}

void StepPlace::restore(TableView &table, const StepModel &model) const
{
    if (!m_planning || model.rowCount() == 0)
        return;
    StepFinder finder(m_planning->plan(), *model.plan());
    QList<int> rows;
    for (const quint32 step : m_selected) {
        if (const int row = rowOf(step, finder, model); row >= 0)
            rows.append(row);
    }
    table.pickRows(rows);
    int current = -1;
    for (size_t i = 0; current < 0 && i < m_fromCurrent.size(); ++i)
        current = rowOf(m_fromCurrent[i], finder, model);
    if (current < 0)
        current = qBound(0, m_row, model.rowCount() - 1);
    table.selectionModel()->setCurrentIndex(model.index(current, m_column), QItemSelectionModel::NoUpdate);

    table.doItemsLayout(); // a scroll bar knows of the new rows only then
    if (!m_inSight.putBack(table, [&](quint32 step) { return rowOf(step, finder, model); }))
        table.verticalScrollBar()->setValue(m_vertical);
    table.horizontalScrollBar()->setValue(m_horizontal);
}

} // namespace qm
