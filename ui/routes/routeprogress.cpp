// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routeprogress.h"

#include "core/plan/steps.h"

#include <algorithm>

namespace qm {
namespace {

/// The box of the host that a step acts on, when nothing moves to it: where it receives, else where it fetches.
quint32 boxOf(const Plan &plan, const RouteGraph &graph, HostIndex host)
{
    if (host == Step::controllerHost)
        return graph.controller;
    if (const quint32 receiver = graph.receiverOf.at(host); receiver != RouteGraph::none)
        return receiver;
    const quint32 downloader = graph.downloaderOf.at(host);
    return downloader == RouteGraph::none && plan.hosts.at(host).name == controllerName ? graph.controller : downloader;
}

quint32 edgeBetween(const RouteGraph &graph, quint32 from, quint32 to)
{
    return from == RouteGraph::none || to == RouteGraph::none ? RouteGraph::none : graph.edgeBetween(from, to);
}

void count(RouteShare &share, const JobStatus &status)
{
    ++share.steps;
    if (isSuccess(status.state)) {
        ++share.good;
    } else if (isFinal(status.state)) {
        ++share.notDone;
        share.failed += status.state == JobState::Failed ? 1U : 0U;
    } else if (status.state == JobState::Running) {
        ++share.running;
        share.bytesPerSecond += status.bytesPerSecond;
        if (status.totalBytes > 0)
            share.moved += qMin(1.0, static_cast<qreal>(status.doneBytes) / static_cast<qreal>(status.totalBytes));
    }
}

} // namespace

RouteProgress::RouteProgress(const Plan &plan, const RouteGraph &graph)
    : m_boxes(graph.vertices.size())
    , m_edges(graph.edges.size())
{
    m_places.reserve(static_cast<size_t>(plan.steps.size()));
    for (const Step &step : plan.steps) {
        const quint32 fetchedAt = graph.fetchedAt.at(step.download);
        Place place{boxOf(plan, graph, step.host), RouteGraph::none};
        switch (step.stage) {
        case Stage::Fetch:
            if (fetchedAt != RouteGraph::none)
                place.box = fetchedAt;
            place.edge = edgeBetween(graph, graph.sourceOf.at(step.artifact), place.box);
            break;
        case Stage::Transit:
            place = {graph.controller, edgeBetween(graph, fetchedAt, graph.controller)};
            break;
        case Stage::Distribute: {
            const bool viaController = plan.downloads.at(step.download).viaController;
            place.edge = edgeBetween(graph, viaController ? graph.controller : fetchedAt, place.box);
            break;
        }
        case Stage::Unpack:
        case Stage::Load:
        case Stage::Verify:
            break;
        }
        m_places.push_back(place);
    }
}

void RouteProgress::setStatuses(const QList<JobStatus> &statuses)
{
    std::fill(m_boxes.begin(), m_boxes.end(), RouteShare());
    std::fill(m_edges.begin(), m_edges.end(), RouteShare());
    const size_t known = std::min(m_places.size(), static_cast<size_t>(statuses.size()));
    for (size_t step = 0; step < known; ++step) {
        const JobStatus &status = statuses.at(static_cast<qsizetype>(step));
        if (m_places[step].box != RouteGraph::none)
            count(m_boxes[m_places[step].box], status);
        if (m_places[step].edge != RouteGraph::none)
            count(m_edges[m_places[step].edge], status);
    }
}

bool areJobsOf(const std::vector<RolloutJob> &jobs, const Plan &plan)
{
    QStringList names;
    names.reserve(plan.artifacts.size());
    for (const Artifact &artifact : plan.artifacts)
        names += displayName(artifact);
    return std::equal(jobs.begin(), jobs.end(), plan.steps.cbegin(), plan.steps.cend(),
                      [&](const RolloutJob &job, const Step &step) {
                          return job.stage == step.stage && job.artifact == names.at(step.artifact)
                              && job.host == hostName(plan, step.host);
                      });
}

} // namespace qm
