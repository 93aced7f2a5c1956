// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"
#include "core/base/result.h"

namespace qm::cli {

// One function per verb: see Verb::run.

[[nodiscard]] Result<int> runInventory(const Arguments &arguments);
[[nodiscard]] Result<int> runPlan(const Arguments &arguments);
[[nodiscard]] Result<int> runExplain(const Arguments &arguments);
[[nodiscard]] Result<int> runEvaluate(const Arguments &arguments);
[[nodiscard]] Result<int> runProbe(const Arguments &arguments);
[[nodiscard]] Result<int> runApply(const Arguments &arguments);
[[nodiscard]] Result<int> runResume(const Arguments &arguments);
[[nodiscard]] Result<int> runStatus(const Arguments &arguments);
[[nodiscard]] Result<int> runVerify(const Arguments &arguments);
[[nodiscard]] Result<int> runReport(const Arguments &arguments);
[[nodiscard]] Result<int> runWeigh(const Arguments &arguments);
[[nodiscard]] Result<int> runDemo(const Arguments &arguments);

} // namespace qm::cli
