// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/inventory.h"

#include <algorithm>

namespace qm {

QStringList Inventory::groupNames(quint32 host) const
{
    std::vector<bool> seen(m_groups.size());
    std::vector<quint32> pending = m_hosts.at(host).groups;
    QStringList names;
    while (!pending.empty()) {
        const quint32 index = pending.back();
        pending.pop_back();
        if (index == 0 || seen[index])
            continue;
        seen[index] = true;
        const InventoryGroup &group = m_groups[index];
        names.append(group.name);
        pending.insert(pending.end(), group.parents.begin(), group.parents.end());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<quint32> Inventory::hostsOfGroup(quint32 group) const
{
    // Level by level, as ansible/inventory/group.py, _walk_relationship; where that takes groups of one level out
    // of a set, whose order nobody can know, they keep their order here.
    std::vector<bool> seenGroups(m_groups.size());
    std::vector<bool> seenHosts(m_hosts.size());
    std::vector<quint32> order{group};
    std::vector<quint32> hosts;
    seenGroups[group] = true;
    for (size_t i = 0; i < order.size(); ++i) {
        const InventoryGroup &current = m_groups[order[i]];
        for (const quint32 host : current.hosts) {
            if (!seenHosts[host])
                hosts.push_back(host);
            seenHosts[host] = true;
        }
        for (const quint32 child : current.children) {
            if (!seenGroups[child])
                order.push_back(child);
            seenGroups[child] = true;
        }
    }
    return hosts;
}

} // namespace qm
