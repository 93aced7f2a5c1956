// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/routes.h"
#include "core/rollout/rolloutstate.h"

#include <vector>

namespace qm {

/// How far the steps are that a box or an edge stands for.
struct RouteShare final
{
    quint32 steps = 0; ///< 0 where nothing is known
    quint32 good = 0;
    quint32 notDone = 0; ///< failed, skipped, not reached, cancelled
    quint32 failed = 0;  ///< of these; what somebody skipped is no failure
    quint32 running = 0;
    qreal moved = 0;           ///< of the running steps, in steps: the sum of their shares that are there
    qint64 bytesPerSecond = 0; ///< of the running steps

    friend bool operator==(const RouteShare &, const RouteShare &) = default;
};

/// Where on the routes the steps of a plan take place, and how far they are.
class RouteProgress final
{
public:
    RouteProgress() = default;
    /// Linear in steps.
    RouteProgress(const Plan &plan, const RouteGraph &graph);

    /// @param statuses by step of the plan. Linear.
    void setStatuses(const QList<JobStatus> &statuses);

    /// By vertex of the graph: what ends there, and what is done there afterwards.
    [[nodiscard]] const std::vector<RouteShare> &boxes() const { return m_boxes; }
    /// By edge of the graph: what moves over it.
    [[nodiscard]] const std::vector<RouteShare> &edges() const { return m_edges; }

private:
    struct Place final
    {
        quint32 box = RouteGraph::none;
        quint32 edge = RouteGraph::none;
    };

    std::vector<Place> m_places; ///< by step
    std::vector<RouteShare> m_boxes;
    std::vector<RouteShare> m_edges;
};

/// Whether @p jobs are those of the plan's steps, one each, in the same order.
[[nodiscard]] bool areJobsOf(const std::vector<RolloutJob> &jobs, const Plan &plan);

} // namespace qm
