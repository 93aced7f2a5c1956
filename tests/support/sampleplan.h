// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

namespace qm::test {

/// A plan as the planner makes them, for any number of hosts (three at least): two architectures, three downloaders
/// ("node1", "node2" and the controller, which is no host of the plan), files and images, all kinds of presence,
/// an error and diagnostics. Deterministic, made in memory.
[[nodiscard]] Plan samplePlan(int hosts);

} // namespace qm::test
