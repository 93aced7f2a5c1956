// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/inventory/inventory.h"

#include <QSet>

#include <vector>

namespace qm {

/// The members of all groups, with those of their descendants.
class GroupMembers final
{
public:
    /// @param ownHosts of each group, those that it lists itself
    GroupMembers(const Inventory &inventory, const std::vector<std::vector<quint32>> &ownHosts);

    [[nodiscard]] const std::vector<quint32> &of(quint32 group) const { return m_members[group]; }

private:
    using Hosts = std::vector<quint32>;

    [[nodiscard]] std::vector<quint32> peopledChildren(quint32 group) const;
    [[nodiscard]] std::vector<quint32> breadthFirst(quint32 group) const;
    static void append(const Hosts &hosts, QSet<quint32> *seen, Hosts *members);

    const Inventory &m_inventory;
    std::vector<Hosts> m_members;
};

} // namespace qm
