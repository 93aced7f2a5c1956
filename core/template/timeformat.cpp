// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/timeformat.h"

#include "core/template/failure.h"

#include <ctime>
#include <vector>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

using units::second;

std::tm brokenDown(const Moment &moment)
{
    const auto seconds = static_cast<int>(moment.microsecond / second);
    std::tm time{};
    time.tm_year = moment.date.year() - 1900;
    time.tm_mon = moment.date.month() - 1;
    time.tm_mday = moment.date.day();
    time.tm_hour = seconds / 3600;
    time.tm_min = seconds / 60 % 60;
    time.tm_sec = seconds % 60;
    time.tm_wday = moment.date.dayOfWeek() % 7;
    time.tm_yday = moment.date.dayOfYear() - 1;
    return time;
}

/// What `%Z` says of a zone: the name that it was given, or Python's own.
QString zoneName(const TimeZone &zone)
{
    if (!zone.name.isNull())
        return zone.name;
    return zone.offset == 0 ? u"UTC"_s : u"UTC"_s + offsetText(zone.offset, u":"_s);
}

/// The directives that Python answers itself, as texts for strftime() of the C library.
QString withoutOwnDirectives(const Moment &moment, const QString &format)
{
    QString result;
    for (qsizetype at = 0; at < format.size(); ++at) {
        const QChar kind = format.at(at) == u'%' && at + 1 < format.size() ? format.at(at + 1) : QChar();
        QString text;
        if (kind == u'f')
            text = QString::number(moment.microsecond % second).rightJustified(6, u'0');
        else if (kind == u'z')
            text = moment.zone ? offsetText(moment.zone->offset, QString()) : QString();
        else if (kind == u'Z')
            text = (moment.zone ? zoneName(*moment.zone) : QString()).replace(u'%', u"%%"_s);
        else
            text = format.sliced(at, kind.isNull() ? 1 : 2);
        result += text;
        at += kind.isNull() ? 0 : 1;
    }
    return result;
}

/// Whether a directive is `%s`, the seconds since 1970 of a time that the machine's own zone tells, or is `%+`, which
/// each C library has its own way with.
bool asksTheMachine(const QString &format)
{
    for (qsizetype at = 0; at < format.size(); ++at) {
        if (format.at(at) != u'%')
            continue;
        ++at;
        while (at < format.size() && (format.at(at).isDigit() || u"_-0^#EO"_s.contains(format.at(at))))
            ++at;
        if (at < format.size() && (format.at(at) == u's' || format.at(at) == u'+'))
            return true;
    }
    return false;
}

/// strftime() of the C library with its own names for days and months, in a buffer as large as Python's gets.
QString ofLibrary(const std::tm &time, const QString &format)
{
    if (format.contains(QChar(u'\0')))
        failType(u"embedded null character"_s);
    if (asksTheMachine(format))
        failUnsupported(Message(QT_TRANSLATE_NOOP("Message",
                                                  "The time format “%1” is not supported: it depends on the machine "
                                                  "that runs Ansible."),
                                {format}));
    static const locale_t english = newlocale(LC_ALL_MASK, "C", nullptr);
    const QByteArray bytes = format.toUtf8();
    if (bytes.isEmpty())
        return u""_s;
    // Python doubles its buffer until it is 256 times as long as the format; what is longer is nothing there, too.
    std::vector<char> buffer(1024);
    while (true) {
        const size_t size = strftime_l(buffer.data(), buffer.size(), bytes.constData(), &time, english);
        if (size > 0 || buffer.size() >= 256 * static_cast<size_t>(bytes.size()))
            return QString::fromUtf8(buffer.data(), static_cast<qsizetype>(size));
        buffer.resize(2 * buffer.size());
    }
}

} // namespace

QString formattedTime(const Moment &moment, const QString &format)
{
    std::tm time = brokenDown(moment);
    time.tm_isdst = -1;
    return ofLibrary(time, withoutOwnDirectives(moment, format));
}

QString formattedUniversalTime(const Moment &moment, const QString &format)
{
    std::tm time = brokenDown(moment);
    time.tm_zone = "GMT";
    return ofLibrary(time, format);
}

} // namespace qm::jinja
