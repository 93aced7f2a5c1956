// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/stepthreads.h"

#include "core/base/beginthread.h"

#include <utility>

namespace qm {

StepThreads::~StepThreads()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_running.empty(); });
}

Result<> StepThreads::start(std::function<void()> work)
{
    const std::scoped_lock lock(m_mutex);
    m_ended.clear();
    const auto place = m_running.emplace(m_running.end());
    Result<std::jthread> thread = beginThread([this, place, work = std::move(work)]() mutable {
        std::exchange(work, {})(); // and what it holds goes, too
        const std::scoped_lock ending(m_mutex);
        m_ended.splice(m_ended.end(), m_running, place);
        m_changed.notify_all();
    });
    if (!thread) {
        m_running.erase(place);
        return tl::unexpected(thread.error());
    }
    *place = *std::move(thread);
    return {};
}

} // namespace qm
