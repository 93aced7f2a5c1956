// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"

namespace qm {

/// What stands where a secret would.
inline constexpr QStringView secretMask = u"********";

/// What @p value looks like without its secrets: whatever is Secret in it is a mask. Holds no secret.
[[nodiscard]] Value masked(const Value &value);

} // namespace qm
