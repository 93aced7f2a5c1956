// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/engine.h"

#include <QString>

#include <optional>

namespace qm::jinja {

/// How a value is laid out: what `%5d` and `{:>5d}` have in common.
struct FormatSpec final
{
    QChar fill = u' ';
    QChar align = u'>'; ///< < > ^ =
    QChar sign = u'-';  ///< + - or a blank
    bool alternate = false;
    QChar grouping; ///< , _ or none
    qint64 width = 0;
    std::optional<qint64> precision;
    QChar type;
};

[[nodiscard]] QString aligned(Engine &engine, const QString &text, const FormatSpec &spec);
/// @param zero whether zeros between sign and digits fill the width.
[[nodiscard]] QString alignedNumber(Engine &engine, bool isNegative, const QString &digits, const FormatSpec &spec,
                                    bool zero);
/// Digits without a sign; @p type is one of d x X o b.
[[nodiscard]] QString integerDigits(qint64 value, QChar type, bool alternate, qint64 minimum);
/// @p type is one of e E f F g G.
[[nodiscard]] QString realDigits(double magnitude, QChar type, qint64 precision);

} // namespace qm::jinja
