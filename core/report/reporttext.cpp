// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/reporttext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// "node", "007", ".example.org" of "node007.example.org": the last number before the first dot, as that is what
/// differs between hosts of one kind.
struct NumberedName final
{
    QStringView stem;
    QStringView digits;
    QStringView rest;

    [[nodiscard]] bool follows(const NumberedName &before) const
    {
        return !digits.isEmpty() && digits.size() == before.digits.size() && stem == before.stem && rest == before.rest
            && digits.toULongLong() == before.digits.toULongLong() + 1;
    }
};

NumberedName numbered(QStringView name)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const qsizetype dot = name.indexOf(u'.');
    qsizetype end = dot < 0 ? name.size() : dot;
    while (end > 0 && !isDigit(name.at(end - 1)))
        --end;
    qsizetype begin = end;
    while (begin > 0 && end - begin < 18 && isDigit(name.at(begin - 1)))
        --begin;
    return {name.first(begin), name.sliced(begin, end - begin), name.sliced(end)};
}

/// Characters that change how others are shown: C0 and C1 controls, bidirectional marks and overrides, separators.
bool isTreacherous(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200e || c == 0x200f
        || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

} // namespace

QString phrase(const char *english, const QStringList &arguments)
{
    return Message(english, arguments).text();
}

QString counted(qint64 count, const char *one, const char *many)
{
    return phrase(count == 1 ? one : many, {numberText(count)});
}

QString numberText(qint64 number)
{
    QString text = QString::number(number);
    if (number > -10'000 && number < 10'000)
        return text;
    for (qsizetype at = text.size() - 3; at > (number < 0 ? 1 : 0); at -= 3)
        text.insert(at, QChar(0x202f));
    return text;
}

QString sizeText(qint64 bytes, const QLocale &locale)
{
    if (bytes < 0)
        return phrase(QT_TRANSLATE_NOOP("Message", "not known yet"));
    if (bytes < 1000)
        return QString::number(bytes) + u"\u00a0B"_s;
    static constexpr const char16_t *units[] = {u"kB", u"MB", u"GB", u"TB", u"PB", u"EB"};
    double amount = static_cast<double>(bytes) / 1000;
    size_t unit = 0;
    for (; amount >= 999.5 && unit + 1 < std::size(units); ++unit)
        amount /= 1000;
    const int decimals = amount < 9.995 ? 2 : amount < 99.95 ? 1 : 0;
    return locale.toString(amount, 'f', decimals) + u'\u00a0' + QString::fromUtf16(units[unit]);
}

QString durationText(std::chrono::milliseconds time)
{
    if (time.count() < 1000)
        return phrase(QT_TRANSLATE_NOOP("Message", "under a second"));
    const auto ceiling = [](qint64 value, qint64 unit) { return value / unit + (value % unit > 0 ? 1 : 0); };
    const auto shown = [](qint64 value, const char *unit) {
        return numberText(value) + u'\u00a0' + QString::fromLatin1(unit);
    };
    const auto two = [&](qint64 value, qint64 ofLarge, const char *large, const char *small) {
        const qint64 rest = value % ofLarge;
        return shown(value / ofLarge, large) + (rest > 0 ? u'\u00a0' + shown(rest, small) : QString());
    };
    const qint64 seconds = ceiling(time.count(), 1000);
    if (seconds < 100)
        return shown(seconds, "s");
    const qint64 minutes = ceiling(seconds, 60);
    if (minutes < 60)
        return shown(minutes, "min");
    return minutes < 48 * 60 ? two(minutes, 60, "h", "min") : two(ceiling(minutes, 60), 24, "d", "h");
}

QString rateText(qint64 bytesPerSecond)
{
    static constexpr const char16_t *units[] = {u"kbit/s", u"Mbit/s", u"Gbit/s", u"Tbit/s"};
    double amount = static_cast<double>(bytesPerSecond) * 8 / 1000;
    size_t unit = 0;
    for (; amount >= 1000 && unit + 1 < std::size(units); ++unit)
        amount /= 1000;
    return QString::number(amount, 'g', 4) + u'\u00a0' + QString::fromUtf16(units[unit]);
}

QString sizeSumText(qint64 knownBytes, qint64 unknownSizes, const QLocale &locale)
{
    if (unknownSizes == 0)
        return sizeText(knownBytes, locale);
    if (knownBytes == 0)
        return sizeText(-1);
    const QString unknown = counted(unknownSizes, QT_TRANSLATE_NOOP("Message", "%1 size is not known yet"),
                                    QT_TRANSLATE_NOOP("Message", "%1 sizes are not known yet"));
    return phrase(QT_TRANSLATE_NOOP("Message", "at least %1; %2"), {sizeText(knownBytes, locale), unknown});
}

QStringList hostRanges(const QStringList &names)
{
    QStringList result;
    for (qsizetype begin = 0; begin < names.size();) {
        const NumberedName first = numbered(names.at(begin));
        NumberedName last = first;
        qsizetype end = begin + 1;
        for (; end < names.size(); ++end) {
            const NumberedName next = numbered(names.at(end));
            if (!next.follows(last))
                break;
            last = next;
        }
        if (end - begin >= 3) {
            result.append(u"%1[%2:%3]%4"_s.arg(first.stem, first.digits, last.digits, first.rest));
            begin = end;
        } else {
            result.append(names.at(begin++));
        }
    }
    return result;
}

QString shortList(const QStringList &texts, qsizetype limit)
{
    if (texts.size() <= limit)
        return texts.join(u", "_s);
    return phrase(QT_TRANSLATE_NOOP("Message", "%1 and %2 more"),
                  {texts.first(limit).join(u", "_s), numberText(texts.size() - limit)});
}

QString withoutSecrets(const QString &variables)
{
    static const QRegularExpression secret(
        u"((?:pass|secret|token|credential|private|api_?key)[\\w-]*[\"']?\\s*[=:]\\s*)\\S.*"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    QString result = redacted(variables);
    return result.replace(secret, u"\\1•••"_s);
}

QString inert(const QString &text)
{
    const bool clean = std::none_of(text.begin(), text.end(), [](QChar c) { return isTreacherous(c.unicode()); });
    if (clean)
        return text;
    QString result;
    for (const QChar c : text) {
        if (c == u'\n' || c == u'\t' || c == u'\r')
            result += u' ';
        else if (isTreacherous(c.unicode()))
            result += u"\\u"_s + QString::number(c.unicode(), 16).rightJustified(4, u'0');
        else
            result += c;
    }
    return result;
}

QChar stateGlyph(Presence presence)
{
    switch (presence) {
    case Presence::Unknown:
        return u'?';
    case Presence::Absent:
        return u'○';
    case Presence::Reported:
        return u'◐';
    case Presence::Verified:
        return u'●';
    case Presence::Different:
        return u'≠';
    }
    Q_UNREACHABLE();
}

QString stateWord(Presence presence)
{
    switch (presence) {
    case Presence::Unknown:
        return phrase(QT_TRANSLATE_NOOP("Message", "unknown"));
    case Presence::Absent:
        return phrase(QT_TRANSLATE_NOOP("Message", "missing"));
    case Presence::Reported:
        return phrase(QT_TRANSLATE_NOOP("Message", "reported"));
    case Presence::Verified:
        return phrase(QT_TRANSLATE_NOOP("Message", "verified"));
    case Presence::Different:
        return phrase(QT_TRANSLATE_NOOP("Message", "different"));
    }
    Q_UNREACHABLE();
}

} // namespace qm
