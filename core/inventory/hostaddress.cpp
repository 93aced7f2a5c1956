// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/hostaddress.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Hosts that one pattern may stand for.
constexpr qsizetype maximalExpansion = 200'000;

/// Takes "[…]:22" or "name:22" apart; the text in brackets is looked at again, as parse_address() does.
void takePort(HostAddress &address)
{
    static const QRegularExpression bracketed(u"^\\[(.+)\\]:([0-9]+)$"_s);
    static const QRegularExpression plain(u"^((?:[^:\\[\\]]|\\[[^\\]]*\\])*):([0-9]+)$"_s);
    for (const QRegularExpression &expression : {bracketed, plain}) {
        const QRegularExpressionMatch match = expression.match(address.name);
        if (!match.hasMatch())
            continue;
        bool valid = false;
        const int port = match.captured(2).toInt(&valid);
        address = {match.captured(1), valid ? std::optional(port) : std::nullopt};
    }
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c.isSurrogate();
}

/// Labels of letters, digits, "_" and "-", of which the last two may not end one.
bool isHostName(const QString &name)
{
    const QStringList labels = name.split(u'.');
    return std::all_of(labels.begin(), labels.end(), [](const QString &label) {
        return !label.isEmpty() && isWordCharacter(label.front()) && label.back() != u'_' && label.back() != u'-'
            && std::all_of(label.begin(), label.end(), [](QChar c) { return isWordCharacter(c) || c == u'-'; });
    });
}

bool isHexWord(const QString &text)
{
    return !text.isEmpty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
    });
}

bool isIpv4(const QString &text)
{
    const QStringList parts = text.split(u'.');
    return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](const QString &part) {
               bool valid = false;
               return part.size() <= 3 && part.toUInt(&valid) <= 255 && valid;
           });
}

/// Eight words, or fewer with one "::", the last two perhaps as an IPv4 address.
bool isIpv6(const QString &text)
{
    const QStringList halves = text.split(u"::"_s);
    if (halves.size() > 2)
        return false;
    qsizetype words = 0;
    for (const QString &half : halves) {
        if (half.isEmpty() && halves.size() == 2)
            continue;
        const QStringList parts = half.split(u':');
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const bool mayBeIpv4 = i == parts.size() - 1 && &half == &halves.back();
            if (isHexWord(parts.at(i)))
                words += 1;
            else if (mayBeIpv4 && isIpv4(parts.at(i)))
                words += 2;
            else
                return false;
        }
    }
    return halves.size() == 2 ? words < 8 : words == 8;
}

Error rangeError(const QString &pattern, const char *english, SourceLocation at)
{
    return {u"inventory-range"_s, Message(english, {pattern}), at};
}

/// What stands between the brackets, as a sequence of texts.
Result<QStringList> sequence(const QString &pattern, const QStringList &bounds, SourceLocation at)
{
    const auto refuse = [&](const char *english) { return tl::unexpected<Error>(rangeError(pattern, english, at)); };
    const QString begin = bounds.at(0).isEmpty() ? u"0"_s : bounds.at(0);
    const QString &end = bounds.at(1);
    if (end.isEmpty())
        return refuse(QT_TRANSLATE_NOOP("Message", "The host range in “%1” has no end."));
    bool validStep = true;
    const qint64 step = bounds.size() == 3 ? bounds.at(2).trimmed().toLongLong(&validStep) : 1;
    if (!validStep || step == 0)
        return refuse(QT_TRANSLATE_NOOP("Message", "The step of the host range in “%1” is not a number above 0."));
    const bool padded = begin.size() > 1 && begin.front() == u'0';
    if (padded && begin.size() != end.size()) {
        return refuse(QT_TRANSLATE_NOOP("Message",
                                        "Begin and end of the host range in “%1” differ in length, but the "
                                        "begin has leading zeros."));
    }
    // Python's string.ascii_letters; parts of it are found too, like "ab".
    static const QString letters = u"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"_s;
    const qsizetype from = letters.indexOf(begin);
    const qsizetype to = letters.indexOf(end);
    QStringList result;
    if (from >= 0 && to >= 0) {
        if (from > to)
            return refuse(QT_TRANSLATE_NOOP("Message", "The host range in “%1” ends before it begins."));
        if (step < 0)
            return result;
        for (qsizetype i = from; i <= to; i += static_cast<qsizetype>(step))
            result.append(letters.mid(i, 1));
        return result;
    }
    bool validBegin = false;
    bool validEnd = false;
    const qint64 first = begin.trimmed().toLongLong(&validBegin);
    const qint64 last = end.trimmed().toLongLong(&validEnd);
    constexpr qint64 limit = qint64(1) << 53;
    if (!validBegin || !validEnd || std::max({std::abs(first), std::abs(last), std::abs(step)}) > limit)
        return refuse(QT_TRANSLATE_NOOP("Message", "The host range in “%1” is neither of numbers nor of letters."));
    // Python's range(first, last + 1, step)
    for (qint64 i = first; step > 0 ? i <= last : i > last + 1; i += step) {
        if (result.size() >= maximalExpansion)
            return refuse(QT_TRANSLATE_NOOP("Message", "The host range in “%1” stands for too many hosts."));
        const QString number = QString::number(i);
        result.append(padded ? number.rightJustified(begin.size(), u'0') : number);
    }
    return result;
}

} // namespace

std::optional<HostAddress> parseHostAddress(const QString &text)
{
    HostAddress address{text, std::nullopt};
    if (text.contains(u':'))
        takePort(address);
    // A range may stand for one part of a name or an address.
    static const QRegularExpression range(u"\\[(?:[0-9]+:[0-9]+|[a-z]:[a-z])(?::[0-9]+)?\\]"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression hexRange(u"\\[[0-9a-f]+:[0-9a-f]+(?::[0-9]+)?\\]"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    const bool ranged = address.name.contains(u'[');
    const QString name = ranged ? QString(address.name).replace(range, u"0"_s) : address.name;
    if (isHostName(name))
        return address;
    const QString ip = ranged ? QString(address.name).replace(hexRange, u"0"_s) : address.name;
    return isIpv6(ip) ? std::optional(address) : std::nullopt;
}

Result<QStringList> expandHostRanges(const QString &pattern, SourceLocation at)
{
    std::vector<QString> pending{pattern}; // the next one last
    QStringList result;
    while (!pending.empty()) {
        const QString text = pending.back();
        pending.pop_back();
        const qsizetype open = text.indexOf(u'[');
        if (open < 0) {
            result.append(text);
            continue;
        }
        const qsizetype close = text.indexOf(u']');
        const QStringList bounds = text.mid(open + 1, close - open - 1).split(u':');
        if (close < open || text.contains(u'|') || bounds.size() < 2 || bounds.size() > 3) {
            return tl::unexpected<Error>(rangeError(
                pattern, QT_TRANSLATE_NOOP("Message", "“%1” is not a host range like [1:9] or [01:10:2]."), at));
        }
        const Result<QStringList> parts = sequence(pattern, bounds, at);
        if (!parts)
            return tl::unexpected<Error>(parts.error());
        if (result.size() + static_cast<qsizetype>(pending.size()) + parts->size() > maximalExpansion) {
            return tl::unexpected<Error>(rangeError(
                pattern, QT_TRANSLATE_NOOP("Message", "The host range in “%1” stands for too many hosts."), at));
        }
        for (auto part = parts->rbegin(); part != parts->rend(); ++part) // NOLINT(modernize-loop-convert): backwards
            pending.push_back(text.left(open) + *part + text.mid(close + 1));
    }
    return result;
}

Result<HostNames> expandHostPattern(const QString &pattern, SourceLocation at)
{
    HostAddress address{pattern, std::nullopt};
    // Without a colon there is no port to split off, and whatever else the text is, it is the name.
    if (pattern.contains(u':')) {
        if (const auto parsed = parseHostAddress(pattern))
            address = *parsed;
    }
    if (!address.name.contains(u'['))
        return HostNames{{address.name}, address.port};
    const Result<QStringList> names = expandHostRanges(address.name, at);
    if (!names)
        return tl::unexpected<Error>(names.error());
    return HostNames{*names, address.port};
}

} // namespace qm
