// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"

#include <chrono>

namespace qm {

/// What to do about a failure.
enum class FailureClass : quint8 {
    Transient,   ///< may go away: try again
    Undone,      ///< what an earlier step did is gone: do that once more, too
    Permanent,   ///< trying again changes nothing: that step failed
    HostAway,    ///< the host does not answer: try again, then give it up with all that is to be done there
    HostRefuses, ///< it will not let us in: give it up at once, since trying again may lock the account
};

/// By its code. Codes that nobody classified may go away: every step may be done twice.
[[nodiscard]] FailureClass failureClass(const Error &error);

/// How long to wait after the n-th attempt (from 1): doubling, at most a minute, a host that is away longer than the
/// rest. Up to a quarter longer, evenly spread over @p seed, so that not all steps that one server refused return at
/// the same moment.
[[nodiscard]] std::chrono::milliseconds retryDelay(FailureClass failure, int attempt, quint32 seed);

} // namespace qm
