// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"

#include <initializer_list>

namespace qm {

/// The value that is reached through the keys of dictionaries inside each other; None where the way ends. What
/// readers of foreign JSON ask instead of checking each step.
[[nodiscard]] const Value &valueAt(const Value &value, std::initializer_list<QStringView> keys);

/// The text there; empty where there is none, or something else.
[[nodiscard]] QString textAt(const Value &value, std::initializer_list<QStringView> keys);

} // namespace qm
