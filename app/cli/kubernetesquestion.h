// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"
#include "core/presence/presence.h"

namespace qm::cli {

/// The options about asking a cluster's API instead of its hosts.
[[nodiscard]] const QList<Option> &kubernetesOptions();

/// Whether Kubernetes is to be asked instead of the hosts. "usage" for options that do not go together.
[[nodiscard]] Result<bool> asksKubernetes(const Arguments &arguments);

/// What Kubernetes says of the hosts that a request selects: the API that --kubeconfig names, or kubectl on the first
/// host of the control plane. Says what it found out beside that.
/// Errors: those of probeKubernetes(), ClusterProbe::performKubectl() and readKubectlAnswer().
[[nodiscard]] Result<PresenceDocument> askKubernetes(const Arguments &arguments, const PlanRequest &request);

/// A line for each host, for a terminal.
[[nodiscard]] QString kubernetesText(const PresenceDocument &document);

} // namespace qm::cli
