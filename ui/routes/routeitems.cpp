// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routeitems.h"

#include "ui/models/rolloutwords.h"
#include "ui/theme/tone.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr qreal radius = 5;
constexpr qreal padding = 12;
constexpr qreal markSide = 14;
/// How far the sheets behind a group's box look out.
constexpr qreal sheet = 3;
/// Below these scales texts are specks: they are left out.
constexpr qreal titleDetail = 0.35;
constexpr qreal subtitleDetail = 0.55;
/// Thin edges are easier to hit than to see.
constexpr qreal leastHit = 8;
constexpr qreal shareHeight = 3;
/// Room for "999.9 MB/s" upon an edge.
constexpr QSizeF speedSize(76, 18);

QColor blend(const QColor &a, const QColor &b, qreal share)
{
    const auto mix = [share](float x, float y) { return x + (y - x) * static_cast<float>(share); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

qreal detail(const QPainter *painter)
{
    return QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
}

/// "+" or "−" in a small square.
void drawMark(QPainter *painter, const QRectF &area, const QColor &color, bool plus)
{
    painter->setPen(QPen(color, 1.25, Qt::SolidLine, Qt::RoundCap));
    const QPointF c = area.center();
    painter->drawLine(QPointF(c.x() - 3.5, c.y()), QPointF(c.x() + 3.5, c.y()));
    if (plus)
        painter->drawLine(QPointF(c.x(), c.y() - 3.5), QPointF(c.x(), c.y() + 3.5));
}

void drawText(QPainter *painter, const QRectF &area, const QFont &font, const QColor &color, const QString &text,
              Qt::TextElideMode elide = Qt::ElideRight)
{
    painter->setFont(font);
    painter->setPen(color);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetricsF(font).elidedText(text, elide, area.width()));
}

/// "7 of 12 · 12.0 MB/s", "7 of 12 · 2 not done"
QString shareText(const RouteShare &share)
{
    if (share.steps == 0)
        return {};
    const QLocale locale;
    QStringList parts{QCoreApplication::translate("qm::RouteBoxItem", "%1 of %2 steps")
                          .arg(locale.toString(share.good), locale.toString(share.steps))};
    if (share.notDone > 0)
        parts += QCoreApplication::translate("qm::RouteBoxItem", "%1 not done").arg(locale.toString(share.notDone));
    if (const QString speed = speedText(share.bytesPerSecond); !speed.isEmpty())
        parts += speed;
    return parts.join(u" · "_s);
}

} // namespace

RouteStyle::RouteStyle(const QPalette &palette, const QFont &font) : titleFont(font), textFont(font)
{
    titleFont.setWeight(QFont::DemiBold);
    textFont.setPointSizeF(font.pointSizeF() * 0.92);
    const auto color = [&](QPalette::ColorRole role) { return palette.color(QPalette::Active, role); };
    background = color(QPalette::Base);
    text = color(QPalette::Text);
    faintText = color(QPalette::PlaceholderText);
    const QColor accent = color(QPalette::Link);
    const bool dark = isDark(palette);
    box = dark ? color(QPalette::Button) : color(QPalette::Base);
    hoveredBox = blend(box, accent, dark ? 0.14 : 0.06);
    selectedBox = blend(box, accent, dark ? 0.26 : 0.14);
    frame = blend(background, text, dark ? 0.05 : 0.03);
    outline = QPen(blend(background, text, dark ? 0.32 : 0.28), 1);
    accentOutline = QPen(accent, 1.5);
    focusOutline = QPen(accent, 2.5);
    stream = blend(background, text, dark ? 0.30 : 0.24);
    dimmedStream = blend(background, text, dark ? 0.12 : 0.09);
    tracedStream = blend(background, accent, 0.75);
    good = toneColor(Tone::Verified, palette);
    running = toneColor(Tone::Running, palette);
    bad = toneColor(Tone::Failed, palette);
    leftOut = toneColor(Tone::Skipped, palette);
}

RouteBoxItem::RouteBoxItem(quint32 vertex, const QSizeF &size, bool isGroup, const QString &title,
                           const QString &subtitle, const RouteStyle &style)
    : m_style(style)
    , m_vertex(vertex)
    , m_size(size)
    , m_isGroup(isGroup)
    , m_title(title)
    , m_subtitle(subtitle)
{
    setZValue(2);
}

void RouteBoxItem::setEmphasis(RouteEmphasis emphasis)
{
    if (m_emphasis != emphasis) {
        m_emphasis = emphasis;
        update();
    }
}

void RouteBoxItem::setCurrent(bool current)
{
    if (m_current != current) {
        m_current = current;
        update();
    }
}

void RouteBoxItem::setPicked(bool picked)
{
    if (m_picked != picked) {
        m_picked = picked;
        update();
    }
}

void RouteBoxItem::setHovered(bool hovered)
{
    if (m_hovered != hovered) {
        m_hovered = hovered;
        update();
    }
}

void RouteBoxItem::setShare(const RouteShare &share)
{
    if (m_share != share) {
        m_share = share;
        m_shareText = shareText(share);
        update();
    }
}

QRectF RouteBoxItem::expander() const
{
    return m_isGroup ? QRectF(m_size.width() - markSide - 8, (m_size.height() - markSide) / 2, markSide, markSide)
                     : QRectF();
}

QRectF RouteBoxItem::boundingRect() const
{
    return QRectF(QPointF(), m_size).adjusted(-2, -2, 2 * sheet + 2, 2 * sheet + 2);
}

void RouteBoxItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF rect(QPointF(), m_size);
    const bool dimmed = m_emphasis == RouteEmphasis::Dimmed;
    const QColor fill = m_picked ? m_style.selectedBox : m_hovered ? m_style.hoveredBox : m_style.box;
    painter->setBrush(fill);
    painter->setPen(m_style.outline);
    if (m_isGroup) {
        for (const qreal offset : {2 * sheet, sheet})
            painter->drawRoundedRect(rect.translated(offset, offset), radius, radius);
    }
    if (m_current)
        painter->setPen(m_style.focusOutline);
    else if (m_picked || m_emphasis == RouteEmphasis::Traced)
        painter->setPen(m_style.accentOutline);
    painter->drawRoundedRect(rect, radius, radius);

    const qreal level = detail(painter);
    if (level < titleDetail)
        return;
    const QColor text = dimmed ? m_style.faintText : m_style.text;
    const QString &second = m_shareText.isEmpty() ? m_subtitle : m_shareText;
    paintShare(painter);
    if (m_isGroup)
        drawMark(painter, expander(), text, true);
    const qreal width = m_size.width() - 2 * padding - (m_isGroup ? markSide : 0);
    const QFontMetricsF title(m_style.titleFont);
    const QFontMetricsF small(m_style.textFont);
    const bool oneLine = m_size.height() < title.height() + small.height() + 10;
    if (oneLine) {
        const qreal name = qMin(title.horizontalAdvance(m_title) + 2, width);
        drawText(painter, {padding, 0, name, m_size.height()}, m_style.titleFont, text, m_title, Qt::ElideMiddle);
        if (level >= subtitleDetail && width - name > 40)
            drawText(painter, {padding + name + 8, 0, width - name - 8, m_size.height()}, m_style.textFont,
                     m_style.faintText, second);
        return;
    }
    const bool hasSubtitle = !second.isEmpty();
    const qreal block = title.height() + (hasSubtitle ? small.height() + 1 : 0);
    const qreal top = (m_size.height() - block) / 2;
    drawText(painter, {padding, top, width, title.height()}, m_style.titleFont, text, m_title, Qt::ElideMiddle);
    if (hasSubtitle && level >= subtitleDetail)
        drawText(painter, {padding, top + title.height() + 1, width, small.height()}, m_style.textFont,
                 m_style.faintText, second);
}

void RouteBoxItem::paintShare(QPainter *painter) const
{
    if (m_share.steps == 0)
        return;
    QRectF bar(padding, m_size.height() - shareHeight - 1, m_size.width() - 2 * padding, shareHeight);
    painter->fillRect(bar, m_style.dimmedStream);
    const auto segment = [&](qreal steps, const QColor &color) {
        const qreal width = (m_size.width() - 2 * padding) * steps / m_share.steps;
        painter->fillRect(QRectF(bar.topLeft(), QSizeF(width, shareHeight)), color);
        bar.setLeft(bar.left() + width);
    };
    segment(m_share.good, m_style.good);
    segment(m_share.failed, m_style.bad);
    segment(m_share.notDone - m_share.failed, m_style.leftOut);
    segment(m_share.running, m_style.running);
}

RouteEdgeItem::RouteEdgeItem(quint32 edge, const RoutePath &path, qreal room, const RouteStyle &style)
    : m_style(style)
    , m_edge(edge)
    , m_path(path.start)
    , m_label(path.label)
    , m_thickness(path.thickness)
    , m_room(room)
{
    for (const RouteCurve &curve : path.curves)
        m_path.cubicTo(curve.control1, curve.control2, curve.end);
    setZValue(1);
}

void RouteEdgeItem::setEmphasis(RouteEmphasis emphasis)
{
    if (m_emphasis == emphasis)
        return;
    m_emphasis = emphasis;
    setZValue(emphasis == RouteEmphasis::Traced ? 1.5 : 1);
    update();
}

void RouteEdgeItem::setShare(const RouteShare &share)
{
    if (m_share == share)
        return;
    m_share = share;
    m_speed = speedText(share.bytesPerSecond);
    if (QFontMetricsF(m_style.textFont).horizontalAdvance(m_speed) > m_room)
        m_speed.clear();
    update();
}

QRectF RouteEdgeItem::boundingRect() const
{
    const qreal half = qMax(m_thickness, leastHit) / 2 + 1;
    const QRectF speed(m_label - QPointF(speedSize.width(), speedSize.height()) / 2, speedSize);
    return m_path.controlPointRect().adjusted(-half, -half, half, half).united(speed);
}

QPainterPath RouteEdgeItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(qMax(m_thickness, leastHit));
    return stroker.createStroke(m_path);
}

QColor RouteEdgeItem::color() const
{
    if (m_emphasis == RouteEmphasis::Traced)
        return m_style.tracedStream;
    if (m_emphasis == RouteEmphasis::Dimmed)
        return m_style.dimmedStream;
    if (m_share.running > 0)
        return blend(m_style.background, m_style.running, 0.45);
    if (m_share.failed > 0)
        return blend(m_style.background, m_style.bad, 0.6);
    return m_share.notDone > 0 ? blend(m_style.background, m_style.leftOut, 0.6) : m_style.stream;
}

void RouteEdgeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    QPen pen(color(), m_thickness, Qt::SolidLine, Qt::FlatCap);
    painter->setPen(pen);
    painter->drawPath(m_path);
    const qreal there = m_share.steps > 0 ? (m_share.good + m_share.moved) / m_share.steps : 0;
    if (there > 0 && m_emphasis != RouteEmphasis::Dimmed) {
        const qreal length = m_path.length() / m_thickness; // dashes are measured in widths of the pen
        pen.setColor(blend(m_style.background, m_style.good, 0.75));
        pen.setDashPattern({length * there, length});
        painter->setPen(pen);
        painter->drawPath(m_path);
    }
    if (!m_speed.isEmpty() && detail(painter) >= subtitleDetail)
        paintSpeed(painter);
}

void RouteEdgeItem::paintSpeed(QPainter *painter) const
{
    painter->setFont(m_style.textFont);
    const qreal width = qMin(QFontMetricsF(m_style.textFont).horizontalAdvance(m_speed) + 10, speedSize.width());
    const QRectF area(m_label - QPointF(width, speedSize.height()) / 2, QSizeF(width, speedSize.height()));
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_style.background);
    painter->drawRoundedRect(area, radius, radius);
    painter->setPen(m_style.text);
    painter->drawText(area, Qt::AlignCenter, m_speed);
}

RouteClusterItem::RouteClusterItem(quint32 cluster, const QRectF &frame, const QString &title, qreal titleHeight,
                                   const RouteStyle &style)
    : m_style(style)
    , m_cluster(cluster)
    , m_frame(frame)
    , m_title(title)
    , m_titleHeight(titleHeight)
{
    setZValue(0);
}

QRectF RouteClusterItem::titleLine() const
{
    return {m_frame.left(), m_frame.top(), m_frame.width(), m_titleHeight};
}

void RouteClusterItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_style.frame);
    painter->drawRoundedRect(m_frame, radius + 2, radius + 2);
    if (detail(painter) < titleDetail)
        return;
    const QRectF line = titleLine();
    const QRectF mark(line.right() - markSide - 10, line.center().y() - markSide / 2, markSide, markSide);
    drawMark(painter, mark, m_style.faintText, false);
    drawText(painter, line.adjusted(padding, 0, -markSide - 14, 0), m_style.textFont, m_style.faintText, m_title);
}

RouteHeadingItem::RouteHeadingItem(const QString &text, const QRectF &area, const RouteStyle &style)
    : m_style(style)
    , m_text(text)
    , m_area(area)
{}

void RouteHeadingItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (detail(painter) >= titleDetail)
        drawText(painter, m_area, m_style.textFont, m_style.faintText, m_text);
}

} // namespace qm
