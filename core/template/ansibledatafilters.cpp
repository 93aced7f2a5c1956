// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/operators.h"
#include "core/template/registry.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// ansible/plugins/filter/core.py

Value bool_(Call &call)
{
    requireDefined(call.subject);
    const Value value = plain(call.engine, call.subject);
    if (value.isNone() || value.isBool())
        return value;
    if (!value.isString())
        return Value(value == Value(1));
    const QString text = value.toString().toLower();
    return Value(text == u"yes" || text == u"on" || text == u"1" || text == u"true");
}

Value ternary(Call &call)
{
    if (call.subject.isNone() && call.has(2) && !call.at(2).isNone())
        return call.at(2);
    return isTrue(call.engine, call.subject) ? call.at(0) : call.at(1);
}

Value mandatory(Call &call)
{
    const Undefined *undefined = undefinedIn(call.subject);
    if (!undefined)
        return call.subject;
    if (call.has(0) && !call.at(0).isNone())
        failRefused(call.text(0));
    failRefused(u"Mandatory variable %1not defined."_s.arg(
        undefined->name().isNull() ? QString() : u"'%1' "_s.arg(undefined->name())));
}

Value typeDebug(Call &call)
{
    const Value value = undefinedIn(call.subject) ? call.subject : plain(call.engine, call.subject);
    // type(value).__name__, which leaves out the module that error messages name
    return Value(value.isString() && value.hasFlag(Value::Unsafe) ? u"AnsibleUnsafeText"_s
                                                                  : typeName(value).section(u'.', -1));
}

void flattenInto(Call &call, const Value &list, std::optional<qint64> levels, bool skipsNulls, Value::List &result)
{
    const DepthGuard depth(call.engine);
    for (const Value &given : list.toList()) {
        requireDefined(given);
        call.engine.charge(1);
        const Value item = plain(call.engine, given);
        const bool isNull =
            item.isNone() || (item.isString() && (item.toString() == u"None" || item.toString() == u"null"));
        if (skipsNulls && isNull)
            continue;
        if (item.isList() && levels.value_or(1) >= 1)
            flattenInto(call, item, levels ? std::optional(*levels - 1) : std::nullopt, skipsNulls, result);
        else
            result.push_back(item);
    }
}

Value flatten(Call &call)
{
    const std::optional<qint64> levels = call.at(0).isNone() ? std::nullopt : std::optional(call.integer(0));
    Value::List result;
    flattenInto(call, listOf(call.engine, call.subject), levels, call.truth(1, true), result);
    return Value(std::move(result));
}

/// ansible/utils/vars.py, merge_hash: what a list of the higher precedence does to one of the lower.
Value mergedLists(Call &call, const Value &low, const Value &high, const QString &how)
{
    if (how == u"replace" || how == u"keep")
        return how == u"keep" ? low : high;
    Value::List kept = low.toList();
    const Value::List &added = high.toList();
    if (how.endsWith(u"_rp")) {
        call.engine.charge(static_cast<qint64>(kept.size()) * static_cast<qint64>(added.size() + 1));
        std::erase_if(kept,
                      [&](const Value &item) { return std::find(added.begin(), added.end(), item) != added.end(); });
    }
    call.engine.chargeItems(static_cast<qint64>(kept.size()) + static_cast<qint64>(added.size()));
    kept.insert(how.startsWith(u"append") ? kept.end() : kept.begin(), added.begin(), added.end());
    return Value(std::move(kept));
}

Value merged(Call &call, const Value &low, const Value &high, bool recursive, const QString &lists)
{
    const DepthGuard depth(call.engine);
    for (const Value *value : {&low, &high}) {
        if (!value->isDict())
            failRefused(u"failed to combine variables, expected dicts but got a '%1' and a '%2'"_s.arg(typeName(low),
                                                                                                       typeName(high)));
    }
    call.engine.charge(static_cast<qint64>(low.toDict().size()) + static_cast<qint64>(high.toDict().size()));
    if (low.toDict().isEmpty() || low == high)
        return high;
    Value::Dict result = low.toDict();
    for (const Value::Dict::Entry &entry : high.toDict()) {
        const Value *known = result.find(entry.key);
        if (known && recursive && known->isDict() && entry.value.isDict())
            result.insert(entry.key, merged(call, *known, entry.value, recursive, lists));
        else if (known && known->isList() && entry.value.isList())
            result.insert(entry.key, mergedLists(call, *known, entry.value, lists));
        else
            result.insert(entry.key, entry.value);
    }
    return Value(std::move(result));
}

/// ansible/template/__init__.py, recursive_check_defined
void requireDefinedThroughout(Engine &engine, const Value &value)
{
    if (value.isLiteral())
        return;
    const DepthGuard depth(engine);
    engine.charge(1);
    if (const Undefined *undefined = undefinedIn(value))
        throw undefined->failure();
    for (const Value &item : value.hasFlag(Value::Tuple) ? Value::List() : value.toList())
        requireDefinedThroughout(engine, item);
    for (const Value::Dict::Entry &entry : value.toDict())
        requireDefinedThroughout(engine, entry.value);
}

Value combine(Call &call)
{
    bool recursive = false;
    QString lists = u"replace"_s;
    for (const auto &[name, value] : call.restNamed()) {
        if (name == u"recursive")
            recursive = isTrue(call.engine, value);
        else if (name == u"list_merge")
            lists = str(call.engine, value);
        else
            failRefused(u"'recursive' and 'list_merge' are the only valid keyword arguments"_s);
    }
    static const QStringList known = {u"replace"_s, u"keep"_s,      u"append"_s,
                                      u"prepend"_s, u"append_rp"_s, u"prepend_rp"_s};
    if (!known.contains(lists))
        failRefused(u"merge_hash: 'list_merge' argument can only be equal to 'replace', 'keep', 'append', 'prepend', "
                    u"'append_rp' or 'prepend_rp'"_s);
    Value::List terms = {call.subject};
    terms.insert(terms.end(), call.rest().begin(), call.rest().end());
    Value::List dictionaries;
    flattenInto(call, Value(std::move(terms)), 1, true, dictionaries);
    if (dictionaries.empty())
        return Value(Value::Dict());
    for (const Value &dictionary : dictionaries)
        requireDefinedThroughout(call.engine, dictionary);
    // As merge_hash() has it, the order of keys is that of the lower precedence.
    Value result = dictionaries.back();
    for (size_t index = dictionaries.size() - 1; index-- > 0;)
        result = merged(call, dictionaries[index], result, recursive, lists);
    return result;
}

Value extract(Call &call)
{
    std::vector<Value> keys = {call.subject};
    const Value more = plain(call.engine, call.at(1));
    if (more.isList() && !more.hasFlag(Value::Tuple))
        keys.insert(keys.end(), more.toList().begin(), more.toList().end());
    else if (!more.isNone())
        keys.push_back(more);
    Value value = call.at(0);
    for (const Value &key : keys)
        value = item(call.engine, value, key);
    return value;
}

Value dict2items(Call &call)
{
    requireDefined(call.subject);
    if (!isMapping(call.subject))
        failRefused(u"dict2items requires a dictionary, got <class '%1'> instead."_s.arg(typeName(call.subject)));
    const QString keyName = call.text(0, u"key"_s);
    const QString valueName = call.text(1, u"value"_s);
    const Value pairs =
        listOf(call.engine, jinja::call(call.engine, attribute(call.engine, call.subject, u"items"_s), {}));
    Value::List result;
    result.reserve(pairs.toList().size());
    for (const Value &pair : pairs.toList()) {
        Value::Dict entry;
        entry.insert(keyName, pair.toList()[0]);
        entry.insert(valueName, pair.toList()[1]);
        result.emplace_back(std::move(entry));
    }
    return Value(std::move(result));
}

Value items2dict(Call &call)
{
    requireDefined(call.subject);
    const Value list = plain(call.engine, call.subject);
    if (!list.isList())
        failRefused(u"items2dict requires a list, got <class '%1'> instead."_s.arg(typeName(list)));
    const Value keyName = call.has(0) ? call.at(0) : Value(u"key"_s);
    const Value valueName = call.has(1) ? call.at(1) : Value(u"value"_s);
    Value::Dict result;
    for (const Value &given : list.toList()) {
        const Value item = plain(call.engine, given);
        const bool isPair = item.isList() && keyName.isInt() && valueName.isInt();
        if (!item.isDict() && !isPair)
            failRefused(u"items2dict requires a list of dictionaries, got %1 instead."_s.arg(repr(call.engine, list)));
        const auto part = [&](const Value &name) -> std::optional<Value> {
            const Value found = jinja::item(call.engine, item, name);
            return undefinedIn(found) ? std::nullopt : std::optional(found);
        };
        const std::optional<Value> key = part(keyName);
        const std::optional<Value> value = part(valueName);
        if (!key || !value)
            failRefused(
                u"items2dict requires each dictionary in the list to contain the keys '%1' and '%2', got %3 instead."_s
                    .arg(str(call.engine, keyName), str(call.engine, valueName), repr(call.engine, list)));
        requireHashable(*key);
        result.insert(*key, *value);
    }
    return Value(std::move(result));
}

Value subelements(Call &call)
{
    requireDefined(call.subject);
    const Value object = plain(call.engine, call.subject);
    Value::List elements = object.toList();
    for (const Value::Dict::Entry &entry : object.toDict())
        elements.push_back(entry.value);
    if (!object.isDict() && !object.isList())
        failRefused(u"obj must be a list of dicts or a nested dict"_s);
    const Value path = plain(call.engine, call.at(0));
    if (!path.isString() && !path.isList())
        failRefused(u"subelements must be a list or a string"_s);
    const Value::List keys = path.isList() ? path.toList() : toValue(path.toString().split(u'.')).toList();
    Value::List result;
    for (const Value &element : elements) {
        Value values = element;
        for (const Value &key : keys) {
            if (!values.isDict())
                failRefused(u"the key %1 should point to a dictionary, got '%2'"_s.arg(str(call.engine, key),
                                                                                       str(call.engine, values)));
            const Value *found = values.toDict().find(key);
            if (!found && !call.truth(1))
                failRefused(u"could not find %1 key in iterated item %2"_s.arg(repr(call.engine, key),
                                                                               repr(call.engine, values)));
            values = found ? *found : Value(Value::List());
            if (!found)
                break;
        }
        if (!values.isList())
            failRefused(u"the key %1 should point to a list, got %2"_s.arg(repr(call.engine, keys.back()),
                                                                           repr(call.engine, values)));
        for (const Value &value : values.toList()) {
            call.engine.charge(1);
            result.emplace_back(Value::List{element, value}, true);
        }
    }
    return Value(std::move(result));
}

constexpr Entry entries[] = {
    {u"bool", u"", bool_},
    {u"ternary", u"true_val false_val = none_val", ternary},
    {u"mandatory", u"= msg", mandatory},
    {u"type_debug", u"", typeDebug},
    {u"flatten", u"= levels skip_nulls", flatten},
    {u"combine", u"= * **", combine},
    {u"extract", u"container = morekeys", extract},
    {u"dict2items", u"= key_name value_name", dict2items},
    {u"items2dict", u"= key_name value_name", items2dict},
    {u"subelements", u"subelements = skip_missing", subelements},
};

} // namespace

Entries ansibleDataFilters()
{
    return entries;
}

} // namespace qm::jinja
