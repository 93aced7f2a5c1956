// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/inventoryplanning.h"
#include "ui/mainwindow.h"
#include "ui/planningservice.h"
#include "ui/rollout/rolloutservice.h"

#include <QSemaphore>
#include <QTemporaryDir>

#include <atomic>
#include <mutex>

namespace qm::test {

/// What a scripted backend was told, and what it says. Read and written by the test while nobody asks.
struct RolloutScript final
{
    void report(const QList<JobStatus> &changed, RolloutPhase phase, const QList<Gate> &gates = {});
    /// Totals as a run would count them.
    [[nodiscard]] RolloutTotals totals() const;
    void log(quint32 job, const QByteArray &text) const;

    QTemporaryDir folder;
    std::vector<RolloutJob> jobs;
    QList<JobStatus> statuses;
    RolloutBackend::Observer observer;
    RolloutOptions started;
    QStringList inventories; ///< that were open at the resumption
    ServerTrust trust;       ///< of the start
    QStringList calls;       ///< of the GUI thread: "pause", "open stage/load because …"
    QList<RolloutRecord> records;
    QString holder;
    QList<JournalEvent> events;
    std::atomic_int eventQuestions = 0;
    std::shared_ptr<const Plan> plan; ///< of all rollouts
    std::optional<Error> startError;
    bool errorLetsGo = false;            ///< of the rollout before
    std::atomic_bool startWaits = false; ///< for mayStart
    QSemaphore mayStart;
    qint64 bytesPerSecond = 0;
    bool stalled = false;
};

/// Stands in for what runs plans: does what the test says and remembers what it was told.
class ScriptedRolloutBackend final : public RolloutBackend
{
public:
    explicit ScriptedRolloutBackend(std::shared_ptr<RolloutScript> script) : m_script(std::move(script)) {}

    Result<RolloutBegun> start(std::shared_ptr<const Planning> planning, const PlanRequest &request,
                               const RolloutOptions &options, const ServerTrust &trust, Observer observer) override;
    Result<RolloutBegun> resumeLast(const QStringList &inventories, const ServerTrust &trust,
                                    Observer observer) override;
    void pause() override;
    void resume() override;
    void cancel() override;
    void openGate(const QString &gate, const QString &reason) override;
    void skip(const QList<quint32> &jobs, const QString &reason) override;
    void retry(const QList<quint32> &jobs) override;
    void setLimits(const RolloutLimits &limits) override;
    void setAskAt(AskAt ask) override;
    bool hasRollout() const override;
    QString holder() const override;
    QString commands(quint32 job) const override;
    QString logFile(qint64 rollout, const QString &job) const override;
    Result<QList<RolloutRecord>> rollouts() const override;
    Result<QList<JournalEvent>> events(qint64 rollout, qint64 after) const override;
    Result<std::shared_ptr<const RolloutHistory>> history(qint64 rollout) const override;
    QString reportFile(qint64 rollout) const override;

private:
    RolloutBegun begun(Observer observer);

    std::shared_ptr<RolloutScript> m_script;
};

/// The jobs of a plan, as a run makes them: with a size for whatever moves.
[[nodiscard]] std::vector<RolloutJob> jobsOf(const Plan &plan);

[[nodiscard]] JobStatus jobStatus(quint32 job, JobState state, qint64 done = 0, qint64 total = -1);

/// The whole window on a plan, with a rollout that a script speaks for.
struct RolloutWindow final
{
    /// @param withBackend false for a window that only plans.
    explicit RolloutWindow(const Plan &plan, bool withBackend = true);

    /// Shows it on the page and waits for the plan.
    void open(const QString &page);
    void start();
    void trigger(const QString &text) const;

    template<typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return window.findChild<T *>(name);
    }

    std::shared_ptr<RolloutScript> script = std::make_shared<RolloutScript>();
    std::shared_ptr<InventoryPlanning> planning;
    PlanningService service;
    RolloutService rollout;
    MainWindow window;
};

} // namespace qm::test
