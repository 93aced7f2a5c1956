// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/tonepainter.h"

#include <QFont>
#include <QGuiApplication>
#include <QPainter>

namespace qm {
namespace {

void paintText(QPainter &painter, const QRectF &square, QChar character)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(qMax(8, qRound(square.height() * 1.15)));
    font.setBold(true);
    painter.setFont(font);
    painter.drawText(square.adjusted(-square.width(), -square.height(), square.width(), square.height()),
                     Qt::AlignCenter, character);
}

} // namespace

void paintTone(QPainter &painter, const QRectF &area, Tone tone, const QColor &color)
{
    const qreal side = qMin(area.width(), area.height()) * 0.5;
    QRectF square(0, 0, side, side);
    square.moveCenter(area.center());
    const qreal stroke = qMax(1.25, side / 7);
    const QRectF inner = square.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
    const QPointF center = square.center();

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, stroke, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    switch (tone) {
    case Tone::Verified:
        painter.setBrush(color);
        painter.drawEllipse(inner);
        break;
    case Tone::Reported:
        painter.drawEllipse(inner);
        painter.setBrush(color);
        painter.drawPie(inner, 90 * 16, 180 * 16);
        break;
    case Tone::Missing:
        painter.drawEllipse(inner);
        break;
    case Tone::Different: {
        const qreal gap = side * 0.17;
        painter.drawLine(QPointF(inner.left(), center.y() - gap), QPointF(inner.right(), center.y() - gap));
        painter.drawLine(QPointF(inner.left(), center.y() + gap), QPointF(inner.right(), center.y() + gap));
        painter.drawLine(QPointF(center.x() - gap, inner.bottom()), QPointF(center.x() + gap, inner.top()));
        break;
    }
    case Tone::Running: {
        painter.setBrush(color);
        const QPointF triangle[] = {inner.topLeft(), {inner.right(), center.y()}, inner.bottomLeft()};
        painter.drawPolygon(triangle, 3);
        break;
    }
    case Tone::Failed:
    case Tone::Error:
        painter.drawLine(inner.topLeft(), inner.bottomRight());
        painter.drawLine(inner.topRight(), inner.bottomLeft());
        break;
    case Tone::Skipped:
        painter.drawLine(QPointF(inner.left(), center.y()), QPointF(inner.right(), center.y()));
        break;
    case Tone::NotNeeded:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(center, side / 9, side / 9);
        break;
    case Tone::Warning: {
        const QPointF triangle[] = {{center.x(), inner.top()}, inner.bottomRight(), inner.bottomLeft()};
        painter.drawPolygon(triangle, 3);
        painter.drawLine(QPointF(center.x(), inner.top() + side * 0.38),
                         QPointF(center.x(), inner.top() + side * 0.62));
        break;
    }
    case Tone::Unknown:
    case Tone::Note:
        paintText(painter, square, toneGlyph(tone));
        break;
    }
    painter.restore();
}

QColor readableToneColor(Tone tone, const QPalette &palette, const QColor &background)
{
    const QColor color = toneColor(tone, palette);
    if (tone == Tone::NotNeeded || contrastRatio(color, background) >= 4.5)
        return color;
    return palette.color(QPalette::HighlightedText);
}

const QPixmap &TonePixmaps::pixmap(Tone tone, int side, qreal devicePixelRatio, const QPalette &palette, bool selected)
{
    if (palette.cacheKey() != m_paletteKey) {
        m_paletteKey = palette.cacheKey();
        m_pixmaps.clear();
    }
    const quint64 key = (static_cast<quint64>(qRound(devicePixelRatio * 100)) << 32) | (static_cast<quint64>(side) << 8)
        | (static_cast<quint64>(tone) << 1) | (selected ? 1U : 0U);
    QPixmap &result = m_pixmaps[key];
    if (result.isNull()) {
        result = QPixmap(QSize(side, side) * devicePixelRatio);
        result.setDevicePixelRatio(devicePixelRatio);
        result.fill(Qt::transparent);
        const QColor color =
            selected ? readableToneColor(tone, palette, palette.color(QPalette::Highlight)) : toneColor(tone, palette);
        QPainter painter(&result);
        paintTone(painter, QRectF(0, 0, side, side), tone, color);
    }
    return result;
}

} // namespace qm
