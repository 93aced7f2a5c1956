// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/journal.h"
#include "core/rollout/rolloutprogress.h"
#include "core/rollout/rolloutrun.h"
#include "core/rollout/runningstep.h"
#include "core/rollout/schedule.h"
#include "core/rollout/tokenbucket.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace qm {

/// What RolloutRun is made of: its engine's thread, and what goes on there.
///
/// Each round takes what happened, lets the schedule decide, writes all of it down at once, and only then begins jobs.
/// Calls from steps and from people are put into an inbox: none of them waits for the journal or the observer.
class RolloutWork final
{
public:
    explicit RolloutWork(RolloutSetup setup);
    ~RolloutWork();
    Q_DISABLE_COPY_MOVE(RolloutWork)

    using Order = std::function<ScheduleActions(Schedule &schedule, Schedule::Time now)>;

    void start();
    /// @param reason a person's words.
    void order(Order order, const QString &reason = {});
    void setRate(qint64 bytesPerSecond) { m_bucket.setRate(bytesPerSecond); }

    [[nodiscard]] const RolloutSetup &setup() const { return m_setup; }
    [[nodiscard]] RolloutUpdate overview() const;
    [[nodiscard]] RolloutUpdate snapshot() const;
    [[nodiscard]] bool wait(std::chrono::milliseconds limit);

private:
    using Clock = std::chrono::steady_clock;

    /// What an event is about that the schedule does not know.
    struct Circumstances final
    {
        quint32 job = ScheduleEvent::none; ///< that ended, having moved these bytes, as this detail says
        qint64 bytes = 0;
        QString detail;
        QString reason; ///< a person's words about what is skipped
    };

    // Of any thread.
    void post(std::function<void()> happening);

    // Of the engine's thread only.
    void restore();
    void recall(const QList<JournalEvent> &events);
    void leaveOff();
    void run();
    void round();
    [[nodiscard]] bool waitForWork();
    [[nodiscard]] Schedule::Time now() const;
    void perform(const ScheduleActions &actions);
    void perform(const ScheduleActions &actions, const Circumstances &about);
    void note(const ScheduleEvent &event, const Circumstances &about);
    void noteForJob(const ScheduleEvent &event, const Circumstances &about);
    void writeDown();
    void putBackWhatWasToBegin();
    void launch(quint32 job);
    void launchStep(quint32 job, const std::shared_ptr<RunningStep> &step);
    void proved(quint32 job, const Result<StepOutcome> &result);
    void ended(quint32 job, const Result<StepOutcome> &result);
    void collect();
    void tellObserver(bool isOver);
    /// All but what changed. @pre m_stateMutex is held.
    [[nodiscard]] RolloutUpdate whole() const;
    [[nodiscard]] RolloutTotals totals(bool goesOn) const;

    const RolloutSetup m_setup;
    const qint64 m_rollout;
    TokenBucket m_bucket;
    const Clock::time_point m_epoch = Clock::now();

    // The engine's.
    std::map<quint32, std::shared_ptr<RunningStep>> m_running;
    std::map<quint32, qint64> m_movedBefore; ///< by running job: in earlier attempts
    std::set<quint32> m_unproven;            ///< begun in an earlier run, which did not say how they ended
    std::vector<quint32> m_toBegin;
    QList<JournalEntry> m_unwritten;
    Clock::time_point m_told{};
    bool m_toldAll = false; ///< nothing happened since the observer was told
    bool m_leaves = false;  ///< this object goes, and the rollout stays as it is

    /// Guards what follows: written by the engine, read by snapshot().
    mutable std::mutex m_stateMutex;
    Schedule m_schedule;
    RolloutProgress m_progress;
    std::optional<Error> m_error;

    /// Guards what follows.
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_finished;
    std::vector<std::function<void()>> m_inbox;
    bool m_started = false;
    bool m_idle = false;
    bool m_ends = false;

    std::thread m_thread; ///< last: it uses all the others
};

} // namespace qm
