// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/groupmembers.h"

#include <algorithm>
#include <numeric>

namespace qm {

GroupMembers::GroupMembers(const Inventory &inventory, const std::vector<Hosts> &ownHosts)
    : m_inventory(inventory)
    , m_members(ownHosts.size())
{
    std::vector<quint32> bottomUp(ownHosts.size());
    std::iota(bottomUp.begin(), bottomUp.end(), 0);
    std::stable_sort(bottomUp.begin(), bottomUp.end(),
                     [&](quint32 a, quint32 b) { return inventory.groups()[a].depth > inventory.groups()[b].depth; });
    for (const quint32 group : bottomUp) {
        QSet<quint32> seen;
        append(ownHosts[group], &seen, &m_members[group]);
        const std::vector<quint32> children = peopledChildren(group);
        if (children.size() == 1) { // a long chain of groups is not walked down from each of them
            append(m_members[children.front()], &seen, &m_members[group]);
            continue;
        }
        for (const quint32 below : breadthFirst(group))
            append(ownHosts[below], &seen, &m_members[group]);
    }
}

std::vector<quint32> GroupMembers::peopledChildren(quint32 group) const
{
    std::vector<quint32> children = m_inventory.groups()[group].children;
    std::erase_if(children, [this](quint32 child) { return m_members[child].empty(); });
    return children;
}

/// The descendants of a group that have members, in the order of ansible/inventory/group.py, _walk_relationship.
std::vector<quint32> GroupMembers::breadthFirst(quint32 group) const
{
    std::vector<quint32> order = peopledChildren(group);
    QSet<quint32> seen(order.begin(), order.end());
    for (size_t i = 0; i < order.size(); ++i) {
        for (const quint32 child : peopledChildren(order[i])) {
            if (!seen.contains(child))
                order.push_back(child);
            seen.insert(child);
        }
    }
    return order;
}

void GroupMembers::append(const Hosts &hosts, QSet<quint32> *seen, Hosts *members)
{
    for (const quint32 host : hosts) {
        if (!seen->contains(host))
            members->push_back(host);
        seen->insert(host);
    }
}

} // namespace qm
