// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/report/pdfflow.h"

#include "core/report/reporttext.h"
#include "ui/report/pdfpalette.h"

#include <QSvgRenderer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr qreal cellGap = 8;
constexpr qreal cellPadding = 2.5;
constexpr qreal glyphSize = 6;
constexpr qreal glyphRoom = 11; ///< with the distance to the word
/// What must fit below a heading, so that it does not stand alone at the end of a page.
constexpr qreal headingCompany = 90;
/// Lines up to this are kept whole before longer ones get more room.
constexpr qreal shortLine = 100;

using Layouts = std::vector<std::unique_ptr<QTextLayout>>;

/// Draws a state's glyph as a shape: fonts that have these glyphs are not on every machine.
void drawState(QPainter &painter, Presence state, const QRectF &box, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, box.width() * 0.13));
    const QRectF circle =
        box.adjusted(box.width() * 0.07, box.width() * 0.07, -box.width() * 0.07, -box.width() * 0.07);
    switch (state) {
    case Presence::Verified:
        painter.setBrush(color);
        painter.drawEllipse(circle);
        break;
    case Presence::Reported:
        painter.drawEllipse(circle);
        painter.setBrush(color);
        painter.drawChord(circle, 90 * 16, 180 * 16);
        break;
    case Presence::Absent:
        painter.drawEllipse(circle);
        break;
    case Presence::Different: {
        const qreal third = box.height() / 3;
        painter.drawLine(box.topLeft() + QPointF(0, third), box.topRight() + QPointF(0, third));
        painter.drawLine(box.bottomLeft() - QPointF(0, third), box.bottomRight() - QPointF(0, third));
        painter.drawLine(box.bottomLeft() + QPointF(third, 0), box.topRight() - QPointF(third, 0));
        break;
    }
    case Presence::Unknown:
        painter.setFont(pdfFont(8.5, false, true));
        painter.drawText(box.adjusted(-box.width(), -box.height(), box.width(), box.height()), Qt::AlignCenter, u"?"_s);
        break;
    }
    painter.restore();
}

} // namespace

PdfFlow::PdfFlow(QPdfWriter &writer, const ReportDocument &document, int pageCount, QHash<QString, int> sectionPages)
    : m_document(document)
    , m_pages(writer, inert(document.title + u" · "_s + document.subtitle), pageCount)
    , m_sectionPages(std::move(sectionPages))
{}

void PdfFlow::run()
{
    writeText(m_document.title, {pdfFont(20, false, true), pdfPalette().text});
    m_pages.space(2);
    writeText(m_document.subtitle, {pdfFont(9), pdfPalette().quiet});
    m_pages.space(14);
    writeContents();
    for (const ReportSection &section : m_document.sections)
        writeSection(section, 1);
}

void PdfFlow::writeContents()
{
    PdfTextStyle name{pdfFont(9), pdfPalette().text};
    PdfTextStyle number{pdfFont(9), pdfPalette().text, Qt::AlignRight};
    constexpr qreal width = 200;
    for (const ReportSection &section : m_document.sections) {
        const auto title = m_pages.layOut(inert(section.title), name, width);
        m_pages.draw(*title, name, m_pages.left(), m_pages.cursor());
        const QString page = QString::number(m_sectionPages.value(section.id));
        m_pages.draw(*m_pages.layOut(page, number, width), number, m_pages.left(), m_pages.cursor());
        m_pages.advance(m_pages.heightOf(*title) + 2);
    }
}

void PdfFlow::writeText(const QString &text, const PdfTextStyle &style)
{
    const auto layout = m_pages.layOut(inert(text), style, m_pages.width());
    const qreal height = m_pages.heightOf(*layout);
    m_pages.makeRoom(height);
    m_pages.draw(*layout, style, m_pages.left(), m_pages.cursor());
    m_pages.advance(height);
}

void PdfFlow::writeSection(const ReportSection &section, int level)
{
    m_pages.space(level == 1 ? 26 : 16);
    m_pages.makeRoom(headingCompany);
    m_foundPages.insert(section.id, m_pages.page());
    writeText(section.title, {pdfFont(level == 1 ? 14 : 10.5, false, true), pdfPalette().text});
    if (level == 1) {
        m_pages.advance(3);
        m_pages.drawRule(m_pages.cursor(), pdfPalette().line, 0.75);
    }
    m_pages.advance(5);
    for (const ReportBlock &block : section.blocks)
        std::visit([this](const auto &content) { writeBlock(content); }, block);
    for (const ReportSection &inner : section.sections)
        writeSection(inner, level + 1);
}

void PdfFlow::writeBlock(const ReportParagraph &paragraph)
{
    PdfTextStyle style{pdfFont(9), pdfPalette().text};
    switch (paragraph.tone) {
    case ReportParagraph::Tone::Plain:
        break;
    case ReportParagraph::Tone::Lead:
        style.font = pdfFont(11);
        break;
    case ReportParagraph::Tone::Quiet:
        style.color = pdfPalette().quiet;
        break;
    case ReportParagraph::Tone::Warning:
        style.color = pdfPalette().of(Tone::Warning);
        break;
    case ReportParagraph::Tone::Error:
        style.color = pdfPalette().of(Tone::Error);
        break;
    }
    m_pages.space(3);
    writeText(paragraph.text, style);
    m_pages.space(5);
}

void PdfFlow::writeBlock(const ReportFacts &facts)
{
    constexpr qreal nameWidth = 110;
    constexpr qreal leastHeight = 13;
    const PdfTextStyle nameStyle{pdfFont(9), pdfPalette().quiet};
    m_pages.makeRoom(leastHeight * static_cast<qreal>(facts.facts.size()));
    for (const ReportFacts::Fact &fact : facts.facts) {
        const PdfTextStyle valueStyle{fact.isCode ? pdfFont(8, true) : pdfFont(9), pdfPalette().text};
        const auto name = m_pages.layOut(inert(fact.name), nameStyle, nameWidth - cellGap);
        const auto value = m_pages.layOut(inert(fact.value), valueStyle, m_pages.width() - nameWidth);
        const qreal height = std::max(m_pages.heightOf(*name), m_pages.heightOf(*value));
        m_pages.makeRoom(height);
        m_pages.draw(*name, nameStyle, m_pages.left(), m_pages.cursor());
        // Fixed pitch is set smaller: its first line sits on the name's base line.
        const qreal drop = fact.isCode ? 1 : 0;
        m_pages.draw(*value, valueStyle, m_pages.left() + nameWidth, m_pages.cursor() + drop);
        m_pages.advance(height + 2);
    }
    m_pages.space(6);
}

PdfFlow::Demand PdfFlow::demandOf(const ReportTable &table, qsizetype column, const QList<ReportRow> &sample) const
{
    constexpr qreal leastCode = 70; // may break anywhere
    const ReportColumn::Style style = table.columns.at(column).style;
    const QString title = inert(table.columns.at(column).title);
    Demand demand{m_pages.wordWidth(title, headStyle(style).font), m_pages.lineWidth(title, headStyle(style).font)};
    for (const ReportRow &row : sample) {
        const ReportCell &cell = row.at(column);
        const QFont font = cellStyle(cell, style).font;
        const QString text = inert(cell.state ? stateWord(*cell.state) : cell.text);
        const qreal glyph = cell.state ? glyphRoom : 0;
        const qreal line = m_pages.lineWidth(text, font) + glyph;
        demand.natural = std::max(demand.natural, line);
        switch (style) {
        case ReportColumn::Style::Code:
            demand.least = std::max(demand.least, std::min(line, leastCode));
            break;
        case ReportColumn::Style::Text:
            demand.least = std::max(demand.least, m_pages.wordWidth(text, font));
            break;
        case ReportColumn::Style::Number:
        case ReportColumn::Style::State:
            demand.least = std::max(demand.least, line);
            break;
        }
    }
    return demand;
}

/// What short lines ask for beyond their longest words: paths and sentences, which break anyway, would take it all.
/// As much for each as for every other, and no more than it asks for.
void PdfFlow::widenShortLines(std::vector<Demand> &demands, qreal room)
{
    std::vector<Demand *> asking;
    for (Demand &demand : demands) {
        room -= demand.least;
        if (demand.natural <= shortLine && demand.natural > demand.least)
            asking.push_back(&demand);
    }
    std::sort(asking.begin(), asking.end(),
              [](const Demand *a, const Demand *b) { return a->natural - a->least < b->natural - b->least; });
    for (size_t i = 0; i < asking.size() && room > 0; ++i) {
        const qreal share = room / static_cast<qreal>(asking.size() - i);
        const qreal given = std::min(share, asking[i]->natural - asking[i]->least);
        asking[i]->least += given;
        room -= given;
    }
}

/// Each column gets what its longest word needs, then, as far as there is room, what its longest line needs, short
/// lines first; what remains goes by weight.
std::vector<QRectF> PdfFlow::columnsOf(const ReportTable &table) const
{
    constexpr qsizetype sampleSize = 200;
    QList<ReportRow> sample;
    for (qsizetype i = 0; i < std::min(table.rowCount, sampleSize); ++i)
        sample.append(table.row(i));
    const qreal room = m_pages.width() - cellGap * static_cast<qreal>(table.columns.size() - 1);
    std::vector<Demand> demands;
    for (qsizetype i = 0; i < table.columns.size(); ++i)
        demands.push_back(demandOf(table, i, sample));
    widenShortLines(demands, room);
    qreal least = 0;
    qreal natural = 0;
    qreal weights = 0;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        least += demands.at(static_cast<size_t>(i)).least;
        natural += demands.at(static_cast<size_t>(i)).natural;
        weights += table.columns.at(i).weight;
    }
    std::vector<QRectF> result;
    qreal x = m_pages.left();
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        const Demand &demand = demands.at(static_cast<size_t>(i));
        qreal width = demand.least * room / least;
        if (natural <= room)
            width = demand.natural + (room - natural) * table.columns.at(i).weight / weights;
        else if (least <= room)
            width = demand.least + (room - least) * (demand.natural - demand.least) / (natural - least);
        result.emplace_back(x, 0, width, 0);
        x += width + cellGap;
    }
    return result;
}

void PdfFlow::writeTableHead(const ReportTable &table, const std::vector<QRectF> &columns)
{
    Layouts layouts;
    std::vector<PdfTextStyle> styles;
    qreal height = 0;
    for (size_t i = 0; i < columns.size(); ++i) {
        const ReportColumn &column = table.columns.at(static_cast<qsizetype>(i));
        styles.push_back(headStyle(column.style));
        layouts.push_back(m_pages.layOut(inert(column.title), styles.back(), columns[i].width()));
        height = std::max(height, m_pages.heightOf(*layouts.back()));
    }
    for (size_t i = 0; i < columns.size(); ++i) {
        const qreal y = m_pages.cursor() + height - m_pages.heightOf(*layouts[i]);
        m_pages.draw(*layouts[i], styles[i], columns[i].left(), y);
    }
    m_pages.advance(height + cellPadding);
    m_pages.drawRule(m_pages.cursor(), pdfPalette().quiet, 0.75);
    m_pages.advance(0.75);
}

PdfTextStyle PdfFlow::headStyle(ReportColumn::Style style)
{
    const bool number = style == ReportColumn::Style::Number;
    return {pdfFont(7.5, false, true), pdfPalette().quiet, number ? Qt::AlignRight : Qt::AlignLeft};
}

PdfTextStyle PdfFlow::cellStyle(const ReportCell &cell, ReportColumn::Style style)
{
    if (cell.state)
        return {pdfFont(8.5), pdfPalette().of(toneOf(*cell.state))};
    const bool code = style == ReportColumn::Style::Code;
    const bool number = style == ReportColumn::Style::Number;
    return {code ? pdfFont(7.5, true) : pdfFont(8.5), pdfPalette().text, number ? Qt::AlignRight : Qt::AlignLeft};
}

void PdfFlow::writeRow(const ReportTable &table, const std::vector<QRectF> &columns, const ReportRow &row)
{
    Layouts layouts;
    std::vector<PdfTextStyle> styles;
    qreal height = 0;
    for (size_t i = 0; i < columns.size(); ++i) {
        const ReportCell &cell = row.at(static_cast<qsizetype>(i));
        QStringList lines = (cell.state ? stateWord(*cell.state) : cell.text).split(u'\n');
        std::transform(lines.begin(), lines.end(), lines.begin(), inert);
        styles.push_back(cellStyle(cell, table.columns.at(static_cast<qsizetype>(i)).style));
        layouts.push_back(
            m_pages.layOut(lines.join(u'\n'), styles.back(), columns[i].width() - (cell.state ? glyphRoom : 0)));
        height = std::max(height, m_pages.heightOf(*layouts.back()));
    }
    height += 2 * cellPadding;
    if (m_pages.makeRoom(height)) {
        if (!table.caption.isEmpty()) {
            writeText(phrase(QT_TRANSLATE_NOOP("Message", "%1 (continued)"), {table.caption}),
                      {pdfFont(8), pdfPalette().quiet});
            m_pages.advance(4);
        }
        writeTableHead(table, columns);
    }
    const qreal y = m_pages.cursor() + cellPadding;
    for (size_t i = 0; i < columns.size(); ++i) {
        const ReportCell &cell = row.at(static_cast<qsizetype>(i));
        m_pages.draw(*layouts[i], styles[i], columns[i].left() + (cell.state ? glyphRoom : 0), y);
        if (cell.state && m_pages.isPainting()) {
            const qreal glyphTop = y + (m_pages.heightOf(*layouts[i]) - glyphSize) / 2;
            const QRectF box(m_pages.device(columns[i].left()), m_pages.device(glyphTop), m_pages.device(glyphSize),
                             m_pages.device(glyphSize));
            drawState(*m_pages.painter(), *cell.state, box, styles[i].color);
        }
    }
    m_pages.advance(height);
    m_pages.drawRule(m_pages.cursor(), pdfPalette().line, 0.4);
}

void PdfFlow::writeBlock(const ReportTable &table)
{
    m_pages.space(4);
    m_pages.makeRoom(headingCompany * 0.75);
    if (!table.caption.isEmpty()) {
        writeText(table.caption, {pdfFont(9, false, true), pdfPalette().text});
        m_pages.space(4);
    }
    const std::vector<QRectF> columns = columnsOf(table);
    writeTableHead(table, columns);
    for (qsizetype i = 0; i < table.rowCount; ++i)
        writeRow(table, columns, table.row(i));
    m_pages.space(8);
}

void PdfFlow::writeBlock(const ReportFigure &figure)
{
    const PdfTextStyle captionStyle{pdfFont(8), pdfPalette().quiet};
    const auto caption = m_pages.layOut(inert(figure.caption), captionStyle, m_pages.width());
    const qreal room = m_pages.height() - m_pages.heightOf(*caption) - 12;
    if (figure.size.isEmpty())
        return;
    // Never larger than on screen, else as wide as the page, as long as that is not too tall.
    const qreal factor = std::min({0.75, m_pages.width() / figure.size.width(), room / figure.size.height()});
    const QSizeF size = figure.size * factor;
    m_pages.makeRoom(size.height() + m_pages.heightOf(*caption) + 12);
    if (m_pages.isPainting()) {
        QSvgRenderer renderer(figure.svg);
        renderer.render(m_pages.painter(),
                        QRectF(m_pages.device(m_pages.left()), m_pages.device(m_pages.cursor()),
                               m_pages.device(size.width()), m_pages.device(size.height())));
    }
    m_pages.advance(size.height() + 4);
    m_pages.draw(*caption, captionStyle, m_pages.left(), m_pages.cursor());
    m_pages.advance(m_pages.heightOf(*caption) + 8);
}

void PdfFlow::writeBlock(const ReportCode &code)
{
    m_pages.space(2);
    for (const QString &line : code.text.split(u'\n'))
        writeText(line, {pdfFont(8, true), pdfPalette().text});
    m_pages.space(8);
}

} // namespace qm
