// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/http/httpmessage.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace qm {

/// How long the server asks to wait (Retry-After: seconds or a date, RFC 9110 section 10.2.3); nothing if it does not
/// say, or nothing that makes sense. Never negative; at most a day.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const HttpReply &reply, const QDateTime &now);

/// "Sun, 06 Nov 1994 08:49:37 GMT", the one form of dates that is still written (RFC 9110 section 5.6.7); else invalid.
[[nodiscard]] QDateTime httpDate(const QByteArray &value);

/// Whether asking again may help: 408, 429, 500, 502, 503, 504.
[[nodiscard]] bool isTransient(int status);

} // namespace qm
