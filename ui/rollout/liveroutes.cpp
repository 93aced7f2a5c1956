// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/liveroutes.h"

#include "ui/rollout/rolloutservice.h"
#include "ui/routes/routeview.h"
#include "ui/selection.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/stackfocus.h"

#include <QBoxLayout>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace qm {

LiveRoutes::LiveRoutes(const RolloutService &rollout, QWidget *parent)
    : QWidget(parent)
    , m_rollout(rollout)
    , m_view(new RouteView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedWidget(this))
{
    m_view->setFrameShape(QFrame::NoFrame);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    followStack(this, m_stack, m_view);
    connect(&m_drawer, &RouteDrawer::drawn, this, &LiveRoutes::showRoutes);
    connect(m_view, &RouteView::widthChanged, &m_drawer, &RouteDrawer::setRoom);
    connect(m_view, &RouteView::expandRequested, &m_drawer, &RouteDrawer::expand);
    connect(m_view, &RouteView::collapseRequested, &m_drawer, &RouteDrawer::collapse);
    connect(m_view, &RouteView::hostsPicked, this, &LiveRoutes::hostsPicked);
}

void LiveRoutes::takeRollout()
{
    const std::shared_ptr<const Planning> planning = m_rollout.planning();
    const bool fits = planning && areJobsOf(m_rollout.jobs(), planning->plan());
    m_drawer.setPlanning(fits ? planning : nullptr);
    if (!fits) {
        m_empty->setTexts(u"routes"_s, tr("The plan is another one now"),
                          tr("What runs was planned before something changed, so that its routes cannot be drawn. "
                             "The table has all of its steps."));
        m_stack->setCurrentWidget(m_empty);
    }
}

void LiveRoutes::showRoutes(const DrawnRoutes &routes)
{
    m_view->setDrawing(routes.drawing);
    m_progress = RouteProgress(routes.drawing.planning->plan(), routes.drawing.graph);
    m_stack->setCurrentWidget(m_view);
    refresh();
}

void LiveRoutes::refresh()
{
    m_progress.setStatuses(m_rollout.statuses());
    m_view->routes().setProgress(m_progress);
}

void LiveRoutes::setSelection(const Selection &now)
{
    m_view->routes().setSelection(now.hosts, now.artifacts);
}

} // namespace qm
