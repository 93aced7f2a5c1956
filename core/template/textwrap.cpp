// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/textwrap.h"

#include "core/template/text.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

/// Lib/textwrap.py, wordsep_re and wordsep_simple_re
QStringList chunksOf(const QString &line, bool breaksOnHyphens)
{
    static const QRegularExpression words(uR"([\t\n\x0b\x0c\r ]+|[^\t\n\x0b\x0c\r ]+)"_s);
    static const QRegularExpression hyphenated(uR"(
        [\t\n\x0b\x0c\r ]+
        | (?<=[\w!"'&.,?]) -{2,} (?=\w)
        | [^\t\n\x0b\x0c\r ]+? (?:
            -(?: (?<=[^\d\W]{2}-) | (?<=[^\d\W]-[^\d\W]-)) (?=[^\d\W] -? [^\d\W])
            | (?=[\t\n\x0b\x0c\r ]|\z)
            | (?<=[\w!"'&.,?]) (?=-{2,}\w)
          ))"_s,
                                               QRegularExpression::ExtendedPatternSyntaxOption
                                                   | QRegularExpression::UseUnicodePropertiesOption);
    QStringList chunks;
    for (auto it = (breaksOnHyphens ? hyphenated : words).globalMatch(line); it.hasNext();)
        chunks.append(it.next().captured());
    return chunks;
}

bool isBlank(const QString &chunk)
{
    return std::all_of(chunk.begin(), chunk.end(), isPythonSpace);
}

/// How much of a word too long for any line goes on one that has room for @p room.
qsizetype endOfPart(const std::u32string &word, size_t room, bool breaksOnHyphens)
{
    const size_t hyphen = breaksOnHyphens && room > 0 ? word.rfind(U'-', room - 1) : std::u32string::npos;
    const bool hyphensOnly = hyphen != std::u32string::npos && word.find_first_not_of(U'-') >= hyphen;
    return static_cast<qsizetype>(hyphen == std::u32string::npos || hyphensOnly ? room : hyphen + 1);
}

} // namespace

QStringList wrapped(const QString &line, const Wrapping &wrapping)
{
    QStringList chunks = chunksOf(line, wrapping.breaksOnHyphens);
    std::reverse(chunks.begin(), chunks.end());
    QStringList lines;
    while (!chunks.isEmpty()) {
        if (!lines.isEmpty() && isBlank(chunks.constLast()))
            chunks.removeLast();
        QStringList current;
        qint64 length = 0;
        while (!chunks.isEmpty() && length + codePoints(chunks.constLast()) <= wrapping.width) {
            length += codePoints(chunks.constLast());
            current.append(chunks.takeLast());
        }
        if (!chunks.isEmpty() && codePoints(chunks.constLast()) > wrapping.width) {
            if (wrapping.breaksLongWords) {
                const std::u32string word = chunks.takeLast().toStdU32String();
                const auto end = static_cast<size_t>(
                    endOfPart(word, static_cast<size_t>(wrapping.width - length), wrapping.breaksOnHyphens));
                current.append(QString::fromStdU32String(word.substr(0, end)));
                chunks.append(QString::fromStdU32String(word.substr(end)));
            } else if (current.isEmpty()) {
                current.append(chunks.takeLast());
            }
        }
        if (!current.isEmpty() && isBlank(current.constLast()))
            current.removeLast();
        if (!current.isEmpty())
            lines.append(current.join(QString()));
    }
    return lines;
}

} // namespace qm::jinja
