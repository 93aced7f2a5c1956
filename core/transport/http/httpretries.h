// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/http/httpclient.h"

#include <chrono>
#include <optional>

namespace qm {

/// How long to wait before another attempt, if one makes sense after this outcome: what the server asks for
/// (Retry-After), else a pause that doubles with each attempt and is to a quarter chance, so that many clients do not
/// come back together. Nothing if it does not go away by itself, the attempts are used up, or the server asks for more
/// than the limit.
/// @param attempt that had this outcome; 1 for the first
[[nodiscard]] std::optional<std::chrono::milliseconds> pauseAfter(const Result<HttpReply> &outcome,
                                                                  const HttpLimits &limits, int attempt);

} // namespace qm
