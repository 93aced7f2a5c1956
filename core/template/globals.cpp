// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/globals.h"

#include "core/template/operators.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

Value range(Call &call)
{
    if (!call.has(1))
        return makeObject<Range>(0, call.integer(0), 1);
    return makeObject<Range>(call.integer(0), call.integer(1), call.integer(2, 1));
}

Value dict(Call &call)
{
    Value::Dict result;
    if (call.has(0)) {
        requireDefined(call.at(0));
        const Value source = plain(call.engine, call.at(0));
        if (isMapping(source)) {
            const Value pairs =
                listOf(call.engine, jinja::call(call.engine, attribute(call.engine, source, u"items"_s), {}));
            for (const Value &pair : pairs.toList())
                result.insert(pair.toList()[0], pair.toList()[1]);
        } else {
            const Value list = listOf(call.engine, source);
            qint64 index = 0;
            for (const Value &item : list.toList()) {
                const Value pair = listOf(call.engine, item);
                if (pair.toList().size() != 2)
                    failType(u"dictionary update sequence element #%1 has length %2; 2 is required"_s.arg(index).arg(
                        pair.toList().size()));
                requireHashable(pair.toList()[0]);
                result.insert(pair.toList()[0], pair.toList()[1]);
                ++index;
            }
        }
    }
    for (const auto &[name, value] : call.restNamed())
        result.insert(name, value);
    return Value(std::move(result));
}

Value namespace_(Call &call)
{
    return makeObject<Namespace>(dict(call).toDict());
}

Value undef(Call &call)
{
    const bool hasHint = call.has(0) && !call.at(0).isNone() && !undefinedIn(call.at(0)) && !call.text(0).isEmpty();
    return undefinedBecause(hasHint ? call.text(0) : u"Mandatory variable has not been overridden"_s);
}

Value cycler(Call &call)
{
    return makeCycler(call.rest());
}

Value joiner(Call &call)
{
    return makeJoiner(call.text(0, u", "_s));
}

/// Functions whose results differ each time.
Value unsteady(Call &)
{
    failUnsupported(Message(QT_TRANSLATE_NOOP("Message",
                                              "now() and lipsum() are not supported: their results differ each "
                                              "time.")));
}

constexpr Entry entries[] = {
    {u"range", u"start = stop step", range},
    {u"dict", u"= mapping **", dict},
    {u"namespace", u"= mapping **", namespace_},
    {u"undef", u"= hint", undef},
    {u"cycler", u"= *", cycler},
    {u"joiner", u"= sep", joiner},
    {u"lookup", u"name = * **", lookup},
    {u"query", u"name = * **", query},
    {u"q", u"name = * **", query},
    {u"now", u"= * **", unsteady},
    {u"lipsum", u"= * **", unsteady},
};

} // namespace

std::optional<Value> globalFunction(const QString &name)
{
    const auto *found =
        std::find_if(std::begin(entries), std::end(entries), [&](const Entry &entry) { return entry.name == name; });
    if (found == std::end(entries))
        return {};
    const QString text =
        name == u"range" || name == u"dict" ? u"<class '%1'>"_s.arg(name) : u"<function %1>"_s.arg(name);
    return makeObject<Function>(text, [found, name](Engine &engine, Arguments arguments) {
        return apply(engine, *found, name, Value(), std::move(arguments));
    });
}

} // namespace qm::jinja
