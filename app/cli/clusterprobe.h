// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/acceptedkeys.h"
#include "app/cli/options.h"
#include "app/cli/terminalcredentials.h"
#include "core/base/result.h"
#include "core/plan/planner.h"
#include "core/presence/kubernetesnodes.h"
#include "core/probing/probetargets.h"

#include <QList>

#include <memory>

namespace qm::cli {

/// The options about how hosts are reached, which probe, verify and the rollout verbs share.
[[nodiscard]] const QList<Option> &connectionOptions();

/// What they say. The secrets in it outlive every connection.
struct ConnectionChoices final
{
    QString knownHostsFile;
    AcceptedKeys accepted;
    ProbeScope scope; ///< without limit
    int workers = 64;
    std::shared_ptr<TerminalCredentials> credentials;

    [[nodiscard]] static Result<ConnectionChoices> from(const Arguments &arguments);
};

/// Asks the hosts that a request selects what they have, in front of a person: with progress, unknown host keys
/// collected, and hosts that turned out to be other machines asked once more.
class ClusterProbe final
{
public:
    ClusterProbe(PlanRequest request, ConnectionChoices choices, bool progress);

    [[nodiscard]] Result<> perform();
    /// Instead of that: asks the first host of the control plane by kubectl. Errors: controlPlaneTarget()'s.
    /// @param hosts those that a request selects, asked for among the cluster's nodes
    [[nodiscard]] Result<KubectlStatus> performKubectl(QList<NodeIdentity> *hosts);
    [[nodiscard]] const ProbeRun &run() const { return m_run; }
    /// What went wrong, on standard error: unknown keys once for the whole cluster, everything else by host.
    void sayProblems() const;

private:
    void sayErrors(const Diagnostics &diagnostics) const;
    void wait();
    [[nodiscard]] Result<> acceptKeys();
    void askAboutOtherMachines(const QList<ProbeTarget> &targets);
    [[nodiscard]] ProbeScope scope() const;

    PlanRequest m_request;
    const ConnectionChoices m_choices;
    const bool m_progress;
    ProbeRun m_run;
};

} // namespace qm::cli
