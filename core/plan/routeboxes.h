// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/routeanalysis.h"

namespace qm {

/// The boxes of a graph that has no edges yet, and where everything went.
struct RouteBoxes final
{
    std::vector<quint32> sourceVertex;     ///< per source
    std::vector<quint32> downloaderVertex; ///< per downloader; none for those that serve nobody else
};

/// Groups sources, downloaders and nodes into boxes and clusters of @p graph, as @p options says.
[[nodiscard]] RouteBoxes placeRouteBoxes(const Plan &plan, const RouteAnalysis &analysis, const RouteOptions &options,
                                         RouteGraph &graph);

/// Adds the edges between the boxes, and all amounts.
void addRouteTraffic(const Plan &plan, const RouteAnalysis &analysis, const RouteBoxes &boxes, RouteGraph &graph);

} // namespace qm
