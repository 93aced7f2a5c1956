// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/data/value.h"
#include "core/template/failure.h"

#include <memory>
#include <optional>
#include <vector>

namespace qm::jinja {

/// One input that evaluation looked at, and what it found.
struct Read final
{
    quint32 input = 0;
    quint32 value = 0;
};

/// What became of evaluating something: what others see, and for whoever reads it within a template, why it failed.
struct Outcome final
{
    Result<Value> result;
    std::optional<Failure> failure;
};

/// The known results of evaluating one thing, as a decision tree.
///
/// Evaluation is deterministic: which input it looks at next follows from what the inputs before held. So a node is
/// an input, its branches are values of it, and a leaf is the outcome for every host that gets there.
class Memo final
{
public:
    Memo() = default;
    Q_DISABLE_COPY_MOVE(Memo)

    /// The outcome for a host, or null if its way leads beyond what is known.
    /// @param valueOf (input) → value for that host
    /// @param way is set to what was looked at, in order.
    template<typename ValueOf>
    [[nodiscard]] const Outcome *find(ValueOf &&valueOf, std::vector<Read> *way) const;

    /// @param way what evaluation looked at, in order, each input once.
    const Outcome &insert(const std::vector<Read> &way, Outcome outcome);

    /// What kept alive whatever identifies the thing.
    Value keeper;

private:
    struct Branch final
    {
        quint32 value = 0;
        quint32 node = 0;
    };
    struct Node final
    {
        quint32 input = 0;
        std::unique_ptr<const Outcome> outcome; ///< a leaf
        std::vector<Branch> branches;           ///< by value
    };

    [[nodiscard]] static const Branch *branch(const Node &node, quint32 value);
    [[nodiscard]] quint32 addBranch(quint32 node, quint32 value);

    /// The first one is the root; empty while nothing is known.
    std::vector<Node> m_nodes;
};

template<typename ValueOf>
const Outcome *Memo::find(ValueOf &&valueOf, std::vector<Read> *way) const
{
    if (m_nodes.empty())
        return nullptr;
    const Node *node = &m_nodes.front();
    while (!node->outcome) {
        const quint32 value = valueOf(node->input);
        const Branch *next = branch(*node, value);
        if (!next)
            return nullptr;
        if (way)
            way->push_back({node->input, value});
        node = &m_nodes[next->node];
    }
    return node->outcome.get();
}

} // namespace qm::jinja
