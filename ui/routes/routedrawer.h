// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/routes/routescene.h"

#include <QFutureWatcher>

class QSettings;

namespace qm {

/// The routes of a plan as a picture and as a table.
struct DrawnRoutes final
{
    RouteDrawing drawing;
    QList<RouteRow> table;
};

/// Draws routes in the background, the latest wins; knows which groups are taken apart.
class RouteDrawer final : public QObject
{
    Q_OBJECT

public:
    explicit RouteDrawer(QObject *parent = nullptr);
    /// Waits for what is being drawn.
    ~RouteDrawer() override;

    /// drawn() follows, unless @p planning is null.
    void setPlanning(std::shared_ptr<const Planning> planning);
    [[nodiscard]] const std::shared_ptr<const Planning> &planning() const { return m_planning; }
    /// Until drawn(): also while what was drawn is on its way to this thread.
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// How wide the view is; drawn() follows if the picture is another one there.
    void setRoom(int room);

    void expand(const QString &group) { setExpanded(group, true); }
    void collapse(const QString &group) { setExpanded(group, false); }
    void saveState(QSettings &settings) const;
    void restoreState(const QSettings &settings);

Q_SIGNALS:
    void drawn(const qm::DrawnRoutes &routes);

private:
    void setExpanded(const QString &group, bool expanded);
    void draw();
    void drawNow();
    void finish();

    std::shared_ptr<const Planning> m_planning;
    RouteOptions m_options;
    QFutureWatcher<DrawnRoutes> m_watcher;
    bool m_isBusy = false;
    int m_room = 0;
    RouteFit m_fit; ///< of what was drawn last
};

} // namespace qm
