// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/objects.h"

#include <functional>
#include <memory>

namespace qm::jinja {

/// `loop` within a for loop (jinja2/runtime.py, LoopContext). Lives within one evaluation.
class Loop final : public Object, public std::enable_shared_from_this<Loop>
{
public:
    /// Runs the loop again over something else.
    using Again = std::function<Value(const Value &)>;

    Loop(Value::List items, int depth, Again again)
        : m_items(std::move(items))
        , m_depth(depth)
        , m_again(std::move(again))
    {}

    [[nodiscard]] size_t size() const { return m_items.size(); }
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_items.size(); }
    [[nodiscard]] const Value &current() const { return m_items[m_at]; }
    void advance() const { ++m_at; }

    [[nodiscard]] QString typeName() const override;
    [[nodiscard]] std::optional<Value> attribute(Engine &engine, const QString &name) const override;
    [[nodiscard]] std::optional<Value> call(Engine &engine, Arguments arguments) const override;
    [[nodiscard]] bool isCallable() const override { return true; }

private:
    Value::List m_items;
    mutable size_t m_at = 0;
    int m_depth;
    Again m_again;
    mutable std::optional<Value> m_last; ///< of loop.changed()
};

} // namespace qm::jinja
