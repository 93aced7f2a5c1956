// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/output.h"

#include "core/template/literal.h"
#include "core/template/operators.h"
#include "core/template/unsafe.h"

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

/// _fail_on_undefined(): nothing undefined may be printed, however deep it is.
void requireDefinedAll(Engine &engine, const Value &value)
{
    if (value.isLiteral())
        return;
    engine.charge(1);
    for (const Value &item : value.toList())
        requireDefinedAll(engine, item);
    for (const Value::Dict::Entry &entry : value.toDict())
        requireDefinedAll(engine, entry.value);
    requireDefined(value);
}

bool readsAsLiteral(const QString &text)
{
    return text.startsWith(u'{') || text.startsWith(u'[') || text == u"True" || text == u"False";
}

} // namespace

void Output::append(const QString &text)
{
    m_engine.chargeGrowth(m_text.size(), text.size());
    m_text += text;
}

void Output::addText(const QString &text)
{
    if (m_pieces == 1)
        append(str(m_engine, m_first));
    if (++m_pieces == 1)
        m_first = Value(text);
    else
        append(text);
}

void Output::add(const Value &value)
{
    Value finalized = plain(m_engine, value);
    requireDefinedAll(m_engine, finalized);
    if (finalized.isNone())
        finalized = Value(QString());
    else if (const Object *object = objectIn(finalized); object && object->isIterator())
        finalized = listOf(m_engine, finalized);
    m_unsafe = m_unsafe || finalized.holdsUnsafe();
    m_engine.noteRead(finalized);
    if (m_pieces == 1)
        append(str(m_engine, m_first));
    if (++m_pieces == 1)
        m_first = finalized;
    else
        append(str(m_engine, finalized));
}

Value Output::result() const
{
    if (m_pieces == 1) {
        // A text that a filter promises to be one; or a value whose printed form reads back as itself.
        if (m_first.isString() && m_first.hasFlag(Value::Verbatim))
            return m_first;
        const bool isList = m_first.isList() && !m_first.hasFlag(Value::Tuple);
        if (m_first.isBool() || ((isList || m_first.isDict()) && m_first.isLiteral()))
            return m_unsafe ? asUnsafe(m_first) : m_first;
    }
    const QString text = m_pieces == 1 ? str(m_engine, m_first) : m_text;
    std::optional<Value> literal = readsAsLiteral(text) ? parseLiteral(text) : std::nullopt;
    Value result = literal ? std::move(*literal) : Value(text);
    m_engine.charge(text.size() / 16);
    return m_unsafe ? asUnsafe(result) : m_engine.checked(std::move(result));
}

} // namespace qm::jinja
