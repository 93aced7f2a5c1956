// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"
#include "core/rollout/journal.h"
#include "core/rolloutreport/rollouthistory.h"
#include "ui/rollout/servertrust.h"

#include <functional>
#include <memory>

namespace qm {

/// A rollout that was begun or taken up again: what does not change, and how far it is.
struct RolloutBegun final
{
    qint64 id = 0; ///< in the journal
    std::vector<RolloutJob> jobs;
    RolloutOptions options;
    RolloutUpdate now; ///< all jobs that are not waiting
};

/// What the window needs of whatever runs plans: one rollout at a time, and the journal of the workspace.
///
/// Errors are those of Journal. Destroying it ends what runs and waits for that; a rollout that is not finished then
/// can be taken up by resumeLast() later.
class RolloutBackend
{
public:
    using Observer = std::function<void(const RolloutUpdate &update)>;

    virtual ~RolloutBackend();
    Q_DISABLE_COPY_MOVE(RolloutBackend)

    /// Begins with the plan of @p planning; a finished rollout from before is let go, late: hasRollout() says whether
    /// that is still there after an error. Called from a background thread, one such call at a time; may take as long
    /// as it needs.
    /// @param observer as RolloutSetup::observer; not called any more once another rollout was begun.
    [[nodiscard]] virtual Result<RolloutBegun> start(std::shared_ptr<const Planning> planning,
                                                     const PlanRequest &request, const RolloutOptions &options,
                                                     const ServerTrust &trust, Observer observer) = 0;
    /// Takes up the newest rollout, which did not end or left steps undone. As start().
    /// @param inventories that are open; a rollout of others is refused (rollout-other-inventory): a workspace is used
    /// for many clusters, and nobody shall work on one while another is on the screen. Empty if none is open.
    [[nodiscard]] virtual Result<RolloutBegun> resumeLast(const QStringList &inventories, const ServerTrust &trust,
                                                          Observer observer) = 0;

    // What a person does to the rollout that runs: as RolloutRun's. From the GUI thread; return at once, and do nothing
    // without a rollout. retry() is good after the end, too.
    virtual void pause() = 0;
    virtual void resume() = 0;
    virtual void cancel() = 0;
    virtual void openGate(const QString &gate, const QString &reason) = 0;
    virtual void skip(const QList<quint32> &jobs, const QString &reason) = 0;
    virtual void retry(const QList<quint32> &jobs) = 0;
    virtual void setLimits(const RolloutLimits &limits) = 0;
    virtual void setAskAt(AskAt ask) = 0;

    // Questions: from any thread, also while a rollout runs.
    /// Whether there is one that was begun here, finished or not.
    [[nodiscard]] virtual bool hasRollout() const = 0;
    /// Who else may change the workspace now, as in "admin@desk, process 4711"; empty if nobody does.
    [[nodiscard]] virtual QString holder() const = 0;
    /// As StepExecutor::commands(), of the rollout that was begun last.
    [[nodiscard]] virtual QString commands(quint32 job) const = 0;
    [[nodiscard]] virtual QString logFile(qint64 rollout, const QString &job) const = 0;
    /// Newest first; empty for a workspace in which nothing was ever run.
    [[nodiscard]] virtual Result<QList<RolloutRecord>> rollouts() const = 0;
    /// Some of the events after number @p after, as many as are read without keeping others waiting; empty if there are
    /// no more.
    [[nodiscard]] virtual Result<QList<JournalEvent>> events(qint64 rollout, qint64 after) const = 0;
    /// All that is known of a rollout, for its report.
    [[nodiscard]] virtual Result<std::shared_ptr<const RolloutHistory>> history(qint64 rollout) const = 0;
    /// Where the report is written that somebody only wants to look at.
    [[nodiscard]] virtual QString reportFile(qint64 rollout) const = 0;

protected:
    RolloutBackend() = default;
};

} // namespace qm
