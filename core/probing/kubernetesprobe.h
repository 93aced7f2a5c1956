// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"
#include "core/presence/kubernetesnodes.h"
#include "core/transport/kubernetes/kubernetesclient.h"

namespace qm {

/// Which cluster to ask about the hosts of an inventory.
struct KubernetesQuestion final
{
    QString kubeconfig;
    KubeconfigChoice choice{};
    /// The kubelets' nodeStatusMaxImages.
    int statusImages = usualNodeStatusImages;
    KubernetesLimits limits{};
};

/// How the hosts that a pattern selects may appear among a cluster's nodes: from `kube_override_hostname`,
/// `ansible_host`, `ip`, `access_ip`, `ip6` and `access_ip6`, evaluated. Any thread.
/// @param limit Ansible host pattern; empty is all
[[nodiscard]] QList<NodeIdentity> nodeIdentities(const Planning &planning, const QString &limit = {});

/// Asks the API of a cluster what it knows of the hosts of an inventory. Blocks; any thread but one that serves a
/// window. Errors: those of readKubeconfig() and KubernetesClient::nodes().
[[nodiscard]] Result<NodePresence> probeKubernetes(const QList<NodeIdentity> &hosts, const KubernetesQuestion &question,
                                                   const std::atomic_bool *canceled = nullptr);

} // namespace qm
