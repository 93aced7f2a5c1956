// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/engine.h"

#include <QRegularExpression>

namespace qm::jinja {

/// A regular expression of Python's `re`, run by PCRE2.
class Regex final
{
public:
    /// Throws Failure: re.error, or a construct that PCRE2 reads differently.
    Regex(const QString &pattern, bool ignoreCase, bool multiline);

    /// The first match from @p from on; @p anchored as re.match(). Throws Failure (Budget) if PCRE2 gives up.
    [[nodiscard]] QRegularExpressionMatch match(Engine &engine, const QString &text, qsizetype from = 0,
                                                bool anchored = false) const;
    /// All matches without overlap, as re.finditer() finds them.
    [[nodiscard]] std::vector<QRegularExpressionMatch> all(Engine &engine, const QString &text) const;
    [[nodiscard]] int groups() const { return m_expression.captureCount(); }
    /// The number of a group by name, or -1.
    [[nodiscard]] qsizetype group(const QString &name) const;

    /// re.sub(): `\1`, `\g<name>` and escapes in @p replacement.
    [[nodiscard]] QString replaced(Engine &engine, const QString &text, const QString &replacement) const;

private:
    struct Piece;
    [[nodiscard]] std::vector<Piece> parsed(const QString &replacement) const;

    QRegularExpression m_expression;
};

} // namespace qm::jinja
