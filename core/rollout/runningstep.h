// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/stepexecutor.h"
#include "core/rollout/steplog.h"
#include "core/rollout/tokenbucket.h"

#include <atomic>
#include <memory>

namespace qm {

/// What a step that runs says, collected from its thread until somebody looks.
class RunningStep final : public std::enable_shared_from_this<RunningStep>
{
public:
    /// @param bucket must outlive the step.
    RunningStep(const QString &logFile, TokenBucket &bucket) : m_log(logFile), m_bucket(bucket) {}

    /// For StepExecutor; keeps this alive.
    [[nodiscard]] StepObserver observer();
    void stop() { m_stop.request_stop(); }

    [[nodiscard]] qint64 doneBytes() const { return m_done; }
    [[nodiscard]] qint64 totalBytes() const { return m_total; }
    [[nodiscard]] qint64 movedBytes() const { return m_moved; }
    [[nodiscard]] StepLog &log() { return m_log; }

private:
    StepLog m_log;
    TokenBucket &m_bucket;
    std::stop_source m_stop;
    std::atomic<qint64> m_done{0};
    std::atomic<qint64> m_total{-1};
    std::atomic<qint64> m_moved{0};
};

} // namespace qm
