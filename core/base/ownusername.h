// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qm {

/// Under which name this program runs (the effective user); empty if the system has none for it. Any thread.
[[nodiscard]] QString ownUserName();

} // namespace qm
