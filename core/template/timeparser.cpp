// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/failure.h"
#include "core/template/timeformat.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// Lib/_strptime.py

using units::second;

const QStringList &dayNames()
{
    static const QStringList names = {u"monday"_s, u"tuesday"_s,  u"wednesday"_s, u"thursday"_s,
                                      u"friday"_s, u"saturday"_s, u"sunday"_s};
    return names;
}

const QStringList &monthNames()
{
    static const QStringList names = {u"january"_s,   u"february"_s, u"march"_s,    u"april"_s,
                                      u"may"_s,       u"june"_s,     u"july"_s,     u"august"_s,
                                      u"september"_s, u"october"_s,  u"november"_s, u"december"_s};
    return names;
}

QStringList shortened(QStringList names)
{
    for (QString &name : names)
        name.truncate(3);
    return names;
}

QString anyOf(QChar directive, const QStringList &names)
{
    return u"(?P<%1>%2)"_s.arg(directive).arg(names.join(u'|'));
}

/// The pattern of each directive (TimeRE).
const QHash<QChar, QString> &directives()
{
    static const QHash<QChar, QString> patterns = {
        {u'd', uR"((?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9]))"_s},
        {u'f', u"(?P<f>[0-9]{1,6})"_s},
        {u'H', uR"((?P<H>2[0-3]|[0-1]\d|\d))"_s},
        {u'I', u"(?P<I>1[0-2]|0[1-9]|[1-9])"_s},
        {u'G', uR"((?P<G>\d\d\d\d))"_s},
        {u'j', uR"((?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]))"_s},
        {u'm', u"(?P<m>1[0-2]|0[1-9]|[1-9])"_s},
        {u'M', uR"((?P<M>[0-5]\d|\d))"_s},
        {u'S', uR"((?P<S>6[0-1]|[0-5]\d|\d))"_s},
        {u'U', uR"((?P<U>5[0-3]|[0-4]\d|\d))"_s},
        {u'W', uR"((?P<W>5[0-3]|[0-4]\d|\d))"_s},
        {u'w', u"(?P<w>[0-6])"_s},
        {u'u', u"(?P<u>[1-7])"_s},
        {u'V', uR"((?P<V>5[0-3]|0[1-9]|[1-4]\d|\d))"_s},
        {u'y', uR"((?P<y>\d\d))"_s},
        {u'Y', uR"((?P<Y>\d\d\d\d))"_s},
        {u'z', uR"((?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z)))"_s},
        {u'A', anyOf(u'A', dayNames())},
        {u'a', anyOf(u'a', shortened(dayNames()))},
        {u'B', anyOf(u'B', monthNames())},
        {u'b', anyOf(u'b', shortened(monthNames()))},
        {u'p', u"(?P<p>am|pm)"_s},
        {u'Z', u"(?P<Z>utc|gmt)"_s},
        {u'%', u"%"_s},
    };
    return patterns;
}

/// TimeRE.pattern()
QString patternOf(const QString &format)
{
    static const QHash<QChar, QString> combined = {
        {u'c', u"%a %b %d %H:%M:%S %Y"_s}, {u'x', u"%m/%d/%y"_s}, {u'X', u"%H:%M:%S"_s}};
    static const QRegularExpression special(uR"(([\\.^$*+?(){}\[\]|]))"_s);
    static const QRegularExpression blanks(uR"(\s+)"_s);
    const auto escaped = [](QString text) { return text.replace(special, uR"(\\1)"_s).replace(blanks, uR"(\s+)"_s); };
    QString result;
    for (qsizetype at = 0; at < format.size();) {
        const qsizetype next = format.indexOf(u'%', at);
        result += escaped(format.sliced(at, (next < 0 ? format.size() : next) - at));
        if (next < 0)
            break;
        if (next + 1 == format.size())
            failType(u"stray % in format '%1'"_s.arg(format));
        const QChar directive = format.at(next + 1);
        const auto pattern = directives().constFind(directive);
        if (combined.contains(directive))
            result += patternOf(combined.value(directive));
        else if (pattern != directives().constEnd())
            result += *pattern;
        else
            failType(u"'%1' is a bad directive in format '%2'"_s.arg(directive).arg(format));
        at = next + 2;
    }
    return result;
}

/// What the directives of a format found.
class Fields final
{
public:
    Fields(const QString &text, const QString &format);

    [[nodiscard]] bool has(QChar directive) const { return m_texts.contains(directive); }
    [[nodiscard]] QString text(QChar directive) const { return m_texts.value(directive); }
    [[nodiscard]] std::optional<int> number(QChar directive) const;
    /// Of two directives for one thing the one that stands last in the format.
    [[nodiscard]] QChar last(QStringView of) const;

private:
    QHash<QChar, QString> m_texts;
    QString m_order;
};

Fields::Fields(const QString &text, const QString &format)
{
    const QRegularExpression regex(patternOf(format), QRegularExpression::CaseInsensitiveOption);
    if (!regex.isValid())
        failType(u"redefinition of a directive in format '%1'"_s.arg(format)); // nothing else is wrong with it
    const QRegularExpressionMatch match =
        regex.match(text, 0, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
    if (!match.hasMatch())
        failType(
            u"time data %1 does not match format %2"_s.arg(pythonStringLiteral(text), pythonStringLiteral(format)));
    if (match.capturedEnd() != text.size())
        failType(u"unconverted data remains: %1"_s.arg(text.sliced(match.capturedEnd())));
    for (const QString &name : regex.namedCaptureGroups()) {
        if (name.isEmpty() || match.capturedStart(name) < 0)
            continue;
        m_texts.insert(name.front(), match.captured(name));
        m_order += name;
    }
}

std::optional<int> Fields::number(QChar directive) const
{
    const auto found = m_texts.constFind(directive);
    return found == m_texts.constEnd() ? std::nullopt : std::optional(found->trimmed().toInt());
}

QChar Fields::last(QStringView of) const
{
    for (auto directive = m_order.crbegin(); directive != m_order.crend(); ++directive) {
        if (of.contains(*directive))
            return *directive;
    }
    return {};
}

/// Monday is 0.
std::optional<int> weekdayOf(const Fields &fields)
{
    const QChar directive = fields.last(u"Aawu");
    if (directive == u'A')
        return static_cast<int>(dayNames().indexOf(fields.text(u'A').toLower()));
    if (directive == u'a')
        return static_cast<int>(shortened(dayNames()).indexOf(fields.text(u'a').toLower()));
    if (directive == u'w')
        return (*fields.number(u'w') + 6) % 7;
    return directive == u'u' ? std::optional(*fields.number(u'u') - 1) : std::nullopt;
}

int monthOf(const Fields &fields)
{
    const QChar directive = fields.last(u"mBb");
    if (directive.isNull())
        return 1;
    if (directive == u'm')
        return *fields.number(u'm');
    const QStringList names = directive == u'B' ? monthNames() : shortened(monthNames());
    return static_cast<int>(names.indexOf(fields.text(directive).toLower())) + 1;
}

std::optional<int> yearOf(const Fields &fields)
{
    const QChar directive = fields.last(u"yY");
    if (directive != u'y')
        return fields.number(u'Y');
    const int year = *fields.number(u'y');
    return year <= 68 ? 2000 + year : 1900 + year; // the Open Group has it so
}

int hourOf(const Fields &fields)
{
    if (fields.last(u"HI") != u'I')
        return fields.number(u'H').value_or(0);
    const bool isAfternoon = fields.text(u'p').compare(u"pm"_s, Qt::CaseInsensitive) == 0;
    return *fields.number(u'I') % 12 + (isAfternoon ? 12 : 0);
}

void requireSense(const Fields &fields, std::optional<int> weekday)
{
    const bool hasYear = yearOf(fields).has_value();
    const bool hasWeek = !fields.last(u"UW").isNull();
    if (!hasYear && fields.has(u'G')) {
        if (!fields.has(u'V') || !weekday)
            failType(u"ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                     "('%A', '%a', '%w', or '%u')."_s);
        if (fields.has(u'j'))
            failType(u"Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' "
                     "instead."_s);
    } else if (!hasWeek && fields.has(u'V')) {
        failType(u"ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                 "('%A', '%a', '%w', or '%u')."_s);
    }
}

QDate validDate(int year, int month, int day)
{
    const QDate date(year, month, day);
    if (year < 1 || !date.isValid())
        failType(u"day is out of range for month"_s);
    return date;
}

/// The day that a week of a year and a day of that week are; the first week begins with the first @p firstDay.
QDate dateOfWeek(int year, int week, int weekday, bool beginsOnMonday)
{
    const QDate newYear = validDate(year, 1, 1);
    const int shift = beginsOnMonday ? 0 : 1;
    const int first = (newYear.dayOfWeek() - 1 + shift) % 7;
    const int day = (weekday + shift) % 7;
    return newYear.addDays(week == 0 ? day - first : (7 - first) % 7 + 7 * (week - 1) + day);
}

QDate dateOf(const Fields &fields)
{
    const std::optional<int> weekday = weekdayOf(fields);
    requireSense(fields, weekday);
    const std::optional<int> given = yearOf(fields);
    const int month = monthOf(fields);
    const int day = fields.number(u'd').value_or(1);
    const int year = given.value_or(1900);
    QDate date;
    const QChar week = fields.last(u"UW");
    if (const std::optional<int> ofYear = fields.number(u'j'))
        date = validDate(year, 1, 1).addDays(*ofYear - 1);
    else if (weekday && !week.isNull())
        date = dateOfWeek(year, *fields.number(week), *weekday, week == u'W');
    else if (weekday && fields.has(u'G') && fields.has(u'V')) {
        const QDate fourth = validDate(*fields.number(u'G'), 1, 4); // is always in the first week
        date = fourth.addDays(7 * (*fields.number(u'V') - 1) + *weekday - (fourth.dayOfWeek() - 1));
    } else if (!given && month == 2 && day == 29) {
        // Python finds that there is such a day in 1904, and then that there is none in 1900.
        failType(u"day is out of range for month"_s);
    } else {
        date = validDate(year, month, day);
    }
    return validDate(date.year(), date.month(), date.day());
}

std::optional<TimeZone> zoneOf(const Fields &fields)
{
    if (!fields.has(u'z'))
        return {};
    const QString given = fields.text(u'z');
    TimeZone zone{0, fields.text(u'Z')};
    if (given == u"Z")
        return zone;
    QString digits = given.sliced(1);
    if (digits.at(2) == u':') {
        digits.remove(2, 1);
        if (digits.size() > 4) {
            if (digits.at(4) != u':')
                failType(u"Inconsistent use of : in %1"_s.arg(given));
            digits.remove(4, 1);
        }
    }
    const qint64 seconds = digits.left(2).toInt() * 3600 + digits.mid(2, 2).toInt() * 60 + digits.mid(4, 2).toInt();
    const qint64 size = seconds * second + digits.mid(7).leftJustified(6, u'0').toInt();
    if (size >= units::day)
        failType(u"offset must be a timedelta strictly between a day before and a day after UTC"_s);
    zone.offset = given.startsWith(u'-') ? -size : size;
    return zone;
}

} // namespace

Moment parsedTime(const QString &text, const QString &format)
{
    const Fields fields(text, format);
    const qint64 seconds = fields.number(u'S').value_or(0);
    if (seconds > 59)
        failType(u"second must be in 0..59"_s);
    const qint64 minutes = hourOf(fields) * 60 + fields.number(u'M').value_or(0);
    const qint64 fraction = fields.has(u'f') ? fields.text(u'f').leftJustified(6, u'0').toInt() : 0;
    return {dateOf(fields), (minutes * 60 + seconds) * second + fraction, zoneOf(fields)};
}

} // namespace qm::jinja
