// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/routes/routedrawer.h"
#include "ui/routes/routeprogress.h"

#include <QWidget>

class QStackedWidget;

namespace qm {

class EmptyState;
class RolloutService;
class RouteView;
struct Selection;

/// The routes of the plan that is carried out, and how far everything on them is.
class LiveRoutes final : public QWidget
{
    Q_OBJECT

public:
    /// @param rollout outlives this.
    explicit LiveRoutes(const RolloutService &rollout, QWidget *parent = nullptr);

    /// Another rollout runs. There is a picture only if it carries out the plan that is shown now.
    void takeRollout();
    /// Shows how far it is.
    void refresh();
    void setSelection(const Selection &now);

Q_SIGNALS:
    void hostsPicked(const QStringList &hosts);

private:
    void showRoutes(const DrawnRoutes &routes);

    const RolloutService &m_rollout;
    RouteDrawer m_drawer;
    RouteProgress m_progress;
    RouteView *m_view;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
};

} // namespace qm
