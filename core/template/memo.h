// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <memory>
#include <vector>

namespace qm::jinja {

/// One input that was looked at, and what it held.
struct Read final
{
    quint32 input = 0;
    quint32 value = 0;
};

/// What was looked at, in order, each input once.
class ReadSet final
{
public:
    void add(Read read)
    {
        if (m_has.size() <= read.input)
            m_has.resize(read.input + 1, false);
        if (m_has[read.input])
            return;
        m_has[read.input] = true;
        m_reads.push_back(read);
    }
    [[nodiscard]] const std::vector<Read> &list() const { return m_reads; }

private:
    std::vector<Read> m_reads;
    std::vector<bool> m_has; ///< by input
};

/// The known results of doing one thing for hosts, as a decision tree.
///
/// Evaluation is deterministic: which input it looks at next follows from what the inputs before held. So a node is
/// an input, its branches are values of it, and a leaf is the result for every host that gets there.
template<typename T>
class Memo final
{
public:
    Memo() = default;
    Q_DISABLE_COPY_MOVE(Memo)

    /// The result for a host, or null if its way leads beyond what is known.
    /// @param valueOf (input) → value for that host
    /// @param way is set to what was looked at, in order.
    template<typename ValueOf>
    [[nodiscard]] const T *find(ValueOf &&valueOf, std::vector<Read> *way) const
    {
        if (m_nodes.empty())
            return nullptr;
        const Node *node = &m_nodes.front();
        while (!node->result) {
            const quint32 value = valueOf(node->input);
            const Branch *next = branch(*node, value);
            if (!next)
                return nullptr;
            if (way)
                way->push_back({node->input, value});
            node = &m_nodes[next->node];
        }
        return node->result.get();
    }

    /// @param way what led to the result, as in a ReadSet.
    const T &insert(const std::vector<Read> &way, T result)
    {
        if (m_nodes.empty())
            m_nodes.emplace_back();
        quint32 at = 0;
        for (const Read &read : way) {
            Q_ASSERT(m_nodes[at].branches.empty() || m_nodes[at].input == read.input);
            m_nodes[at].input = read.input;
            const Branch *next = branch(m_nodes[at], read.value);
            at = next ? next->node : addBranch(at, read.value);
        }
        Node &leaf = m_nodes[at];
        // A leaf that is there stays: its address tells classes of hosts apart.
        if (!leaf.result)
            leaf.result = std::make_unique<const T>(std::move(result));
        return *leaf.result;
    }

private:
    struct Branch final
    {
        quint32 value = 0;
        quint32 node = 0;
    };
    struct Node final
    {
        quint32 input = 0;
        std::unique_ptr<const T> result; ///< a leaf
        std::vector<Branch> branches;    ///< by value
    };

    [[nodiscard]] static auto position(const std::vector<Branch> &branches, quint32 value)
    {
        return std::lower_bound(branches.begin(), branches.end(), value,
                                [](const Branch &branch, quint32 wanted) { return branch.value < wanted; });
    }

    [[nodiscard]] static const Branch *branch(const Node &node, quint32 value)
    {
        const auto found = position(node.branches, value);
        return found != node.branches.end() && found->value == value ? &*found : nullptr;
    }

    [[nodiscard]] quint32 addBranch(quint32 node, quint32 value)
    {
        const auto added = static_cast<quint32>(m_nodes.size());
        m_nodes.emplace_back();
        std::vector<Branch> &branches = m_nodes[node].branches;
        // New values have the highest numbers most of the time: this appends.
        branches.insert(position(branches, value), Branch{value, added});
        return added;
    }

    /// The first one is the root; empty while nothing is known.
    std::vector<Node> m_nodes;
};

} // namespace qm::jinja
