// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/weighing/weighingservice.h"

#include "ui/planningservice.h"

#include <algorithm>

namespace qm {
namespace {

constexpr int tickMilliseconds = 100;

std::shared_ptr<const ArtifactWeights> merged(const std::shared_ptr<const ArtifactWeights> &before,
                                              const std::shared_ptr<const ArtifactWeights> &newer)
{
    if (!before || !newer)
        return newer ? newer : before;
    return std::make_shared<const ArtifactWeights>(mergedWeights(*before, *newer));
}

} // namespace

/// The background writes while it runs; its result is read after that.
struct WeighingService::Job final
{
    std::shared_ptr<const Planning> planning;
    std::atomic_bool canceled = false;
    std::atomic_int done = 0;
    std::atomic_int all = 0;
    Result<PlanWeights> weights;
};

WeighingService::WeighingService(PlanningService &planning, Weigh weigh, QObject *parent)
    : QObject(parent)
    , m_planning(planning)
    , m_weigh(std::move(weigh))
{
    m_background.setMaxThreadCount(1);
    m_tick.setInterval(tickMilliseconds);
    connect(&m_tick, &QTimer::timeout, this, &WeighingService::tellProgress);
    connect(&m_planning, &PlanningService::requestChanged, this, &WeighingService::keepWeights);
}

WeighingService::~WeighingService()
{
    if (m_running)
        m_running->canceled = true;
    m_background.waitForDone();
}

void WeighingService::weigh(const WeighingSources &sources)
{
    if (isBusy() || !canWeigh())
        return;
    if (!m_planning.planning()) {
        Q_EMIT failed(tr("There is no plan yet whose artifacts could be asked for."));
        return;
    }
    const auto job = m_running = std::make_shared<Job>();
    job->planning = m_planning.planning();
    // Several threads tell, in any order: the most is how far it is.
    const auto progress = [job](int done, int all) {
        job->all = all;
        for (int before = job->done; before < done && !job->done.compare_exchange_weak(before, done);) {}
    };
    m_background.start([this, job, sources, progress, weigh = m_weigh] {
        WeighOptions options;
        options.progress = progress;
        options.planning = job->planning;
        if (Result<RegistryOptions> registry = registryOptions(sources)) {
            options.registry = *std::move(registry);
            job->weights = weigh(job->planning->plan(), options, &job->canceled);
        } else {
            job->weights = tl::unexpected<Error>(registry.error());
        }
        QMetaObject::invokeMethod(
            this, [this, job] { finish(job); }, Qt::QueuedConnection);
    });
    m_tick.start();
    Q_EMIT busyChanged(true);
}

void WeighingService::cancel()
{
    if (m_running)
        m_running->canceled = true;
}

void WeighingService::tellProgress()
{
    if (m_running && m_running->all > 0)
        Q_EMIT progressed(m_running->done, m_running->all);
}

void WeighingService::finish(const std::shared_ptr<Job> &job)
{
    m_tick.stop();
    m_running.reset();
    if (!job->weights) {
        Q_EMIT busyChanged(false);
        Q_EMIT failed(toString(job->weights.error()));
        return;
    }
    m_known =
        merged(m_known, std::make_shared<const ArtifactWeights>(planningWeights(*job->weights, job->planning->plan())));
    if (m_planning.request())
        keepWeights(*m_planning.request());
    // Of the plan on show, which may be another one by now.
    const QList<Artifact> &artifacts = m_planning.planning()->plan().artifacts;
    const auto known = std::count_if(artifacts.cbegin(), artifacts.cend(), [&](const Artifact &artifact) {
        return m_known->byKey.value(weightKey(artifact)).size >= 0;
    });
    Q_EMIT busyChanged(false);
    Q_EMIT finished(static_cast<int>(known), static_cast<int>(artifacts.size()), job->canceled);
}

/// A request without weights gets those of this session; one that has some, from a saved plan, keeps them where nobody
/// asked in this session.
void WeighingService::keepWeights(const PlanRequest &request)
{
    if (request.weights == m_known)
        return;
    m_known = merged(request.weights, m_known);
    if (request.weights == m_known)
        return;
    PlanRequest wanted = request;
    wanted.weights = m_known;
    m_planning.setRequest(wanted);
}

} // namespace qm
