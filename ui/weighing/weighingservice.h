// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"
#include "core/weighing/planweights.h"
#include "core/weighing/weighingsources.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace qm {

class PlanningService;

/// Asks web servers and registries what the artifacts of the plan weigh that PlanningService shows, and has the plan
/// computed again with the answers. They stay valid for whatever is opened next: they are known by URL and image name.
/// Lives in the GUI thread; all signals arrive there.
class WeighingService final : public QObject
{
    Q_OBJECT

public:
    /// As weighPlan(). Called in a background thread, one call at a time.
    using Weigh =
        std::function<PlanWeights(const Plan &plan, const WeighOptions &options, const std::atomic_bool *canceled)>;

    /// @param planning outlives this. @param weigh empty where nobody may be asked
    WeighingService(PlanningService &planning, Weigh weigh, QObject *parent = nullptr);
    /// Cancels and waits.
    ~WeighingService() override;

    [[nodiscard]] bool canWeigh() const { return m_weigh != nullptr; }
    [[nodiscard]] bool isBusy() const { return m_running != nullptr; }

    /// Asks; nothing happens while it asks already. failed() tells of sources that make no sense, and if there is no
    /// plan.
    void weigh(const WeighingSources &sources);
    /// Ends early; what was answered so far counts.
    void cancel();

Q_SIGNALS:
    void busyChanged(bool busy);
    /// At most ten times a second.
    void progressed(int done, int all);
    void failed(const QString &sentence);
    /// @param known how many of @p all artifacts of the plan on show are weighed now
    void finished(int known, int all, bool canceled);

private:
    struct Job;

    void finish(const std::shared_ptr<Job> &job);
    void keepWeights(const PlanRequest &request);
    void tellProgress();

    PlanningService &m_planning;
    const Weigh m_weigh;
    QThreadPool m_background;
    std::shared_ptr<Job> m_running;
    std::shared_ptr<const ArtifactWeights> m_known; ///< null until somebody answered
    QTimer m_tick;
};

} // namespace qm
