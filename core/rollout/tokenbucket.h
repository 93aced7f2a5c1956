// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <stop_token>

namespace qm {

/// A limit of bytes per second that many share. Thread-safe.
///
/// Who waits gets its turn in the order of coming, and the less at once the more wait: each of them moves something
/// every few seconds, however small the limit is, so that nobody far away takes its waiting for a connection that died.
class TokenBucket final
{
public:
    /// 0 for no limit. Those who wait go by it at once.
    void setRate(qint64 bytesPerSecond);
    /// Waits until some of so many bytes may be moved, or until a stop. Bytes are taken on credit: whoever comes next
    /// waits for them.
    /// @return how many; all after a stop.
    qint64 take(qint64 bytes, const std::stop_token &stop);
    /// All of them if nobody has to wait for that, else none: false then.
    [[nodiscard]] bool tryTake(qint64 bytes);

private:
    using Clock = std::chrono::steady_clock;

    void fill(Clock::time_point now);
    [[nodiscard]] qint64 takeNow(qint64 bytes);
    [[nodiscard]] qint64 mostAtOnce() const;

    std::mutex m_mutex;
    std::list<std::condition_variable_any> m_turns; ///< of those who wait, the first one's first
    qint64 m_rate = 0;
    quint64 m_changes = 0;
    double m_bytes = 0;
    Clock::time_point m_filled = Clock::now();
};

} // namespace qm
