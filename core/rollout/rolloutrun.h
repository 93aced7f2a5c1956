// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/rolloutoptions.h"
#include "core/rollout/rolloutstate.h"
#include "core/rollout/stepexecutor.h"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace qm {

class Journal;
class RolloutWork;

/// What a run needs. What it points to must outlive it.
struct RolloutSetup final
{
    std::vector<RolloutJob> jobs;
    QStringList hosts; ///< names of the planned hosts, by their index
    RolloutOptions options;
    StepExecutor *executor = nullptr;
    Journal *journal = nullptr; ///< opened for writing, with this rollout begun or taken up again in it
    /// Told from the engine's thread, at most every @ref batch, and once more at the end. Has to return soon; may call
    /// everything but the destructor and wait().
    std::function<void(const RolloutUpdate &update)> observer;
    std::chrono::milliseconds batch{100};
    std::chrono::milliseconds stalledAfter{30000}; ///< without a byte: RolloutTotals::stalled
};

/// One rollout that runs: schedule, journal and executor brought together on a thread of its own. Thread-safe.
class RolloutRun final
{
public:
    /// Jobs that the journal knows to be done are taken for done; those begun and not done are proved first.
    explicit RolloutRun(RolloutSetup setup);
    /// Ends what runs, waits for it, and leaves the rollout in the journal as it stands: to be taken up.
    ~RolloutRun();
    Q_DISABLE_COPY_MOVE(RolloutRun)

    void start();
    /// Nothing new begins; what runs is let run to its end.
    void pause();
    void resume();
    /// Ends what runs, too. Everything that is not done is cancelled; finished work stays.
    void cancel();
    void openGate(const QString &gate, const QString &reason = {});
    /// Of failed jobs and jobs that wait; what rests on them is unreached.
    void skip(const QList<quint32> &jobs, const QString &reason);
    /// Failed and cancelled jobs once more, with what they held up; all if @p jobs is empty.
    void retry(const QList<quint32> &jobs = {});
    void setLimits(const RolloutLimits &limits);
    /// From now on.
    void setAskAt(AskAt ask);

    [[nodiscard]] const std::vector<RolloutJob> &jobs() const;
    /// As they were at the beginning.
    [[nodiscard]] const RolloutOptions &options() const;
    /// How it stands, without jobs: that costs nothing, whatever their number.
    [[nodiscard]] RolloutUpdate overview() const;
    /// All jobs as they are now, in order.
    [[nodiscard]] RolloutUpdate snapshot() const;
    /// Waits until it is finished. @return false if that took longer than @p limit.
    [[nodiscard]] bool wait(std::chrono::milliseconds limit);

private:
    const std::unique_ptr<RolloutWork> d;
};

} // namespace qm
