// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/operators.h"
#include "core/template/pythonrandom.h"
#include "core/template/registry.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// ansible/plugins/filter/core.py

/// Results of what is random differ each time; plans must not.
[[noreturn]] void failRandom(const QString &filter)
{
    failUnsupported(Message(QT_TRANSLATE_NOOP("Message",
                                              "The filter %1 is supported with a seed only (seed=…): without one its "
                                              "result differs each time."),
                            {filter}));
}

PythonRandom generator(Call &call, const Value &seed, const QString &filter)
{
    if (seed.isString())
        return PythonRandom(seed.toString().toUtf8());
    if (seed.isFloat())
        failRandom(filter);
    if (!seed.isNumber())
        failType(u"The only supported seed types are: None, int, float, str, bytes, and bytearray."_s);
    return PythonRandom(toInteger(call.engine, seed));
}

/// random.randrange()
Value fromRange(Call &call, PythonRandom &random, qint64 stop)
{
    const qint64 start = isTrue(call.engine, call.at(0)) ? call.integer(0) : 0;
    const qint64 step = isTrue(call.engine, call.at(1)) ? call.integer(1) : 1;
    const qint64 size = Range(start, stop, step).size();
    if (size == 0)
        failType(u"empty range for randrange()"_s);
    return Value(start + step * static_cast<qint64>(random.below(static_cast<quint64>(size))));
}

Value random(Call &call)
{
    requireDefined(call.subject);
    const Value seed = plain(call.engine, call.at(2));
    requireDefined(seed);
    if (seed.isNone())
        failRandom(u"random"_s);
    PythonRandom random = generator(call, seed, u"random"_s);
    const Value end = plain(call.engine, call.subject);
    if (end.isInt() || end.isBool())
        return fromRange(call, random, toInteger(call.engine, end));
    if (end.isDict() || isMapping(end))
        failType(u"'%1' object has no items by number"_s.arg(typeName(end)));
    const Value list = listOf(call.engine, end);
    if (isTrue(call.engine, call.at(0)) || isTrue(call.engine, call.at(1)))
        failRefused(u"start and step can only be used with integer values"_s);
    if (list.toList().empty())
        failType(u"Cannot choose from an empty sequence"_s);
    return list.toList()[random.below(list.toList().size())];
}

Value shuffle(Call &call)
{
    const Value seed = plain(call.engine, call.at(0));
    if (!isTrue(call.engine, seed))
        failRandom(u"shuffle"_s);
    PythonRandom random = generator(call, seed, u"shuffle"_s);
    const Value subject = plain(call.engine, call.subject);
    requireDefined(subject);
    if (subject.isNumber() || subject.isNone())
        return call.subject; // Ansible leaves what is no list as it is
    Value::List items = listOf(call.engine, subject).toList();
    for (size_t at = items.size(); at-- > 1;)
        std::swap(items[at], items[random.below(at + 1)]);
    call.engine.charge(static_cast<qint64>(items.size()));
    return Value(std::move(items));
}

constexpr Entry entries[] = {
    {u"random", u"= start step seed", random},
    {u"shuffle", u"= seed", shuffle},
};

} // namespace

Entries ansibleRandomFilters()
{
    return entries;
}

} // namespace qm::jinja
