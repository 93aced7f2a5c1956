// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/objects.h"

#include <QDate>

namespace qm::jinja {

/// Lengths of time in microseconds.
namespace units {
constexpr qint64 second = 1'000'000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
} // namespace units

/// How far a place's clock is ahead of UTC.
struct TimeZone final
{
    qint64 offset = 0; ///< microseconds
    QString name;      ///< null: named after the offset
};

/// A day and a time of it, and how far its clock is ahead of UTC if that is known.
struct Moment final
{
    QDate date;
    qint64 microsecond = 0; ///< of the day
    std::optional<TimeZone> zone;
};

/// datetime.timedelta (Lib/datetime.py): what lies between two times.
class TimeDelta final : public Object
{
public:
    explicit TimeDelta(qint64 microseconds) : m_microseconds(microseconds) {}

    [[nodiscard]] qint64 microseconds() const { return m_microseconds; }

    [[nodiscard]] QString typeName() const override { return QStringLiteral("datetime.timedelta"); }
    [[nodiscard]] bool equals(const Opaque &other) const override;
    [[nodiscard]] size_t hash(size_t seed) const noexcept override;
    [[nodiscard]] bool isTruthy(Engine &) const override { return m_microseconds != 0; }
    [[nodiscard]] std::optional<Value> attribute(Engine &engine, const QString &name) const override;
    [[nodiscard]] std::optional<Value> operate(Operator op, const Value &other, bool isRight) const override;
    [[nodiscard]] std::optional<int> order(const Value &other) const override;
    [[nodiscard]] std::optional<Value> opposite() const override;
    [[nodiscard]] std::optional<QString> printed() const override;
    [[nodiscard]] QString repr(Engine &engine) const override;

private:
    qint64 m_microseconds;
};

/// datetime.datetime (Lib/datetime.py): what `to_datetime` makes of a text.
class DateTime final : public Object
{
public:
    explicit DateTime(Moment moment) : m_moment(std::move(moment)) {}

    [[nodiscard]] const Moment &moment() const { return m_moment; }
    /// datetime.isoformat()
    /// @param clockLength of the clock, down to microseconds, so many characters; as many as it needs if not given.
    [[nodiscard]] QString isoFormat(const QString &separator, std::optional<int> clockLength = {}) const;

    [[nodiscard]] QString typeName() const override { return QStringLiteral("datetime.datetime"); }
    [[nodiscard]] bool equals(const Opaque &other) const override;
    [[nodiscard]] size_t hash(size_t seed) const noexcept override;
    [[nodiscard]] std::optional<Value> attribute(Engine &engine, const QString &name) const override;
    [[nodiscard]] std::optional<Value> operate(Operator op, const Value &other, bool isRight) const override;
    [[nodiscard]] std::optional<int> order(const Value &other) const override;
    [[nodiscard]] std::optional<QString> printed() const override;
    [[nodiscard]] QString repr(Engine &engine) const override;

    /// Microseconds since the first of January of the year 1, by its own clock and by UTC's.
    [[nodiscard]] qint64 own() const;
    [[nodiscard]] qint64 universal() const;

private:
    Moment m_moment;
};

/// The time that many microseconds after the first of January of the year 1; fails outside of the years 1 to 9999.
[[nodiscard]] Value makeDateTime(qint64 microseconds, std::optional<TimeZone> zone);

/// "+02:00", with seconds and their fractions if there are any.
[[nodiscard]] QString offsetText(qint64 microseconds, const QString &separator);

/// For what a time needs the machine's own time zone or clock for, and what only Python's other types could answer.
[[noreturn]] void failTimeUnsupported();

/// The time or the distance in a value, or null.
[[nodiscard]] const TimeDelta *timeDeltaIn(const Value &value);
[[nodiscard]] const DateTime *dateTimeIn(const Value &value);

} // namespace qm::jinja
