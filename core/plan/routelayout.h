// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/routes.h"

#include <QPointF>
#include <QRectF>

#include <array>

namespace qm {

/// Measures of the drawing in device-independent pixels.
struct RouteLayoutOptions final
{
    qreal boxWidth = 264;
    qreal groupHeight = 52; ///< least height of sources, downloaders, the controller and groups: two lines of text
    qreal hostHeight = 32;  ///< least height of a single node: one line
    qreal columnGap = 80;   ///< between the boxes of two columns: room for the edges
    qreal rowGap = 10;
    qreal clusterPadding = 10;
    qreal clusterTitle = 24; ///< height of the line above the boxes of an expanded group
    qreal thinnest = 1.5;    ///< of an edge
    qreal thickest = 12;

    friend bool operator==(const RouteLayoutOptions &, const RouteLayoutOptions &) = default;
};

/// A cubic Bézier segment from where the last one ended.
struct RouteCurve final
{
    QPointF control1;
    QPointF control2;
    QPointF end;

    friend bool operator==(const RouteCurve &, const RouteCurve &) = default;
};

/// The way of one edge, from the right side of a box to the left side of another.
struct RoutePath final
{
    QPointF start;
    std::vector<RouteCurve> curves;
    qreal thickness = 1; ///< grows with the logarithm of the transfers
    /// Where a short text about the edge stands clear of other boxes: the middle of its first gap.
    QPointF label;

    friend bool operator==(const RoutePath &, const RoutePath &) = default;
};

/// Where to draw what. Indexes are those of the graph.
struct RouteLayout final
{
    std::vector<QRectF> boxes;
    std::vector<QRectF> clusters; ///< frames around the boxes of expanded groups, outer ones contain inner ones
    std::vector<RoutePath> paths;
    /// Left edge and width of each role's column; a null rectangle for a role without boxes.
    std::array<QRectF, routeRoleCount> columns;
    QRectF bounds; ///< of everything, from (0, 0)

    friend bool operator==(const RouteLayout &, const RouteLayout &) = default;
};

/// Layered, left to right; rows are ordered by the barycentres of their neighbours so that few edges cross.
/// Deterministic; no two boxes overlap.
[[nodiscard]] RouteLayout routeLayout(const RouteGraph &graph, const RouteLayoutOptions &options = {});

} // namespace qm
