// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/probing/proberun.h"

#include <QString>

namespace qm::cli {

/// A table of the hosts that were asked, for people: state, machine, engine, what was found, how long it took.
[[nodiscard]] QString probeText(const ProbeSnapshot &snapshot);

} // namespace qm::cli
