// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"
#include "core/base/result.h"
#include "core/plan/planner.h"

#include <memory>

namespace qm::cli {

/// Whether a verb can do without a Kubespray checkout.
enum class Checkout : quint8 { Needed, Optional };

/// What the planning options name; "usage" if an option that the verb cannot do without is missing.
[[nodiscard]] Result<PlanRequest> requestOf(const Arguments &arguments, const QStringList &positionalInventories,
                                            Checkout checkout);

/// Reads and plans, with progress on standard error. Fails only if it is interrupted.
[[nodiscard]] Result<std::shared_ptr<const Planning>> computePlanning(const PlanRequest &request, bool progress);

/// The plan of a computation, which it keeps alive.
[[nodiscard]] std::shared_ptr<const Plan> planOf(const std::shared_ptr<const Planning> &planning);

/// Failure if anything in the plan is an error, else Success.
[[nodiscard]] int statusOf(const Plan &plan);

/// Number of needs that are missing, over all hosts.
[[nodiscard]] qsizetype missingCount(const Plan &plan);

} // namespace qm::cli
