// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"

#include <optional>

namespace qm::jinja {

/// int(text, base) and float(text); no value where Python raises ValueError. Throws Failure (Unsupported) for
/// integers beyond 64 bits.
[[nodiscard]] std::optional<qint64> pythonInteger(const QString &text, qint64 base = 10);
[[nodiscard]] std::optional<double> pythonReal(const QString &text);
/// int(real): towards zero.
[[nodiscard]] Value truncatedReal(double real);
/// round(number, digits): half to even, on the decimal digits of the double.
[[nodiscard]] Value pythonRound(const Value &number, qint64 digits);

} // namespace qm::jinja
