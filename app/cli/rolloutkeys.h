// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/clusterprobe.h"
#include "core/base/result.h"
#include "core/transport/ssh/sshtarget.h"

#include <QList>

namespace qm::cli {

/// How the hosts are reached that a plan has steps on, this machine aside.
/// @param planning of the same inventory.
[[nodiscard]] QList<SshTarget> rolloutTargets(const Planning &planning, const Plan &plan, const ProbeScope &scope);

/// Before a rollout begins: connects to those of these hosts, and jump hosts on the way to them, that nobody has
/// vouched for yet, remembers the keys that --accept-host-keys names, and says which, and whose keys stay unknown.
/// Logs in nowhere but at jump hosts. Does nothing where that option names no key.
/// @param progress --progress.
[[nodiscard]] Result<> acceptHostKeys(const QList<SshTarget> &targets, const ConnectionChoices &choices, bool progress);

} // namespace qm::cli
