// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routetrace.h"

#include <algorithm>

namespace qm {
namespace {

std::vector<bool> hostsOf(const Plan &plan, const QList<HostIndex> &hosts)
{
    std::vector<bool> result(static_cast<size_t>(plan.hosts.size()), false);
    for (const HostIndex host : hosts)
        result[host] = true;
    return result;
}

} // namespace

RouteTrace traceRoutes(const Plan &plan, const RouteGraph &graph, const std::function<bool(quint32)> &downloads,
                       const std::vector<bool> &hosts)
{
    RouteTrace trace;
    trace.vertices.assign(graph.vertices.size(), false);
    trace.edges.assign(graph.edges.size(), false);
    // Per receiving box the download that was traced there last, plus one: a group is traced once per download.
    std::vector<quint32> traced(graph.vertices.size(), 0);
    for (quint32 i = 0; i < plan.downloads.size(); ++i) {
        if (!downloads(i))
            continue;
        for (const HostIndex host : plan.downloads.at(i).hosts) {
            if (!hosts.empty() && !hosts[host])
                continue;
            const quint32 receiver = graph.receiverOf[host];
            if (receiver != RouteGraph::none && traced[receiver] == i + 1)
                continue;
            for (const quint32 edge : routeEdges(plan, graph, i, host)) {
                trace.edges[edge] = true;
                trace.vertices[graph.edges[edge].from] = true;
                trace.vertices[graph.edges[edge].to] = true;
            }
            // A downloader that keeps its own is no box among the nodes: its short way says nothing of others.
            if (receiver != RouteGraph::none && plan.hosts.at(host).name != plan.downloads.at(i).downloader)
                traced[receiver] = i + 1;
        }
    }
    return trace;
}

RouteTrace traceVertex(const Plan &plan, const RouteGraph &graph, quint32 index)
{
    const RouteVertex &vertex = graph.vertices[index];
    RouteTrace trace;
    switch (vertex.role) {
    case RouteRole::Source:
        trace = traceRoutes(plan, graph,
                            [&](quint32 i) { return graph.sourceOf[plan.downloads.at(i).artifact] == index; }, {});
        break;
    case RouteRole::Downloader:
        trace = traceRoutes(plan, graph, [&](quint32 i) { return graph.fetchedAt[i] == index; }, {});
        break;
    case RouteRole::Controller:
        trace = traceRoutes(
            plan, graph, [&](quint32 i) { return graph.fetchedAt[i] == index || plan.downloads.at(i).viaController; },
            {});
        break;
    case RouteRole::Node: {
        // A host that also downloads for others keeps what it fetches in its other box.
        const std::vector<bool> hosts = hostsOf(plan, vertex.hosts);
        trace = traceRoutes(
            plan, graph, [](quint32) { return true; }, hosts);
        break;
    }
    }
    trace.vertices[index] = true;
    return trace;
}

RouteTrace traceEdge(const Plan &plan, const RouteGraph &graph, quint32 index)
{
    const RouteEdge &edge = graph.edges[index];
    const RouteVertex &to = graph.vertices[edge.to];
    std::vector<bool> downloads(static_cast<size_t>(plan.downloads.size()), false);
    for (const quint32 download : edge.downloads)
        downloads[download] = true;
    const std::vector<bool> hosts = to.role == RouteRole::Node ? hostsOf(plan, to.hosts) : std::vector<bool>();
    return traceRoutes(
        plan, graph, [&](quint32 i) { return downloads[i]; }, hosts);
}

RouteTrace traceSelection(const Plan &plan, const RouteGraph &graph, const QStringList &hosts,
                          const QStringList &artifacts)
{
    if (hosts.isEmpty() && artifacts.isEmpty())
        return {};
    const QSet<QString> names(hosts.cbegin(), hosts.cend());
    const QSet<QString> keys(artifacts.cbegin(), artifacts.cend());
    std::vector<bool> wantedHosts;
    if (!names.isEmpty()) {
        for (const PlannedHost &host : plan.hosts)
            wantedHosts.push_back(names.contains(host.name));
    }
    std::vector<bool> wantedArtifacts;
    for (const Artifact &artifact : plan.artifacts)
        wantedArtifacts.push_back(keys.isEmpty() || keys.contains(artifact.key));
    RouteTrace trace = traceRoutes(
        plan, graph, [&](quint32 i) { return wantedArtifacts[plan.downloads.at(i).artifact]; }, wantedHosts);
    for (size_t i = 0; i < graph.vertices.size(); ++i) { // selected hosts stand out even if nothing moves to them
        const RouteVertex &vertex = graph.vertices[i];
        if (vertex.members == 1 && names.contains(vertex.name))
            trace.vertices[i] = true;
    }
    return trace;
}

} // namespace qm
