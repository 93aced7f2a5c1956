// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/attributepath.h"
#include "core/template/format.h"
#include "core/template/json.h"
#include "core/template/operators.h"
#include "core/template/pythonnumbers.h"
#include "core/template/pythontime.h"
#include "core/template/registry.h"
#include "core/template/text.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// jinja2/filters.py; each function is do_<its name> there.

Value defaultValue(Call &call)
{
    const Value missing = call.has(0) ? call.at(0) : Value(QString());
    if (undefinedIn(call.subject) || (call.truth(1) && !isTrue(call.engine, call.subject)))
        return missing;
    return call.subject;
}

Value integer(Call &call)
{
    if (const Undefined *undefined = undefinedIn(call.subject)) // there is no number in it, however lenient
        throw undefined->failure();
    const Value value = plain(call.engine, call.subject);
    const Value missing = call.has(0) ? call.at(0) : Value(0);
    if (value.isInt() || value.isBool())
        return Value(toInteger(call.engine, value));
    if (value.isString()) {
        if (const std::optional<qint64> number = pythonInteger(value.toString(), call.integer(1, 10)))
            return Value(*number);
    }
    const std::optional<double> real = value.isString() ? pythonReal(value.toString())
        : value.isFloat()                               ? std::optional(value.toDouble())
                                                        : std::nullopt;
    if (!real || std::isnan(*real))
        return missing;
    return truncatedReal(*real);
}

Value real(Call &call)
{
    if (const Undefined *undefined = undefinedIn(call.subject)) // there is no number in it, however lenient
        throw undefined->failure();
    const Value value = plain(call.engine, call.subject);
    if (value.isNumber())
        return Value(value.toDouble());
    const std::optional<double> number = value.isString() ? pythonReal(value.toString()) : std::nullopt;
    return number ? Value(*number) : call.has(0) ? call.at(0) : Value(0.0);
}

Value absolute(Call &call)
{
    requireDefined(call.subject);
    if (const TimeDelta *distance = timeDeltaIn(call.subject))
        return distance->microseconds() < 0 ? negative(call.subject) : call.subject;
    if (!call.subject.isNumber())
        failType(u"bad operand type for abs(): '%1'"_s.arg(typeName(call.subject)));
    if (call.subject.isFloat())
        return Value(std::abs(call.subject.toDouble()));
    const Value number(toInteger(call.engine, call.subject));
    return number.toInt() < 0 ? negative(number) : number;
}

Value round(Call &call)
{
    const QString method = call.text(1, u"common"_s);
    if (method != u"common" && method != u"ceil" && method != u"floor")
        failRefused(u"method must be common, ceil or floor"_s);
    requireDefined(call.subject);
    if (!call.subject.isNumber())
        failType(u"type %1 doesn't define __round__ method"_s.arg(typeName(call.subject)));
    const qint64 precision = call.integer(0, 0);
    if (method == u"common")
        return pythonRound(call.subject, precision);
    const double scale = std::pow(10.0, static_cast<double>(precision));
    const double scaled = call.subject.toDouble() * scale;
    // Python's math.ceil() is an integer, and no integer is -0.
    return Value(((method == u"ceil" ? std::ceil(scaled) : std::floor(scaled)) + 0.0) / scale);
}

Value filesizeformat(Call &call)
{
    const std::optional<double> given =
        call.subject.isNumber() ? std::optional(call.subject.toDouble()) : pythonReal(call.subjectText());
    if (!given)
        failType(u"could not convert string to float: %1"_s.arg(repr(call.engine, call.subject)));
    const bool binary = call.truth(0);
    const double base = binary ? 1024 : 1000;
    const double bytes = *given;
    if (bytes == 1)
        return Value(u"1 Byte"_s);
    if (bytes < base)
        return Value(u"%1 Bytes"_s.arg(static_cast<qint64>(bytes)));
    static const QString letters = u"kMGTPEZY"_s;
    double unit = base;
    qsizetype index = 0;
    while (bytes >= unit * base && index + 1 < letters.size()) {
        unit *= base;
        ++index;
    }
    const QString prefix = index == 0 && binary ? u"K"_s : QString(letters.at(index));
    return Value(u"%1 %2%3"_s.arg(realDigits(bytes / unit, u'f', 1), prefix, binary ? u"iB"_s : u"B"_s));
}

Value attr(Call &call)
{
    const QString name = call.text(0);
    if (isMapping(call.subject)) {
        // Like an attribute, but never an item of a dictionary.
        const std::optional<Value> found =
            name.startsWith(u'_') ? std::nullopt : method(call.engine, call.subject, name);
        return found ? *found : undefinedItem(call.subject, Value(name));
    }
    return attribute(call.engine, call.subject, name);
}

Value tojson(Call &call)
{
    JsonLayout layout;
    layout.sortKeys = true;
    if (call.has(0) && !call.at(0).isNone())
        layout.indent = call.integer(0);
    QString text = toJson(call.engine, call.subject, layout);
    text.replace(u'<', u"\\u003c"_s)
        .replace(u'>', u"\\u003e"_s)
        .replace(u'&', u"\\u0026"_s)
        .replace(u'\'', u"\\u0027"_s);
    return Value(text);
}

/// Dictionaries in the order of pprint._safe_tuple(): keys that cannot be compared by the names of their types.
Value withSortedKeys(Engine &engine, const Value &value)
{
    const DepthGuard depth(engine);
    engine.charge(1);
    if (value.isList()) {
        Value::List items;
        for (const Value &item : value.toList())
            items.push_back(withSortedKeys(engine, item));
        return Value(std::move(items), value.hasFlag(Value::Tuple));
    }
    if (!value.isDict())
        return value;
    std::vector<Value::Dict::Entry> entries = value.toDict().entries();
    std::stable_sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) {
        if (a.key.isNumber() && b.key.isNumber())
            return a.key.toDouble() < b.key.toDouble();
        if (a.key.isString() && b.key.isString())
            return compareCodePoints(a.key.toString(), b.key.toString()) < 0;
        return typeName(a.key) < typeName(b.key);
    });
    Value::Dict sorted;
    for (const Value::Dict::Entry &entry : entries)
        sorted.insert(entry.key, withSortedKeys(engine, entry.value));
    return Value(std::move(sorted));
}

/// pprint.pformat() of what fits on a line; it breaks longer ones.
Value pprint(Call &call)
{
    const QString text = repr(call.engine, withSortedKeys(call.engine, plain(call.engine, call.subject)));
    if (text.size() > 80)
        failUnsupported(
            Message(QT_TRANSLATE_NOOP("Message", "The filter %1 is not supported for values of more than one line."),
                    {u"pprint"_s}));
    return Value(text);
}

constexpr Entry entries[] = {
    {u"default", u"= default_value boolean", defaultValue},
    {u"d", u"= default_value boolean", defaultValue},
    {u"int", u"= default base", integer},
    {u"float", u"= default", real},
    {u"abs", u"", absolute},
    {u"round", u"= precision method", round},
    {u"filesizeformat", u"= binary", filesizeformat},
    {u"attr", u"name", attr},
    {u"tojson", u"= indent", tojson},
    {u"pprint", u"", pprint},
};

} // namespace

Entries jinjaValueFilters()
{
    return entries;
}

} // namespace qm::jinja
