// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/planexecutor.h"

#include "core/execution/stepcommands.h"
#include "core/execution/steprun.h"

using namespace Qt::StringLiterals;

namespace qm {

PlanExecutor::PlanExecutor(std::shared_ptr<const Plan> plan, ExecutionSettings settings, Machines &machines)
    : m_plan(std::move(plan))
    , m_settings(std::move(settings))
    , m_machines(machines)
    , m_places(*m_plan, m_settings.store)
    , m_thinArchives(m_settings.store + u"/thin"_s)
    , m_proved(static_cast<size_t>(m_plan->downloads.size()))
{}

PlanExecutor::~PlanExecutor() = default;

void PlanExecutor::start(quint32 job, StepObserver observer, Finished finished)
{
    begin(job, std::move(observer), finished, &StepRun::perform);
}

void PlanExecutor::prove(quint32 job, StepObserver observer, Finished finished)
{
    begin(job, std::move(observer), finished, &StepRun::prove);
}

void PlanExecutor::begin(quint32 job, StepObserver observer, const Finished &finished, Work work)
{
    const Result<> begun = m_threads.start([this, job, observer = std::move(observer), finished, work] {
        StepRun run(*this, job, observer);
        finished((run.*work)());
    });
    if (!begun)
        finished(tl::unexpected(begun.error()));
}

void PlanExecutor::recall(quint32 job, const QString &evidence)
{
    const Step &step = m_plan->steps.at(job);
    if (step.stage != Stage::Fetch)
        return;
    Proved &proved = m_proved[step.download];
    const std::scoped_lock lock(proved.mutex);
    proved.evidence = evidence;
}

QString PlanExecutor::evidence(quint32 download) const
{
    Proved &proved = m_proved[download];
    const std::scoped_lock lock(proved.mutex);
    return proved.evidence;
}

QString PlanExecutor::commands(quint32 job) const
{
    return stepCommands(*m_plan, m_places, m_settings, job);
}

Engine engineOf(const Plan &plan, HostIndex host)
{
    const QString name = host == Step::controllerHost ? QString() : plan.hosts[host].engine;
    if (name == u"docker")
        return Engine::Docker;
    return name == u"crio" ? Engine::Crio : Engine::Containerd;
}

bool isBroughtLean(const Plan &plan, const ArtifactPlaces &places, const ExecutionSettings &settings, const Step &step)
{
    if (places.isController(step.host) || plan.artifacts[step.artifact].kind != ArtifactKind::Image)
        return false;
    const PlannedHost &host = plan.hosts[step.host];
    return engineOf(plan, step.host) == Engine::Containerd && plan.downloads[step.download].downloader != host.name
        && !settings.archiveKeepers.contains(host.name);
}

} // namespace qm
