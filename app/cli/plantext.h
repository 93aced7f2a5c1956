// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

namespace qm::cli {

/// The plan in short, for a terminal: a summary, a row per host, downloads per downloader, steps per stage, and how
/// many diagnostics there are of which kind. In the language of the application.
[[nodiscard]] QString planText(const Plan &plan);

} // namespace qm::cli
