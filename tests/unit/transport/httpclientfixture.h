// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/http/httpclient.h"
#include "tests/support/http/faultserver.h"

namespace qm::test {

/// What tests wait for at most, and how much they read.
inline HttpOptions impatient()
{
    HttpOptions options;
    options.limits.total = std::chrono::seconds(3);
    options.limits.idle = std::chrono::milliseconds(300);
    options.limits.attempts = 1;
    options.limits.firstPause = std::chrono::milliseconds(10);
    options.limits.bodyBytes = 64 * 1024;
    return options;
}

inline HttpAnswer redirect(const QUrl &to, int status = 302)
{
    return {status, {{"Location", to.toEncoded()}}};
}

/// "status 200", or the code of the error.
inline QString codeOf(const Result<HttpReply> &reply)
{
    return reply ? QStringLiteral("status ") + QString::number(reply->status) : reply.error().code;
}

} // namespace qm::test
