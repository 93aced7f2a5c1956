// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/lane.h"

#include <algorithm>

namespace qm {

Lane::Lane(std::vector<quint32> bastionOfNode, quint32 bastions)
    : m_bastionOfNode(std::move(bastionOfNode))
    , m_nodes(m_bastionOfNode.size())
    , m_bastions(bastions)
{}

void Lane::setLimits(Limits limits)
{
    m_limits = {std::max(1, limits.all), std::max(1, limits.perNode), std::max(1, limits.perBastion)};
    for (quint32 node = 0; node < m_nodes.size(); ++node)
        update(node);
}

void Lane::add(quint32 job, qint64 weight, quint32 node)
{
    m_nodes[node].waiting.insert({weight, job, node});
    update(node);
}

void Lane::remove(quint32 job, qint64 weight, quint32 node)
{
    m_nodes[node].waiting.erase({weight, job, node});
    update(node);
}

std::optional<quint32> Lane::take()
{
    if (m_running >= m_limits.all || m_offered.empty())
        return std::nullopt;
    const Key first = *m_offered.begin();
    Queue &node = m_nodes[first.node];
    node.waiting.erase(first);
    ++node.running;
    ++m_bastions[m_bastionOfNode[first.node]].running;
    ++m_running;
    update(first.node);
    return first.job;
}

void Lane::release(quint32 node)
{
    --m_nodes[node].running;
    --m_bastions[m_bastionOfNode[node]].running;
    --m_running;
    update(node);
}

/// Only the first of a queue, and only if it may begin, waits in the queue above: so the best of all is found without
/// looking at those whose node or jump host is busy.
void Lane::offer(Queue &queue, bool mayBegin, std::set<Key> &above)
{
    if (queue.offered)
        above.erase(*queue.offered);
    queue.offered.reset();
    if (mayBegin && !queue.waiting.empty()) {
        queue.offered = *queue.waiting.begin();
        above.insert(*queue.offered);
    }
}

void Lane::update(quint32 node)
{
    const quint32 bastion = m_bastionOfNode[node];
    Queue &way = m_bastions[bastion];
    offer(m_nodes[node], m_nodes[node].running < m_limits.perNode, way.waiting);
    offer(way, bastion == 0 || way.running < m_limits.perBastion, m_offered);
}

} // namespace qm
