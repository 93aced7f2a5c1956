// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

namespace qm::test {

/// What brings the hosts of @p plan all that they miss, in the planner's order, in place of what it has of that.
void addDownloadsAndSteps(Plan &plan);

} // namespace qm::test
