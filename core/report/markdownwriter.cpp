// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/documentsink.h"
#include "core/report/reporttext.h"
#include "core/report/reportwriters.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Escapes what Markdown gives a meaning inside a line or at its beginning (CommonMark 2.4: any ASCII punctuation
/// may be escaped), and what would begin HTML or an automatic link.
QString escaped(const QString &text)
{
    static constexpr QStringView special = u"\\`*_{}[]<>#+|~!&@$";
    QString result;
    const QString safe = inert(text);
    result.reserve(safe.size() + 8);
    for (qsizetype i = 0; i < safe.size(); ++i) {
        const QChar c = safe.at(i);
        // Links begin by themselves after "://" and "www."; a list or a heading rule only begins a line.
        const bool linkColon = c == u':' && QStringView(safe).sliced(i).startsWith(u"://");
        const bool linkDot =
            c == u'.' && i >= 3 && QStringView(safe).sliced(i - 3, 3).compare(u"www", Qt::CaseInsensitive) == 0;
        const bool lineStart = i == 0 && (c == u'-' || c == u'=' || c.isDigit());
        if (lineStart && c.isDigit()) { // "1." and "1)" begin a list
            qsizetype end = i;
            while (end < safe.size() && safe.at(end).isDigit())
                result += safe.at(end++);
            if (end < safe.size() && (safe.at(end) == u'.' || safe.at(end) == u')'))
                result += u'\\';
            i = end - 1;
            continue;
        }
        if (linkColon || linkDot || lineStart || special.contains(c))
            result += u'\\';
        result += c;
    }
    return result;
}

/// A code span: as many backticks around it as it does not have inside (CommonMark 6.1). In a table a bar divides
/// cells even there, unless it is escaped (GitHub Flavored Markdown 4.10).
QString code(const QString &text, bool inTable)
{
    QString safe = inert(text);
    if (safe.isEmpty())
        return safe;
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : safe) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    if (inTable)
        safe.replace(u'|', u"\\|"_s);
    const QString fence(longest + 1, u'`');
    const QString space = safe.startsWith(u'`') || safe.endsWith(u'`') ? u" "_s : QString();
    return fence + space + safe + space + fence;
}

QString cellText(const ReportCell &cell, ReportColumn::Style style)
{
    if (cell.state)
        return escaped(QString(stateGlyph(*cell.state)) + u' ' + stateWord(*cell.state));
    if (style != ReportColumn::Style::Code)
        return cell.link.isEmpty() ? escaped(cell.text) : u"[%1](#%2)"_s.arg(escaped(cell.text), cell.link);
    QStringList lines;
    for (const QString &line : cell.text.split(u'\n'))
        lines.append(code(line, true));
    return lines.join(u"<br>"_s);
}

class MarkdownWriter final
{
public:
    explicit MarkdownWriter(QIODevice &device) : m_sink(device) {}

    [[nodiscard]] Result<> write(const ReportDocument &document)
    {
        m_sink << "# " << escaped(document.title) << "\n\n" << escaped(document.subtitle) << "\n";
        for (const ReportSection &section : document.sections)
            writeSection(section, 2);
        m_sink << "\n---\n\n" << escaped(document.generator) << "\n";
        return m_sink.finish();
    }

private:
    void writeSection(const ReportSection &section, int level)
    {
        m_sink << "\n<a id=\"" << section.id << "\"></a>\n\n"
               << QString(level, u'#') << " " << escaped(section.title) << "\n";
        for (const ReportBlock &block : section.blocks)
            std::visit([this](const auto &content) { writeBlock(content); }, block);
        for (const ReportSection &inner : section.sections)
            writeSection(inner, std::min(level + 1, 6));
    }

    void writeBlock(const ReportParagraph &paragraph)
    {
        const bool strong =
            paragraph.tone == ReportParagraph::Tone::Warning || paragraph.tone == ReportParagraph::Tone::Error;
        m_sink << (strong ? "\n> " : "\n") << escaped(paragraph.text) << "\n";
    }

    void writeBlock(const ReportFacts &facts)
    {
        m_sink << "\n";
        for (const ReportFacts::Fact &fact : facts.facts) {
            m_sink << "- **" << escaped(fact.name) << ":** "
                   << (fact.isCode ? code(fact.value, false) : escaped(fact.value)) << "\n";
        }
    }

    void writeBlock(const ReportTable &table)
    {
        if (!table.caption.isEmpty())
            m_sink << "\n**" << escaped(table.caption) << "**\n";
        m_sink << "\n|";
        for (const ReportColumn &column : table.columns)
            m_sink << " " << escaped(column.title) << " |";
        m_sink << "\n|";
        for (const ReportColumn &column : table.columns)
            m_sink << (column.style == ReportColumn::Style::Number ? " ---: |" : " --- |");
        m_sink << "\n";
        for (qsizetype i = 0; i < table.rowCount; ++i) {
            const ReportRow row = table.row(i);
            m_sink << "|";
            for (qsizetype c = 0; c < row.size(); ++c)
                m_sink << " " << cellText(row.at(c), table.columns.at(c).style) << " |";
            m_sink << "\n";
        }
    }

    void writeBlock(const ReportFigure &figure)
    {
        m_sink << "\n*" << escaped(figure.caption) << ".* " << escaped(figure.description) << "\n";
    }

    void writeBlock(const ReportCode &block)
    {
        // Indented code has no end that its text could contain.
        m_sink << "\n";
        for (const QString &line : block.text.split(u'\n'))
            m_sink << "    " << inert(line) << "\n";
    }

    DocumentSink m_sink;
};

} // namespace

Result<> writeMarkdown(const ReportDocument &document, QIODevice &device)
{
    return MarkdownWriter(device).write(document);
}

} // namespace qm
