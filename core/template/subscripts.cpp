// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/engine.h"
#include "core/template/operators.h"
#include "core/template/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

std::optional<qint64> indexOf(const Value &key)
{
    if (key.isInt())
        return key.toInt();
    return key.isBool() ? std::optional<qint64>(key.toBool()) : std::nullopt;
}

/// The code point at an index, as a text of its own.
std::optional<Value> character(const QString &text, qint64 index)
{
    if (!hasSurrogates(text)) {
        if (index < 0)
            index += text.size();
        return index >= 0 && index < text.size() ? std::optional(Value(QString(text.at(index)))) : std::nullopt;
    }
    const QList<uint> codes = text.toUcs4();
    if (index < 0)
        index += codes.size();
    if (index < 0 || index >= codes.size())
        return {};
    const char32_t code = codes.at(index);
    return Value(QString::fromUcs4(&code, 1));
}

/// Python's `object[key]`; no value where it raises TypeError or LookupError.
std::optional<Value> subscript(Engine &engine, const Value &object, const Value &key)
{
    if (const Object *known = objectIn(object)) {
        if (std::optional<Value> found = known->item(engine, key))
            return found;
        if (known->isMapping())
            return {};
    }
    const Value data = plain(engine, object);
    if (data.isDict()) {
        if (key.isDict() || (key.isList() && !key.hasFlag(Value::Tuple)))
            return {};
        const Value *found = data.toDict().find(key);
        return found ? std::optional(*found) : std::nullopt;
    }
    const std::optional<qint64> index = indexOf(key);
    if (!index)
        return {};
    if (data.isString())
        return character(data.toString(), *index);
    if (!data.isList())
        return {};
    const auto size = static_cast<qint64>(data.toList().size());
    const qint64 at = *index < 0 ? *index + size : *index;
    return at >= 0 && at < size ? std::optional(data.toList()[static_cast<size_t>(at)]) : std::nullopt;
}

/// Python's getattr(): methods and the attributes of Jinja2's objects. Python's own attributes are the way out of
/// every sandbox (jinja2/sandbox.py, is_safe_attribute), and nothing in an inventory needs them.
std::optional<Value> member(Engine &engine, const Value &object, const QString &name)
{
    if (const Object *known = objectIn(object)) {
        if (std::optional<Value> found = known->attribute(engine, name))
            return found;
    }
    return method(engine, object, name);
}

void requireAllowed(const QString &name)
{
    if (name.startsWith(u'_'))
        failUnsupported(Message(QT_TRANSLATE_NOOP("Message",
                                                  "The attribute %1 is refused: attributes that begin with an "
                                                  "underscore lead out of the template."),
                                {name}));
}

/// The values of one result all come from facts if the container does.
Value inherited(Engine &engine, Value value)
{
    engine.noteRead(value);
    return value;
}

} // namespace

Value item(Engine &engine, const Value &object, const Value &key)
{
    if (const Undefined *undefined = undefinedIn(object)) {
        if (undefined->isLenient())
            throw undefined->failure();
        return object;
    }
    // Where positions are counted, Python's TypeError is forgiven; a dictionary asks for the key's hash.
    if (undefinedIn(key) && (isSequence(engine, object) || plain(engine, object).isString()))
        return key;
    requireDefined(key);
    const Value plainKey = plain(engine, key);
    if (std::optional<Value> found = subscript(engine, object, plainKey))
        return inherited(engine, *found);
    if (plainKey.isString()) {
        requireAllowed(plainKey.toString());
        if (std::optional<Value> found = member(engine, object, plainKey.toString()))
            return *found;
    }
    return undefinedItem(object, plainKey);
}

Value attribute(Engine &engine, const Value &object, const QString &name)
{
    if (const Undefined *undefined = undefinedIn(object)) {
        if (undefined->isLenient())
            throw undefined->failure();
        return object;
    }
    if (!name.startsWith(u'_')) {
        if (std::optional<Value> found = member(engine, object, name))
            return *found;
    }
    if (std::optional<Value> found = subscript(engine, object, Value(name)))
        return inherited(engine, *found);
    requireAllowed(name);
    return undefinedItem(object, Value(name));
}

namespace {

struct Bounds final
{
    qint64 start;
    qint64 stop;
    qint64 step;
};

qint64 sliceIndex(const Value &value, qint64 missing)
{
    requireDefined(value);
    if (value.isNone())
        return missing;
    const std::optional<qint64> index = indexOf(value);
    if (!index)
        failType(u"slice indices must be integers or None or have an __index__ method"_s);
    return *index;
}

/// PySlice_AdjustIndices()
Bounds adjusted(const Value &start, const Value &stop, const Value &step, qint64 size)
{
    Bounds bounds{0, 0, sliceIndex(step, 1)};
    if (bounds.step == 0)
        failType(u"slice step cannot be zero"_s);
    const qint64 lowest = bounds.step < 0 ? -1 : 0;
    const qint64 highest = bounds.step < 0 ? size - 1 : size;
    const auto clamp = [&](qint64 index) { return std::clamp(index < 0 ? index + size : index, lowest, highest); };
    bounds.start = start.isNone() ? (bounds.step < 0 ? highest : lowest) : clamp(sliceIndex(start, 0));
    bounds.stop = stop.isNone() ? (bounds.step < 0 ? lowest : highest) : clamp(sliceIndex(stop, 0));
    return bounds;
}

template<typename Take>
void forEachIndex(const Bounds &bounds, Take &&take)
{
    if (bounds.step > 0) {
        for (qint64 at = bounds.start; at < bounds.stop; at += std::min(bounds.step, bounds.stop - at))
            take(at);
    } else {
        for (qint64 at = bounds.start; at > bounds.stop; at += std::max(bounds.step, bounds.stop - at))
            take(at);
    }
}

} // namespace

Value slice(Engine &engine, const Value &object, const Value &start, const Value &stop, const Value &step)
{
    if (undefinedIn(object))
        return item(engine, object, Value());
    Value data = plain(engine, object);
    if (dynamic_cast<const Range *>(data.toOpaque()))
        data = listOf(engine, data);
    if (data.isString()) {
        const QList<uint> codes = data.toString().toUcs4();
        engine.charge(codes.size());
        QList<uint> taken;
        forEachIndex(adjusted(start, stop, step, codes.size()), [&](qint64 at) { taken.append(codes.at(at)); });
        const std::u32string text(taken.begin(), taken.end());
        return Value(QString::fromUcs4(text.data(), static_cast<qsizetype>(text.size())));
    }
    if (!data.isList()) // Jinja2 lets Python do this, and forgives nothing (jinja2/compiler.py, visit_Getitem)
        failType(data.isDict() || isMapping(data) ? u"unhashable type: 'slice'"_s
                                                  : u"'%1' object is not subscriptable"_s.arg(typeName(data)));
    const Value::List &list = data.toList();
    engine.charge(static_cast<qint64>(list.size()));
    Value::List taken;
    forEachIndex(adjusted(start, stop, step, static_cast<qint64>(list.size())),
                 [&](qint64 at) { taken.push_back(list[static_cast<size_t>(at)]); });
    return Value(std::move(taken), data.hasFlag(Value::Tuple));
}

} // namespace qm::jinja
