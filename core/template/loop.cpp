// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/loop.h"

#include "core/template/operators.h"

using namespace Qt::StringLiterals;

namespace qm::jinja {

QString Loop::typeName() const
{
    return u"LoopContext"_s;
}

std::optional<Value> Loop::attribute(Engine &, const QString &name) const
{
    const auto at = static_cast<qint64>(m_at);
    const auto size = static_cast<qint64>(m_items.size());
    if (name == u"index")
        return Value(at + 1);
    if (name == u"index0")
        return Value(at);
    if (name == u"revindex")
        return Value(size - at);
    if (name == u"revindex0")
        return Value(size - at - 1);
    if (name == u"first")
        return Value(at == 0);
    if (name == u"last")
        return Value(at + 1 == size);
    if (name == u"length")
        return Value(size);
    if (name == u"depth")
        return Value(m_depth);
    if (name == u"depth0")
        return Value(m_depth - 1);
    if (name == u"previtem")
        return m_at > 0 ? m_items[m_at - 1] : undefinedBecause(u"there is no previous item"_s);
    if (name == u"nextitem")
        return m_at + 1 < m_items.size() ? m_items[m_at + 1] : undefinedBecause(u"there is no next item"_s);
    const auto self = shared_from_this();
    if (name == u"cycle") {
        return makeObject<Function>(u"<bound method LoopContext.cycle>"_s, [self](Engine &, Arguments arguments) {
            if (arguments.positional.empty())
                failType(u"no items for cycling given"_s);
            return arguments.positional[self->m_at % arguments.positional.size()];
        });
    }
    if (name == u"changed") {
        return makeObject<Function>(
            u"<bound method LoopContext.changed>"_s, [self](Engine &engine, Arguments arguments) {
                Value now(std::move(arguments.positional), true);
                const bool changed = !self->m_last || !jinja::equals(engine, *self->m_last, now);
                self->m_last = std::move(now);
                return Value(changed);
            });
    }
    return {};
}

std::optional<Value> Loop::call(Engine &, Arguments arguments) const
{
    if (!m_again)
        failType(u"The loop must have the 'recursive' marker to be called recursively."_s);
    if (arguments.positional.size() != 1)
        failType(u"loop() takes exactly one argument"_s);
    return m_again(arguments.positional.front());
}

} // namespace qm::jinja
