// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"
#include "core/probing/proberun.h"

namespace qm {

/// Whom to ask, and what.
struct ProbeScope final
{
    QString limit;         ///< Ansible host pattern; empty is all
    QString sshConfigFile; ///< read by ssh instead of the person's own; empty for that one
    /// Whether ssh's configuration is consulted at all.
    bool useSshConfig = true;
};

/// The hosts of a planning's inventory that the limit selects, in its order, without those that are in no group but
/// `bastion`: how each is reached, from its variables and OpenSSH's configuration, and what it is asked, from the
/// plan. localhost takes part if the plan has it. A host that nobody knows how to reach has no target and
/// diagnostics that say why. Blocks for some milliseconds a host (ssh -G); any thread.
[[nodiscard]] QList<ProbeTarget> probeTargets(const Planning &planning, const ProbeScope &scope = {});

} // namespace qm
