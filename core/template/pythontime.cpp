// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/pythontime.h"

#include "core/template/ast.h"
#include "core/template/failure.h"
#include "core/template/largenumbers.h"
#include "core/template/operators.h"

#include <QHash>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

using namespace units;

/// QDate counts from another day than Python's date.toordinal(), which calls the first of January of the year 1 one.
const qint64 firstDay = QDate(1, 1, 1).toJulianDay();

/// Without the smallest integer, so that each distance has its opposite and can be divided by anything but 0.
Value delta(qint64 microseconds)
{
    if (microseconds == std::numeric_limits<qint64>::min())
        failTooLarge();
    return makeObject<TimeDelta>(microseconds);
}

/// Python counts distances of up to 999999999 days; 64 bits of microseconds end after 106 million.
Value roundedDelta(double microseconds)
{
    if (std::isnan(microseconds))
        failType(u"cannot convert float NaN to integer"_s);
    if (std::abs(microseconds) >= 9.2e18)
        failTooLarge();
    return delta(static_cast<qint64>(std::nearbyint(microseconds))); // to the even one of two neighbours, as Python
}

/// Division of integers to the nearest one, and of two neighbours to the even one.
qint64 dividedToEven(qint64 value, qint64 by)
{
    const qint64 quotient = floorDivide(value, by);
    const auto size = [](qint64 number) { return number < 0 ? quint64(0) - quint64(number) : quint64(number); };
    const quint64 below = size(floorModulo(value, by));
    const quint64 above = size(by) - below;
    return below > above || (below == above && quotient % 2 != 0) ? quotient + 1 : quotient;
}

std::optional<Value> ofDeltas(Operator op, qint64 a, qint64 b)
{
    qint64 result = 0;
    switch (op) {
    case Operator::Add:
    case Operator::Subtract:
        if (op == Operator::Add ? __builtin_add_overflow(a, b, &result) : __builtin_sub_overflow(a, b, &result))
            failTooLarge();
        return delta(result);
    case Operator::Divide:
    case Operator::FloorDivide:
    case Operator::Modulo:
        if (b == 0)
            failType(u"division by zero"_s);
        if (op == Operator::Divide)
            return Value(static_cast<double>(a) / static_cast<double>(b));
        return op == Operator::FloorDivide ? Value(floorDivide(a, b)) : delta(floorModulo(a, b));
    default:
        return {};
    }
}

std::optional<Value> ofDeltaAndNumber(Operator op, qint64 a, const Value &number)
{
    const bool isWhole = !number.isFloat();
    const qint64 whole = number.isBool() ? qint64(number.toBool()) : number.toInt();
    if (op == Operator::Multiply) {
        qint64 result = 0;
        if (!isWhole)
            return roundedDelta(static_cast<double>(a) * number.toDouble());
        if (__builtin_mul_overflow(a, whole, &result))
            failTooLarge();
        return delta(result);
    }
    if (op != Operator::Divide && (op != Operator::FloorDivide || !isWhole))
        return {};
    if (number.toDouble() == 0.0)
        failType(isWhole ? u"integer division or modulo by zero"_s : u"division by zero"_s);
    if (!isWhole)
        return roundedDelta(static_cast<double>(a) / number.toDouble());
    return delta(op == Operator::Divide ? dividedToEven(a, whole) : floorDivide(a, whole));
}

QString twoDigits(qint64 number)
{
    return QString::number(number).rightJustified(2, u'0');
}

QString fraction(qint64 microseconds, bool isAlwaysGiven = false)
{
    const bool isGiven = isAlwaysGiven || microseconds != 0;
    return isGiven ? u'.' + QString::number(microseconds).rightJustified(6, u'0') : QString();
}

QString clock(qint64 microseconds, bool withFraction = false)
{
    return twoDigits(microseconds / hour) + u':' + twoDigits(microseconds % hour / minute) + u':'
        + twoDigits(microseconds % minute / second) + fraction(microseconds % second, withFraction);
}

QString reprOfDelta(qint64 microseconds)
{
    const qint64 days = floorDivide(microseconds, day);
    const qint64 rest = floorModulo(microseconds, day);
    QStringList parts;
    if (days != 0)
        parts.append(u"days=%1"_s.arg(days));
    if (rest / second != 0)
        parts.append(u"seconds=%1"_s.arg(rest / second));
    if (rest % second != 0)
        parts.append(u"microseconds=%1"_s.arg(rest % second));
    return u"datetime.timedelta(%1)"_s.arg(parts.isEmpty() ? u"0"_s : parts.join(u", "_s));
}

QString reprOfZone(const TimeZone &zone)
{
    if (zone.name.isNull())
        return zone.offset == 0 ? u"datetime.timezone.utc"_s : u"datetime.timezone(%1)"_s.arg(reprOfDelta(zone.offset));
    return u"datetime.timezone(%1, %2)"_s.arg(reprOfDelta(zone.offset), pythonStringLiteral(zone.name));
}

/// What Python's classes of times have beside their methods.
bool isClassAttribute(const QString &name)
{
    return name == u"min" || name == u"max" || name == u"resolution";
}

void requireBothZoned(const DateTime &a, const DateTime &b, const QString &verb)
{
    if (a.moment().zone.has_value() != b.moment().zone.has_value())
        failType(u"can't %1 offset-naive and offset-aware datetimes"_s.arg(verb));
}

} // namespace

bool TimeDelta::equals(const Opaque &other) const
{
    const auto *distance = dynamic_cast<const TimeDelta *>(&other);
    return distance && distance->m_microseconds == m_microseconds;
}

size_t TimeDelta::hash(size_t seed) const noexcept
{
    return ::qHash(m_microseconds, seed);
}

std::optional<Value> TimeDelta::attribute(Engine &, const QString &name) const
{
    if (name == u"days")
        return Value(floorDivide(m_microseconds, day));
    if (name == u"seconds")
        return Value(floorModulo(m_microseconds, day) / second);
    if (name == u"microseconds")
        return Value(floorModulo(m_microseconds, day) % second);
    if (isClassAttribute(name))
        failTimeUnsupported();
    return {};
}

std::optional<Value> TimeDelta::operate(Operator op, const Value &other, bool isRight) const
{
    if (const TimeDelta *distance = timeDeltaIn(other))
        return ofDeltas(op, m_microseconds, distance->m_microseconds);
    if (!other.isNumber() || (isRight && op != Operator::Multiply))
        return {};
    return ofDeltaAndNumber(op, m_microseconds, other);
}

std::optional<int> TimeDelta::order(const Value &other) const
{
    const TimeDelta *distance = timeDeltaIn(other);
    if (!distance)
        return {};
    return (m_microseconds > distance->m_microseconds) - (m_microseconds < distance->m_microseconds);
}

std::optional<Value> TimeDelta::opposite() const
{
    return ofDeltas(Operator::Subtract, 0, m_microseconds);
}

std::optional<QString> TimeDelta::printed() const
{
    const qint64 days = floorDivide(m_microseconds, day);
    const qint64 rest = floorModulo(m_microseconds, day);
    const QString time = QString::number(rest / hour) + clock(rest).sliced(2);
    return days == 0 ? time : u"%1 day%2, %3"_s.arg(days).arg(std::abs(days) == 1 ? QString() : u"s"_s, time);
}

QString TimeDelta::repr(Engine &) const
{
    return reprOfDelta(m_microseconds);
}

qint64 DateTime::own() const
{
    return (m_moment.date.toJulianDay() - firstDay) * day + m_moment.microsecond;
}

qint64 DateTime::universal() const
{
    return own() - (m_moment.zone ? m_moment.zone->offset : 0);
}

QString DateTime::isoFormat(const QString &separator, std::optional<int> clockLength) const
{
    const QString time = clock(m_moment.microsecond, clockLength.has_value());
    return m_moment.date.toString(Qt::ISODate) + separator + time.left(clockLength.value_or(-1))
        + (m_moment.zone ? offsetText(m_moment.zone->offset, u":"_s) : QString());
}

bool DateTime::equals(const Opaque &other) const
{
    const auto *time = dynamic_cast<const DateTime *>(&other);
    return time && time->m_moment.zone.has_value() == m_moment.zone.has_value() && time->universal() == universal();
}

size_t DateTime::hash(size_t seed) const noexcept
{
    return ::qHash(universal(), seed);
}

std::optional<Value> DateTime::attribute(Engine &, const QString &name) const
{
    const qint64 time = m_moment.microsecond;
    if (name == u"year")
        return Value(m_moment.date.year());
    if (name == u"month")
        return Value(m_moment.date.month());
    if (name == u"day")
        return Value(m_moment.date.day());
    if (name == u"hour")
        return Value(time / hour);
    if (name == u"minute")
        return Value(time % hour / minute);
    if (name == u"second")
        return Value(time % minute / second);
    if (name == u"microsecond")
        return Value(time % second);
    if (name == u"fold")
        return Value(0);
    if (name == u"tzinfo" && !m_moment.zone)
        return Value();
    if (name == u"tzinfo" || isClassAttribute(name))
        failTimeUnsupported();
    return {};
}

std::optional<Value> DateTime::operate(Operator op, const Value &other, bool isRight) const
{
    if (const TimeDelta *distance = timeDeltaIn(other)) {
        const bool isAdded = op == Operator::Add;
        if (!isAdded && (op != Operator::Subtract || isRight))
            return {};
        qint64 result = 0;
        if (isAdded ? __builtin_add_overflow(own(), distance->microseconds(), &result)
                    : __builtin_sub_overflow(own(), distance->microseconds(), &result))
            failType(u"date value out of range"_s);
        return makeDateTime(result, m_moment.zone);
    }
    const DateTime *time = dateTimeIn(other);
    if (!time || op != Operator::Subtract)
        return {};
    requireBothZoned(*this, *time, u"subtract"_s);
    return delta(universal() - time->universal());
}

std::optional<int> DateTime::order(const Value &other) const
{
    const DateTime *time = dateTimeIn(other);
    if (!time)
        return {};
    requireBothZoned(*this, *time, u"compare"_s);
    return (universal() > time->universal()) - (universal() < time->universal());
}

std::optional<QString> DateTime::printed() const
{
    return isoFormat(u" "_s);
}

QString DateTime::repr(Engine &) const
{
    const qint64 time = m_moment.microsecond;
    const QDate &date = m_moment.date;
    QStringList parts;
    for (const qint64 part :
         {qint64(date.year()), qint64(date.month()), qint64(date.day()), time / hour, time % hour / minute})
        parts.append(QString::number(part));
    if (time % minute != 0)
        parts.append(QString::number(time % minute / second));
    if (time % second != 0)
        parts.append(QString::number(time % second));
    if (m_moment.zone)
        parts.append(u"tzinfo="_s + reprOfZone(*m_moment.zone));
    return u"datetime.datetime(%1)"_s.arg(parts.join(u", "_s));
}

Value makeDateTime(qint64 microseconds, std::optional<TimeZone> zone)
{
    static const qint64 end = (QDate(9999, 12, 31).toJulianDay() + 1 - firstDay) * day;
    if (microseconds < 0 || microseconds >= end)
        failType(u"date value out of range"_s);
    return makeObject<DateTime>(
        Moment{QDate::fromJulianDay(firstDay + microseconds / day), microseconds % day, std::move(zone)});
}

QString offsetText(qint64 microseconds, const QString &separator)
{
    const qint64 size = std::abs(microseconds);
    QString text =
        (microseconds < 0 ? u"-"_s : u"+"_s) + twoDigits(size / hour) + separator + twoDigits(size % hour / minute);
    if (size % minute != 0)
        text += separator + twoDigits(size % minute / second) + fraction(size % second);
    return text;
}

void failTimeUnsupported()
{
    failUnsupported(Message(QT_TRANSLATE_NOOP("Message",
                                              "Of a time, only its parts, strftime(), isoformat(), comparison and "
                                              "differences are supported.")));
}

const TimeDelta *timeDeltaIn(const Value &value)
{
    return dynamic_cast<const TimeDelta *>(value.toOpaque());
}

const DateTime *dateTimeIn(const Value &value)
{
    return dynamic_cast<const DateTime *>(value.toOpaque());
}

} // namespace qm::jinja
