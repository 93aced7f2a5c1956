// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/rolloutstate.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace qm {

/// The jobs of a plan: one for each of its steps, with the same indexes.
/// @param bastions the first jump host on the way to a host, by the host's name; hosts without one may be missing.
[[nodiscard]] std::vector<RolloutJob> rolloutJobs(const Plan &plan, const QHash<QString, QString> &bastions = {});

/// The names of the planned hosts, by their index: what RolloutJob::hosts points to.
[[nodiscard]] QStringList rolloutHosts(const Plan &plan);

} // namespace qm
