// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/nodesmodel.h"

namespace qm {

class Planning;

/// The hosts of a plan's inventory that can be asked, those aside that only others are reached through.
[[nodiscard]] QList<NodeEntry> inventoryNodes(const Planning &planning);

} // namespace qm
