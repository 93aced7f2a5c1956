// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"
#include "ui/routes/routeitems.h"
#include "ui/routes/routetrace.h"

#include <QGraphicsScene>

#include <memory>

namespace qm {

/// How a picture is made for the width that it has.
struct RouteFit final
{
    qreal comfortableRoom = 0; ///< with less of it, boxes are narrower and stand closer together
    bool isNarrow = false;     ///< they do

    /// Whether the same picture would be made for a view of this width; 0 if nobody knows.
    [[nodiscard]] bool isFor(int room) const { return isNarrow == (room > 0 && room < comfortableRoom); }
};

/// A graph with its layout, ready to be shown. Made in the background.
struct RouteDrawing final
{
    std::shared_ptr<const Planning> planning;
    RouteOptions options;
    RouteGraph graph;
    RouteLayoutOptions measures;
    RouteLayout layout;
    RouteFit fit;
};

/// Reads the plan: not for the GUI thread where plans are large. @p room is the width of the view, 0 while unknown.
[[nodiscard]] RouteDrawing drawRoutes(std::shared_ptr<const Planning> planning, const RouteOptions &options, int room);

/// The picture of the routes: one item per box and per edge, nothing that moves. Knows what is current, picked and
/// traced; leaves keys and the mouse to the view.
class RouteScene final : public QGraphicsScene
{
    Q_OBJECT

public:
    static constexpr quint32 none = RouteGraph::none;

    explicit RouteScene(QObject *parent = nullptr);

    void setDrawing(RouteDrawing drawing);
    [[nodiscard]] const RouteDrawing &drawing() const { return m_drawing; }
    [[nodiscard]] bool isEmpty() const { return m_boxes.empty(); }
    /// Colours and fonts of everything.
    void setStyle(const QPalette &palette, const QFont &font);
    [[nodiscard]] QColor background() const { return m_style->background; }

    /// The box that keys act on, or none.
    void setCurrent(quint32 vertex);
    [[nodiscard]] quint32 current() const { return m_current; }
    [[nodiscard]] QRectF boxRect(quint32 vertex) const { return m_drawing.layout.boxes[vertex]; }
    /// Index of the box with this id, or none.
    [[nodiscard]] quint32 findVertex(const QString &id) const;
    /// The box in which a host is found: where it receives, else where it fetches; or none.
    [[nodiscard]] quint32 findHost(const QString &name) const;

    /// What stays traced, and which boxes are picked, while nothing is pointed at.
    void setSelection(const QStringList &hosts, const QStringList &artifacts);
    /// How far a rollout of the plan is; default: none runs.
    void setProgress(const RouteProgress &progress);
    /// What is under the pointer, or null.
    void setHovered(QGraphicsItem *item);

    /// The box that a key leads to: along the widest edge to the left or right, to the neighbour above or below.
    [[nodiscard]] quint32 neighbour(quint32 vertex, Qt::Key direction) const;

private:
    void rebuild();
    void addHeadings();
    void showTrace(const RouteTrace &trace);

    RouteDrawing m_drawing;
    std::unique_ptr<RouteStyle> m_style;
    std::vector<RouteBoxItem *> m_boxes;
    std::vector<RouteEdgeItem *> m_edges;
    quint32 m_current = none;
    QGraphicsItem *m_hovered = nullptr;
    QStringList m_selectedHosts;
    QStringList m_selectedArtifacts;
    RouteTrace m_selection;
};

} // namespace qm
