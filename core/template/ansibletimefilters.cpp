// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/operators.h"
#include "core/template/pythonnumbers.h"
#include "core/template/registry.h"
#include "core/template/timeformat.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// ansible/plugins/filter/core.py

Value toDatetime(Call &call)
{
    requireDefined(call.subject);
    const Value text = plain(call.engine, call.subject);
    if (!text.isString() || (call.has(0) && !plain(call.engine, call.at(0)).isString()))
        failType(u"strptime() argument 1 must be str, not %1"_s.arg(typeName(text)));
    const QString format = call.text(0, u"%Y-%m-%d %H:%M:%S"_s);
    call.engine.charge(text.toString().size() + format.size());
    return makeObject<DateTime>(parsedTime(text.toString(), format));
}

/// The clock is the machine's, and so is the time zone unless it is UTC.
Value strftime(Call &call)
{
    if (!call.has(0) || call.at(0).isNone() || !call.truth(1))
        failUnsupported(Message(QT_TRANSLATE_NOOP("Message",
                                                  "The filter strftime is supported for a given second in UTC only "
                                                  "(utc=true): otherwise its result depends on the machine that runs "
                                                  "Ansible and on the time.")));
    const Value given = plain(call.engine, call.at(0));
    const std::optional<double> seconds = given.isNumber() ? std::optional(given.toDouble())
        : given.isString()                                 ? pythonReal(given.toString())
                                                           : std::nullopt;
    if (!seconds)
        failRefused(u"Invalid value for epoch value (%1)"_s.arg(str(call.engine, call.at(0))));
    const double whole = std::floor(*seconds);
    constexpr qint64 secondsOfDay = units::day / units::second;
    const double day = std::floor(whole / secondsOfDay);
    // Before the conversion to integers, which do not have all that a double can be. The comparison fails for NaN, too.
    const QDate date = std::abs(day) < 1e9 ? QDate(1970, 1, 1).addDays(static_cast<qint64>(day)) : QDate();
    if (!date.isValid() || date.year() < 1)
        failType(u"timestamp out of range for platform time_t"_s);
    const auto second = static_cast<qint64>(whole - day * secondsOfDay);
    const QString format = call.subjectText();
    call.engine.charge(format.size());
    return Value(formattedUniversalTime({date, second * units::second, {}}, format));
}

constexpr Entry entries[] = {
    {u"to_datetime", u"= format", toDatetime},
    {u"strftime", u"= second utc", strftime},
};

} // namespace

Entries ansibleTimeFilters()
{
    return entries;
}

} // namespace qm::jinja
