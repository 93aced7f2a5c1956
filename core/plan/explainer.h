// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"
#include "core/plan/planner.h"

namespace qm {

/// Why a host needs an artifact or not: every condition as written and as rendered, and the variables behind them.
[[nodiscard]] Result<Explanation> explainNeed(const KubesprayWorld &world, Catalog &catalog, quint32 host,
                                              const QString &key);

/// Makes an explanation say what the plan does: nothing for hosts outside of it or without facts.
void fitToPlan(const Plan &plan, const Inventory &inventory, Explanation *explanation);

/// The variables that were read on the way to a value, secrets masked.
[[nodiscard]] QList<ExplainedValue> explainVariables(const TracedValue &traced);

/// A value as people may see it: secrets are stars.
[[nodiscard]] QString shown(const Value &value);

} // namespace qm
