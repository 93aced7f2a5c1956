// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace qm::cli {

/// Rows of text in columns as wide as their widest cell, two spaces between them.
class TextTable final
{
public:
    enum class Align : quint8 { Left, Right };

    /// @param heads one per column; columns whose head is aligned right are numbers.
    explicit TextTable(const QStringList &heads, QList<Align> alignments);

    /// Columns that the row does not have stay empty.
    void addRow(const QStringList &cells);
    [[nodiscard]] bool isEmpty() const { return m_rows.size() == 1; }
    /// Each line indented by @p indent and without spaces at its end.
    [[nodiscard]] QString text(int indent = 0) const;

private:
    QList<QStringList> m_rows;
    QList<Align> m_alignments;
};

} // namespace qm::cli
