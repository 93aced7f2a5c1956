// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"
#include "core/plan/plan.h"
#include "core/presence/presence.h"

#include <atomic>

namespace qm {

/// The error of a host of which nothing is planned because nobody knows what it is.
inline constexpr QStringView factsMissingCode = u"facts-missing";

/// What was found out about the hosts of a plan, in its order.
struct PlannedHosts final
{
    std::vector<quint32> worldIndexes;
    std::vector<HostSettings> settings;
    std::vector<std::shared_ptr<const HostNeeds>> needs;
    QStringList catalogKeys;
};

/// Evaluates what hosts need, in parallel where there are many. Empty if @p canceled became true.
[[nodiscard]] PlannedHosts planHosts(const std::shared_ptr<const KubesprayWorld> &world,
                                     const std::vector<quint32> &hosts, const std::atomic_bool *canceled);

} // namespace qm
