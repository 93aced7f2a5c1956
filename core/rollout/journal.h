// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/rollout/rolloutoptions.h"
#include "core/rollout/rolloutstate.h"
#include "core/rollout/stepexecutor.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace qm {

/// One rollout as the history lists it.
struct RolloutRecord final
{
    qint64 id = 0;
    QDateTime began;       ///< UTC
    QDateTime ended;       ///< null while it runs, or if the program ended before it did
    QString who;           ///< user@machine
    QString command;       ///< what started it, secrets taken out
    QByteArray planDigest; ///< SHA-256 of the plan document
    RolloutOptions options;
    RolloutPhase phase = RolloutPhase::Planned;
    RolloutTotals totals;

    /// It did not end, or trying again may do something.
    [[nodiscard]] bool canGoOn() const { return phase != RolloutPhase::Finished || totals.hasUndone(); }
};

/// One thing that happened, in order.
struct JournalEvent final
{
    qint64 sequence = 0;
    QDateTime at;
    /// Of the whole: "began", "taken-up", "batch", "gate" (asked), "gate-opened", "asking" (where a person wants to be
    /// asked from now on), "paused", "resumed", "limits", "host-given-up", "stopped" (too many hosts of a batch
    /// failed), "cancelling", "ended" (once more where a person skipped something after that). Of a job: "intent"
    /// (about to begin), "done", "present", "failed", "retry" (failed, will be tried again), "redo" (what it had done
    /// is gone), "again" (a person wants it once more), "skipped", "cancelled".
    QString what;
    QString job; ///< step id; empty for the whole
    int attempt = 0;
    qint64 bytes = 0; ///< that this attempt moved
    QString detail;   ///< evidence, reason, error: English
};

/// What is written down while a rollout runs.
struct JournalEntry final
{
    QString what; ///< as JournalEvent::what; empty to keep a status without an event
    QDateTime at;
    std::optional<JobStatus> status{}; ///< of the job that it is about, as it is from now on
    qint64 bytes = 0;                  ///< as JournalEvent::bytes
    QString detail{};
    std::optional<RolloutTotals> totals{}; ///< "ended": the whole in numbers
};

/// The log of a step, complete; may not exist yet. Asks nobody.
[[nodiscard]] QString logFileOf(const QString &workspace, qint64 rollout, const QString &job);

/// What a rollout did, on disk before it is done: SQLite, WAL, synchronous=FULL, one writer. Thread-safe: calls are
/// carried out on the journal's own thread; intents and ends are on disk when the call returns.
///
/// Files in the workspace: journal.sqlite; plans/<digest>.json; logs/<rollout>/<step>.log, one file per step.
class Journal final
{
public:
    /// Of the one that holds the workspace. Errors: workspace-locked (names who), workspace-write, journal-open,
    /// journal-damaged, journal-newer.
    [[nodiscard]] static Result<std::unique_ptr<Journal>> open(const QString &workspace);
    /// For history, reports and `status`: works while another instance writes. Errors: journal-none (nothing was ever
    /// run here), and those of open() but for the workspace's.
    [[nodiscard]] static Result<std::unique_ptr<Journal>> openReadOnly(const QString &workspace);
    ~Journal();
    Q_DISABLE_COPY_MOVE(Journal)

    /// Keeps the plan document and writes down that a rollout begins. @return its id.
    /// Errors: rollout-serial, write-failed, journal-full, journal-write.
    [[nodiscard]] Result<qint64> begin(const QByteArray &planDocument, const std::vector<RolloutJob> &jobs,
                                       const RolloutOptions &options, const QString &command);
    /// Takes up one that did not end, or not with every job done. Errors: rollout-unknown, rollout-complete.
    /// @param command as for begin()
    /// @param options as they are from now on, if somebody chose anew: what was changed is written down
    [[nodiscard]] Result<> takeUp(qint64 rollout, const QString &command,
                                  const std::optional<RolloutOptions> &options = std::nullopt);

    [[nodiscard]] Result<QList<RolloutRecord>> rollouts() const; ///< newest first
    [[nodiscard]] Result<RolloutRecord> rollout(qint64 id) const;
    /// What it began with, but limits and where to ask as they were changed last: what it goes on with.
    [[nodiscard]] Result<RolloutOptions> optionsNow(qint64 id) const;
    [[nodiscard]] Result<QByteArray> planDocument(qint64 id) const;
    [[nodiscard]] Result<std::vector<RolloutJob>> jobs(qint64 id) const;
    /// By job, in order; movedBytes over all attempts and runs.
    [[nodiscard]] Result<QList<JobStatus>> statuses(qint64 id) const;
    /// Those after number @p after, at most @p most of them; all if that is negative.
    [[nodiscard]] Result<QList<JournalEvent>> events(qint64 id, qint64 after = 0, int most = -1) const;
    /// As logFileOf(), in the journal's own workspace.
    [[nodiscard]] QString logFile(qint64 id, const QString &job) const;

    /// The rollout that was begun or taken up last; 0 for none.
    [[nodiscard]] qint64 current() const;
    /// Of the current rollout, all or nothing, in this order; on disk when it returns. Errors, after rest(), too:
    /// workspace-locked, workspace-changed (another instance wrote meanwhile).
    [[nodiscard]] Result<> write(const QList<JournalEntry> &entries);

    /// Gives the workspace to whoever wants it, until something is to be written again.
    void rest();
    /// Whether this one may write now: not for one that rests.
    [[nodiscard]] bool holdsWorkspace() const;

private:
    class Private;
    explicit Journal(std::unique_ptr<Private> journal);
    const std::unique_ptr<Private> d;
};

} // namespace qm
