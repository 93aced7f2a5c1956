// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/plan/planner.h"

#include <QString>

namespace qm {

/// The example that is part of the program: an inventory of ten made-up nodes, a small catalog in the form of a
/// Kubespray checkout, a fact cache and a presence document. Nothing in it exists.
///
/// Writes its files below @p directory, which is created.
[[nodiscard]] Result<> extractExample(const QString &directory);

/// Writes the example's catalog alone, in the form of a Kubespray checkout, to @p directory.
[[nodiscard]] Result<> extractExampleCheckout(const QString &directory);

/// What to plan from once the example was written to @p directory.
[[nodiscard]] PlanRequest exampleRequest(const QString &directory);

} // namespace qm
