// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/inventoryplanning.h"
#include "ui/mainwindow.h"
#include "ui/planningservice.h"

namespace qm {

class MatrixView;

namespace test {

/// The whole window, on a plan that is given.
struct OpenWindow final
{
    explicit OpenWindow(const Plan &plan);

    /// Shows it and waits for the plan.
    void open();

    [[nodiscard]] MatrixView *matrix() const;

    std::shared_ptr<InventoryPlanning> planning; ///< what is planned next
    PlanningService service;
    MainWindow window;
};

/// The usual ten nodes, one of which could not be planned.
[[nodiscard]] Plan tenNodes();

} // namespace test
} // namespace qm
