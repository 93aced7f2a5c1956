// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/memo.h"

#include <algorithm>

namespace qm::jinja {
namespace {

constexpr auto byValue = [](const auto &branch, quint32 value) { return branch.value < value; };

} // namespace

const Memo::Branch *Memo::branch(const Node &node, quint32 value)
{
    const auto found = std::lower_bound(node.branches.begin(), node.branches.end(), value, byValue);
    return found != node.branches.end() && found->value == value ? &*found : nullptr;
}

quint32 Memo::addBranch(quint32 node, quint32 value)
{
    const auto added = static_cast<quint32>(m_nodes.size());
    m_nodes.emplace_back();
    std::vector<Branch> &branches = m_nodes[node].branches;
    // New values have the highest numbers most of the time: this appends.
    branches.insert(std::lower_bound(branches.begin(), branches.end(), value, byValue), Branch{value, added});
    return added;
}

const Outcome &Memo::insert(const std::vector<Read> &way, Outcome outcome)
{
    if (m_nodes.empty())
        m_nodes.emplace_back();
    quint32 at = 0;
    for (const Read &read : way) {
        m_nodes[at].input = read.input;
        const Branch *next = branch(m_nodes[at], read.value);
        at = next ? next->node : addBranch(at, read.value);
    }
    Node &leaf = m_nodes[at];
    // A leaf that is there stays: its address tells classes of hosts apart.
    if (!leaf.outcome)
        leaf.outcome = std::make_unique<const Outcome>(std::move(outcome));
    return *leaf.outcome;
}

} // namespace qm::jinja
