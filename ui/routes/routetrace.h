// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/routes.h"

#include <functional>
#include <vector>

namespace qm {

/// The part of a route graph that some downloads pass on their way to some hosts.
struct RouteTrace final
{
    std::vector<bool> vertices; ///< per vertex of the graph; empty: nothing is traced
    std::vector<bool> edges;

    [[nodiscard]] bool isEmpty() const { return vertices.empty(); }
};

/// @param downloads whether a download (index in Plan::downloads) counts. @param hosts per planned host whether it
/// counts; empty for all. Linear in deliveries.
[[nodiscard]] RouteTrace traceRoutes(const Plan &plan, const RouteGraph &graph,
                                     const std::function<bool(quint32)> &downloads, const std::vector<bool> &hosts);

/// What passes a box, on its whole way.
[[nodiscard]] RouteTrace traceVertex(const Plan &plan, const RouteGraph &graph, quint32 vertex);
/// What passes an edge, on its whole way.
[[nodiscard]] RouteTrace traceEdge(const Plan &plan, const RouteGraph &graph, quint32 edge);
/// What the named hosts (all, if empty) miss of the artifacts with these keys (all, if empty).
[[nodiscard]] RouteTrace traceSelection(const Plan &plan, const RouteGraph &graph, const QStringList &hosts,
                                        const QStringList &artifacts);

} // namespace qm
