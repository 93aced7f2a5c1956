// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/lexer.h"

namespace qm::jinja {

/// The raw tokens of Lexer.tokeniter() (jinja2/lexer.py): put together again, their texts are the template.
/// Throws Failure (Syntax).
[[nodiscard]] std::vector<Token> scan(const QString &source);

} // namespace qm::jinja
