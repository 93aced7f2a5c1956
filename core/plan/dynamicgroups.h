// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/kubesprayworld.h"
#include "core/inventory/hostpattern.h"
#include "core/plan/plan.h"

namespace qm {

/// The groups that Kubespray makes from old names and from its own groups (roles/dynamic_groups/tasks/main.yml): one
/// pass over the groups that each selected host has in the inventory.
[[nodiscard]] std::vector<DynamicGroup> kubesprayGroups(const Inventory &inventory, const HostSelection &selection);

/// The groups `download_delegate_<its download_delegate>` that pull/12937 puts every selected host into. @p world knows
/// the other dynamic groups.
[[nodiscard]] std::vector<DynamicGroup> delegateGroups(const std::shared_ptr<const KubesprayWorld> &world,
                                                       const HostSelection &selection);

/// The hosts of the play that downloads, by number in @p world, ascending: `k8s_cluster:etcd`, and localhost in
/// pull/12937; as far as they are selected.
[[nodiscard]] std::vector<quint32> playHosts(const KubesprayWorld &world, const HostSelection &selection);

/// Why a host of the inventory is no host of a plan.
enum class Outside : quint8 {
    Everything, ///< nothing was planned at all, as there is no checkout
    Limit,      ///< the limit leaves it out
    Play,       ///< it is neither in k8s_cluster nor in etcd
};

/// @param host none of @p plan
[[nodiscard]] Outside outsideBecause(const Plan &plan, const Inventory &inventory, const QString &host);

} // namespace qm
