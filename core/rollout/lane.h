// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <optional>
#include <set>
#include <vector>

namespace qm {

/// Jobs of one kind that wait for a place, the longest first, and how many may have one: in all, with one node, and
/// through one jump host. Everything is logarithmic in the number of jobs, except for changing limits.
class Lane final
{
public:
    struct Limits final
    {
        int all = 1;
        int perNode = 1;
        int perBastion = 1;
    };

    /// @param bastionOfNode the number of the jump host on the way to each node; 0 for none, which has no limit.
    /// @param bastions how many numbers there are.
    Lane(std::vector<quint32> bastionOfNode, quint32 bastions);

    /// Limits below one count as one: a rollout that must not go on is paused.
    void setLimits(Limits limits);

    void add(quint32 job, qint64 weight, quint32 node);
    void remove(quint32 job, qint64 weight, quint32 node);
    /// Gives the longest job that may begin its place; nothing if none may.
    [[nodiscard]] std::optional<quint32> take();
    /// A job of that node left its place.
    void release(quint32 node);

private:
    /// Heavy ones first, of equal ones the first.
    struct Key final
    {
        qint64 weight = 0;
        quint32 job = 0;
        quint32 node = 0;

        friend bool operator<(const Key &a, const Key &b)
        {
            return a.weight != b.weight ? a.weight > b.weight : a.job < b.job;
        }
    };

    /// What waits in one place, and whether its first is offered to the place above.
    struct Queue final
    {
        std::set<Key> waiting;
        std::optional<Key> offered;
        int running = 0;
    };

    static void offer(Queue &queue, bool mayBegin, std::set<Key> &above);
    void update(quint32 node);

    Limits m_limits;
    std::vector<quint32> m_bastionOfNode;
    std::vector<Queue> m_nodes;
    std::vector<Queue> m_bastions;
    std::set<Key> m_offered;
    int m_running = 0;
};

} // namespace qm
