// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

#include <utility>
#include <vector>

namespace qm {

/// The rows or the columns of a table that are in sight, by something that outlives what is shown, and where they
/// stand. When the table shows something else, they are put back: what is new, or gone, before them moves nothing.
template<typename Key>
class InSight final
{
public:
    /// Nothing at the very beginning: who is there stays there.
    template<typename KeyOf>
    InSight(const QTableView &table, Qt::Orientation orientation, KeyOf keyOf) : m_orientation(orientation)
    {
        const QHeaderView &header = headerOf(table);
        const int length = orientation == Qt::Vertical ? table.viewport()->height() : table.viewport()->width();
        if (barOf(table).value() == 0)
            return;
        for (int section = header.logicalIndexAt(0); section >= 0 && section < header.count(); ++section) {
            const int position = header.sectionViewportPosition(section);
            if (position >= length)
                break;
            m_sections.emplace_back(keyOf(section), position);
        }
    }

    /// Scrolls to where the first of them that is still there stands where it stood.
    /// @param sectionOf where something is now, or -1
    /// @return false if nothing of it is there.
    template<typename SectionOf>
    bool putBack(const QTableView &table, SectionOf sectionOf) const
    {
        for (const auto &[key, position] : m_sections) {
            const int now = sectionOf(key);
            if (now < 0)
                continue;
            QScrollBar &bar = barOf(table);
            bar.setValue(bar.value() + headerOf(table).sectionViewportPosition(now) - position);
            return true;
        }
        return false;
    }

private:
    [[nodiscard]] const QHeaderView &headerOf(const QTableView &table) const
    {
        return m_orientation == Qt::Vertical ? *table.verticalHeader() : *table.horizontalHeader();
    }
    [[nodiscard]] QScrollBar &barOf(const QTableView &table) const
    {
        return m_orientation == Qt::Vertical ? *table.verticalScrollBar() : *table.horizontalScrollBar();
    }

    Qt::Orientation m_orientation;
    std::vector<std::pair<Key, int>> m_sections;
};

} // namespace qm
