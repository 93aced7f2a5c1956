// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace qm {

/// Computes plans in a thread of its own, the latest request wins, and computes again when an input changes.
/// Lives in the GUI thread; all signals arrive there.
class PlanningService final : public QObject
{
    Q_OBJECT

public:
    /// As Planner::plan(). Called in the background thread, one call at a time.
    using Compute =
        std::function<std::shared_ptr<const Planning>(const PlanRequest &request, const std::atomic_bool *canceled)>;

    /// @param compute for the program `[planner = std::make_shared<Planner>()](auto &&...x) { return
    /// planner->plan(x...); }`
    explicit PlanningService(Compute compute, QObject *parent = nullptr);
    /// Cancels and waits.
    ~PlanningService() override;

    /// Computes from @p request from now on; whatever is being computed for another request is given up.
    void setRequest(const PlanRequest &request);
    [[nodiscard]] const std::optional<PlanRequest> &request() const { return m_request; }
    /// Reads and computes again, though nothing was seen to change.
    void refresh();
    /// Gives up the computation that runs; what is shown stays, and with it the request that it was computed from.
    void cancel();

    /// Null until the first plan is there.
    [[nodiscard]] const std::shared_ptr<const Planning> &planning() const { return m_planning; }
    /// What planning() was computed from; as long as something else is computed, not request().
    [[nodiscard]] const std::optional<PlanRequest> &plannedRequest() const { return m_plannedRequest; }
    [[nodiscard]] bool isBusy() const { return m_running != nullptr; }
    /// Wall time of the computation that made planning().
    [[nodiscard]] std::chrono::milliseconds lastDuration() const { return m_lastDuration; }

Q_SIGNALS:
    void planningChanged(const std::shared_ptr<const qm::Planning> &planning);
    void busyChanged(bool busy);
    /// Another request than before is computed from now on. Whoever hears of it may set another one: that is told to
    /// everybody after this one.
    void requestChanged(const qm::PlanRequest &request);
    /// An input changed on disk; the computation follows.
    void inputsChanged();

private:
    struct Job;

    bool take(const PlanRequest &request);
    void start();
    void finish(const std::shared_ptr<Job> &job, std::shared_ptr<const Planning> planning);
    /// These and no others. @return those that were not watched before.
    QStringList watch(const QStringList &paths);
    void onPathChanged(const QString &path);

    Compute m_compute;
    QThread m_thread;
    QObject *m_worker;
    std::optional<PlanRequest> m_request;
    bool m_isTelling = false; ///< of a request that somebody who hears of it may change
    std::shared_ptr<const Planning> m_planning;
    std::optional<PlanRequest> m_plannedRequest;
    /// The computation whose result counts. Others run out without being heard.
    std::shared_ptr<Job> m_running;
    QFileSystemWatcher m_watcher;
    QTimer m_debounce;
    std::chrono::milliseconds m_lastDuration{0};
};

} // namespace qm
