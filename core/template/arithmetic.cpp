// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/saturated.h"
#include "core/data/largeinteger.h"
#include "core/template/engine.h"
#include "core/template/largenumbers.h"
#include "core/template/operators.h"

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

[[noreturn]] void failOperands(Operator op, const Value &a, const Value &b)
{
    failType(u"unsupported operand type(s) for %1: '%2' and '%3'"_s.arg(toString(op), typeName(a), typeName(b)));
}

qint64 integer(const Value &value)
{
    return value.isBool() ? qint64(value.toBool()) : value.toInt();
}

/// `text * count` and `list * count`
Value repeated(Engine &engine, const Value &value, qint64 count)
{
    const auto size = value.isString() ? value.toString().size() : static_cast<qint64>(value.toList().size());
    count = size == 0 ? 0 : std::max<qint64>(count, 0);
    const qint64 total = saturatedProduct(size, count);
    engine.chargeItems(total);
    if (value.isString())
        return Value(value.toString().repeated(count));
    Value::List items;
    items.reserve(static_cast<size_t>(total));
    for (qint64 index = 0; index < count; ++index)
        items.insert(items.end(), value.toList().begin(), value.toList().end());
    return Value(std::move(items), value.hasFlag(Value::Tuple));
}

Value joined(Engine &engine, const Value &a, const Value &b)
{
    if (a.isString()) {
        if (!b.isString())
            failType(u"can only concatenate str (not \"%1\") to str"_s.arg(typeName(b)));
        engine.chargeItems(a.toString().size() + b.toString().size());
        return Value(a.toString() + b.toString());
    }
    if (!b.isList() || a.hasFlag(Value::Tuple) != b.hasFlag(Value::Tuple))
        failType(u"can only concatenate %1 (not \"%2\") to %1"_s.arg(typeName(a), typeName(b)));
    Value::List items = a.toList();
    engine.chargeItems(static_cast<qint64>(items.size()) + static_cast<qint64>(b.toList().size()));
    items.insert(items.end(), b.toList().begin(), b.toList().end());
    return Value(std::move(items), a.hasFlag(Value::Tuple));
}

double realModulo(double a, double b)
{
    const double rest = std::fmod(a, b);
    if (rest == 0.0)
        return std::copysign(0.0, b);
    return (rest < 0) != (b < 0) ? rest + b : rest;
}

Value power(qint64 base, qint64 exponent)
{
    if (exponent < 0) {
        if (base == 0)
            failType(u"0.0 cannot be raised to a negative power"_s);
        return Value(std::pow(static_cast<double>(base), static_cast<double>(exponent)));
    }
    qint64 result = 1;
    while (exponent > 0) {
        if ((exponent & 1) != 0 && __builtin_mul_overflow(result, base, &result))
            failTooLarge();
        exponent >>= 1;
        if (exponent > 0 && __builtin_mul_overflow(base, base, &base))
            failTooLarge();
    }
    return Value(result);
}

Value integers(Operator op, qint64 a, qint64 b)
{
    qint64 result = 0;
    switch (op) {
    case Operator::Add:
        if (__builtin_add_overflow(a, b, &result))
            failTooLarge();
        return Value(result);
    case Operator::Subtract:
        if (__builtin_sub_overflow(a, b, &result))
            failTooLarge();
        return Value(result);
    case Operator::Multiply:
        if (__builtin_mul_overflow(a, b, &result))
            failTooLarge();
        return Value(result);
    case Operator::Divide:
        if (b == 0)
            failType(u"division by zero"_s);
        return Value(static_cast<double>(a) / static_cast<double>(b));
    case Operator::FloorDivide:
    case Operator::Modulo:
        if (b == 0)
            failType(u"integer division or modulo by zero"_s);
        if (b == -1) { // the smallest integer has no opposite
            if (op == Operator::Modulo)
                return Value(0);
            return integers(Operator::Subtract, 0, a);
        }
        return Value(op == Operator::FloorDivide ? floorDivide(a, b) : floorModulo(a, b));
    default:
        return power(a, b);
    }
}

Value floats(Operator op, double a, double b)
{
    switch (op) {
    case Operator::Add:
        return Value(a + b);
    case Operator::Subtract:
        return Value(a - b);
    case Operator::Multiply:
        return Value(a * b);
    case Operator::Divide:
    case Operator::FloorDivide:
    case Operator::Modulo:
        if (b == 0.0)
            failType(op == Operator::Divide            ? u"float division by zero"_s
                         : op == Operator::FloorDivide ? u"float floor division by zero"_s
                                                       : u"float modulo"_s);
        if (op == Operator::Divide)
            return Value(a / b);
        return Value(op == Operator::Modulo ? realModulo(a, b) : std::round((a - realModulo(a, b)) / b));
    default:
        if (a == 0.0 && b < 0)
            failType(u"0.0 cannot be raised to a negative power"_s);
        if (a < 0 && b != std::floor(b))
            failUnsupported(
                Message(QT_TRANSLATE_NOOP("Message", "The result is a %1 of Python's; that is not supported."),
                        {u"complex number"_s}));
        const double result = std::pow(a, b);
        if (std::isinf(result) && std::isfinite(a) && std::isfinite(b))
            failType(u"(34, 'Numerical result out of range')"_s);
        return Value(result);
    }
}

} // namespace

qint64 floorDivide(qint64 a, qint64 b)
{
    const qint64 quotient = a / b;
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

qint64 floorModulo(qint64 a, qint64 b)
{
    const qint64 rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

Value arithmetic(Engine &engine, Operator op, const Value &left, const Value &right)
{
    for (const Value &value : {left, right}) {
        if (const Undefined *undefined = undefinedIn(value))
            throw undefined->failure();
    }
    const Value a = plain(engine, left);
    const Value b = plain(engine, right);
    if (a.isNumber() && b.isNumber()) {
        return a.isFloat() || b.isFloat() ? floats(op, a.toDouble(), b.toDouble())
                                          : integers(op, integer(a), integer(b));
    }
    if (const Object *object = objectIn(a)) {
        if (const std::optional<Value> result = object->operate(op, b, false))
            return *result;
    }
    if (const Object *object = objectIn(b)) {
        if (const std::optional<Value> result = object->operate(op, a, true))
            return *result;
    }
    const auto isText = [](const Value &value) { return value.isString() || value.isList(); };
    const auto isCount = [](const Value &value) { return value.isInt() || value.isBool(); };
    if (op == Operator::Add && isText(a))
        return joined(engine, a, b);
    if (op == Operator::Multiply && isText(a) && isCount(b))
        return repeated(engine, a, integer(b));
    if (op == Operator::Multiply && isCount(a) && isText(b))
        return repeated(engine, b, integer(a));
    if (op == Operator::Modulo && a.isString())
        return Value(formatPercent(engine, a.toString(), b));
    if (op == Operator::Multiply && (isText(a) || isText(b)))
        failType(u"can't multiply sequence by non-int of type '%1'"_s.arg(typeName(isText(b) ? b : a)));
    failOperands(op, a, b);
}

Value negative(const Value &value)
{
    if (const Undefined *undefined = undefinedIn(value))
        throw undefined->failure();
    if (const LargeInteger *large = LargeInteger::in(value)) {
        const QString &digits = large->digits();
        const QString opposite = digits.startsWith(u'-') ? digits.sliced(1) : u'-' + digits;
        return *LargeInteger::fromDigits(opposite.toStdString());
    }
    if (const Object *object = objectIn(value)) {
        if (const std::optional<Value> opposite = object->opposite())
            return *opposite;
    }
    if (!value.isNumber())
        failType(u"bad operand type for unary -: '%1'"_s.arg(typeName(value)));
    return value.isFloat() ? Value(-value.toDouble()) : integers(Operator::Subtract, 0, integer(value));
}

} // namespace qm::jinja
