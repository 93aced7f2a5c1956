// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace qm::yaml {

/// What a plain scalar is: PyYAML's resolver.py.
enum class ScalarKind : quint8 { String, Null, Bool, Int, Float, Timestamp, Merge, Equals };

[[nodiscard]] ScalarKind resolve(std::string_view text);

/// The value of a scalar of that kind, or nothing where PyYAML's constructor.py fails ("0x_", "2001-13-45").
/// Dates and times are text as Python prints them. Integers beyond 64 bits are their digits as text.
[[nodiscard]] std::optional<Value> construct(ScalarKind kind, std::string_view text);

} // namespace qm::yaml
