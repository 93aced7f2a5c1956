// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/methods.h"
#include "core/template/operators.h"
#include "core/template/text.h"
#include "core/template/timeformat.h"

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// Lib/datetime.py

using units::second;

const Moment &momentOf(const Call &call)
{
    return dateTimeIn(call.subject)->moment();
}

Value strftime(Call &call)
{
    if (!call.at(0).isString())
        failType(u"strftime() argument 1 must be str, not %1"_s.arg(typeName(call.at(0))));
    return Value(formattedTime(momentOf(call), call.text(0)));
}

Value isoformat(Call &call)
{
    const QString separator = call.text(0, u"T"_s);
    const QString precision = call.text(1, u"auto"_s);
    if (codePoints(separator) != 1)
        failType(u"isoformat() argument 1 must be a unicode character"_s);
    static const QHash<QString, int> lengths = {
        {u"hours"_s, 2}, {u"minutes"_s, 5}, {u"seconds"_s, 8}, {u"milliseconds"_s, 12}, {u"microseconds"_s, 15}};
    const DateTime *time = dateTimeIn(call.subject);
    if (precision == u"auto")
        return Value(time->isoFormat(separator));
    const auto length = lengths.constFind(precision);
    if (length == lengths.constEnd())
        failType(u"Unknown timespec value"_s);
    return Value(time->isoFormat(separator, *length));
}

Value isoweekday(Call &call)
{
    return Value(momentOf(call).date.dayOfWeek());
}

Value weekday(Call &call)
{
    return Value(momentOf(call).date.dayOfWeek() - 1);
}

Value toordinal(Call &call)
{
    return Value(dateTimeIn(call.subject)->own() / units::day + 1);
}

Value ctime(Call &call)
{
    const Moment &moment = momentOf(call);
    return Value(formattedTime(moment, u"%a %b %e %H:%M:%S "_s)
                 + QString::number(moment.date.year()).rightJustified(4, u'0'));
}

Value unsupported(Call &)
{
    failTimeUnsupported();
}

Value timestamp(Call &call)
{
    const DateTime *time = dateTimeIn(call.subject);
    if (!time->moment().zone)
        return unsupported(call);
    const qint64 epoch = DateTime(Moment{QDate(1970, 1, 1), 0, {}}).own();
    return Value(static_cast<double>(time->universal() - epoch) / static_cast<double>(second));
}

Value replace(Call &call)
{
    const Moment &moment = momentOf(call);
    const qint64 seconds = moment.microsecond / second;
    const auto part = [&](size_t parameter, qint64 old, qint64 least, qint64 most) {
        const qint64 wanted = call.integer(parameter, old);
        if (wanted < least || wanted > most)
            failType(u"a part of the time is out of range"_s);
        return wanted;
    };
    const QDate date(static_cast<int>(part(0, moment.date.year(), 1, 9999)),
                     static_cast<int>(part(1, moment.date.month(), 1, 12)),
                     static_cast<int>(part(2, moment.date.day(), 1, 31)));
    if (!date.isValid())
        failType(u"day is out of range for month"_s);
    const qint64 minutes = part(3, seconds / 3600, 0, 23) * 60 + part(4, seconds / 60 % 60, 0, 59);
    const qint64 whole = minutes * 60 + part(5, seconds % 60, 0, 59);
    const qint64 fraction = part(6, moment.microsecond % second, 0, second - 1);
    if (call.has(7) && !call.at(7).isNone())
        failTimeUnsupported();
    for (const auto &[name, value] : call.restNamed()) {
        if (name != u"fold")
            failType(u"'%1' is an invalid keyword argument for replace()"_s.arg(name));
        if (!value.isInt() || value.toInt() != 0)
            failTimeUnsupported();
    }
    return makeObject<DateTime>(
        Moment{date, whole * second + fraction, call.has(7) ? std::optional<TimeZone>() : moment.zone});
}

constexpr Entry dateTimeEntries[] = {
    {u"strftime", u"format", strftime},
    {u"isoformat", u"= sep timespec", isoformat},
    {u"weekday", u"", weekday},
    {u"isoweekday", u"", isoweekday},
    {u"toordinal", u"", toordinal},
    {u"ctime", u"", ctime},
    {u"timestamp", u"", timestamp},
    {u"replace", u"= year month day hour minute second microsecond tzinfo **", replace},
    {u"astimezone", u"= * **", unsupported},
    {u"combine", u"= * **", unsupported},
    {u"date", u"", unsupported},
    {u"dst", u"", unsupported},
    {u"fromisocalendar", u"= * **", unsupported},
    {u"fromisoformat", u"= * **", unsupported},
    {u"fromordinal", u"= * **", unsupported},
    {u"fromtimestamp", u"= * **", unsupported},
    {u"isocalendar", u"", unsupported},
    {u"now", u"= * **", unsupported},
    {u"strptime", u"= * **", unsupported},
    {u"time", u"", unsupported},
    {u"timetuple", u"", unsupported},
    {u"timetz", u"", unsupported},
    {u"today", u"", unsupported},
    {u"tzname", u"", unsupported},
    {u"utcfromtimestamp", u"= * **", unsupported},
    {u"utcnow", u"", unsupported},
    {u"utcoffset", u"", unsupported},
    {u"utctimetuple", u"", unsupported},
};

Value totalSeconds(Call &call)
{
    return Value(static_cast<double>(timeDeltaIn(call.subject)->microseconds()) / static_cast<double>(second));
}

constexpr Entry timeDeltaEntries[] = {{u"total_seconds", u"", totalSeconds}};

} // namespace

Entries dateTimeMethods()
{
    return dateTimeEntries;
}

Entries timeDeltaMethods()
{
    return timeDeltaEntries;
}

} // namespace qm::jinja
