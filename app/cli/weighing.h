// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"
#include "core/base/result.h"
#include "core/weighing/planweights.h"

namespace qm::cli {

/// Whom to ask and how, for verbs that weigh.
[[nodiscard]] const QList<Option> &weighingOptions();

/// What weighingOptions() say. Errors: "usage", and those of files that cannot be read.
[[nodiscard]] Result<RegistryOptions> registryOptions(const Arguments &arguments);

/// weighPlan() with its progress on standard error. Ends early if the program is interrupted.
[[nodiscard]] PlanWeights weighed(const Arguments &arguments, const Plan &plan, WeighOptions options);

/// Says on standard error what all of it comes to, and what registries said of their limits.
void sayWeights(const Plan &plan, const PlanWeights &weights);

} // namespace qm::cli
