// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/http/httpranges.h"

#include "core/transport/http/retryafter.h"

#include <algorithm>

namespace qm {

namespace {

constexpr qsizetype longestTag = 1024;

} // namespace

qint64 headerNumber(const QByteArray &value)
{
    const QByteArray digits = value.trimmed();
    const bool areDigits = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    bool fits = false;
    const qint64 number = digits.toLongLong(&fits);
    return areDigits && fits ? number : -1;
}

std::optional<ContentRange> contentRange(const QByteArray &value)
{
    const QByteArray text = value.trimmed();
    const qsizetype slash = text.indexOf('/');
    if (!text.toLower().startsWith("bytes ") || slash < 0)
        return {};
    const QByteArray range = text.sliced(6, slash - 6).trimmed();
    const QByteArray total = text.sliced(slash + 1).trimmed();
    ContentRange result;
    result.total = headerNumber(total);
    if (result.total < 0 && total != "*")
        return {};
    if (range == "*")
        return result;
    const qsizetype dash = range.indexOf('-');
    result.first = headerNumber(range.left(std::max<qsizetype>(dash, 0)));
    result.last = headerNumber(range.mid(dash + 1));
    const bool isPossible = dash > 0 && result.first >= 0 && result.last >= result.first
        && (result.total < 0 || result.last < result.total);
    return isPossible ? std::optional(result) : std::nullopt;
}

QByteArray rangeValidator(const HttpReply &reply)
{
    const QByteArray tag = reply.header("ETag").trimmed();
    if (!tag.isEmpty())
        return tag.size() > 2 && tag.size() <= longestTag && tag.startsWith('"') && tag.endsWith('"') ? tag
                                                                                                      : QByteArray();
    const QByteArray modified = reply.header("Last-Modified").trimmed();
    const QDateTime changed = httpDate(modified);
    const QDateTime answered = httpDate(reply.header("Date").trimmed());
    return changed.isValid() && answered.isValid() && changed < answered ? modified : QByteArray();
}

} // namespace qm
