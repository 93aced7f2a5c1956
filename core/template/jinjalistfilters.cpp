// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/attributepath.h"
#include "core/template/operators.h"
#include "core/template/registry.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// jinja2/filters.py; each function is do_<its name> there.

Value join(Call &call)
{
    const Value list = listOf(call.engine, call.subject);
    const QString separator = call.text(0);
    const AttributePath path(call.at(1));
    QString text;
    bool first = true;
    for (const Value &item : list.toList()) {
        const QString part = str(call.engine, path.of(call.engine, item));
        call.engine.chargeGrowth(text.size(), separator.size() + part.size());
        if (!std::exchange(first, false))
            text += separator;
        text += part;
    }
    return Value(text);
}

Value list(Call &call)
{
    return listOf(call.engine, call.subject);
}
Value count(Call &call)
{
    return Value(length(call.engine, call.subject));
}

Value first(Call &call)
{
    const Value list = listOf(call.engine, call.subject);
    return list.toList().empty() ? undefinedBecause(u"No first item, sequence was empty."_s) : list.toList().front();
}

Value last(Call &call)
{
    const Value list = listOf(call.engine, call.subject);
    return list.toList().empty() ? undefinedBecause(u"No last item, sequence was empty."_s) : list.toList().back();
}

Value reverse(Call &call)
{
    Value::List items = listOf(call.engine, call.subject).toList();
    std::reverse(items.begin(), items.end());
    const Value known = plain(call.engine, call.subject);
    if (!known.isString())
        return Value(std::move(items));
    QString text;
    for (const Value &item : items)
        text += item.toString();
    return Value(text);
}

/// A key for each item, then a stable sort by the keys: sorted(key=…).
Value::List sortedBy(Engine &engine, const Value::List &items, const std::vector<Value> &keys, bool reverse)
{
    std::vector<size_t> order(items.size());
    for (size_t index = 0; index < order.size(); ++index)
        order[index] = index;
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        return reverse ? isLess(engine, keys[b], keys[a]) : isLess(engine, keys[a], keys[b]);
    });
    Value::List sorted;
    sorted.reserve(items.size());
    for (const size_t index : order)
        sorted.push_back(items[index]);
    return sorted;
}

Value sort(Call &call)
{
    const Value list = listOf(call.engine, call.subject);
    const bool reverse = call.truth(0);
    const bool caseSensitive = call.truth(1);
    std::vector<AttributePath> paths;
    if (call.at(2).isString()) {
        for (const QString &part : call.at(2).toString().split(u','))
            paths.emplace_back(Value(part));
    } else {
        paths.emplace_back(call.at(2));
    }
    std::vector<Value> keys;
    for (const Value &item : list.toList()) {
        Value::List parts;
        for (const AttributePath &path : paths) {
            const Value key = plain(call.engine, path.of(call.engine, item));
            parts.push_back(caseSensitive ? key : ignoringCase(key));
        }
        keys.emplace_back(std::move(parts));
    }
    return Value(sortedBy(call.engine, list.toList(), keys, reverse));
}

Value dictsort(Call &call)
{
    const QString by = call.text(1, u"key"_s);
    if (by != u"key" && by != u"value")
        failRefused(u"You can only sort by either \"key\" or \"value\""_s);
    requireDefined(call.subject);
    if (!isMapping(call.subject))
        failType(u"'%1' object has no attribute 'items'"_s.arg(typeName(call.subject)));
    const Value pairs =
        listOf(call.engine, jinja::call(call.engine, attribute(call.engine, call.subject, u"items"_s), {}));
    std::vector<Value> keys;
    for (const Value &pair : pairs.toList()) {
        const Value key = plain(call.engine, pair.toList()[by == u"key" ? 0 : 1]);
        keys.push_back(call.truth(0) ? key : ignoringCase(key));
    }
    return Value(sortedBy(call.engine, pairs.toList(), keys, call.truth(2)));
}

Value items(Call &call)
{
    if (undefinedIn(call.subject))
        return Value(Value::List());
    if (!isMapping(call.subject))
        failType(u"Can only get item pairs from a mapping."_s);
    return jinja::call(call.engine, attribute(call.engine, call.subject, u"items"_s), {});
}

Value minOrMax(Call &call, bool wantsLess)
{
    const Value list = listOf(call.engine, call.subject);
    if (list.toList().empty())
        return undefinedBecause(u"No aggregated item, sequence was empty."_s);
    const bool caseSensitive = call.truth(0);
    const AttributePath path(call.at(1));
    const auto keyOf = [&](const Value &item) {
        const Value key = plain(call.engine, path.of(call.engine, item));
        return caseSensitive ? key : ignoringCase(key);
    };
    Value best = list.toList().front(); // compared with nothing if it is the only one
    Value bestKey = keyOf(best);
    std::for_each(std::next(list.toList().begin()), list.toList().end(), [&](const Value &item) {
        const Value key = keyOf(item);
        if (wantsLess ? isLess(call.engine, key, bestKey) : isLess(call.engine, bestKey, key)) {
            best = item;
            bestKey = key;
        }
    });
    return best;
}
Value min(Call &call)
{
    return minOrMax(call, true);
}
Value max(Call &call)
{
    return minOrMax(call, false);
}

Value sum(Call &call)
{
    const Value list = listOf(call.engine, call.subject);
    const AttributePath path(call.at(0));
    Value total = call.has(1) ? call.at(1) : Value(0);
    if (total.isString())
        failType(u"sum() can't sum strings [use ''.join(seq) instead]"_s);
    for (const Value &item : list.toList())
        total = arithmetic(call.engine, Operator::Add, total, path.of(call.engine, item));
    return total;
}

Value slice(Call &call)
{
    const Value::List items = listOf(call.engine, call.subject).toList();
    const qint64 slices = call.integer(0);
    if (slices == 0)
        failType(u"integer division or modulo by zero"_s);
    call.engine.chargeItems(std::max<qint64>(slices, 0));
    const auto size = static_cast<qint64>(items.size());
    Value::List result;
    qint64 at = 0;
    for (qint64 index = 0; index < slices; ++index) {
        const qint64 end = at + size / slices + (index < size % slices ? 1 : 0);
        Value::List part(items.begin() + at, items.begin() + end);
        if (!call.at(1).isNone() && index >= size % slices)
            part.push_back(call.at(1));
        result.emplace_back(std::move(part));
        at = end;
    }
    return Value(std::move(result));
}

Value batch(Call &call)
{
    const Value list = listOf(call.engine, call.subject);
    const qint64 size = call.integer(0);
    Value::List result;
    Value::List part;
    for (const Value &item : list.toList()) {
        if (static_cast<qint64>(part.size()) == size)
            result.emplace_back(std::exchange(part, {}));
        part.push_back(item);
    }
    if (!part.empty()) {
        if (!call.at(1).isNone() && static_cast<qint64>(part.size()) < size) {
            call.engine.chargeItems(size);
            part.resize(static_cast<size_t>(size), call.at(1));
        }
        result.emplace_back(std::move(part));
    }
    return Value(std::move(result));
}

Value groupby(Call &call)
{
    const Value list = listOf(call.engine, call.subject);
    const AttributePath path(call.at(0));
    const Value *missing = call.has(1) && !call.at(1).isNone() ? &call.at(1) : nullptr;
    const bool caseSensitive = call.truth(2);
    const auto keyOf = [&](const Value &item) { return plain(call.engine, path.of(call.engine, item, missing)); };
    std::vector<Value> keys;
    for (const Value &item : list.toList()) {
        const Value key = keyOf(item);
        requireDefined(key);
        keys.push_back(caseSensitive ? key : ignoringCase(key));
    }
    Value::List groups;
    Value::List group;
    const auto flush = [&] {
        if (group.empty())
            return;
        const Value grouper = keyOf(group.front());
        const Value pair(Value::List{grouper, Value(std::exchange(group, {}))}, true);
        groups.push_back(makeObject<NamedTuple>(QStringList{u"grouper"_s, u"list"_s}, pair));
    };
    Value last;
    for (const Value &item : sortedBy(call.engine, list.toList(), keys, false)) {
        const Value key = caseSensitive ? keyOf(item) : ignoringCase(keyOf(item));
        if (!group.empty() && !equals(call.engine, key, last))
            flush();
        last = key;
        group.push_back(item);
    }
    flush();
    return Value(std::move(groups));
}

constexpr Entry entries[] = {
    {u"join", u"= d attribute", join},
    {u"list", u"", list},
    {u"length", u"", count},
    {u"count", u"", count},
    {u"first", u"", first},
    {u"last", u"", last},
    {u"reverse", u"", reverse},
    {u"sort", u"= reverse case_sensitive attribute", sort},
    {u"dictsort", u"= case_sensitive by reverse", dictsort},
    {u"items", u"", items},
    {u"min", u"= case_sensitive attribute", min},
    {u"max", u"= case_sensitive attribute", max},
    {u"sum", u"= attribute start", sum},
    {u"slice", u"slices = fill_with", slice},
    {u"batch", u"linecount = fill_with", batch},
    {u"groupby", u"attribute = default case_sensitive", groupby},
};

} // namespace

Entries jinjaListFilters()
{
    return entries;
}

} // namespace qm::jinja
