// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/http/httpmessage.h"

#include <QByteArray>

#include <optional>

namespace qm {

/// "bytes 5-9/20" (RFC 9110 section 14.4).
struct ContentRange final
{
    qint64 first = -1; ///< -1 in "bytes */20", which goes with status 416
    qint64 last = -1;
    qint64 total = -1; ///< -1 in "bytes 5-9/*"

    friend bool operator==(const ContentRange &, const ContentRange &) = default;
};

/// Nothing if it is none, or one that contradicts itself.
[[nodiscard]] std::optional<ContentRange> contentRange(const QByteArray &value);

/// A number as headers have them; -1 for anything else.
[[nodiscard]] qint64 headerNumber(const QByteArray &value);

/// What to send as If-Range to get the rest of exactly this file: a strong ETag, or without any ETag a Last-Modified
/// that is older than the answer (RFC 9110 section 13.1.5). Empty if there is nothing that proves it.
[[nodiscard]] QByteArray rangeValidator(const HttpReply &reply);

} // namespace qm
