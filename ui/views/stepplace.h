// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"
#include "ui/views/insight.h"

#include <memory>
#include <vector>

namespace qm {

class StepModel;
class TableView;

/// Where a person is among the steps of a plan: what is selected and current, and what stands where in sight. Steps
/// are known by what they are about, so that the place outlives the plan.
class StepPlace final
{
public:
    StepPlace(const TableView &table, const StepModel &model);

    [[nodiscard]] bool hasSelection() const { return !m_selected.empty(); }

    /// Selects and makes current what was, as far as it is listed; where the current step is not, the next one that
    /// is. Scrolls the topmost step in sight that is still there to where it was; who was at the beginning stays
    /// there. Tells nobody.
    void restore(TableView &table, const StepModel &model) const;

private:
    std::shared_ptr<const Planning> m_planning; ///< whose steps these are; null before the first
    std::vector<quint32> m_selected;
    std::vector<quint32> m_fromCurrent; ///< the current one and those below it
    InSight<quint32> m_inSight;
    int m_row = -1;
    int m_column = 0;
    int m_vertical = 0;
    int m_horizontal = 0;
};

} // namespace qm
