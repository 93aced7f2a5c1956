// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/http/httpretries.h"

#include "core/transport/http/httperrors.h"
#include "core/transport/http/retryafter.h"

#include <QRandomGenerator>

#include <algorithm>

namespace qm {

namespace {

std::chrono::milliseconds backOff(const HttpLimits &limits, int attempt)
{
    const qint64 base = limits.firstPause.count() << std::min(attempt - 1, 16);
    const qint64 pause = base - base / 4 + QRandomGenerator::global()->bounded(base / 2 + 1);
    return std::min(std::chrono::milliseconds(pause), limits.longestPause);
}

} // namespace

std::optional<std::chrono::milliseconds> pauseAfter(const Result<HttpReply> &outcome, const HttpLimits &limits,
                                                    int attempt)
{
    if (attempt >= limits.attempts || !(outcome ? isTransient(outcome->status) : isTransient(outcome.error())))
        return {};
    if (!outcome)
        return backOff(limits, attempt);
    const auto asked = retryAfter(*outcome, QDateTime::currentDateTimeUtc());
    if (!asked)
        return backOff(limits, attempt);
    return *asked <= limits.longestPause ? std::optional<std::chrono::milliseconds>(*asked) : std::nullopt;
}

} // namespace qm
