// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/attributepath.h"
#include "core/template/operators.h"
#include "core/template/registry.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// jinja2/filters.py: the filters that apply others. They do nothing to what is false, so that an empty or
// undefined list is looked at once.

Value map(Call &call)
{
    if (!isTrue(call.engine, call.subject))
        return Value(Value::List());
    const Value list = listOf(call.engine, call.subject);
    std::vector<std::pair<QString, Value>> named = call.restNamed();
    const auto take = [&](QStringView name) -> std::optional<Value> {
        const auto found =
            std::find_if(named.begin(), named.end(), [&](const auto &entry) { return entry.first == name; });
        if (found == named.end())
            return {};
        const Value value = found->second;
        named.erase(found);
        return value;
    };
    Value::List result;
    result.reserve(list.toList().size());
    const std::optional<Value> path = call.rest().empty() ? take(u"attribute") : std::nullopt;
    if (path) {
        const std::optional<Value> missing = take(u"default");
        if (!named.empty())
            failRefused(u"Unexpected keyword argument '%1'"_s.arg(named.front().first));
        const AttributePath attribute(*path);
        for (const Value &item : list.toList())
            result.push_back(attribute.of(call.engine, item, missing && !missing->isNone() ? &*missing : nullptr));
        return Value(std::move(result));
    }
    if (call.rest().empty())
        failRefused(u"map requires a filter argument"_s);
    const QString filter = str(call.engine, call.rest().front());
    for (const Value &item : list.toList()) {
        call.engine.charge(1);
        Arguments arguments{{call.rest().begin() + 1, call.rest().end()}, named};
        result.push_back(call.engine.applyFilter(filter, item, std::move(arguments)));
    }
    return Value(std::move(result));
}

Value selectOrReject(Call &call, bool keeps, bool byAttribute)
{
    if (!isTrue(call.engine, call.subject))
        return Value(Value::List());
    const Value list = listOf(call.engine, call.subject);
    const std::vector<Value> &rest = call.rest();
    if (byAttribute && rest.empty())
        failRefused(u"Missing parameter for attribute name"_s);
    const AttributePath path = byAttribute ? AttributePath(rest.front()) : AttributePath();
    const size_t testAt = byAttribute ? 1 : 0;
    const QString test = rest.size() > testAt ? str(call.engine, rest[testAt]) : QString();
    Value::List result;
    for (const Value &item : list.toList()) {
        call.engine.charge(1);
        Value subject = path.of(call.engine, item);
        if (!test.isEmpty()) {
            Arguments arguments{{rest.begin() + static_cast<std::ptrdiff_t>(testAt) + 1, rest.end()}, call.restNamed()};
            subject = call.engine.applyTest(test, subject, std::move(arguments));
        }
        if (isTrue(call.engine, subject) == keeps)
            result.push_back(item);
    }
    return Value(std::move(result));
}
Value select(Call &call)
{
    return selectOrReject(call, true, false);
}
Value reject(Call &call)
{
    return selectOrReject(call, false, false);
}
Value selectattr(Call &call)
{
    return selectOrReject(call, true, true);
}
Value rejectattr(Call &call)
{
    return selectOrReject(call, false, true);
}

constexpr Entry entries[] = {
    {u"map", u"= * **", map},
    {u"select", u"= * **", select},
    {u"reject", u"= * **", reject},
    {u"selectattr", u"= * **", selectattr},
    {u"rejectattr", u"= * **", rejectattr},
};

} // namespace

Entries jinjaSelectFilters()
{
    return entries;
}

} // namespace qm::jinja
