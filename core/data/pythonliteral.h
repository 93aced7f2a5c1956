// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"

#include <optional>

namespace qm {

/// The value of a Python literal, as ast.literal_eval() gives it: None, True, False, numbers, strings, tuples, lists,
/// dictionaries, with comments and blanks around them. Bytes are text. Nothing if the text is none. What Value cannot
/// hold (complex numbers, sets, Ellipsis, `\N{…}`) is none either.
[[nodiscard]] std::optional<Value> parsePythonLiteral(QStringView text);

} // namespace qm
