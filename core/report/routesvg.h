// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/routelayout.h"

#include <QByteArray>
#include <QSizeF>

namespace qm {

/// The route graph as an `svg` element (SVG 1.1, without prolog). Colours are those of light paper; the classes
/// qm-box, qm-group, qm-frame, qm-edge, qm-name, qm-quiet let a style sheet change them.
/// Pure; equal arguments make equal bytes. Names are cut in the middle where a box is too narrow; each part has
/// its full text as title.
[[nodiscard]] QByteArray routeSvg(const Plan &plan, const RouteGraph &graph, const RouteLayout &layout);

/// In device-independent pixels.
[[nodiscard]] QSizeF routeSvgSize(const RouteLayout &layout);

} // namespace qm
