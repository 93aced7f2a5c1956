// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/rolloutjobs.h"

#include "core/plan/routes.h"
#include "core/plan/steps.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Where the bytes of a step come from; empty if nothing moves.
QString origin(const Plan &plan, const Step &step)
{
    const Download &download = plan.downloads[step.download];
    switch (step.stage) {
    case Stage::Fetch:
        return routeSource(plan.artifacts[step.artifact]);
    case Stage::Transit:
        return download.downloader;
    case Stage::Distribute:
        return download.viaController ? controllerName.toString() : download.downloader;
    case Stage::Unpack:
    case Stage::Load:
    case Stage::Verify:
        return {};
    }
    Q_UNREACHABLE();
}

/// Whether a step is done for its own host alone, whoever rests on it.
bool isOwn(const Step &step)
{
    switch (step.stage) {
    case Stage::Distribute:
    case Stage::Load:
    case Stage::Verify:
        return true;
    case Stage::Fetch:
    case Stage::Transit:
    case Stage::Unpack: // on the controller it is done for those who get what it unpacks
        return false;
    }
    Q_UNREACHABLE();
}

/// Steps come after what they rest on: walking backwards, whom a step serves is known when it is met.
void addHosts(const Plan &plan, std::vector<RolloutJob> &jobs)
{
    for (size_t i = jobs.size(); i-- > 0;) {
        RolloutJob &job = jobs[i];
        const Step &step = plan.steps[static_cast<qsizetype>(i)];
        const bool planned = step.host != Step::controllerHost;
        if (planned && (isOwn(step) || job.hosts.isEmpty()))
            job.hosts = {step.host};
        std::sort(job.hosts.begin(), job.hosts.end());
        job.hosts.erase(std::unique(job.hosts.begin(), job.hosts.end()), job.hosts.end());
        for (const quint32 before : job.after)
            jobs[before].hosts += job.hosts;
    }
}

} // namespace

std::vector<RolloutJob> rolloutJobs(const Plan &plan, const QHash<QString, QString> &bastions)
{
    std::vector<RolloutJob> jobs;
    jobs.reserve(static_cast<size_t>(plan.steps.size()));
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        const Step &step = plan.steps.at(i);
        const Artifact &artifact = plan.artifacts.at(step.artifact);
        RolloutJob job;
        job.id = stepId(plan, step);
        job.stage = step.stage;
        job.host = hostName(plan, step.host);
        job.artifact = displayName(artifact);
        job.kind = artifact.kind;
        job.architecture = artifact.architecture;
        job.from = origin(plan, step);
        // What is fetched back to the controller comes over the downloader's jump host.
        job.bastion = bastions.value(step.stage == Stage::Transit ? job.from : job.host);
        job.size = job.from.isEmpty() ? 0 : artifact.size;
        job.after = stepsBefore(plan, static_cast<quint32>(i));
        jobs.push_back(std::move(job));
    }
    addHosts(plan, jobs);
    return jobs;
}

QStringList rolloutHosts(const Plan &plan)
{
    QStringList names;
    names.reserve(plan.hosts.size());
    for (const PlannedHost &host : plan.hosts)
        names.append(host.name);
    return names;
}

} // namespace qm
