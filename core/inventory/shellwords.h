// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace qm {

/// Splits a line as Python's shlex.split(line, comments=True): quotes and backslashes as in a POSIX shell, "#"
/// begins a comment anywhere outside quotes. Nothing if a quote or a backslash has no end.
[[nodiscard]] std::optional<QStringList> splitShellWords(const QString &line);

/// Splits "key=value key='a b'" as ansible/parsing/splitter.py does: at blanks, but not inside quotes or Jinja2
/// blocks; quotes stay. Nothing if they are not balanced.
[[nodiscard]] std::optional<QStringList> splitArguments(const QString &text);

} // namespace qm
