// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace qm {

/// A limit of bytes per second that many share. Thread-safe.
class TokenBucket final
{
public:
    /// 0 for no limit. Those who wait go by it at once.
    void setRate(qint64 bytesPerSecond);
    /// Waits until so many bytes may be moved, or until a stop. Bytes are taken on credit: whoever comes next waits for
    /// them, so that no amount is too large.
    void take(qint64 bytes, const std::stop_token &stop);
    /// The same if nobody has to wait for it, else nothing: false then.
    [[nodiscard]] bool tryTake(qint64 bytes);

private:
    using Clock = std::chrono::steady_clock;

    void fill(Clock::time_point now);
    [[nodiscard]] bool takeNow(qint64 bytes);

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    qint64 m_rate = 0;
    quint64 m_changes = 0;
    double m_bytes = 0;
    Clock::time_point m_filled = Clock::now();
};

} // namespace qm
