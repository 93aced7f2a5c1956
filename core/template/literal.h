// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"

#include <optional>

namespace qm::jinja {

/// ast.literal_eval() with JSON's `true`, `false` and `null`, as Ansible reads printed values back
/// (ansible/template/native_helpers.py, Json2Python). No value if the text is no literal. Throws Failure
/// (Unsupported) for literals that have no place in an inventory: sets, bytes, complex numbers.
[[nodiscard]] std::optional<Value> parseLiteral(const QString &text);

} // namespace qm::jinja
