// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace qm {

/// How many sessions, in use and idle, are kept at most, as far as that is a matter of open files: idle ones give way.
/// @param descriptorsElsewhere what other work needs at the same time.
[[nodiscard]] size_t mostOpenSessions(int descriptorsElsewhere = 0);
/// How many connections to jump hosts are kept before those go that carry nothing.
[[nodiscard]] size_t mostJumpHosts();

} // namespace qm
