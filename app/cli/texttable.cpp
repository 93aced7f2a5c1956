// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/texttable.h"

#include <algorithm>

namespace qm::cli {

TextTable::TextTable(const QStringList &heads, QList<Align> alignments)
    : m_rows{heads}
    , m_alignments(std::move(alignments))
{
    m_alignments.resize(heads.size(), Align::Left);
}

void TextTable::addRow(const QStringList &cells)
{
    m_rows += cells;
}

QString TextTable::text(int indent) const
{
    QList<qsizetype> widths(m_alignments.size(), 0);
    for (const QStringList &row : m_rows) {
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], row[column].size());
    }
    QString result;
    for (const QStringList &row : m_rows) {
        QString line(indent, u' ');
        for (qsizetype column = 0; column < row.size(); ++column) {
            const QString &cell = row[column];
            line += m_alignments[column] == Align::Right ? cell.rightJustified(widths[column])
                                                         : cell.leftJustified(widths[column]);
            line += QStringLiteral("  ");
        }
        while (line.endsWith(u' '))
            line.chop(1);
        result += line + u'\n';
    }
    return result;
}

} // namespace qm::cli
