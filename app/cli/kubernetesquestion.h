// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"
#include "core/presence/presence.h"

namespace qm::cli {

/// The options about asking a cluster's API instead of its hosts.
[[nodiscard]] const QList<Option> &kubernetesOptions();

/// What the API that --kubeconfig names says of the hosts that a request selects; says what it found out beside that.
/// Errors: those of probeKubernetes(), and "usage" for options that ask for hosts to be asked.
[[nodiscard]] Result<PresenceDocument> askKubernetes(const Arguments &arguments, const PlanRequest &request);

/// A line for each host, for a terminal.
[[nodiscard]] QString kubernetesText(const PresenceDocument &document);

} // namespace qm::cli
