// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/tokenbucket.h"

#include <algorithm>

namespace qm {

void TokenBucket::setRate(qint64 bytesPerSecond)
{
    {
        const std::lock_guard lock(m_mutex);
        fill(Clock::now());
        m_rate = std::max<qint64>(0, bytesPerSecond);
        if (m_rate == 0)
            m_bytes = 0; // nobody owes anything where nothing is limited
        ++m_changes;
    }
    m_changed.notify_all();
}

/// What nobody used is kept for a tenth of a second only: a pause must not be followed by a flood.
void TokenBucket::fill(Clock::time_point now)
{
    const double rate = static_cast<double>(m_rate);
    m_bytes = std::min(m_bytes + std::chrono::duration<double>(now - m_filled).count() * rate, rate / 10);
    m_filled = now;
}

bool TokenBucket::takeNow(qint64 bytes)
{
    if (m_rate == 0)
        return true;
    fill(Clock::now());
    if (m_bytes < 0)
        return false;
    m_bytes -= static_cast<double>(bytes);
    return true;
}

bool TokenBucket::tryTake(qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    return takeNow(bytes);
}

void TokenBucket::take(qint64 bytes, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested() && !takeNow(bytes)) {
        const std::chrono::duration<double> missing(-m_bytes / static_cast<double>(m_rate));
        const quint64 changes = m_changes;
        m_changed.wait_for(lock, stop, missing, [this, changes] { return m_changes != changes; });
    }
}

} // namespace qm
