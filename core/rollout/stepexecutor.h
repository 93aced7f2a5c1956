// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <functional>
#include <stop_token>

namespace qm {

/// What a step brought about, and how it was proved.
struct StepOutcome final
{
    /// Proved to be so before anything was done.
    bool wasThere = false;
    qint64 movedBytes = 0;
    /// That did not have to move, because their receiver had them as parts of something else; negative where they had
    /// to in the end.
    qint64 savedBytes = 0;
    qint64 size = -1;
    /// What the proof rests on, for journal and report: "sha256:…", the engine's word.
    QString evidence;
};

/// What a step says while it runs, from its thread. Whoever gives it outlives the step.
struct StepObserver final
{
    std::function<void(qint64 done, qint64 total)> progress;
    std::function<void(qint64 bytes)> moved;
    std::function<void(const QString &line)> log;
    std::function<void(qint64 bytes)> throttle;
    std::function<bool(qint64 bytes)> tryThrottle;
    std::function<qint64(qint64 bytes)> admit;
    std::stop_token stop;
};

/// Does what jobs say. Thread-safe: jobs of different hosts run at the same time.
class StepExecutor
{
public:
    using Finished = std::function<void(Result<StepOutcome>)>;

    virtual ~StepExecutor();
    Q_DISABLE_COPY_MOVE(StepExecutor)

    /// Begins with a job: asks whether it is done already, does it if not, and proves it. Returns at once.
    /// @param finished called exactly once, from any thread, also after a stop; may be called before this returns.
    virtual void start(quint32 job, StepObserver observer, Finished finished) = 0;
    /// Asks whether a job is done, and does nothing: after a crash, and for `verify`. As start().
    virtual void prove(quint32 job, StepObserver observer, Finished finished) = 0;
    /// Tells what the proof of a job rested on that was done in an earlier run, StepOutcome::evidence: what is there
    /// now has to be that. Before anything is started.
    virtual void recall(quint32 job, const QString &evidence) = 0;
    /// The commands that a job runs, for people: copyable, secrets as "***".
    [[nodiscard]] virtual QString commands(quint32 job) const = 0;

protected:
    StepExecutor() = default;
};

} // namespace qm
