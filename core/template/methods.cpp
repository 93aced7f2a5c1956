// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/methods.h"

#include "core/template/operators.h"
#include "core/template/pythontime.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// dict, and the mappings that stand for one (Objects/dictobject.c, collections.abc.Mapping)

/// dictionary[key], whatever kind of mapping it is.
std::optional<Value> lookUp(Call &call, const Value &key)
{
    requireHashable(key);
    if (const Object *object = objectIn(call.subject)) {
        std::optional<Value> found = object->item(call.engine, key);
        if (found || object->isMapping())
            return found;
    }
    const Value dict = plain(call.engine, call.subject);
    const Value *found = dict.toDict().find(key);
    return found ? std::optional(*found) : std::nullopt;
}

Value get(Call &call)
{
    const std::optional<Value> found = lookUp(call, call.at(0));
    return found ? *found : call.at(1);
}

Value::List keysOf(Call &call)
{
    return listOf(call.engine, call.subject).toList();
}

Value keys(Call &call)
{
    return makeObject<DictView>(u"dict_keys"_s, Value(keysOf(call)));
}

Value values(Call &call)
{
    Value::List list;
    for (const Value &key : keysOf(call)) {
        call.engine.charge(1);
        list.push_back(lookUp(call, key).value_or(Value()));
    }
    return makeObject<DictView>(u"dict_values"_s, Value(std::move(list)));
}

Value items(Call &call)
{
    Value::List list;
    for (const Value &key : keysOf(call)) {
        call.engine.charge(1);
        list.emplace_back(Value::List{key, lookUp(call, key).value_or(Value())}, true);
    }
    return makeObject<DictView>(u"dict_items"_s, Value(std::move(list)));
}

Value copy(Call &call)
{
    return plain(call.engine, call.subject);
}

constexpr Entry dictEntries[] = {
    {u"get", u"key = default", get}, {u"keys", u"", keys}, {u"values", u"", values},
    {u"items", u"", items},          {u"copy", u"", copy},
};

// list and tuple (Objects/listobject.c)

Value listIndex(Call &call)
{
    const Value list = plain(call.engine, call.subject);
    qint64 at = 0;
    for (const Value &item : list.toList()) {
        if (equals(call.engine, item, call.at(0)))
            return Value(at);
        ++at;
    }
    failType(u"%1 is not in list"_s.arg(repr(call.engine, call.at(0))));
}

Value listCount(Call &call)
{
    const Value list = plain(call.engine, call.subject);
    return Value(static_cast<qint64>(std::count_if(list.toList().begin(), list.toList().end(), [&](const Value &item) {
        return equals(call.engine, item, call.at(0));
    })));
}

constexpr Entry listEntries[] = {
    {u"index", u"value", listIndex}, {u"count", u"value", listCount}, {u"copy", u"", copy}};
constexpr Entry tupleEntries[] = {{u"index", u"value", listIndex}, {u"count", u"value", listCount}};

// int and float

Value isInteger(Call &call)
{
    const double number = call.subject.toDouble();
    return Value(std::floor(number) == number && std::isfinite(number));
}

Value bitLength(Call &call)
{
    const qint64 number = call.subject.isBool() ? qint64(call.subject.toBool()) : call.subject.toInt();
    qint64 bits = 0;
    for (auto rest = number < 0 ? quint64(0) - static_cast<quint64>(number) : static_cast<quint64>(number); rest;
         rest >>= 1)
        ++bits;
    return Value(bits);
}

constexpr Entry numberEntries[] = {{u"is_integer", u"", isInteger}, {u"bit_length", u"", bitLength}};

Entries methodsOf(const Value &object)
{
    if (dateTimeIn(object))
        return dateTimeMethods();
    if (timeDeltaIn(object))
        return timeDeltaMethods();
    if (object.isString())
        return textMethods();
    if (object.isList() && object.hasFlag(Value::Tuple))
        return tupleEntries;
    if (object.isDict() || isMapping(object))
        return dictMethods();
    if (object.isList())
        return listMethods();
    return object.isNumber() ? numberMethods() : Entries();
}

const Entry *entryOf(const Value &object, const QString &name)
{
    for (const Entries &known : {methodsOf(object), object.isString() ? textPredicates() : Entries()}) {
        const auto found =
            std::find_if(known.begin(), known.end(), [&](const Entry &entry) { return entry.name == name; });
        if (found != known.end())
            return &*found;
    }
    return nullptr;
}

const QStringList &changingMethods(const Value &object)
{
    static const QStringList ofLists = {u"append"_s, u"extend"_s,  u"insert"_s, u"pop"_s,
                                        u"remove"_s, u"reverse"_s, u"sort"_s,   u"clear"_s};
    static const QStringList ofDicts = {u"update"_s, u"setdefault"_s, u"pop"_s, u"clear"_s, u"popitem"_s};
    static const QStringList none;
    if (object.isList() && !object.hasFlag(Value::Tuple))
        return ofLists;
    return object.isDict() ? ofDicts : none;
}

/// Methods of texts that make or need what there is not here: bytes, and tables of characters.
bool isUnknownTextMethod(QStringView name)
{
    return name == u"encode" || name == u"translate" || name == u"maketrans" || name == u"format_map";
}

} // namespace

Entries dictMethods()
{
    return dictEntries;
}

Entries listMethods()
{
    return listEntries;
}

Entries numberMethods()
{
    return numberEntries;
}

std::optional<Value> method(Engine &engine, const Value &object, const QString &name)
{
    // What stands for a list or a dictionary is not read before the method is called.
    const Value kind = objectIn(object) && !isMapping(object) ? plain(engine, object) : object;
    const Entry *entry = entryOf(kind, name);
    if (!entry) {
        if (changingMethods(kind).contains(name))
            failUnsupported(Message(QT_TRANSLATE_NOOP("Message",
                                                      "The method %1 changes its object; that is supported only "
                                                      "for a name that the template sets itself."),
                                    {name}));
        if (kind.isString() && isUnknownTextMethod(name))
            failUnsupported(Message(QT_TRANSLATE_NOOP("Message", "The method %1 is not supported."), {name}));
        return {};
    }
    // Where Python prints an address there is none: the text has to be the same each time.
    const QString text = u"<built-in method %1 of %2 object at 0x7f0000000000>"_s.arg(name, typeName(object));
    return makeObject<Function>(text, [entry, name, object](Engine &caller, Arguments arguments) {
        return apply(caller, *entry, name, object, std::move(arguments));
    });
}

bool isChangingMethod(const Value &object, const QString &name)
{
    return changingMethods(object).contains(name);
}

} // namespace qm::jinja
