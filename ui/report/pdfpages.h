// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QPdfWriter>
#include <QRectF>
#include <QString>
#include <QTextLayout>

#include <memory>

namespace qm {

/// How a text looks on paper.
struct PdfTextStyle final
{
    QFont font;
    QColor color;
    Qt::Alignment alignment = Qt::AlignLeft;
};

/// A flow of pages: a cursor that goes down, a new page where the room ends, a foot line on each page.
///
/// The flow is run twice with the same content: first without painting, to count the pages, then with. Lengths
/// are in points.
class PdfPages final
{
public:
    /// @param pageCount of the run before; 0 in that run, which paints nothing.
    PdfPages(QPdfWriter &writer, const QString &footText, int pageCount);
    ~PdfPages();
    Q_DISABLE_COPY_MOVE(PdfPages)

    [[nodiscard]] bool isPainting() const { return m_painter != nullptr; }
    [[nodiscard]] QPainter *painter() { return m_painter.get(); }
    [[nodiscard]] int page() const { return m_page; }

    [[nodiscard]] qreal left() const { return m_content.left(); }
    [[nodiscard]] qreal width() const { return m_content.width(); }
    [[nodiscard]] qreal height() const { return m_content.height(); }
    [[nodiscard]] qreal cursor() const { return m_cursor; }
    [[nodiscard]] bool isAtTop() const { return m_cursor <= m_content.top(); }

    /// Begins a new page unless @p height fits on this one. @return whether it did.
    bool makeRoom(qreal height);
    /// Moves down; never over the end of the page, and not at its top, where distances have no meaning.
    void advance(qreal height);
    void space(qreal height);
    void newPage();

    /// A text broken into lines of a width. Never taller than half a page: what is longer ends with an ellipsis.
    [[nodiscard]] std::unique_ptr<QTextLayout> layOut(const QString &text, const PdfTextStyle &style,
                                                      qreal width) const;
    [[nodiscard]] qreal heightOf(const QTextLayout &layout) const;
    /// Of the widest line, and of the widest word, of a text; a little more than needed, and never more than the page.
    [[nodiscard]] qreal lineWidth(const QString &text, const QFont &font) const;
    [[nodiscard]] qreal wordWidth(const QString &text, const QFont &font) const;
    /// Does not move the cursor.
    void draw(const QTextLayout &layout, const PdfTextStyle &style, qreal x, qreal y);
    void drawRule(qreal y, const QColor &color, qreal thickness);

    /// Points in units of the device, in which QTextLayout works.
    [[nodiscard]] qreal device(qreal points) const { return points * m_scale; }

private:
    void drawFoot();

    QPdfWriter &m_writer;
    QString m_footText;
    int m_pageCount;
    int m_page = 1;
    qreal m_scale;
    QRectF m_content;
    qreal m_cursor;
    std::unique_ptr<QPainter> m_painter;
};

/// Sans serif, or fixed pitch, of the fonts that the machine has.
[[nodiscard]] QFont pdfFont(qreal pointSize, bool fixedPitch = false, bool bold = false);

} // namespace qm
