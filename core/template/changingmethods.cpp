// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/call.h"
#include "core/template/operators.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

using Positional = std::vector<Value>;

const Value &required(const Positional &arguments, size_t index, const QString &name)
{
    if (index >= arguments.size())
        failType(u"%1 expected at least %2 argument, got %3"_s.arg(name).arg(index + 1).arg(arguments.size()));
    return arguments[index];
}

Value changeList(Engine &engine, Value::List &list, const QString &name, const Positional &arguments)
{
    const auto size = static_cast<qint64>(list.size());
    if (name == u"append") {
        list.push_back(plain(engine, required(arguments, 0, name)));
    } else if (name == u"extend") {
        const Value more = listOf(engine, required(arguments, 0, name));
        list.insert(list.end(), more.toList().begin(), more.toList().end());
    } else if (name == u"insert") {
        const qint64 index = toInteger(engine, required(arguments, 0, name));
        const qint64 at = std::clamp<qint64>(index < 0 ? index + size : index, 0, size);
        list.insert(list.begin() + at, plain(engine, required(arguments, 1, name)));
    } else if (name == u"pop") {
        const qint64 index = arguments.empty() ? -1 : toInteger(engine, arguments.front());
        const qint64 at = index < 0 ? index + size : index;
        if (at < 0 || at >= size)
            failType(list.empty() ? u"pop from empty list"_s : u"pop index out of range"_s);
        Value value = list[static_cast<size_t>(at)];
        list.erase(list.begin() + at);
        return value;
    } else if (name == u"remove") {
        const Value &value = required(arguments, 0, name);
        const auto found =
            std::find_if(list.begin(), list.end(), [&](const Value &item) { return equals(engine, item, value); });
        if (found == list.end())
            failType(u"list.remove(x): x not in list"_s);
        list.erase(found);
    } else if (name == u"reverse") {
        std::reverse(list.begin(), list.end());
    } else if (name == u"sort") {
        std::stable_sort(list.begin(), list.end(),
                         [&](const Value &a, const Value &b) { return isLess(engine, a, b); });
    } else {
        list.clear();
    }
    return {};
}

Value changeDict(Engine &engine, Value::Dict &dict, const QString &name, const Arguments &arguments)
{
    if (name == u"update") {
        if (!arguments.positional.empty()) {
            const Value more = plain(engine, arguments.positional.front());
            if (!more.isDict())
                failType(u"cannot convert '%1' to a dictionary"_s.arg(typeName(more)));
            for (const Value::Dict::Entry &entry : more.toDict())
                dict.insert(entry.key, entry.value);
        }
        for (const auto &[key, value] : arguments.named)
            dict.insert(key, plain(engine, value));
        return {};
    }
    if (name == u"clear") {
        dict = {};
        return {};
    }
    if (name == u"popitem") {
        if (dict.isEmpty())
            failType(u"popitem(): dictionary is empty"_s);
        const Value::Dict::Entry last = dict.entries().back();
        dict.remove(last.key);
        return Value(Value::List{last.key, last.value}, true);
    }
    const Value &key = required(arguments.positional, 0, name);
    requireHashable(key);
    const Value *found = dict.find(key);
    const bool hasDefault = arguments.positional.size() > 1;
    Value value = found ? *found : hasDefault ? plain(engine, arguments.positional[1]) : Value();
    if (name == u"setdefault") {
        if (!found)
            dict.insert(key, value);
        return value;
    }
    if (!found && !hasDefault)
        failType(repr(engine, key));
    dict.remove(key);
    return value;
}

} // namespace

Value changeByMethod(Engine &engine, Value &object, const QString &name, const Arguments &arguments)
{
    Value result;
    if (object.isList()) {
        Value::List list = object.toList();
        engine.charge(static_cast<qint64>(list.size() / 8));
        result = changeList(engine, list, name, arguments.positional);
        object = engine.checked(Value(std::move(list)));
    } else {
        Value::Dict dict = object.toDict();
        engine.charge(static_cast<qint64>(dict.size() / 8));
        result = changeDict(engine, dict, name, arguments);
        object = engine.checked(Value(std::move(dict)));
    }
    return result;
}

} // namespace qm::jinja
