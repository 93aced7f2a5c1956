// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "core/plan/plan.h"
#include "core/rollout/rolloutoptions.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace qm {

/// What has to be done for one step of a plan, as the rollout knows it: what does not change.
struct RolloutJob final
{
    QString id; ///< stepId() of the plan
    Stage stage = Stage::Fetch;
    QString host;     ///< on which it acts
    QString artifact; ///< displayName()
    ArtifactKind kind = ArtifactKind::File;
    QString architecture;
    QString from;         ///< where the bytes come from: a web server, a registry, a host; empty if nothing moves
    QString bastion;      ///< the first jump host on the way to the host; empty for none
    qint64 size = -1;     ///< bytes to move; 0 if nothing moves, -1 while unknown
    QList<quint32> after; ///< indexes of jobs that must be done before, ascending, smaller than its own
    QList<quint32> hosts; ///< the planned hosts that it serves: indexes in Plan::hosts, ascending; one, except for what
                          ///< is fetched, carried back and unpacked for others

    friend bool operator==(const RolloutJob &, const RolloutJob &) = default;
};

enum class JobState : quint8 {
    Waiting, ///< for jobs before it, a batch or a gate
    Ready,   ///< for a place
    Running,
    Retrying,  ///< failed, and waits to be tried again
    Done,      ///< done and proved
    Present,   ///< found proved without doing anything
    Failed,    ///< tried as often as it may be
    Skipped,   ///< by a person, with a reason
    Unreached, ///< something before it failed, was skipped or its host is given up
    Cancelled,
};

[[nodiscard]] QString toString(JobState state); ///< the lower-case English word

[[nodiscard]] constexpr bool isFinal(JobState state)
{
    return state >= JobState::Done;
}
[[nodiscard]] constexpr bool isSuccess(JobState state)
{
    return state == JobState::Done || state == JobState::Present;
}

/// What changes of a job.
struct JobStatus final
{
    quint32 job = 0; ///< index among the rollout's jobs
    JobState state = JobState::Waiting;
    int attempt = 0;            ///< 1 for the first; 0 before
    qint64 doneBytes = 0;       ///< of the artifact, now there
    qint64 totalBytes = -1;     ///< -1 while unknown
    qint64 movedBytes = 0;      ///< really moved, over all attempts
    qint64 savedBytes = 0;      ///< see StepOutcome; no part of totalBytes
    qint64 bytesPerSecond = 0;  ///< smoothed; 0 unless running
    QDateTime started;          ///< UTC, of the first attempt since it was wanted last; null before
    QDateTime ended;            ///< UTC; null before
    QString message;            ///< the last line of its log
    std::optional<Error> error; ///< why it failed last
    QString reason;             ///< skipped: a person's words
};

/// Something that waits for a person.
struct Gate final
{
    AskAt at = AskAt::Stage;
    QString id;          ///< "stage/fetch", "batch/2", "host/node3", "step/load/node3/…"
    Message question;    ///< what will happen if it is opened
    QList<quint32> jobs; ///< what it holds up, as far as is known
};

enum class RolloutPhase : quint8 { Planned, Running, Pausing, Paused, Cancelling, Finished };

[[nodiscard]] QString toString(RolloutPhase phase);

/// The whole in numbers.
struct RolloutTotals final
{
    int jobs = 0, done = 0, present = 0, failed = 0, skipped = 0, unreached = 0, cancelled = 0, running = 0;
    int reachable = 0;       ///< of the unreached, once it has ended: those that rest on nothing skipped
    qint64 plannedBytes = 0; ///< of the jobs whose size is known
    qint64 doneBytes = 0;    ///< of these, what is there
    int unknownSizes = 0;    ///< jobs that are not over and of which nobody knows yet how many bytes they will move
    qint64 movedBytes = 0;
    qint64 savedBytes = 0;     ///< not sent, because nodes had them as layers of other images
    qint64 bytesPerSecond = 0; ///< smoothed over some seconds
    qint64 remainingMs = -1;   ///< honest: -1 while nobody can say
    /// Of all jobs: those that are over count whole, those that run by the share of their bytes that is there.
    int permille = 0;
    int batch = 0, batches = 1; ///< 1-based once running
    bool stalled = false;       ///< something runs, and no byte has moved for half a minute

    /// Every job ended well.
    [[nodiscard]] bool isSuccess() const { return done + present == jobs; }
    /// Trying again may do something. What was skipped was somebody's decision.
    [[nodiscard]] bool hasUndone() const { return failed + cancelled + reachable > 0; }
};

/// What happened since the observer was told last.
struct RolloutUpdate final
{
    RolloutPhase phase = RolloutPhase::Planned;
    RolloutTotals totals;
    QList<JobStatus> changed;
    QList<Gate> gates; ///< all that are closed now and hold something up
    /// Why nothing more begins: the journal cannot be written. The run pauses then; resume() tries again.
    std::optional<Error> error;
};

} // namespace qm
