// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QtGlobal>

#include <functional>
#include <stop_token>

namespace qm {

/// How an operation is followed, slowed down and ended while it runs. All members may be empty.
struct Activity final
{
    std::stop_token stop{};
    /// Bytes of the artifact that are there, and that it has in all (-1 while unknown); from the working thread, at
    /// most twenty times a second and once at the end.
    std::function<void(qint64 done, qint64 total)> progress{};
    /// Bytes that really moved just now over a network or a link to a node, for counting; from the working thread.
    std::function<void(qint64 bytes)> moved{};
    /// A line for the step's log, without its end; secrets are taken out by whoever writes it.
    std::function<void(const QString &line)> log{};
    /// Asked before so many bytes are moved; blocks for as long as a limit of bytes per second wants.
    std::function<void(qint64 bytes)> throttle{};
    /// The same for whoever has to stop something before waiting: true if nobody had to wait, and then it is asked;
    /// false if `throttle` is to be asked. Empty for always false.
    std::function<bool(qint64 bytes)> tryThrottle{};
    /// The same for whoever can go on with fewer: blocks until some of so many may be moved, and says how many. Who
    /// waits at the other end sees that something comes then, however small the limit is. Empty for all, as `throttle`
    /// wants it.
    std::function<qint64(qint64 bytes)> admit{};
};

} // namespace qm
