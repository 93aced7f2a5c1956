// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

#include <QString>

namespace qm {

/// What a view says where a plan gives it nothing to show.
struct EmptyPlanWords final
{
    QString title;
    QString advice;
    /// Every host has what it needs: nothing is wrong.
    bool isComplete = false;
};

/// Why @p plan has nothing to do. What could not be planned never counts as done.
[[nodiscard]] EmptyPlanWords emptyPlanWords(const Plan &plan);

/// The error for which hosts or their groups are not known: of an inventory that is not there or cannot be read.
/// Null if it was read.
[[nodiscard]] const Diagnostic *inventoryError(const Plan &plan);

} // namespace qm
