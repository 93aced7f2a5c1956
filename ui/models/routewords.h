// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/routes.h"

#include <QString>

namespace qm {

/// "registry.k8s.io → mirror1 → localhost → node7 → containerd": the way an artifact takes to a host that misses
/// it; empty if nothing brings it. Linear in downloads.
[[nodiscard]] QString routeWords(const Plan &plan, HostIndex host, ArtifactIndex artifact);

/// The first line of a box: a name, or "212 nodes".
[[nodiscard]] QString routeTitle(const RouteVertex &vertex);
/// The second line of a box: what it is and what it gets.
[[nodiscard]] QString routeSubtitle(const RouteVertex &vertex);
/// The line above the boxes of an expanded group.
[[nodiscard]] QString routeClusterTitle(const RouteVertex &group);

/// "8 images, 2 files"; the parts that are zero left out.
[[nodiscard]] QString routeArtifacts(const RouteAmount &amount);
/// "1.2 GB", "at least 1.2 GB" while some sizes are unknown, empty while all are.
[[nodiscard]] QString routeBytes(const RouteAmount &amount);
/// "12 s at 100 Mbit/s, 2 s at 1 Gbit/s": how long it takes at the least over one link; empty while nothing is known.
[[nodiscard]] QString routeTimes(const RouteAmount &amount);
/// Everything about what moves between two boxes, in sentences: tooltips and screen readers.
[[nodiscard]] QString routeEdgeText(const RouteGraph &graph, const RouteEdge &edge);

} // namespace qm
