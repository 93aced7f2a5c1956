// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/tokenbucket.h"

#include <algorithm>

namespace qm {

namespace {

/// In which all who wait should have had their turn.
constexpr double roundSeconds = 2;
/// Larger pieces would make streams come in jerks.
constexpr double largestPiece = 32 * 1024;

} // namespace

void TokenBucket::setRate(qint64 bytesPerSecond)
{
    const std::lock_guard lock(m_mutex);
    fill(Clock::now());
    m_rate = std::max<qint64>(0, bytesPerSecond);
    // What is owed was taken under a larger limit, which may have been none: nobody waits for it longer than usual.
    m_bytes = std::max(m_bytes, -static_cast<double>(m_rate) * roundSeconds);
    ++m_changes;
    for (std::condition_variable_any &turn : m_turns)
        turn.notify_one();
}

/// What nobody used is kept for a tenth of a second only: a pause must not be followed by a flood.
void TokenBucket::fill(Clock::time_point now)
{
    const double rate = static_cast<double>(m_rate);
    m_bytes = std::min(m_bytes + std::chrono::duration<double>(now - m_filled).count() * rate, rate / 10);
    m_filled = now;
}

/// What nobody else waits for, and a share of what comes in a round.
qint64 TokenBucket::mostAtOnce() const
{
    const double waiting = std::max(1.0, static_cast<double>(m_turns.size()));
    const double share = static_cast<double>(m_rate) * roundSeconds / waiting;
    return static_cast<qint64>(std::clamp(share, 1.0, largestPiece) + std::max(0.0, m_bytes));
}

qint64 TokenBucket::takeNow(qint64 bytes)
{
    if (m_rate == 0)
        return bytes;
    fill(Clock::now());
    if (m_bytes < 0)
        return 0;
    const qint64 taken = std::min(bytes, mostAtOnce());
    m_bytes -= static_cast<double>(taken);
    return taken;
}

bool TokenBucket::tryTake(qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    if (m_rate == 0)
        return true;
    fill(Clock::now());
    if (!m_turns.empty() || m_bytes < 0 || bytes > mostAtOnce())
        return false;
    m_bytes -= static_cast<double>(bytes);
    return true;
}

qint64 TokenBucket::take(qint64 bytes, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    if (bytes <= 0)
        return 0;
    const auto turn = m_turns.emplace(m_turns.end());
    qint64 taken = 0;
    while (taken == 0 && !stop.stop_requested()) {
        const bool isFirst = turn == m_turns.begin();
        if (isFirst || m_rate == 0)
            taken = takeNow(bytes);
        if (taken > 0)
            break;
        const auto mayGo = [this, turn, isFirst, changes = m_changes] {
            return m_changes != changes || (!isFirst && turn == m_turns.begin());
        };
        const std::chrono::duration<double> missing(-m_bytes / static_cast<double>(m_rate));
        if (isFirst)
            turn->wait_for(lock, stop, missing, mayGo);
        else
            turn->wait(lock, stop, mayGo);
    }
    m_turns.erase(turn);
    if (!m_turns.empty())
        m_turns.front().notify_one();
    return taken > 0 ? taken : bytes;
}

} // namespace qm
