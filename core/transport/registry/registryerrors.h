// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/http/httpmessage.h"

#include <QString>

namespace qm {

/// What a registry lets a client do: how much in which time, and what is left of it (ratelimit-limit and
/// ratelimit-remaining of Docker Hub: "100;w=21600").
struct RateLimit final
{
    qint64 limit = -1;
    qint64 remaining = -1;
    qint64 windowSeconds = -1;
    QString source; ///< whom the registry counts: an address or an account; may be empty

    [[nodiscard]] bool isKnown() const { return limit >= 0 || remaining >= 0; }
    friend bool operator==(const RateLimit &, const RateLimit &) = default;
};

[[nodiscard]] RateLimit rateLimitOf(const HttpReply &reply);

/// What an answer of a registry that is no success means for @p image: "registry-unauthorized", "registry-denied",
/// "registry-not-found", "registry-rate-limited", or what statusError() says.
/// @param helper the credential helper that was not run; may be empty
[[nodiscard]] Error registryError(const QString &image, const HttpReply &reply, const QString &helper);

} // namespace qm
