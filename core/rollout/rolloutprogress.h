// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/rolloutstate.h"

#include <QList>

#include <array>
#include <chrono>
#include <set>
#include <vector>

namespace qm {

/// An amount per second, smoothed over some seconds and fair from the first one on.
class SmoothedRate final
{
public:
    void add(qint64 amount, std::chrono::milliseconds elapsed);
    [[nodiscard]] qint64 perSecond() const;

private:
    double m_sum = 0;
    double m_weight = 0; ///< how much of the smoothing time has passed yet: 0 to 1
};

/// How far the jobs of a rollout are, and what that is in all. Not thread-safe, without clocks.
class RolloutProgress final
{
public:
    using Time = std::chrono::milliseconds; ///< since any moment

    /// @param stalledAfter so long without a byte.
    RolloutProgress(const std::vector<RolloutJob> &jobs, std::chrono::milliseconds stalledAfter);

    /// What an earlier run left.
    void restore(const JobStatus &status);

    [[nodiscard]] const JobStatus &status(quint32 job) const { return m_statuses[job]; }
    [[nodiscard]] const std::vector<JobStatus> &statuses() const { return m_statuses; }
    void setState(quint32 job, JobState state, int attempt, Time now);
    void setReason(quint32 job, const QString &reason);
    void setError(quint32 job, const std::optional<Error> &error);
    void setMessage(quint32 job, const QString &message);
    /// @param total -1 if it is unknown still. @param moved over all attempts.
    void setBytes(quint32 job, qint64 done, qint64 total, qint64 moved, Time now);
    void setSavedBytes(quint32 job, qint64 saved);

    /// Rates since the last call.
    void measure(Time now);
    /// @param goesOn whether anything new may begin: nobody can say how long a person takes.
    [[nodiscard]] RolloutTotals totals(Time now, bool goesOn) const;
    /// Jobs that changed since they were asked for last, ascending.
    [[nodiscard]] QList<JobStatus> takeChanged();

private:
    /// Work that moves no bytes, by its pace.
    struct Pace final
    {
        int left = 0;
        int ended = 0;  ///< well, in this run
        Time began{-1}; ///< when the first one did
    };

    static constexpr int stages = 6;
    static constexpr int states = 10;

    void count(quint32 job, int sign);
    /// What is carried on is as large as what was brought.
    void passSizeOn(quint32 job);
    [[nodiscard]] qint64 remainingMs(Time now) const;

    const std::vector<RolloutJob> &m_jobs;
    const std::chrono::milliseconds m_stalledAfter;
    /// What a job counts for in sums at most, so that they stay sums: servers may announce any size.
    const qint64 m_mostBytes;
    std::vector<JobStatus> m_statuses;
    std::vector<SmoothedRate> m_rates;      ///< by job
    std::vector<qint64> m_measured;         ///< by job: moved bytes when it was measured
    std::vector<QList<quint32>> m_carriers; ///< by job: those that carry on what it brings
    std::set<quint32> m_changed;
    std::set<quint32> m_moving; ///< that run and have bytes to move

    std::array<int, states> m_counts{};
    std::array<Pace, stages> m_paces{};
    qint64 m_permilles = 0; ///< the sum over all jobs
    qint64 m_plannedBytes = 0;
    qint64 m_doneBytes = 0;
    qint64 m_movedBytes = 0;
    qint64 m_savedBytes = 0;
    qint64 m_remainingBytes = 0; ///< of jobs that are not over
    int m_unknownSizes = 0;      ///< of jobs that are not over

    SmoothedRate m_rate;
    qint64 m_measuredBytes = 0;
    Time m_measuredAt{-1};
    Time m_firstMeasured{-1};
    Time m_lastByte{0};
};

} // namespace qm
