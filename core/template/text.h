// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QChar>
#include <QString>
#include <QStringList>

namespace qm::jinja {

/// What Python's str.isspace(), strip() and `\s` call white space.
[[nodiscard]] bool isPythonSpace(QChar c);

/// The content of a string literal with its escapes resolved as Python's unicode-escape codec does, which is how
/// jinja2/lexer.py reads strings. Throws Failure (Syntax).
[[nodiscard]] QString unescapedString(const QString &content, int line);

/// str.strip(), lstrip(), rstrip(): of white space if @p characters is null, else of any of these.
[[nodiscard]] QString stripped(const QString &text, const QString *characters, bool left = true, bool right = true);
/// str.splitlines()
[[nodiscard]] QStringList splitLines(const QString &text, bool keepEnds = false);
/// str.split() and rsplit(): by white space if @p separator is null; at most @p limit cuts unless negative.
[[nodiscard]] QStringList split(const QString &text, const QString *separator, qint64 limit, bool fromRight = false);
/// str.capitalize(), title(), swapcase()
[[nodiscard]] QString capitalized(const QString &text);
[[nodiscard]] QString titled(const QString &text);
[[nodiscard]] QString caseSwapped(const QString &text);
/// str.islower(), isupper()
[[nodiscard]] bool isLower(const QString &text);
[[nodiscard]] bool isUpper(const QString &text);

/// Python counts code points, QString counts UTF-16 units: these agree with Python.
[[nodiscard]] qint64 codePoints(const QString &text);
[[nodiscard]] inline bool hasSurrogates(const QString &text)
{
    return codePoints(text) != text.size();
}
/// -1, 0, 1 in order of code points.
[[nodiscard]] int compareCodePoints(const QString &a, const QString &b);

} // namespace qm::jinja
