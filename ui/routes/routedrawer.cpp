// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routedrawer.h"

#include "core/base/workpool.h"

#include <QSettings>
#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace qm {

RouteDrawer::RouteDrawer(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &RouteDrawer::finish);
}

RouteDrawer::~RouteDrawer()
{
    m_watcher.disconnect(this);
    m_watcher.waitForFinished();
}

void RouteDrawer::setPlanning(std::shared_ptr<const Planning> planning)
{
    m_planning = std::move(planning);
    draw();
}

void RouteDrawer::setRoom(int room)
{
    m_room = room;
    if (!m_fit.isFor(room))
        draw();
}

void RouteDrawer::setExpanded(const QString &group, bool expanded)
{
    (expanded ? m_options.collapsed : m_options.expanded).remove(group);
    (expanded ? m_options.expanded : m_options.collapsed).insert(group);
    draw();
}

void RouteDrawer::draw()
{
    if (m_planning && !m_isBusy) // else finish() goes on with the latest
        drawNow();
}

void RouteDrawer::drawNow()
{
    m_isBusy = true;
    m_watcher.setFuture(QtConcurrent::run(workPool(), [planning = m_planning, options = m_options, room = m_room] {
        return DrawnRoutes{drawRoutes(planning, options, room), routeTable(planning->plan())};
    }));
}

void RouteDrawer::finish()
{
    const DrawnRoutes routes = m_watcher.result();
    const RouteDrawing &drawing = routes.drawing;
    m_fit = drawing.fit;
    m_isBusy = false;
    if (drawing.planning == m_planning && drawing.options == m_options && m_fit.isFor(m_room))
        Q_EMIT drawn(routes);
    else
        draw();
}

void RouteDrawer::saveState(QSettings &settings) const
{
    settings.setValue(u"expanded"_s, QStringList(m_options.expanded.cbegin(), m_options.expanded.cend()));
    settings.setValue(u"collapsed"_s, QStringList(m_options.collapsed.cbegin(), m_options.collapsed.cend()));
}

void RouteDrawer::restoreState(const QSettings &settings)
{
    const QStringList expanded = settings.value(u"expanded"_s).toStringList();
    const QStringList collapsed = settings.value(u"collapsed"_s).toStringList();
    m_options.expanded = QSet<QString>(expanded.cbegin(), expanded.cend());
    m_options.collapsed = QSet<QString>(collapsed.cbegin(), collapsed.cend());
    draw();
}

} // namespace qm
