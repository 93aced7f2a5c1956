// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/operators.h"

#include "core/data/largeinteger.h"
#include "core/data/vault.h"
#include "core/template/engine.h"
#include "core/template/largenumbers.h"
#include "core/template/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {

Value plain(Engine &engine, const Value &value)
{
    if (!value.isOpaque())
        return value;
    if (const Object *object = objectIn(value)) {
        const std::optional<Value> data = object->data(engine);
        return data ? *data : value;
    }
    if (const auto *vault = dynamic_cast<const VaultText *>(value.toOpaque()))
        throw Failure{Failure::Kind::Refused, vault->error(), false, nullptr};
    if (LargeInteger::in(value))
        failTooLarge();
    return value;
}

void requireDefined(const Value &value)
{
    if (const Undefined *undefined = undefinedIn(value); undefined && !undefined->isLenient())
        throw undefined->failure();
}

namespace {

/// Operations that even the undefined value of an inline `if` refuses.
void requireDefinedStrictly(const Value &value)
{
    if (const Undefined *undefined = undefinedIn(value))
        throw undefined->failure();
}

} // namespace

bool isTrue(Engine &engine, const Value &value)
{
    if (!value.isOpaque())
        return value.isTruthy();
    requireDefined(value);
    if (undefinedIn(value))
        return false;
    const Value known = plain(engine, value);
    if (!known.isOpaque())
        return known.isTruthy();
    const Object *object = objectIn(known);
    return !object || object->isTruthy(engine);
}

QString str(Engine &engine, const Value &value)
{
    if (value.isString())
        return value.toString();
    if (const Object *object = objectIn(value)) {
        if (std::optional<QString> text = object->printed())
            return std::move(*text);
    }
    requireDefined(value);
    return undefinedIn(value) ? QString() : repr(engine, value);
}

QString repr(Engine &engine, const Value &value)
{
    if (value.isLiteral()) {
        QString text = value.repr();
        engine.chargeItems(text.size());
        return text;
    }
    if (value.isString() || value.isFloat())
        return value.repr();
    if (const LargeInteger *integer = LargeInteger::in(value))
        return integer->digits();
    requireDefined(value);
    if (undefinedIn(value))
        return u"Undefined"_s;
    const Value known = plain(engine, value);
    const DepthGuard depth(engine);
    QStringList parts;
    if (known.isList()) {
        for (const Value &item : known.toList())
            parts.append(repr(engine, item));
        const bool tuple = known.hasFlag(Value::Tuple);
        const QString text = parts.join(u", "_s);
        return tuple ? u'(' + text + (parts.size() == 1 ? u",)"_s : u")"_s) : u'[' + text + u']';
    }
    if (known.isDict()) {
        for (const Value::Dict::Entry &entry : known.toDict())
            parts.append(repr(engine, entry.key) + u": "_s + repr(engine, entry.value));
        return u'{' + parts.join(u", "_s) + u'}';
    }
    const Object *object = objectIn(known);
    return object ? object->repr(engine) : known.repr();
}

QString typeName(const Value &value)
{
    return value.typeName();
}

bool isMapping(const Value &value)
{
    const Object *object = objectIn(value);
    return value.isDict() || (object && object->isMapping());
}

bool isSequence(Engine &engine, const Value &value)
{
    return value.isList() || (value.isOpaque() && plain(engine, value).isList());
}

bool equals(Engine &engine, const Value &a, const Value &b)
{
    requireDefined(a);
    requireDefined(b);
    if (a.isOpaque() || b.isOpaque())
        return plain(engine, a) == plain(engine, b);
    if (a.isList() || a.isDict())
        engine.charge(static_cast<qint64>(a.toList().size()) + static_cast<qint64>(a.toDict().size()));
    return a == b;
}

namespace {

[[noreturn]] void failOrder(const QString &op, const Value &a, const Value &b)
{
    failType(u"'%1' not supported between instances of '%2' and '%3'"_s.arg(op, typeName(a), typeName(b)));
}

/// -1, 0, 1; or 2 if a float is not a number.
int order(Engine &engine, const QString &op, const Value &a, const Value &b)
{
    engine.charge(1);
    if (a.isNumber() && b.isNumber()) {
        if (a == b)
            return 0;
        if (!a.isFloat() && !b.isFloat())
            return (a.isBool() ? a.toBool() : a.toInt()) < (b.isBool() ? b.toBool() : b.toInt()) ? -1 : 1;
        const double x = a.toDouble();
        const double y = b.toDouble();
        return x < y ? -1 : x > y ? 1 : 2;
    }
    if (a.isString() && b.isString())
        return compareCodePoints(a.toString(), b.toString());
    if (const Object *object = objectIn(a)) {
        if (const std::optional<int> known = object->order(b))
            return *known;
    }
    if (!a.isList() || !b.isList() || a.hasFlag(Value::Tuple) != b.hasFlag(Value::Tuple))
        failOrder(op, a, b);
    const DepthGuard depth(engine);
    const Value::List &left = a.toList();
    const Value::List &right = b.toList();
    for (size_t index = 0; index < std::min(left.size(), right.size()); ++index) {
        if (!equals(engine, left[index], right[index]))
            return order(engine, op, plain(engine, left[index]), plain(engine, right[index]));
    }
    return left.size() == right.size() ? 0 : left.size() < right.size() ? -1 : 1;
}

} // namespace

bool isLess(Engine &engine, const Value &a, const Value &b)
{
    return compare(engine, Operator::Less, a, b);
}

bool compare(Engine &engine, Operator op, const Value &a, const Value &b)
{
    if (op == Operator::Equal)
        return equals(engine, a, b);
    if (op == Operator::NotEqual)
        return !equals(engine, a, b);
    if (op == Operator::In)
        return contains(engine, b, a);
    if (op == Operator::NotIn)
        return !contains(engine, b, a);
    requireDefinedStrictly(a);
    requireDefinedStrictly(b);
    const int result = order(engine, toString(op), plain(engine, a), plain(engine, b));
    if (op == Operator::Less)
        return result == -1;
    if (op == Operator::LessOrEqual)
        return result == -1 || result == 0;
    if (op == Operator::Greater)
        return result == 1;
    return result == 1 || result == 0;
}

bool contains(Engine &engine, const Value &container, const Value &value)
{
    requireDefined(container);
    if (undefinedIn(container))
        return false;
    if (const Object *object = objectIn(container)) {
        if (const std::optional<bool> answer = object->contains(engine, value)) {
            requireDefined(value);
            return *answer;
        }
    }
    const Value known = plain(engine, container);
    if (known.isString()) {
        requireDefinedStrictly(value);
        const Value part = plain(engine, value);
        if (!part.isString())
            failType(u"'in <string>' requires string as left operand, not %1"_s.arg(typeName(part)));
        engine.charge(known.toString().size() / 16);
        return known.toString().contains(part.toString());
    }
    if (known.isDict()) {
        requireHashable(value);
        return known.toDict().contains(value);
    }
    const Object *object = objectIn(known);
    if (!known.isList() && !(object && object->isIterator()))
        failType(u"argument of type '%1' is not iterable"_s.arg(typeName(known)));
    const Value list = listOf(engine, known);
    engine.charge(static_cast<qint64>(list.toList().size()));
    return std::any_of(list.toList().begin(), list.toList().end(),
                       [&](const Value &item) { return equals(engine, item, value); });
}

Value listOf(Engine &engine, const Value &value)
{
    requireDefined(value);
    if (undefinedIn(value))
        return Value(Value::List());
    const Value known = plain(engine, value);
    if (known.isList())
        return known.hasFlag(Value::Tuple) ? Value(known.toList()) : known;
    if (const Object *object = objectIn(known)) {
        if (const std::optional<Value> items = object->items(engine))
            return *items;
    }
    Value::List items;
    if (known.isDict()) {
        for (const Value::Dict::Entry &entry : known.toDict())
            items.push_back(entry.key);
    } else if (known.isString()) {
        const QString &text = known.toString();
        for (qsizetype at = 0; at < text.size(); ++at) {
            const qsizetype size = text.at(at).isHighSurrogate() && at + 1 < text.size() ? 2 : 1;
            items.emplace_back(text.mid(at, size));
            at += size - 1;
        }
    } else {
        failType(u"'%1' object is not iterable"_s.arg(typeName(known)));
    }
    engine.chargeItems(static_cast<qint64>(items.size()));
    return Value(std::move(items));
}

qint64 length(Engine &engine, const Value &value)
{
    requireDefined(value);
    const Value known = plain(engine, value);
    if (known.isString())
        return codePoints(known.toString());
    if (known.isList())
        return static_cast<qint64>(known.toList().size());
    if (known.isDict())
        return static_cast<qint64>(known.toDict().size());
    if (undefinedIn(known))
        return 0;
    if (const auto *range = dynamic_cast<const Range *>(known.toOpaque()))
        return range->size();
    if (const Object *object = objectIn(known)) {
        if (const std::optional<Value> items = object->items(engine))
            return static_cast<qint64>(items->toList().size());
    }
    failType(u"object of type '%1' has no len()"_s.arg(typeName(known)));
}

void requireHashable(const Value &value)
{
    requireDefinedStrictly(value);
    if (value.isDict() || (value.isList() && !value.hasFlag(Value::Tuple)))
        failType(u"unhashable type: '%1'"_s.arg(typeName(value)));
    for (const Value &item : value.toList())
        requireHashable(item);
}

Value call(Engine &engine, const Value &callee, Arguments arguments)
{
    requireDefinedStrictly(callee);
    if (const Object *object = objectIn(callee)) {
        if (const std::optional<Value> result = object->call(engine, std::move(arguments)))
            return *result;
    }
    failType(u"'%1' object is not callable"_s.arg(typeName(callee)));
}

Value toValue(const QStringList &texts)
{
    Value::List list;
    list.reserve(static_cast<size_t>(texts.size()));
    for (const QString &text : texts)
        list.emplace_back(text);
    return Value(std::move(list));
}

} // namespace qm::jinja
