// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routeview.h"

#include "ui/models/plaintooltip.h"
#include "ui/models/routewords.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSvgGenerator>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr qreal smallest = 0.05;
constexpr qreal largest = 3;
/// Below this scale nobody likes to read.
constexpr qreal readable = 0.8;
constexpr qreal keyZoom = 1.25;
constexpr qreal captionHeight = 32;

} // namespace

RouteView::RouteView(QWidget *parent) : QGraphicsView(parent)
{
    setScene(&m_scene);
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setTransformationAnchor(AnchorViewCenter);
    setResizeAnchor(AnchorViewCenter);
    setViewportUpdateMode(BoundingRectViewportUpdate);
    setOptimizationFlag(DontSavePainterState);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Routes as a picture; the table below says the same"));
    m_scene.setStyle(palette(), font());
}

void RouteView::setDrawing(RouteDrawing drawing)
{
    m_scene.setDrawing(std::move(drawing));
    if (m_fitted)
        arrange();
    if (m_scene.current() == RouteScene::none && !m_scene.isEmpty())
        m_scene.setCurrent(hasFocus() ? 0 : RouteScene::none);
}

void RouteView::zoomBy(qreal factor)
{
    const qreal now = transform().m11();
    const qreal wanted = qBound(smallest, now * factor, largest);
    scale(wanted / now, wanted / now);
    m_fitted = false;
}

void RouteView::fit()
{
    m_fitted = true;
    m_overview = true;
    arrange();
}

void RouteView::arrange()
{
    const QRectF all = m_scene.sceneRect();
    const QSize room = viewport()->size();
    if (all.isEmpty() || room.isEmpty())
        return;
    const qreal byWidth = room.width() / all.width();
    const qreal byHeight = room.height() / all.height();
    // Routes go from left to right: what is tall is scrolled, and then nothing is gained by making it smaller.
    const bool isTall = !m_overview && byHeight < readable;
    const qreal fitting = isTall ? byWidth : qMin(byWidth, byHeight);
    const qreal wanted = qBound(m_overview ? smallest : readable, fitting, qreal(1));
    setTransform(QTransform::fromScale(wanted, wanted));
    // What does not fit is read from its left, and from the middle of its height, where the columns meet.
    centerOn(all.left() + qMin(all.width(), room.width() / wanted) / 2, all.center().y());
}

void RouteView::goTo(quint32 vertex)
{
    m_scene.setCurrent(vertex);
    if (vertex == RouteScene::none)
        return;
    ensureVisible(m_scene.boxRect(vertex), 40, 40);
    announceCurrent();
}

/// Screen readers know nothing of items: the view says what is current.
void RouteView::announceCurrent()
{
    const RouteVertex &vertex = m_scene.drawing().graph.vertices[m_scene.current()];
    setAccessibleDescription(tr("%1, %2").arg(routeTitle(vertex), routeSubtitle(vertex)));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

QGraphicsItem *RouteView::itemUnder(const QPoint &position) const
{
    for (QGraphicsItem *item : items(position)) { // topmost first
        if (item->type() == RouteBoxItem::Type || item->type() == RouteEdgeItem::Type)
            return item;
    }
    return nullptr;
}

void RouteView::pick(quint32 vertex)
{
    const RouteVertex &box = m_scene.drawing().graph.vertices[vertex];
    QStringList hosts;
    for (const HostIndex host : box.hosts)
        hosts.append(m_scene.drawing().planning->plan().hosts.at(host).name);
    if (hosts.isEmpty() && box.role == RouteRole::Controller)
        hosts.append(box.name);
    Q_EMIT hostsPicked(hosts);
}

void RouteView::toggle(quint32 vertex)
{
    const RouteVertex &box = m_scene.drawing().graph.vertices[vertex];
    if (box.isGroup())
        Q_EMIT expandRequested(box.id);
}

void RouteView::collapseAround(quint32 vertex)
{
    const std::vector<RouteCluster> &clusters = m_scene.drawing().graph.clusters;
    for (size_t i = clusters.size(); i-- > 0;) { // inner ones come last
        const std::vector<quint32> &inside = clusters[i].vertices;
        if (std::find(inside.begin(), inside.end(), vertex) != inside.end()) {
            Q_EMIT collapseRequested(clusters[i].group.id);
            return;
        }
    }
}

void RouteView::click(const QPoint &position)
{
    const QPointF at = mapToScene(position);
    QGraphicsItem *item = itemUnder(position);
    if (auto *box = qgraphicsitem_cast<RouteBoxItem *>(item)) {
        m_scene.setCurrent(box->vertex());
        announceCurrent();
        if (box->expander().contains(box->mapFromScene(at)))
            toggle(box->vertex());
        else
            pick(box->vertex());
        return;
    }
    for (QGraphicsItem *under : items(position)) {
        auto *cluster = qgraphicsitem_cast<RouteClusterItem *>(under);
        if (cluster && cluster->titleLine().contains(at)) {
            Q_EMIT collapseRequested(m_scene.drawing().graph.clusters[cluster->cluster()].group.id);
            return;
        }
    }
    if (!item)
        Q_EMIT hostsPicked({});
}

void RouteView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    if (event->angleDelta().y() == 0)
        return;
    // About where the wheel turned: the anchor of the view would take where the mouse moved last.
    const QPoint at = event->position().toPoint();
    const QPointF before = mapToScene(at);
    zoomBy(std::pow(1.0015, event->angleDelta().y()));
    const QPoint moved = mapFromScene(before) - at;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + moved.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + moved.y());
}

void RouteView::keyPressEvent(QKeyEvent *event)
{
    const quint32 current = m_scene.current();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        goTo(m_scene.neighbour(current, static_cast<Qt::Key>(event->key())));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current != RouteScene::none)
            toggle(current);
        return;
    case Qt::Key_Space:
        if (current != RouteScene::none)
            pick(current);
        return;
    case Qt::Key_Escape:
        Q_EMIT hostsPicked({});
        return;
    case Qt::Key_Backspace:
        if (current != RouteScene::none)
            collapseAround(current);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(keyZoom);
        return;
    case Qt::Key_Minus:
        zoomBy(1 / keyZoom);
        return;
    case Qt::Key_0:
        fit();
        return;
    default:
        QGraphicsView::keyPressEvent(event);
    }
}

void RouteView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position().toPoint();
    m_dragging = false;
    event->accept();
}

void RouteView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint position = event->position().toPoint();
    if (event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) {
        if (!m_dragging && (position - m_pressed).manhattanLength() < QApplication::startDragDistance())
            return;
        m_dragging = true;
        m_fitted = false;
        viewport()->setCursor(Qt::ClosedHandCursor);
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - (position - m_pressed).x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - (position - m_pressed).y());
        m_pressed = position;
        return;
    }
    QGraphicsItem *item = itemUnder(position);
    m_scene.setHovered(item);
    viewport()->setCursor(item ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QGraphicsView::mouseMoveEvent(event);
}

void RouteView::mouseReleaseEvent(QMouseEvent *event)
{
    viewport()->setCursor(Qt::ArrowCursor);
    if (!m_dragging && event->button() == Qt::LeftButton)
        click(event->position().toPoint());
    m_dragging = false;
    event->accept();
}

void RouteView::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_pressed = event->position().toPoint();
    m_dragging = true; // the release that follows is no click
    if (auto *box = qgraphicsitem_cast<RouteBoxItem *>(itemUnder(m_pressed)))
        toggle(box->vertex());
    event->accept();
}

void RouteView::leaveEvent(QEvent *event)
{
    m_scene.setHovered(nullptr);
    QGraphicsView::leaveEvent(event);
}

void RouteView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        Q_EMIT widthChanged(width());
    if (m_fitted)
        arrange();
}

void RouteView::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        m_scene.setStyle(palette(), font());
}

void RouteView::focusInEvent(QFocusEvent *event)
{
    QGraphicsView::focusInEvent(event);
    if (m_scene.current() == RouteScene::none && !m_scene.isEmpty() && event->reason() != Qt::MouseFocusReason)
        goTo(0);
}

bool RouteView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QGraphicsView::viewportEvent(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const RouteGraph &graph = m_scene.drawing().graph;
    QString text;
    QGraphicsItem *item = itemUnder(help->pos());
    if (const auto *edge = qgraphicsitem_cast<RouteEdgeItem *>(item))
        text = routeEdgeText(graph, graph.edges[edge->edge()]);
    else if (const auto *box = qgraphicsitem_cast<RouteBoxItem *>(item))
        text = routeTitle(graph.vertices[box->vertex()]) + u'\n' + routeSubtitle(graph.vertices[box->vertex()]);
    QToolTip::showText(help->globalPos(), plainToolTip(text), viewport());
    return true;
}

QRectF RouteView::captionedRect() const
{
    return m_scene.sceneRect().adjusted(0, -captionHeight, 0, 0);
}

void RouteView::renderTo(QPainter &painter, const QRectF &target, const QString &caption)
{
    // On paper nothing is pointed at, and it is light.
    m_scene.setHovered(nullptr);
    const quint32 current = m_scene.current();
    m_scene.setCurrent(RouteScene::none);
    m_scene.setStyle(themePalette(ThemeMode::Light), font());
    m_scene.render(&painter, target, captionedRect());
    const RouteStyle style(themePalette(ThemeMode::Light), font());
    const qreal scale = target.width() / captionedRect().width();
    painter.save();
    painter.scale(scale, scale);
    painter.setFont(style.titleFont);
    painter.setPen(style.text);
    painter.drawText(QRectF(24, 16, captionedRect().width() - 48, captionHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     caption);
    painter.restore();
    m_scene.setStyle(palette(), font());
    m_scene.setCurrent(current);
}

bool RouteView::writeSvg(QIODevice *device, const QString &caption)
{
    const QRectF area(QPointF(), captionedRect().size());
    QSvgGenerator generator;
    generator.setOutputDevice(device);
    generator.setSize(area.size().toSize());
    generator.setViewBox(area);
    generator.setTitle(caption);
    QPainter painter;
    if (!painter.begin(&generator))
        return false;
    renderTo(painter, area, caption);
    return painter.end();
}

QImage RouteView::toImage(qreal scale, const QString &caption)
{
    const QRectF area(QPointF(), captionedRect().size() * scale);
    QImage image(area.size().toSize(), QImage::Format_RGB32);
    image.fill(themePalette(ThemeMode::Light).color(QPalette::Base));
    QPainter painter(&image);
    renderTo(painter, area, caption);
    return image;
}

} // namespace qm
