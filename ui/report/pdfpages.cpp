// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/report/pdfpages.h"

#include "ui/report/pdfpalette.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr qreal pointsPerInch = 72;
constexpr QSizeF a4{595.276, 841.89};
constexpr QMarginsF margins{45, 42, 45, 54};
constexpr qreal footDistance = 20;

} // namespace

QFont pdfFont(qreal pointSize, bool fixedPitch, bool bold)
{
    QFont font;
    if (fixedPitch) {
        font.setFamilies({u"DejaVu Sans Mono"_s, u"Noto Sans Mono"_s, u"Liberation Mono"_s});
        font.setStyleHint(QFont::Monospace);
    } else {
        font.setFamilies({u"Noto Sans"_s, u"DejaVu Sans"_s, u"Liberation Sans"_s});
        font.setStyleHint(QFont::SansSerif);
    }
    font.setPointSizeF(pointSize);
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    // Qt shapes spaced text without ligatures: "verified" must be found by whoever searches for it. This is too
    // little to see (a fiftieth of a dot at 1200 dots per inch).
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.02);
    return font;
}

PdfPages::PdfPages(QPdfWriter &writer, const QString &footText, int pageCount)
    : m_writer(writer)
    , m_footText(footText)
    , m_pageCount(pageCount)
    , m_scale(writer.resolution() / pointsPerInch)
    , m_content(QRectF(QPointF(), a4).marginsRemoved(margins))
    , m_cursor(m_content.top())
{
    if (pageCount > 0) {
        m_painter = std::make_unique<QPainter>(&writer);
        drawFoot();
    }
}

PdfPages::~PdfPages() = default;

bool PdfPages::makeRoom(qreal height)
{
    if (isAtTop() || m_cursor + height <= m_content.bottom())
        return false;
    newPage();
    return true;
}

void PdfPages::advance(qreal height)
{
    m_cursor = std::min(m_cursor + height, m_content.bottom());
}

void PdfPages::space(qreal height)
{
    if (!isAtTop())
        advance(height);
}

void PdfPages::newPage()
{
    ++m_page;
    m_cursor = m_content.top();
    if (m_painter) {
        m_writer.newPage();
        drawFoot();
    }
}

std::unique_ptr<QTextLayout> PdfPages::layOut(const QString &text, const PdfTextStyle &style, qreal width) const
{
    const qreal tallest = device(m_content.height() / 2);
    // No line has more characters than points: what comes after half a page of lines cannot be seen.
    constexpr qsizetype mostCharacters = 20'000;
    QString content = text.left(mostCharacters);
    content.replace(u'\n', QChar::LineSeparator);
    auto layout = std::make_unique<QTextLayout>(content, style.font, &m_writer);
    QTextOption option(style.alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    layout->setTextOption(option);
    layout->beginLayout();
    qreal y = 0;
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(device(width));
        if (y + 2 * line.height() > tallest && line.textStart() + line.textLength() < content.size()) {
            layout->endLayout();
            return layOut(content.first(line.textStart()) + u'…', style, width);
        }
        line.setPosition({0, y});
        y += line.height();
    }
    layout->endLayout();
    return layout;
}

qreal PdfPages::heightOf(const QTextLayout &layout) const
{
    qreal height = 0;
    for (int i = 0; i < layout.lineCount(); ++i)
        height += layout.lineAt(i).height();
    return height / m_scale;
}

qreal PdfPages::lineWidth(const QString &text, const QFont &font) const
{
    constexpr qreal slack = 1;
    constexpr qsizetype mostCharacters = 400; // more do not fit on a page's width
    const QFontMetricsF metrics(font, &m_writer);
    qreal widest = 0;
    for (const QString &line : text.split(u'\n'))
        widest = std::max(widest, metrics.horizontalAdvance(line.left(mostCharacters)) / m_scale);
    return std::min(widest + slack, width());
}

qreal PdfPages::wordWidth(const QString &text, const QFont &font) const
{
    qreal widest = 0;
    for (const QString &word : text.split(u' '))
        widest = std::max(widest, lineWidth(word, font));
    return std::min(widest, width() / 3); // a longer word has to break
}

void PdfPages::draw(const QTextLayout &layout, const PdfTextStyle &style, qreal x, qreal y)
{
    if (!m_painter)
        return;
    m_painter->setPen(style.color);
    layout.draw(m_painter.get(), {device(x), device(y)});
}

void PdfPages::drawRule(qreal y, const QColor &color, qreal thickness)
{
    if (!m_painter)
        return;
    m_painter->fillRect(QRectF(device(left()), device(y), device(width()), device(thickness)), color);
}

void PdfPages::drawFoot()
{
    PdfTextStyle style{pdfFont(7.5), pdfPalette().quiet, Qt::AlignRight};
    const qreal y = m_content.bottom() + footDistance;
    draw(*layOut(u"%1 / %2"_s.arg(m_page).arg(m_pageCount), style, width()), style, left(), y);
    style.alignment = Qt::AlignLeft;
    const QFontMetricsF metrics(style.font, &m_writer);
    const QString text = metrics.elidedText(m_footText, Qt::ElideMiddle, device(width() * 0.8));
    draw(*layOut(text, style, width()), style, left(), y);
}

} // namespace qm
