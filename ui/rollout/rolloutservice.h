// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documentexport.h"
#include "ui/models/throughput.h"
#include "ui/rollout/rolloutbackend.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>

namespace qm {

class PlanningService;
class RolloutInbox;

/// Runs the plan that PlanningService shows, and knows the rollouts of the workspace.
///
/// Lives in the GUI thread; all signals arrive there. What the backend reports is put together and told at most ten
/// times a second, however many hosts report; the end and new gates come with the next of these.
class RolloutService final : public QObject
{
    Q_OBJECT

public:
    /// @param planning outlives this. @param backend null where nothing can be run.
    RolloutService(PlanningService &planning, std::unique_ptr<RolloutBackend> backend, QObject *parent = nullptr);
    /// Ends what runs and waits.
    ~RolloutService() override;

    [[nodiscard]] bool canRun() const { return m_backend != nullptr; }
    /// The plan that start() would run; null if there is none.
    [[nodiscard]] std::shared_ptr<const Planning> planning() const;

    /// start() or resumeLast() was called, and has not come to anything yet.
    [[nodiscard]] bool isStarting() const { return m_isStarting; }
    /// There is a rollout that was begun here, finished or not.
    [[nodiscard]] bool hasRollout() const { return m_id != 0; }
    /// There is one that is not finished.
    [[nodiscard]] bool isActive() const { return hasRollout() && m_phase != RolloutPhase::Finished; }
    [[nodiscard]] qint64 id() const { return m_id; }
    [[nodiscard]] const std::vector<RolloutJob> &jobs() const { return m_jobs; }
    /// By job.
    [[nodiscard]] const QList<JobStatus> &statuses() const { return m_statuses; }
    [[nodiscard]] const RolloutOptions &options() const { return m_options; }
    [[nodiscard]] RolloutPhase phase() const { return m_phase; }
    [[nodiscard]] const RolloutTotals &totals() const { return m_totals; }
    [[nodiscard]] const QList<Gate> &gates() const { return m_gates; }
    [[nodiscard]] const Throughput &throughput() const { return m_throughput; }

    /// Believes whom ServerTrust::saved() names. Does nothing while a rollout is active, or without a plan. failed()
    /// says what went wrong.
    void start(const RolloutOptions &options);
    void resumeLast();
    void pause();
    void resume();
    void cancel();
    void openGate(const QString &gate, const QString &reason = {});
    /// Neither this nor retry() does anything while another rollout is starting.
    void skip(const QList<quint32> &jobs, const QString &reason);
    /// All that failed, if @p jobs is empty: with limits that were set meanwhile, and believing whom
    /// ServerTrust::saved() names now.
    void retry(const QList<quint32> &jobs = {});
    void setLimits(const RolloutLimits &limits);
    void setAskAt(AskAt ask);

    /// Where the log of a job is written; empty without a rollout.
    [[nodiscard]] QString logFile(quint32 job) const;
    [[nodiscard]] QString logFile(qint64 rollout, const QString &job) const;

    using Told = std::function<void(const QString &text)>;
    using EventsTold = std::function<void(const Result<QList<JournalEvent>> &events)>;
    /// Asked in the background; @p then is called in the GUI thread, unless @p context is gone or another rollout
    /// began.
    void askCommands(quint32 job, QObject *context, Told then);
    /// Some of those after number @p after; empty if there are no more.
    void askEvents(qint64 rollout, qint64 after, QObject *context, EventsTold then);
    /// Writes the report of a rollout where somebody wants it; reportWritten() or failed() follows.
    void saveReport(qint64 rollout, DocumentFormat format, const QString &path);
    /// Writes it as HTML among the reports of the workspace. @p then gets the path; what went wrong is told by
    /// failed().
    void askReport(qint64 rollout, QObject *context, Told then);
    /// Reads the list of rollouts again; historyChanged() follows.
    void refreshHistory();
    [[nodiscard]] const QList<RolloutRecord> &history() const { return m_history; }
    /// The newest of them, if it did not end and runs nowhere.
    [[nodiscard]] std::optional<RolloutRecord> interrupted() const;
    /// The newest of them, if resumeLast() can do something: it was interrupted, or ended with steps that failed or
    /// were cancelled. Not the one that is shown here, for which there is retry().
    [[nodiscard]] std::optional<RolloutRecord> resumable() const;
    /// The newest of them, if it did not end and runs in another process, when refreshHistory() was called.
    [[nodiscard]] std::optional<RolloutRecord> elsewhere() const;
    /// Who runs that.
    [[nodiscard]] const QString &holder() const { return m_holder; }

Q_SIGNALS:
    /// Another rollout, or none any more: all that was known of jobs is void.
    void begun();
    void jobsChanged(const QList<qm::JobStatus> &changed);
    /// Phase, totals, gates, whether it is starting.
    void stateChanged();
    /// A gate that was not closed before.
    void gateClosed(const qm::Gate &gate);
    void finished();
    /// retry() was called: before anything of it begins.
    void retrying();
    void historyChanged();
    void reportWritten(const QString &path);
    void failed(const QString &sentence);

private:
    using Beginning =
        std::function<Result<RolloutBegun>(const ServerTrust &trust, const RolloutBackend::Observer &observer)>;

    [[nodiscard]] std::optional<RolloutRecord> unended() const;
    void begin(Beginning work);
    void writeReport(qint64 rollout, DocumentFormat format, const QString &path, Told then);
    void take(const Result<RolloutBegun> &taken, const ServerTrust &trust, const std::shared_ptr<RolloutInbox> &inbox);
    void forget();
    void deliverSoon();
    void deliver();
    void apply(const RolloutUpdate &update);

    PlanningService &m_planning;
    std::unique_ptr<RolloutBackend> m_backend;
    QThreadPool m_starting;                ///< one thread: starts one after the other
    QThreadPool m_asking;                  ///< one thread: questions are answered in the order in which they were asked
    std::shared_ptr<RolloutInbox> m_inbox; ///< of the rollout that is shown
    QTimer m_pause;                        ///< until what has come in may be told
    QTimer m_clock;                        ///< samples the speed, also while nothing is told
    QElapsedTimer m_told;                  ///< since deliver()
    QElapsedTimer m_sinceBegun;
    bool m_isStarting = false;
    qint64 m_id = 0;
    std::vector<RolloutJob> m_jobs;
    QList<JobStatus> m_statuses;
    RolloutOptions m_options;
    bool m_hasNewOptions = false; ///< set while nothing ran: told when something is tried again
    ServerTrust m_trust;          ///< with which the rollout was begun
    RolloutPhase m_phase = RolloutPhase::Planned;
    RolloutTotals m_totals;
    QList<Gate> m_gates;
    std::optional<Error> m_error; ///< that the update before told
    Throughput m_throughput;
    QList<RolloutRecord> m_history;
    QString m_holder; ///< of the workspace, if it is another process
};

} // namespace qm
