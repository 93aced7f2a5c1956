// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

namespace qm::cli {

/// The plan in short, for a terminal: a summary, a row per host, downloads per downloader, steps per stage, and how
/// many diagnostics there are of which kind; what it costs, as far as sizes are known. In the language of the
/// application.
/// @param bandwidth of every machine's link, in bytes per second: how long it takes at the least; 0 to leave that out.
[[nodiscard]] QString planText(const Plan &plan, qint64 bandwidth = 0);

} // namespace qm::cli
