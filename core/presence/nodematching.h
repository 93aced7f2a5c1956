// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/presence/kubernetesnodes.h"

#include <vector>

namespace qm {

/// For each host the node that it is, or null: see presenceOfNodes(). Hosts without a node and nodes without a host
/// are notes, contradictions are warnings.
[[nodiscard]] std::vector<const Value *> matchNodes(const Value::List &nodes, const QList<NodeIdentity> &hosts,
                                                    Diagnostics *diagnostics);

} // namespace qm
