// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/routelayout.h"
#include "ui/routes/routeprogress.h"

#include <QFont>
#include <QGraphicsItem>
#include <QPainterPath>
#include <QPalette>
#include <QPen>

namespace qm {

/// What items paint with: made once per palette, not per paint.
struct RouteStyle final
{
    explicit RouteStyle(const QPalette &palette = {}, const QFont &font = {});

    QFont titleFont;
    QFont textFont;
    QColor background;
    QColor box;
    QColor hoveredBox;
    QColor selectedBox;
    QColor text;
    QColor faintText;
    QColor frame;
    QPen outline;
    QPen accentOutline; ///< selected, and what a trace passes
    QPen focusOutline;
    QColor stream;       ///< edges
    QColor dimmedStream; ///< while something else is traced
    QColor tracedStream;
    QColor good; ///< what is done, runs, went wrong, and was not done for another reason, of a rollout
    QColor running;
    QColor bad;
    QColor leftOut;
};

/// How an item takes part in what is traced.
enum class RouteEmphasis : quint8 { Normal, Dimmed, Traced };

/// A box: a source, a host, or a group.
class RouteBoxItem final : public QGraphicsItem
{
public:
    RouteBoxItem(quint32 vertex, const QSizeF &size, bool isGroup, const QString &title, const QString &subtitle,
                 const RouteStyle &style);

    [[nodiscard]] quint32 vertex() const { return m_vertex; }
    void setEmphasis(RouteEmphasis emphasis);
    void setCurrent(bool current);
    void setPicked(bool picked);
    void setHovered(bool hovered);
    /// A bar along the lower edge, and numbers instead of what the box gets.
    void setShare(const RouteShare &share);
    /// The mark that expands a group, in item coordinates; empty for others.
    [[nodiscard]] QRectF expander() const;

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;
    enum { Type = UserType + 1 };
    int type() const override { return Type; }

private:
    void paintShare(QPainter *painter) const;

    const RouteStyle &m_style;
    quint32 m_vertex;
    QSizeF m_size;
    bool m_isGroup;
    bool m_current = false;
    bool m_picked = false;
    bool m_hovered = false;
    RouteEmphasis m_emphasis = RouteEmphasis::Normal;
    RouteShare m_share;
    QString m_title;
    QString m_subtitle;
    QString m_shareText;
};

/// Everything that moves between two boxes: one path.
class RouteEdgeItem final : public QGraphicsItem
{
public:
    /// @param room between two columns of boxes, which lie above the lines.
    RouteEdgeItem(quint32 edge, const RoutePath &path, qreal room, const RouteStyle &style);

    [[nodiscard]] quint32 edge() const { return m_edge; }
    void setEmphasis(RouteEmphasis emphasis);
    /// What is done of the line is drawn in its colour, and the speed upon it.
    void setShare(const RouteShare &share);
    /// Empty if nothing moves, or if boxes would cut it off: they say how fast they are themselves.
    [[nodiscard]] const QString &speed() const { return m_speed; }

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;
    enum { Type = UserType + 2 };
    int type() const override { return Type; }

private:
    [[nodiscard]] QColor color() const;
    void paintSpeed(QPainter *painter) const;

    const RouteStyle &m_style;
    quint32 m_edge;
    QPainterPath m_path;
    QPointF m_label;
    qreal m_thickness;
    qreal m_room;
    RouteShare m_share;
    QString m_speed;
    RouteEmphasis m_emphasis = RouteEmphasis::Normal;
};

/// The frame around an expanded group, with a mark that collapses it.
class RouteClusterItem final : public QGraphicsItem
{
public:
    RouteClusterItem(quint32 cluster, const QRectF &frame, const QString &title, qreal titleHeight,
                     const RouteStyle &style);

    [[nodiscard]] quint32 cluster() const { return m_cluster; }
    /// The line with the title: a click there collapses.
    [[nodiscard]] QRectF titleLine() const;

    QRectF boundingRect() const override { return m_frame; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;
    enum { Type = UserType + 3 };
    int type() const override { return Type; }

private:
    const RouteStyle &m_style;
    quint32 m_cluster;
    QRectF m_frame;
    QString m_title;
    qreal m_titleHeight;
};

/// The name above a column.
class RouteHeadingItem final : public QGraphicsItem
{
public:
    RouteHeadingItem(const QString &text, const QRectF &area, const RouteStyle &style);

    QRectF boundingRect() const override { return m_area; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const RouteStyle &m_style;
    QString m_text;
    QRectF m_area;
};

} // namespace qm
