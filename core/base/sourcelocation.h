// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qm {

/// A place in a file that the program read: what an admin opens in an editor.
///
/// Eight bytes, so that every value of an inventory can carry one. File names are interned for the life of
/// the process; interning and reading them back is thread-safe.
class SourceLocation final
{
public:
    constexpr SourceLocation() = default;
    /// @param line starts at 1; 0 means the file as a whole.
    SourceLocation(const QString &file, int line);

    /// The same file, another line. Cheap: no look-up.
    [[nodiscard]] SourceLocation atLine(int line) const;

    [[nodiscard]] bool isValid() const { return m_file != 0; }
    /// As it was given when the file was opened; empty if not valid.
    [[nodiscard]] QString file() const;
    [[nodiscard]] int line() const { return static_cast<int>(m_line); }
    /// "file:line", "file" without a line, empty if not valid.
    [[nodiscard]] QString toString() const;

    friend bool operator==(SourceLocation, SourceLocation) = default;

private:
    quint32 m_file = 0;
    quint32 m_line = 0;
};

} // namespace qm
