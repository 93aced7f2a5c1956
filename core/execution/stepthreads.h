// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QtGlobal>

#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace qm {

/// A thread for each step under way: as many as the schedule's limits let run. Thread-safe.
///
/// Not QThreadPool: that drops what it cannot begin a thread for, and tells nobody.
class StepThreads final
{
public:
    StepThreads() = default;
    /// Waits for all of them.
    ~StepThreads();
    Q_DISABLE_COPY_MOVE(StepThreads)

    /// Does it in a thread of its own. Errors: thread-limit.
    [[nodiscard]] Result<> start(std::function<void()> work);

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::list<std::jthread> m_running;
    std::list<std::jthread> m_ended; ///< but for their last few instructions; nobody has waited for them yet
};

} // namespace qm
