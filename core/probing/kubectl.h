// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"
#include "core/presence/kubernetesnodes.h"
#include "core/probing/probetargets.h"
#include "core/transport/ssh/sshcommand.h"

namespace qm {

/// `kubectl get nodes -o json` on a host of the control plane, as Kubespray asks it.
struct KubectlQuestion final
{
    /// Whom to find among the nodes.
    QList<NodeIdentity> hosts;
    /// The kubelets' nodeStatusMaxImages.
    int statusImages = usualNodeStatusImages;
    /// Bytes that kubectl may print. A node with fifty images takes some 25 KB: this is room for 10,000.
    qsizetype outputLimit = 256 * 1024 * 1024;
};

/// The first host of the control plane, in the inventory's order, and how it is reached: of the group
/// `kube_control_plane`, or `kube-master` as it was called before. "no-control-plane" if there is none. Blocks as
/// probeTargets() does; any thread.
/// @param scope its limit does not count
[[nodiscard]] Result<ProbeTarget> controlPlaneTarget(const Planning &planning, ProbeScope scope = {});

/// The constant script. kubectl is looked for where Kubespray puts it, with the configuration that kubeadm makes for
/// administrators; it writes nothing.
[[nodiscard]] SshCommand kubectlCommand(qsizetype outputLimit);

/// What came back, hostile or not.
/// Errors: "kubectl-missing", "kubectl-config" (no admin.conf, or it cannot be read), "kubectl-failed" (says what
/// kubectl said), "kubectl-answer" (too much), "probe-killed", why a connection ended, and those of readNodeList().
/// @param host where it ran
[[nodiscard]] Result<NodePresence> readKubectlAnswer(const QString &host, const CommandResult &result,
                                                     const KubectlQuestion &question);

} // namespace qm
