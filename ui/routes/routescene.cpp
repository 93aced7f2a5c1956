// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routescene.h"

#include "ui/models/routewords.h"

#include <cmath>
#include <limits>

namespace qm {
namespace {

constexpr qreal headingHeight = 28;
constexpr qreal margin = 24;
/// Below this scale the boxes of a wide picture are better drawn smaller than its texts.
constexpr qreal comfortable = 0.9;

QString heading(RouteRole role)
{
    switch (role) {
    case RouteRole::Source:
        return RouteScene::tr("Sources");
    case RouteRole::Downloader:
        return RouteScene::tr("Downloaders");
    case RouteRole::Controller:
        return RouteScene::tr("Controller");
    case RouteRole::Node:
        return RouteScene::tr("Nodes");
    }
    Q_UNREACHABLE();
}

} // namespace

RouteDrawing drawRoutes(std::shared_ptr<const Planning> planning, const RouteOptions &options, int room)
{
    RouteDrawing drawing;
    drawing.options = options;
    drawing.graph = routeGraph(planning->plan(), options);
    drawing.layout = routeLayout(drawing.graph, drawing.measures);
    drawing.fit.comfortableRoom = comfortable * (drawing.layout.bounds.width() + 2 * margin);
    if (!drawing.fit.isFor(room)) {
        drawing.fit.isNarrow = true;
        drawing.measures.boxWidth = 208;
        drawing.measures.columnGap = 36;
        drawing.measures.hostHeight = 44; // two lines, for what has no room beside the name
        drawing.layout = routeLayout(drawing.graph, drawing.measures);
    }
    drawing.planning = std::move(planning);
    return drawing;
}

RouteScene::RouteScene(QObject *parent) : QGraphicsScene(parent), m_style(std::make_unique<RouteStyle>())
{
    setItemIndexMethod(NoIndex); // few items; an index would cost more than it saves
}

void RouteScene::setDrawing(RouteDrawing drawing)
{
    const QString currentId = m_current == none ? QString() : m_drawing.graph.vertices[m_current].id;
    m_drawing = std::move(drawing);
    m_current = none;
    rebuild();
    if (const quint32 vertex = findVertex(currentId); vertex != none)
        setCurrent(vertex);
    setSelection(m_selectedHosts, m_selectedArtifacts);
}

void RouteScene::setStyle(const QPalette &palette, const QFont &font)
{
    *m_style = RouteStyle(palette, font); // items look at it when they paint
    setBackgroundBrush(m_style->background);
    update();
}

void RouteScene::rebuild()
{
    m_hovered = nullptr;
    m_boxes.clear();
    m_edges.clear();
    clear();
    const RouteGraph &graph = m_drawing.graph;
    const RouteLayout &layout = m_drawing.layout;
    for (quint32 i = 0; i < graph.clusters.size(); ++i)
        addItem(new RouteClusterItem(i, layout.clusters[i], routeClusterTitle(graph.clusters[i].group),
                                     m_drawing.measures.clusterTitle, *m_style));
    for (quint32 i = 0; i < graph.edges.size(); ++i) {
        m_edges.push_back(new RouteEdgeItem(i, layout.paths[i], m_drawing.measures.columnGap, *m_style));
        addItem(m_edges.back());
    }
    for (quint32 i = 0; i < graph.vertices.size(); ++i) {
        const RouteVertex &vertex = graph.vertices[i];
        m_boxes.push_back(new RouteBoxItem(i, layout.boxes[i].size(), vertex.isGroup(), routeTitle(vertex),
                                           routeSubtitle(vertex), *m_style));
        m_boxes.back()->setPos(layout.boxes[i].topLeft());
        addItem(m_boxes.back());
    }
    addHeadings();
    setSceneRect(layout.bounds.adjusted(-margin, -margin - headingHeight, margin, margin));
}

void RouteScene::addHeadings()
{
    for (int role = 0; role < routeRoleCount; ++role) {
        const QRectF &column = m_drawing.layout.columns[static_cast<size_t>(role)];
        if (column.isNull())
            continue;
        const QRectF area(column.left(), m_drawing.layout.bounds.top() - headingHeight - margin / 2, column.width(),
                          headingHeight);
        addItem(new RouteHeadingItem(heading(static_cast<RouteRole>(role)), area, *m_style));
    }
}

void RouteScene::setCurrent(quint32 vertex)
{
    if (m_current != none)
        m_boxes[m_current]->setCurrent(false);
    m_current = vertex;
    if (m_current != none)
        m_boxes[m_current]->setCurrent(true);
}

quint32 RouteScene::findVertex(const QString &id) const
{
    for (quint32 i = 0; i < m_drawing.graph.vertices.size(); ++i) {
        if (m_drawing.graph.vertices[i].id == id)
            return i;
    }
    return none;
}

quint32 RouteScene::findHost(const QString &name) const
{
    if (!m_drawing.planning)
        return none;
    const QList<PlannedHost> &hosts = m_drawing.planning->plan().hosts;
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        if (hosts.at(i).name != name)
            continue;
        const quint32 receiver = m_drawing.graph.receiverOf[static_cast<size_t>(i)];
        return receiver != none ? receiver : m_drawing.graph.downloaderOf[static_cast<size_t>(i)];
    }
    return name == controllerName ? m_drawing.graph.controller : none;
}

void RouteScene::setSelection(const QStringList &hosts, const QStringList &artifacts)
{
    m_selectedHosts = hosts;
    m_selectedArtifacts = artifacts;
    if (!m_drawing.planning)
        return;
    const QSet<QString> names(hosts.cbegin(), hosts.cend());
    const QList<PlannedHost> &planned = m_drawing.planning->plan().hosts;
    for (size_t i = 0; i < m_boxes.size(); ++i) {
        const RouteVertex &vertex = m_drawing.graph.vertices[i];
        const bool picked = !names.isEmpty()
            && (vertex.hosts.isEmpty() ? vertex.role != RouteRole::Source && names.contains(vertex.name)
                                       : std::any_of(vertex.hosts.cbegin(), vertex.hosts.cend(), [&](HostIndex host) {
                                             return names.contains(planned.at(host).name);
                                         }));
        m_boxes[i]->setPicked(picked);
    }
    m_selection = traceSelection(m_drawing.planning->plan(), m_drawing.graph, hosts, artifacts);
    if (!m_hovered)
        showTrace(m_selection);
}

void RouteScene::setProgress(const RouteProgress &progress)
{
    for (size_t i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setShare(i < progress.boxes().size() ? progress.boxes()[i] : RouteShare());
    for (size_t i = 0; i < m_edges.size(); ++i)
        m_edges[i]->setShare(i < progress.edges().size() ? progress.edges()[i] : RouteShare());
}

void RouteScene::setHovered(QGraphicsItem *item)
{
    if (item == m_hovered)
        return;
    if (auto *box = qgraphicsitem_cast<RouteBoxItem *>(m_hovered))
        box->setHovered(false);
    m_hovered = item;
    if (auto *box = qgraphicsitem_cast<RouteBoxItem *>(item)) {
        box->setHovered(true);
        showTrace(traceVertex(m_drawing.planning->plan(), m_drawing.graph, box->vertex()));
    } else if (auto *edge = qgraphicsitem_cast<RouteEdgeItem *>(item)) {
        showTrace(traceEdge(m_drawing.planning->plan(), m_drawing.graph, edge->edge()));
    } else {
        m_hovered = nullptr;
        showTrace(m_selection);
    }
}

void RouteScene::showTrace(const RouteTrace &trace)
{
    const auto emphasis = [&](bool traced) {
        return trace.isEmpty() ? RouteEmphasis::Normal : traced ? RouteEmphasis::Traced : RouteEmphasis::Dimmed;
    };
    for (size_t i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setEmphasis(emphasis(!trace.isEmpty() && trace.vertices[i]));
    for (size_t i = 0; i < m_edges.size(); ++i)
        m_edges[i]->setEmphasis(emphasis(!trace.isEmpty() && trace.edges[i]));
}

quint32 RouteScene::neighbour(quint32 vertex, Qt::Key direction) const
{
    if (isEmpty())
        return none;
    if (vertex == none)
        return 0;
    const RouteLayout &layout = m_drawing.layout;
    quint32 best = vertex;
    if (direction == Qt::Key_Left || direction == Qt::Key_Right) {
        qreal widest = 0;
        for (size_t i = 0; i < m_drawing.graph.edges.size(); ++i) {
            const RouteEdge &edge = m_drawing.graph.edges[i];
            const quint32 here = direction == Qt::Key_Right ? edge.from : edge.to;
            if (here == vertex && layout.paths[i].thickness > widest) {
                widest = layout.paths[i].thickness;
                best = direction == Qt::Key_Right ? edge.to : edge.from;
            }
        }
        return best;
    }
    qreal nearest = std::numeric_limits<qreal>::max();
    for (quint32 i = 0; i < layout.boxes.size(); ++i) {
        const qreal away = layout.boxes[i].center().y() - layout.boxes[vertex].center().y();
        const bool ahead = direction == Qt::Key_Down ? away > 0 : away < 0;
        if (ahead && layout.boxes[i].left() == layout.boxes[vertex].left() && std::abs(away) < nearest) {
            nearest = std::abs(away);
            best = i;
        }
    }
    return best;
}

} // namespace qm
