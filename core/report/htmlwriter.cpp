// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/documentsink.h"
#include "core/report/htmlstyle.h"
#include "core/report/reporttext.h"
#include "core/report/reportwriters.h"

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// With more inner sections than this the contents name the section only.
constexpr qsizetype longestContents = 24;

QString escaped(const QString &text)
{
    return inert(text).toHtmlEscaped();
}

/// Line by line: line breaks of a code cell are its own.
QString escapedLines(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = escaped(line);
    return lines.join(u'\n');
}

const char *cssClass(ReportColumn::Style style)
{
    switch (style) {
    case ReportColumn::Style::Text:
        return "";
    case ReportColumn::Style::Code:
        return " class=c";
    case ReportColumn::Style::Number:
        return " class=n";
    case ReportColumn::Style::State:
        return " class=s";
    }
    Q_UNREACHABLE();
}

const char *cssClass(ReportParagraph::Tone tone)
{
    switch (tone) {
    case ReportParagraph::Tone::Plain:
        return "";
    case ReportParagraph::Tone::Lead:
        return " class=lead";
    case ReportParagraph::Tone::Quiet:
        return " class=quiet";
    case ReportParagraph::Tone::Warning:
        return " class=warning";
    case ReportParagraph::Tone::Error:
        return " class=error";
    }
    Q_UNREACHABLE();
}

class HtmlWriter final
{
public:
    explicit HtmlWriter(QIODevice &device) : m_sink(device) {}

    [[nodiscard]] Result<> write(const ReportDocument &document);

private:
    void writeHead(const ReportDocument &document);
    void writeContents(const ReportDocument &document);
    void writeSection(const ReportSection &section, int level);
    void writeBlock(const ReportParagraph &paragraph);
    void writeBlock(const ReportFacts &facts);
    void writeBlock(const ReportTable &table);
    void writeBlock(const ReportFigure &figure);
    void writeBlock(const ReportCode &code);
    void writeCell(const ReportCell &cell, ReportColumn::Style style);

    DocumentSink m_sink;
};

Result<> HtmlWriter::write(const ReportDocument &document)
{
    writeHead(document);
    m_sink << "<body>\n<header>\n<h1>" << escaped(document.title) << "</h1>\n<p class=subtitle>"
           << escaped(document.subtitle) << "</p>\n</header>\n<div class=columns>\n";
    writeContents(document);
    m_sink << "<main>\n";
    for (const ReportSection &section : document.sections)
        writeSection(section, 2);
    m_sink << "</main>\n</div>\n<footer>" << escaped(document.generator) << "</footer>\n</body>\n</html>\n";
    return m_sink.finish();
}

void HtmlWriter::writeHead(const ReportDocument &document)
{
    // The policy is a second line of defence: even a text that were not escaped could load or run nothing.
    m_sink
        << "<!DOCTYPE html>\n<html lang=\"" << escaped(document.language)
        << "\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"generator\" content=\""
        << escaped(document.generator) << "\">\n<title>" << escaped(document.title) << " · "
        << escaped(document.subtitle) << "</title>\n<style>" << htmlStyle << "</style>\n</head>\n";
}

void HtmlWriter::writeContents(const ReportDocument &document)
{
    const QString title = escaped(phrase(QT_TRANSLATE_NOOP("Message", "Contents")));
    m_sink << "<nav aria-label=\"" << title << "\">\n<h2>" << title << "</h2>\n<ul>\n";
    const auto link = [this](const ReportSection &section) {
        m_sink << "<li><a href=\"#" << section.id << "\">" << escaped(section.title) << "</a>";
    };
    for (const ReportSection &section : document.sections) {
        link(section);
        if (!section.sections.isEmpty() && section.sections.size() <= longestContents) {
            m_sink << "\n<ul>\n";
            for (const ReportSection &inner : section.sections) {
                link(inner);
                m_sink << "</li>\n";
            }
            m_sink << "</ul>";
        }
        m_sink << "</li>\n";
    }
    m_sink << "</ul>\n</nav>\n";
}

void HtmlWriter::writeSection(const ReportSection &section, int level)
{
    const QByteArray heading = "h" + QByteArray::number(std::min(level, 6));
    m_sink << (level > 2 ? "<section class=inner id=\"" : "<section id=\"") << section.id << "\" aria-labelledby=\""
           << section.id << "-title\">\n<" << heading << " id=\"" << section.id << "-title\">" << escaped(section.title)
           << "</" << heading << ">\n";
    for (const ReportBlock &block : section.blocks)
        std::visit([this](const auto &content) { writeBlock(content); }, block);
    for (const ReportSection &inner : section.sections)
        writeSection(inner, level + 1);
    m_sink << "</section>\n";
}

void HtmlWriter::writeBlock(const ReportParagraph &paragraph)
{
    m_sink << "<p" << cssClass(paragraph.tone) << ">" << escaped(paragraph.text) << "</p>\n";
}

void HtmlWriter::writeBlock(const ReportFacts &facts)
{
    m_sink << "<dl>\n";
    for (const ReportFacts::Fact &fact : facts.facts) {
        m_sink << "<dt>" << escaped(fact.name) << "</dt><dd>" << (fact.isCode ? "<code>" : "") << escaped(fact.value)
               << (fact.isCode ? "</code>" : "") << "</dd>\n";
    }
    m_sink << "</dl>\n";
}

void HtmlWriter::writeBlock(const ReportTable &table)
{
    m_sink << "<div class=scroll><table>\n";
    if (!table.caption.isEmpty())
        m_sink << "<caption>" << escaped(table.caption) << "</caption>\n";
    m_sink << "<thead><tr>";
    for (const ReportColumn &column : table.columns) {
        const bool number = column.style == ReportColumn::Style::Number;
        m_sink << (number ? "<th scope=col class=n>" : "<th scope=col>") << escaped(column.title) << "</th>";
    }
    m_sink << "</tr></thead>\n<tbody>\n";
    for (qsizetype i = 0; i < table.rowCount; ++i) {
        const ReportRow row = table.row(i);
        m_sink << "<tr>";
        for (qsizetype c = 0; c < row.size(); ++c)
            writeCell(row.at(c), table.columns.at(c).style);
        m_sink << "</tr>\n";
    }
    m_sink << "</tbody>\n</table></div>\n";
}

void HtmlWriter::writeCell(const ReportCell &cell, ReportColumn::Style style)
{
    if (cell.state) {
        m_sink << "<td class=\"s " << toString(*cell.state) << "\"><i aria-hidden=true>"
               << QString(stateGlyph(*cell.state)) << "</i> " << escaped(stateWord(*cell.state)) << "</td>";
        return;
    }
    m_sink << "<td" << cssClass(style) << ">";
    if (!cell.link.isEmpty())
        m_sink << "<a href=\"#" << cell.link << "\">" << escaped(cell.text) << "</a>";
    else
        m_sink << (style == ReportColumn::Style::Code ? escapedLines(cell.text) : escaped(cell.text));
    m_sink << "</td>";
}

void HtmlWriter::writeBlock(const ReportFigure &figure)
{
    m_sink << "<figure role=img aria-label=\"" << escaped(figure.description) << "\">\n"
           << figure.svg << "<figcaption>" << escaped(figure.caption) << "</figcaption>\n</figure>\n";
}

void HtmlWriter::writeBlock(const ReportCode &code)
{
    m_sink << "<pre><code>" << escapedLines(code.text) << "</code></pre>\n";
}

} // namespace

Result<> writeHtml(const ReportDocument &document, QIODevice &device)
{
    return HtmlWriter(device).write(document);
}

} // namespace qm
