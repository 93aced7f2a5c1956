// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/inventoryplanning.h"
#include "tests/ui/scriptedprobing.h"
#include "tests/ui/scriptedrollout.h"
#include "ui/mainwindow.h"
#include "ui/planningservice.h"
#include "ui/weighing/weighingservice.h"

#include <QTemporaryDir>

namespace qm {

class MatrixView;

namespace test {

/// The whole window with everything that a person can do in it, on a plan that is given.
struct OpenWindow final
{
    explicit OpenWindow(const Plan &plan);

    /// Shows it and waits for the plan.
    void open();

    [[nodiscard]] MatrixView *matrix() const;

    QTemporaryDir folder;
    std::shared_ptr<ProbeScript> nodes = std::make_shared<ProbeScript>();
    std::shared_ptr<RolloutScript> steps = std::make_shared<RolloutScript>();
    std::shared_ptr<InventoryPlanning> planning; ///< what is planned next
    PlanningService service;
    ProbingService probing;
    RolloutService rollout;
    WeighingService weighing;
    MainWindow window;
};

/// The usual ten nodes, one of which could not be planned.
[[nodiscard]] Plan tenNodes();

} // namespace test
} // namespace qm
