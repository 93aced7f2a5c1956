// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/attributepath.h"
#include "core/template/combinatorics.h"
#include "core/template/format.h"
#include "core/template/largenumbers.h"
#include "core/template/operators.h"
#include "core/template/registry.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// ansible/plugins/filter/mathstuff.py

/// A set of Python values: by hash where they have one, else by comparison, as Ansible falls back to.
class Seen final
{
public:
    explicit Seen(Engine &engine) : m_engine(engine) {}

    /// @return whether it was new.
    bool add(const Value &value)
    {
        if (contains(value))
            return false;
        if (isHashable(value))
            m_hashed.insert(value, Value());
        else
            m_others.push_back(value);
        return true;
    }

    [[nodiscard]] bool contains(const Value &value) const
    {
        requireDefined(value);
        if (isHashable(value))
            return m_hashed.contains(value);
        m_engine.charge(static_cast<qint64>(m_others.size()));
        return std::find(m_others.begin(), m_others.end(), value) != m_others.end();
    }

private:
    static bool isHashable(const Value &value)
    {
        if (value.isList())
            return value.hasFlag(Value::Tuple) && std::all_of(value.toList().begin(), value.toList().end(), isHashable);
        return !value.isDict();
    }

    Engine &m_engine;
    Value::Dict m_hashed;
    Value::List m_others;
};

Seen seenOf(Call &call, const Value &list)
{
    Seen seen(call.engine);
    for (const Value &item : list.toList())
        seen.add(plain(call.engine, item));
    return seen;
}

/// Jinja2's unique, or Ansible's own where an item has no hash.
Value uniqueItems(Call &call, const Value &list, bool caseSensitive, const AttributePath &path)
{
    const auto keyOf = [&](const Value &item) {
        const Value key = plain(call.engine, path.of(call.engine, item));
        return caseSensitive ? key : ignoringCase(key);
    };
    const bool allHashable = std::none_of(list.toList().begin(), list.toList().end(), [&](const Value &item) {
        const Value key = keyOf(item);
        return key.isDict() || (key.isList() && !key.hasFlag(Value::Tuple));
    });
    if (!allHashable && !path.isEmpty())
        failRefused(
            u"Jinja2's unique filter failed and we cannot fall back to Ansible's version as it does not support the "
            u"parameters supplied"_s);
    Seen seen(call.engine);
    Value::List result;
    for (const Value &item : list.toList()) {
        call.engine.charge(1);
        // Ansible's own compares with regard to case.
        if (seen.add(allHashable ? keyOf(item) : plain(call.engine, item)))
            result.push_back(item);
    }
    return Value(std::move(result));
}

Value unique(Call &call)
{
    const bool given = call.has(0) && !call.at(0).isNone();
    return uniqueItems(call, listOf(call.engine, call.subject), given && call.truth(0), AttributePath(call.at(1)));
}

/// Two texts or tuples have hashes, and Ansible makes sets of them, whose order differs each time.
void requireLists(Call &call)
{
    const auto isHashable = [&](const Value &value) {
        requireDefined(value);
        const Value known = plain(call.engine, value);
        return known.isString() || (known.isList() && known.hasFlag(Value::Tuple));
    };
    if (isHashable(call.subject) && isHashable(call.at(0)))
        failUnsupported(Message(QT_TRANSLATE_NOOP("Message", "The result is a %1 of Python's; that is not supported."),
                                {u"set"_s}));
}

Value chosen(Call &call, bool wantsCommon)
{
    requireLists(call);
    const Value list = listOf(call.engine, call.subject);
    const Value other = plain(call.engine, call.at(0));
    const Seen others = seenOf(call, other.isString() ? Value(Value::List()) : listOf(call.engine, other));
    const auto isCommon = [&](const Value &item) { // Python's "in", which looks for a part in a text
        return other.isString() ? contains(call.engine, other, item) : others.contains(plain(call.engine, item));
    };
    Value::List result;
    for (const Value &item : list.toList()) {
        call.engine.charge(1);
        if (isCommon(item) == wantsCommon)
            result.push_back(item);
    }
    return uniqueItems(call, Value(std::move(result)), true, {});
}
Value intersect(Call &call)
{
    return chosen(call, true);
}
Value difference(Call &call)
{
    return chosen(call, false);
}

Value unionOf(Call &call)
{
    requireLists(call);
    const Value sum =
        arithmetic(call.engine, Operator::Add, plain(call.engine, call.subject), plain(call.engine, call.at(0)));
    return uniqueItems(call, sum, true, {});
}

Value symmetricDifference(Call &call)
{
    requireLists(call);
    const Seen first = seenOf(call, listOf(call.engine, call.subject));
    const Seen second = seenOf(call, listOf(call.engine, call.at(0)));
    const Value all = unionOf(call);
    Value::List result;
    for (const Value &item : all.toList()) {
        const Value known = plain(call.engine, item);
        if (!first.contains(known) || !second.contains(known))
            result.push_back(item);
    }
    return Value(std::move(result));
}

double number(const Value &value, const QString &function)
{
    requireDefined(value);
    if (!value.isNumber())
        failRefused(u"%1() can only be used on numbers: must be real number, not %2"_s.arg(function, typeName(value)));
    return value.toDouble();
}

Value inDomain(double result)
{
    if (std::isnan(result) || std::isinf(result))
        failType(u"math domain error"_s);
    return Value(result);
}

Value log(Call &call)
{
    const double x = number(call.subject, u"log"_s);
    if (!call.has(0))
        return inDomain(std::log(x));
    const double base = number(call.at(0), u"log"_s);
    if (base <= 0.0)
        failType(u"math domain error"_s);
    if (base == 1.0)
        failType(u"float division by zero"_s);
    return inDomain(base == 10.0 ? std::log10(x) : std::log(x) / std::log(base));
}
Value pow(Call &call)
{
    return inDomain(std::pow(number(call.subject, u"pow"_s), number(call.at(0), u"pow"_s)));
}
Value root(Call &call)
{
    const double x = number(call.subject, u"root"_s);
    const double base = call.has(0) ? number(call.at(0), u"root"_s) : 2.0;
    return inDomain(base == 2.0 ? std::sqrt(x) : std::pow(x, 1.0 / base));
}

constexpr QStringView sizeLetters = u"BKMGTPEZY";

Value humanReadable(Call &call)
{
    const double size = number(call.subject, u"human_readable"_s);
    const bool bits = call.truth(0);
    const QString unit = call.has(1) && !call.at(1).isNone() ? call.text(1).toUpper() : QString();
    for (qsizetype index = sizeLetters.size() - 1; index >= 0; --index) {
        const double limit = std::ldexp(1.0, static_cast<int>(index * 10));
        const bool isIt = unit.isEmpty() ? size >= limit : unit == sizeLetters.at(index);
        if (!isIt && index > 0)
            continue;
        const QString name =
            index == 0 ? (bits ? u"bits"_s : u"Bytes"_s) : QString(sizeLetters.at(index)) + (bits ? u'b' : u'B');
        return Value(u"%1 %2"_s.arg(realDigits(size / limit, u'f', 2), name));
    }
    Q_UNREACHABLE();
}

Value humanToBytes(Call &call)
{
    static const QRegularExpression syntax(uR"(^\s*([0-9]*\.?[0-9]*)\s*([A-Za-z]+)?)"_s);
    const QString text = call.subjectText();
    const QRegularExpressionMatch match = syntax.match(text);
    const auto fail = [&]() -> void {
        failRefused(u"human_to_bytes() can't interpret following string: %1"_s.arg(text));
    };
    bool ok = false;
    const double value = match.captured(1).toDouble(&ok);
    if (!ok)
        fail();
    const QString unit =
        match.captured(2).isEmpty() ? (call.at(0).isNone() ? QString() : call.text(0)) : match.captured(2);
    if (unit.isEmpty())
        return Value(static_cast<qint64>(std::nearbyint(value)));
    const qsizetype index = sizeLetters.indexOf(unit.at(0).toUpper());
    const bool bits = call.truth(1);
    const bool isNamed = unit.contains(bits ? u"bit"_s : u"byte"_s, Qt::CaseInsensitive);
    if (index < 0 || (unit.size() > 1 && !isNamed && unit.at(1) != (bits ? u'b' : u'B')))
        fail();
    const double bytes = std::nearbyint(std::ldexp(value, static_cast<int>(index * 10)));
    if (bytes >= 9.2e18)
        failTooLarge();
    return Value(static_cast<qint64>(bytes));
}

Value rekeyOnMember(Call &call)
{
    const QString duplicates = call.text(1, u"error"_s);
    if (duplicates != u"error" && duplicates != u"overwrite")
        failRefused(u"duplicates parameter to rekey_on_member has unknown value: %1"_s.arg(duplicates));
    requireDefined(call.subject);
    const Value data = plain(call.engine, call.subject);
    Value::List items = data.toList();
    for (const Value::Dict::Entry &entry : data.toDict())
        items.push_back(entry.value);
    if (!data.isList() && !data.isDict())
        failRefused(u"Type is not a valid list, set, or dict"_s);
    Value::Dict result;
    for (const Value &item : items) {
        if (!item.isDict())
            failRefused(u"List item is not a valid dict"_s);
        const Value *key = item.toDict().find(call.at(0));
        if (!key)
            failRefused(u"Key %1 was not found"_s.arg(call.text(0)));
        requireHashable(*key);
        if (result.contains(*key) && duplicates == u"error")
            failRefused(u"Key %1 is not unique, cannot correctly turn into dict"_s.arg(str(call.engine, *key)));
        result.insert(*key, item);
    }
    return Value(std::move(result));
}

constexpr Entry entries[] = {
    {u"unique", u"= case_sensitive attribute", unique},
    {u"intersect", u"b", intersect},
    {u"difference", u"b", difference},
    {u"symmetric_difference", u"b", symmetricDifference},
    {u"union", u"b", unionOf},
    {u"log", u"= base", log},
    {u"pow", u"y", pow},
    {u"root", u"= base", root},
    {u"human_readable", u"= isbits unit", humanReadable},
    {u"human_to_bytes", u"= default_unit isbits", humanToBytes},
    {u"rekey_on_member", u"key = duplicates", rekeyOnMember},
    {u"zip", u"= * **", zip},
    {u"zip_longest", u"= * **", zipLongest},
    {u"product", u"= * **", product},
    {u"permutations", u"= r", permutations},
    {u"combinations", u"r", combinations},
};

} // namespace

Entries ansibleMathFilters()
{
    return entries;
}

} // namespace qm::jinja
