// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/http/retryafter.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

std::optional<std::chrono::seconds> retryAfter(const HttpReply &reply, const QDateTime &now)
{
    constexpr std::chrono::seconds longest = std::chrono::hours(24);
    const QByteArray value = reply.header("Retry-After").trimmed();
    if (value.isEmpty() || value.size() > 64)
        return {};
    if (std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        bool fits = false;
        const qint64 seconds = value.toLongLong(&fits);
        return fits ? std::min(std::chrono::seconds(seconds), longest) : longest;
    }
    const QDateTime date = httpDate(value);
    if (!date.isValid())
        return {};
    return std::clamp(std::chrono::seconds(now.secsTo(date)), std::chrono::seconds(0), longest);
}

QDateTime httpDate(const QByteArray &value)
{
    // Days and months are English whatever the locale.
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(value), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    date.setTimeSpec(Qt::UTC);
    return date;
}

bool isTransient(int status)
{
    return status == 408 || status == 429 || status == 500 || (status >= 502 && status <= 504);
}

} // namespace qm
