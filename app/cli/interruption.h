// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

namespace qm::cli {

/// From now on Ctrl+C asks the verb to stop instead of ending the process; a second one ends it all the same.
void catchInterruption();

/// True once the user pressed Ctrl+C: what Planner::plan() takes as its sign to stop.
[[nodiscard]] const std::atomic_bool &interrupted();

} // namespace qm::cli
