// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/value.h"

#include <QHash>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

bool holdsDelimiter(const QString &text)
{
    // Jinja2's block, variable and comment delimiters: jinja2.defaults.
    qsizetype at = 0;
    while ((at = text.indexOf(u'{', at)) >= 0 && at + 1 < text.size()) {
        const QChar next = text.at(at + 1);
        if (next == u'{' || next == u'%' || next == u'#')
            return true;
        ++at;
    }
    return false;
}

/// Whether an integer and a float are the same number, without rounding the integer.
bool equalNumbers(qint64 integer, double real)
{
    constexpr double limit = 9223372036854775808.0; // 2^63
    if (!(real >= -limit && real < limit))
        return false;
    return std::trunc(real) == real && static_cast<qint64>(real) == integer;
}

} // namespace

Opaque::~Opaque() = default;

size_t Opaque::hash(size_t seed) const noexcept
{
    return ::qHash(this, seed);
}

/// What a container knows of its content from its making.
struct Value::Summary final
{
    void add(const Value &value)
    {
        traits = static_cast<quint8>(traits | value.traits());
        nesting = std::max(nesting, value.nesting() + 1);
    }

    quint8 traits = 0;
    int nesting = 1;
};

struct Value::ListData final
{
    explicit ListData(List list) : items(std::move(list))
    {
        for (const Value &item : items)
            summary.add(item);
    }

    List items;
    Summary summary;
};

struct Value::DictData final
{
    explicit DictData(Dict dictionary) : dict(std::move(dictionary))
    {
        for (const Dict::Entry &entry : dict) {
            // Ansible looks for templates in values only.
            const auto ofKey = static_cast<quint8>(entry.key.traits() & ~MayHoldTemplate);
            summary.add(entry.value);
            summary.traits = static_cast<quint8>(summary.traits | ofKey);
        }
    }

    Dict dict;
    Summary summary;
};

Value::Value(bool value) : m_data(value) {}
Value::Value(int value) : m_data(static_cast<qint64>(value)) {}
Value::Value(qint64 value) : m_data(value) {}
Value::Value(double value) : m_data(value) {}
Value::Value(QString value) : m_data(std::move(value)) {}

Value::Value(List items, bool tuple)
    : m_data(std::make_shared<const ListData>(std::move(items)))
    , m_flags(tuple ? Tuple : NoFlag)
{}

Value::Value(Dict dict) : m_data(std::make_shared<const DictData>(std::move(dict))) {}
Value::Value(std::shared_ptr<const Opaque> opaque) : m_data(std::move(opaque)) {}

bool Value::toBool() const
{
    const bool *value = std::get_if<bool>(&m_data);
    return value && *value;
}

qint64 Value::toInt() const
{
    const qint64 *value = std::get_if<qint64>(&m_data);
    return value ? *value : 0;
}

double Value::toDouble() const
{
    if (const double *value = std::get_if<double>(&m_data))
        return *value;
    return isBool() ? static_cast<double>(toBool()) : static_cast<double>(toInt());
}

const QString &Value::toString() const
{
    static const QString none;
    const QString *value = std::get_if<QString>(&m_data);
    return value ? *value : none;
}

const Value::List &Value::toList() const
{
    static const List none;
    const auto *value = std::get_if<std::shared_ptr<const ListData>>(&m_data);
    return value ? (*value)->items : none;
}

const Value::Dict &Value::toDict() const
{
    static const Dict none;
    const auto *value = std::get_if<std::shared_ptr<const DictData>>(&m_data);
    return value ? (*value)->dict : none;
}

const Opaque *Value::toOpaque() const
{
    const auto *value = std::get_if<std::shared_ptr<const Opaque>>(&m_data);
    return value ? value->get() : nullptr;
}

Value Value::withFlag(Flag flag) const
{
    Value result = *this;
    result.m_flags = static_cast<quint8>(result.m_flags | flag);
    return result;
}

Value Value::withLocation(SourceLocation location) const
{
    Value result = *this;
    result.m_location = location;
    return result;
}

quint8 Value::traits() const
{
    quint8 result = 0;
    switch (type()) {
    case Type::List:
        result = std::get<std::shared_ptr<const ListData>>(m_data)->summary.traits;
        break;
    case Type::Dict:
        result = std::get<std::shared_ptr<const DictData>>(m_data)->summary.traits;
        break;
    case Type::String:
        result = holdsDelimiter(toString()) ? MayHoldTemplate : 0;
        break;
    case Type::Float:
        result = std::isfinite(toDouble()) ? 0 : NoLiteral;
        break;
    case Type::Opaque:
        result = NoLiteral;
        break;
    case Type::None:
    case Type::Bool:
    case Type::Int:
        break;
    }
    if (hasFlag(Unsafe))
        result = static_cast<quint8>((result & ~MayHoldTemplate) | HoldsUnsafe);
    if (hasFlag(Verbatim))
        result = static_cast<quint8>(result | NoLiteral);
    if (hasFlag(Secret))
        result = static_cast<quint8>(result | HoldsSecret);
    if (hasFlag(Tuple))
        result = static_cast<quint8>(result | HoldsTuple);
    return result;
}

bool Value::mayHoldTemplate() const
{
    return (traits() & MayHoldTemplate) != 0;
}

bool Value::holdsSecret() const
{
    return (traits() & HoldsSecret) != 0;
}

bool Value::holdsUnsafe() const
{
    return (traits() & HoldsUnsafe) != 0;
}

bool Value::holdsTuple() const
{
    return (traits() & HoldsTuple) != 0;
}

bool Value::isLiteral() const
{
    return (traits() & NoLiteral) == 0;
}

int Value::nesting() const
{
    if (const auto *list = std::get_if<std::shared_ptr<const ListData>>(&m_data))
        return (*list)->summary.nesting;
    if (const auto *dict = std::get_if<std::shared_ptr<const DictData>>(&m_data))
        return (*dict)->summary.nesting;
    return 0;
}

bool Value::isTruthy() const
{
    switch (type()) {
    case Type::None:
        return false;
    case Type::Bool:
        return toBool();
    case Type::Int:
        return toInt() != 0;
    case Type::Float:
        return toDouble() != 0.0;
    case Type::String:
        return !toString().isEmpty();
    case Type::List:
        return !toList().empty();
    case Type::Dict:
        return !toDict().isEmpty();
    case Type::Opaque:
        return true;
    }
    Q_UNREACHABLE();
}

QString Value::typeName() const
{
    switch (type()) {
    case Type::None:
        return u"NoneType"_s;
    case Type::Bool:
        return u"bool"_s;
    case Type::Int:
        return u"int"_s;
    case Type::Float:
        return u"float"_s;
    case Type::String:
        return u"str"_s;
    case Type::List:
        return hasFlag(Tuple) ? u"tuple"_s : u"list"_s;
    case Type::Dict:
        return u"dict"_s;
    case Type::Opaque:
        return toOpaque()->typeName();
    }
    Q_UNREACHABLE();
}

bool operator==(const Value &a, const Value &b)
{
    if (a.isNumber() && b.isNumber()) {
        const auto integer = [](const Value &v) { return v.isBool() ? qint64(v.toBool()) : v.toInt(); };
        if (a.isFloat() && b.isFloat())
            return a.toDouble() == b.toDouble();
        if (a.isFloat())
            return equalNumbers(integer(b), a.toDouble());
        if (b.isFloat())
            return equalNumbers(integer(a), b.toDouble());
        return integer(a) == integer(b);
    }
    if (a.type() != b.type())
        return false;
    switch (a.type()) {
    case Value::Type::String:
        return a.toString() == b.toString();
    case Value::Type::List: {
        if (a.hasFlag(Value::Tuple) != b.hasFlag(Value::Tuple))
            return false;
        const auto &left = a.toList();
        const auto &right = b.toList();
        return &left == &right || std::equal(left.begin(), left.end(), right.begin(), right.end());
    }
    case Value::Type::Dict: {
        const auto &left = a.toDict();
        const auto &right = b.toDict();
        if (&left == &right)
            return true;
        return left.size() == right.size() && std::all_of(left.begin(), left.end(), [&](const auto &entry) {
                   const Value *other = right.find(entry.key);
                   return other && entry.value == *other;
               });
    }
    case Value::Type::Opaque:
        return a.toOpaque() == b.toOpaque() || a.toOpaque()->equals(*b.toOpaque());
    case Value::Type::None:
        return true;
    case Value::Type::Bool:
    case Value::Type::Int:
    case Value::Type::Float:
        break; // numbers were compared above
    }
    Q_UNREACHABLE();
}

size_t qHash(const Value &value, size_t seed) noexcept
{
    switch (value.type()) {
    case Value::Type::None:
        return ::qHash(0, seed);
    case Value::Type::Bool:
        return ::qHash(qint64(value.toBool()), seed);
    case Value::Type::Int:
        return ::qHash(value.toInt(), seed);
    case Value::Type::Float: {
        const double real = value.toDouble();
        const bool whole = std::abs(real) < 9.2e18 && std::trunc(real) == real;
        return whole ? ::qHash(static_cast<qint64>(real), seed) : ::qHash(real, seed);
    }
    case Value::Type::String:
        return ::qHash(value.toString(), seed);
    case Value::Type::List:
        return qHashRange(value.toList().begin(), value.toList().end(), seed);
    case Value::Type::Dict:
        return ::qHash(value.toDict().size(), seed);
    case Value::Type::Opaque:
        return value.toOpaque()->hash(seed);
    }
    Q_UNREACHABLE();
}

bool Value::isIdenticalTo(const Value &other) const
{
    if (type() != other.type() || m_flags != other.m_flags)
        return false;
    if (isList()) {
        const auto &left = toList();
        const auto &right = other.toList();
        return &left == &right
            || std::equal(left.begin(), left.end(), right.begin(), right.end(),
                          [](const Value &a, const Value &b) { return a.isIdenticalTo(b); });
    }
    if (isDict()) {
        const auto &left = toDict().entries();
        const auto &right = other.toDict().entries();
        return &left == &right
            || std::equal(left.begin(), left.end(), right.begin(), right.end(), [](const auto &a, const auto &b) {
                   return a.key.isIdenticalTo(b.key) && a.value.isIdenticalTo(b.value);
               });
    }
    return *this == other;
}

} // namespace qm
