// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/bundle.h"

#include <span>

namespace qm {

namespace {

/// After so many hosts a part that gave more than half as many results is taken apart for good.
constexpr quint32 hostsToJudgeBy = 32;

} // namespace

class Bundle::Node final
{
public:
    Node(quint32 first, std::span<const Value> expressions)
        : m_first(first)
        , m_expressions(Value::List(expressions.begin(), expressions.end()))
    {}

    void render(Evaluator &evaluator, quint32 host, std::vector<Part> *parts)
    {
        if (!m_halvedForGood) {
            const Result<Value> &result = evaluator.render(host, m_expressions);
            if (result || count() == 1) {
                judge(&result);
                parts->push_back({m_first, count(), &result});
                return;
            }
        }
        halve();
        m_left->render(evaluator, host, parts);
        m_right->render(evaluator, host, parts);
    }

private:
    [[nodiscard]] quint32 count() const { return static_cast<quint32>(m_expressions.toList().size()); }

    void judge(const Result<Value> *result)
    {
        if (count() == 1 || m_hosts >= hostsToJudgeBy)
            return;
        m_results.insert(result);
        if (++m_hosts < hostsToJudgeBy)
            return;
        m_halvedForGood = m_results.size() > hostsToJudgeBy / 2;
        m_results.clear();
    }

    void halve()
    {
        if (m_left)
            return;
        const std::span<const Value> all(m_expressions.toList());
        const quint32 half = count() / 2;
        m_left = std::make_unique<Node>(m_first, all.first(half));
        m_right = std::make_unique<Node>(m_first + half, all.subspan(half));
    }

    quint32 m_first;
    Value m_expressions;
    std::unique_ptr<Node> m_left;
    std::unique_ptr<Node> m_right;
    QSet<const Result<Value> *> m_results;
    quint32 m_hosts = 0;
    bool m_halvedForGood = false;
};

Bundle::Bundle(std::vector<Value> expressions)
    : m_root(expressions.empty() ? nullptr : std::make_unique<Node>(0, expressions))
{}

Bundle::~Bundle() = default;

void Bundle::render(Evaluator &evaluator, quint32 host, std::vector<Part> *parts)
{
    if (m_root)
        m_root->render(evaluator, host, parts);
}

} // namespace qm
