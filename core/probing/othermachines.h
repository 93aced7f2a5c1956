// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"
#include "core/probing/proberun.h"

namespace qm {

// Which files a host needs depends on what machine it is, and before it has answered the plan may take it for another
// one: then it is asked about files of another architecture.

/// Whether a host said to be another machine than it was asked as: a plan has to be computed that knows.
[[nodiscard]] bool anyOtherMachine(const QList<ProbeTarget> &asked, const PresenceDocument &evidence);

/// Whom to ask once more by a plan that knows: hosts that answered, and that it takes for another machine than the
/// one that they were asked as.
[[nodiscard]] QStringList hostsToAskAgain(const QList<ProbeTarget> &asked, const Plan &plan,
                                          const PresenceDocument &evidence);

} // namespace qm
