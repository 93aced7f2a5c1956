// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

#include <vector>

namespace qm {

/// Needs counted by what is known of them.
struct NeedCounts final
{
    qint64 needed = 0;
    qint64 present = 0; ///< verified or reported
    qint64 absent = 0;
    qint64 different = 0;
    qint64 unknown = 0;
    qint64 missingFiles = 0; ///< absent, different or unknown
    qint64 missingImages = 0;

    [[nodiscard]] qint64 missing() const { return needed - present; }
    NeedCounts &operator+=(const NeedCounts &other);
};

[[nodiscard]] NeedCounts countNeeds(const Plan &plan, const PlannedHost &host);

/// Hosts that are equal in everything but their name: one section of a report tells of all of them. Two hosts
/// that are each their own delegate are equal in that.
struct NodeGroups final
{
    std::vector<std::vector<HostIndex>> groups; ///< in the order of their first hosts
    std::vector<quint32> groupOf;               ///< per host
};

/// Linear in needs.
[[nodiscard]] NodeGroups groupNodes(const Plan &plan);

/// Names of hosts, runs as ranges.
[[nodiscard]] QStringList namesOf(const Plan &plan, const QList<HostIndex> &hosts);

} // namespace qm
