// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/operators.h"
#include "core/template/regex.h"
#include "core/template/registry.h"

#include <algorithm>
#include <iterator>
#include <optional>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

/// community.general, plugins/filter/dict.py and dict_kv.py
Value dictKv(Call &call)
{
    const Value key = plain(call.engine, call.at(0));
    requireHashable(key);
    Value::Dict dict;
    dict.insert(key, call.subject);
    return Value(std::move(dict));
}

/// community.general, plugins/filter/dict.py
Value dictOfPairs(Call &call)
{
    Value::Dict dict;
    const Value list = listOf(call.engine, call.subject);
    for (const Value &item : list.toList()) {
        const Value pair = listOf(call.engine, item);
        if (pair.toList().size() != 2)
            failType(u"dictionary update sequence element has length %1; 2 is required"_s.arg(pair.toList().size()));
        requireHashable(pair.toList()[0]);
        dict.insert(pair.toList()[0], pair.toList()[1]);
    }
    return Value(std::move(dict));
}

// ansible.utils, plugins/plugin_utils/{keep,remove,replace}_keys.py

/// One target of these filters: how keys are compared with it.
class KeyMatcher final
{
public:
    KeyMatcher(Engine &engine, QString target, QString how)
        : m_engine(&engine)
        , m_target(std::move(target))
        , m_how(std::move(how))
    {
        if (m_how == u"regex")
            m_expression.emplace(m_target, false, false);
    }

    [[nodiscard]] bool matches(const Value &key) const
    {
        if (m_how.isEmpty() || key.isString()) {
            const QString &text = key.toString();
            return m_how == u"starts_with" ? text.startsWith(m_target)
                : m_how == u"ends_with"    ? text.endsWith(m_target)
                : m_expression             ? m_expression->match(*m_engine, text, 0, true).hasMatch()
                                           : key == Value(m_target);
        }
        failType(u"'%1' object is no text with a beginning and an end"_s.arg(typeName(key)));
    }

private:
    Engine *m_engine;
    QString m_target;
    QString m_how;
    std::optional<Regex> m_expression;
};
using KeyMatchers = std::vector<KeyMatcher>;

/// The argument matching_parameter; nothing where keys have to be equal.
QString comparisonOf(Call &call)
{
    const QString how = call.at(1).isNone() ? QString() : call.text(1);
    if (!how.isEmpty() && how != u"starts_with" && how != u"ends_with" && how != u"regex")
        failRefused(u"value of matching_parameter must be one of: starts_with, ends_with, regex, got: "_s + how);
    return how;
}

KeyMatchers matchersFor(Call &call)
{
    const QString how = comparisonOf(call);
    KeyMatchers matchers;
    const Value list = listOf(call.engine, call.at(0));
    for (const Value &target : list.toList())
        matchers.emplace_back(call.engine, str(call.engine, target), how);
    return matchers;
}

Value containerOf(Call &call, const QString &operation)
{
    requireDefined(call.subject);
    const Value value = plain(call.engine, call.subject);
    if (!value.isDict() && (!value.isList() || value.hasFlag(Value::Tuple)))
        failRefused(u"Input is not valid for "_s + operation);
    return value;
}

[[noreturn]] void failAmbiguous()
{
    failUnsupported(Message(QT_TRANSLATE_NOOP("Message",
                                              "What the filter %1 makes of lists differs between releases of its "
                                              "collection; that is not supported."),
                            {u"keep_keys"_s}));
}

bool isEmptyContainer(const Value &value)
{
    return (value.isList() || value.isDict()) && !value.isTruthy();
}

/// Lone values are kept by their keys; what holds others, if something is left in it, whatever its key.
Value kept(Engine &engine, const Value &value, const KeyMatchers &matchers)
{
    const DepthGuard depth(engine);
    engine.charge(1);
    if (value.isList()) {
        Value::List list;
        for (const Value &item : value.toList())
            list.push_back(kept(engine, item, matchers));
        return Value(std::move(list));
    }
    if (!value.isDict())
        return value;
    Value::Dict dict;
    for (const Value::Dict::Entry &entry : value.toDict()) {
        if (!entry.value.isList() && !entry.value.isDict()) {
            if (std::any_of(matchers.begin(), matchers.end(), [&](const auto &one) { return one.matches(entry.key); }))
                dict.insert(entry.key, entry.value);
            continue;
        }
        Value inner = kept(engine, entry.value, matchers);
        if (inner.isList()) {
            Value::List left;
            std::copy_if(inner.toList().begin(), inner.toList().end(), std::back_inserter(left),
                         [](const Value &item) { return !isEmptyContainer(item); });
            const bool allTexts =
                std::all_of(left.begin(), left.end(), [](const Value &item) { return item.isString(); });
            if (allTexts && inner.isTruthy())
                failAmbiguous();
            inner = Value(std::move(left));
        }
        if (!isEmptyContainer(inner) && matchers.empty())
            failAmbiguous();
        if (!isEmptyContainer(inner))
            dict.insert(entry.key, inner);
    }
    return Value(std::move(dict));
}

Value keepKeys(Call &call)
{
    const KeyMatchers matchers = matchersFor(call);
    return kept(call.engine, containerOf(call, u"keep operation"_s), matchers);
}

Value removed(Engine &engine, const Value &value, const KeyMatchers &matchers)
{
    const DepthGuard depth(engine);
    engine.charge(1);
    if (value.isList()) {
        Value::List list;
        for (const Value &item : value.toList())
            list.push_back(removed(engine, item, matchers));
        return Value(std::move(list));
    }
    if (!value.isDict())
        return value;
    Value::Dict dict;
    for (const Value::Dict::Entry &entry : value.toDict()) {
        if (std::none_of(matchers.begin(), matchers.end(), [&](const auto &one) { return one.matches(entry.key); }))
            dict.insert(entry.key, removed(engine, entry.value, matchers));
    }
    return Value(std::move(dict));
}

/// clear_empty_data(): without what is empty, zero or false in lists.
Value cleared(Engine &engine, const Value &value)
{
    const DepthGuard depth(engine);
    engine.charge(1);
    Value::List list;
    for (const Value &item : value.toList()) {
        if (isTrue(engine, item))
            list.push_back(cleared(engine, item));
    }
    if (value.isList())
        return Value(std::move(list));
    if (!value.isDict())
        return value;
    Value::Dict dict;
    for (const Value::Dict::Entry &entry : value.toDict())
        dict.insert(entry.key, cleared(engine, entry.value));
    return Value(std::move(dict));
}

Value removeKeys(Call &call)
{
    const KeyMatchers matchers = matchersFor(call);
    const Value data = containerOf(call, u"attribute removal"_s);
    return cleared(call.engine, removed(call.engine, data, matchers));
}

/// A key and its new name.
struct Renaming final
{
    KeyMatcher before;
    Value after;
};

/// One target after the other; a key that is renamed moves to the end, unless there is one of that name.
Value renamed(Engine &engine, const Value &value, const std::vector<Renaming> &renamings)
{
    const DepthGuard depth(engine);
    engine.charge(1);
    if (value.isList()) {
        Value::List list;
        for (const Value &item : value.toList())
            list.push_back(renamed(engine, item, renamings));
        return Value(std::move(list));
    }
    if (!value.isDict())
        return value;
    Value::Dict dict = value.toDict();
    for (const Renaming &renaming : renamings) {
        const Value::Dict before = dict;
        for (const Value::Dict::Entry &entry : before) {
            engine.charge(1);
            if (!renaming.before.matches(entry.key))
                continue;
            const Value moved = *dict.find(entry.key);
            dict.remove(entry.key);
            dict.insert(renaming.after, moved);
        }
    }
    Value::Dict result;
    for (const Value::Dict::Entry &entry : dict)
        result.insert(entry.key, renamed(engine, entry.value, renamings));
    return Value(std::move(result));
}

Value replaceKeys(Call &call)
{
    const QString how = comparisonOf(call);
    std::vector<Renaming> renamings;
    const Value list = listOf(call.engine, call.at(0));
    for (const Value &target : list.toList()) {
        const Value *before = target.toDict().find(u"before"_s);
        const Value *after = target.toDict().find(u"after"_s);
        if (!before || !after)
            failRefused(u"replace_keys: each target needs 'before' and 'after'"_s);
        renamings.push_back({KeyMatcher(call.engine, str(call.engine, *before), how), Value(str(call.engine, *after))});
    }
    return renamed(call.engine, containerOf(call, u"replace operation"_s), renamings);
}

constexpr Entry entries[] = {
    {u"dict_kv", u"key", dictKv},
    {u"dict", u"", dictOfPairs},
    {u"keep_keys", u"target = matching_parameter", keepKeys},
    {u"remove_keys", u"target = matching_parameter", removeKeys},
    {u"replace_keys", u"target = matching_parameter", replaceKeys},
};

} // namespace

Entries collectionFilters()
{
    return entries;
}

} // namespace qm::jinja
