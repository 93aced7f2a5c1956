// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/operators.h"
#include "core/template/regex.h"
#include "core/template/registry.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

/// community.general, plugins/filter/dict.py and dict_kv.py
Value dictKv(Call &call)
{
    Value::Dict dict;
    dict.insert(call.text(0), call.subject);
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

/// ansible.utils, plugins/plugin_utils/{keep,remove,replace}_keys.py: how a key is compared.
class KeyMatcher final
{
public:
    KeyMatcher(Call &call, QString how) : m_engine(call.engine), m_how(std::move(how)) {}

    void add(const QString &target)
    {
        if (m_how == u"regex")
            m_expressions.emplace_back(target, false, false);
        m_targets.append(target);
    }

    /// Which target the key is, or -1.
    [[nodiscard]] qsizetype find(const QString &key) const
    {
        for (qsizetype index = 0; index < m_targets.size(); ++index) {
            const QString &target = m_targets.at(index);
            const bool matches = m_how == u"starts_with" ? key.startsWith(target)
                : m_how == u"ends_with"                  ? key.endsWith(target)
                : m_how == u"regex" ? m_expressions[static_cast<size_t>(index)].match(m_engine, key, 0, true).hasMatch()
                                    : key == target;
            if (matches)
                return index;
        }
        return -1;
    }

private:
    Engine &m_engine;
    QString m_how;
    QStringList m_targets;
    std::vector<Regex> m_expressions;
};

KeyMatcher matcherFor(Call &call, size_t targets, size_t how)
{
    KeyMatcher matcher(call, call.text(how, u"equality"_s));
    const Value list = listOf(call.engine, call.at(targets));
    for (const Value &target : list.toList())
        matcher.add(str(call.engine, target));
    return matcher;
}

/// Keys that match are kept at every depth, with everything below them; others only if something below matches.
std::optional<Value> kept(Engine &engine, const Value &value, const KeyMatcher &matcher)
{
    const DepthGuard depth(engine);
    engine.charge(1);
    if (value.isList()) {
        Value::List list;
        for (const Value &item : value.toList()) {
            if (std::optional<Value> inner = kept(engine, item, matcher))
                list.push_back(*inner);
        }
        return list.empty() ? std::nullopt : std::optional(Value(std::move(list)));
    }
    if (!value.isDict())
        return {};
    Value::Dict dict;
    for (const Value::Dict::Entry &entry : value.toDict()) {
        if (matcher.find(str(engine, entry.key)) >= 0)
            dict.insert(entry.key, entry.value);
        else if (std::optional<Value> inner = kept(engine, entry.value, matcher))
            dict.insert(entry.key, *inner);
    }
    return dict.isEmpty() ? std::nullopt : std::optional(Value(std::move(dict)));
}

Value keepKeys(Call &call)
{
    const Value data = plain(call.engine, call.subject);
    return kept(call.engine, data, matcherFor(call, 0, 1))
        .value_or(data.isList() ? Value(Value::List()) : Value(Value::Dict()));
}

Value removed(Engine &engine, const Value &value, const KeyMatcher &matcher)
{
    const DepthGuard depth(engine);
    engine.charge(1);
    if (value.isList()) {
        Value::List list;
        for (const Value &item : value.toList())
            list.push_back(removed(engine, item, matcher));
        return Value(std::move(list));
    }
    if (!value.isDict())
        return value;
    Value::Dict dict;
    for (const Value::Dict::Entry &entry : value.toDict()) {
        if (matcher.find(str(engine, entry.key)) < 0)
            dict.insert(entry.key, removed(engine, entry.value, matcher));
    }
    return Value(std::move(dict));
}

Value removeKeys(Call &call)
{
    return removed(call.engine, plain(call.engine, call.subject), matcherFor(call, 0, 1));
}

Value renamed(Engine &engine, const Value &value, const KeyMatcher &matcher, const QStringList &names)
{
    const DepthGuard depth(engine);
    engine.charge(1);
    if (value.isList()) {
        Value::List list;
        for (const Value &item : value.toList())
            list.push_back(renamed(engine, item, matcher, names));
        return Value(std::move(list));
    }
    if (!value.isDict())
        return value;
    Value::Dict dict;
    for (const Value::Dict::Entry &entry : value.toDict()) {
        const qsizetype found = matcher.find(str(engine, entry.key));
        dict.insert(found < 0 ? entry.key : Value(names.at(found)), renamed(engine, entry.value, matcher, names));
    }
    return Value(std::move(dict));
}

Value replaceKeys(Call &call)
{
    KeyMatcher matcher(call, call.text(1, u"equality"_s));
    QStringList names;
    const Value list = listOf(call.engine, call.at(0));
    for (const Value &target : list.toList()) {
        const Value *before = target.toDict().find(u"before"_s);
        const Value *after = target.toDict().find(u"after"_s);
        if (!before || !after)
            failRefused(u"replace_keys: each target needs 'before' and 'after'"_s);
        matcher.add(str(call.engine, *before));
        names.append(str(call.engine, *after));
    }
    return renamed(call.engine, plain(call.engine, call.subject), matcher, names);
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
