// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/saturated.h"
#include "core/plan/routeboxes.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <unordered_map>

namespace qm {
namespace {

constexpr quint32 none = RouteGraph::none;

/// What moves over an edge or comes to rest in a box, download by download.
struct Load final
{
    struct Part final
    {
        quint32 download;
        quint32 transfers;
    };

    void add(quint32 download)
    {
        if (!parts.empty() && parts.back().download == download)
            ++parts.back().transfers;
        else
            parts.push_back({download, 1});
    }

    std::vector<Part> parts; ///< by download, ascending
    std::vector<HostIndex> hosts;
};

class Traffic final
{
public:
    Traffic(const Plan &plan, const RouteAnalysis &analysis, const RouteBoxes &boxes, RouteGraph &graph)
        : m_plan(plan)
        , m_analysis(analysis)
        , m_boxes(boxes)
        , m_graph(graph)
        , m_countedIn(static_cast<size_t>(plan.artifacts.size()), 0)
    {}

    void addLoads();
    void finishEdges();
    void finishVertices();

private:
    void addDelivery(quint32 download, HostIndex host, quint32 at);
    Load &loadBetween(quint32 from, quint32 to);
    RouteAmount amountOf(const Load &load);

    const Plan &m_plan;
    const RouteAnalysis &m_analysis;
    const RouteBoxes &m_boxes;
    RouteGraph &m_graph;
    std::unordered_map<quint64, quint32> m_loadIndexes;
    std::vector<Load> m_loads;
    std::vector<std::pair<quint32, quint32>> m_loadEnds;
    std::vector<Load> m_resting;      ///< per vertex
    std::vector<quint32> m_countedIn; ///< per artifact: the last amount that counted it
    quint32 m_amounts = 0;
};

Load &Traffic::loadBetween(quint32 from, quint32 to)
{
    const quint64 key = (quint64(from) << 32) | to;
    const auto [at, isNew] = m_loadIndexes.try_emplace(key, static_cast<quint32>(m_loads.size()));
    if (isNew) {
        m_loads.emplace_back();
        m_loadEnds.emplace_back(from, to);
    }
    return m_loads[at->second];
}

void Traffic::addDelivery(quint32 download, HostIndex host, quint32 at)
{
    const quint32 to = m_graph.receiverOf[host];
    Load &load = loadBetween(at, to);
    load.add(download);
    load.hosts.push_back(host);
    m_resting[to].add(download);
}

void Traffic::addLoads()
{
    m_resting.resize(m_graph.vertices.size());
    m_graph.fetchedAt.reserve(m_analysis.downloaderOf.size());
    for (quint32 i = 0; i < m_analysis.downloaderOf.size(); ++i) {
        const Download &download = m_plan.downloads.at(i);
        const quint32 downloader = m_analysis.downloaderOf[i];
        const quint32 source = m_boxes.sourceVertex[m_analysis.sourceOf[download.artifact]];
        const quint32 fetchedAt = m_boxes.downloaderVertex[downloader];
        m_graph.fetchedAt.push_back(fetchedAt);
        m_resting[source].add(i);
        if (fetchedAt == none) {
            addDelivery(i, download.hosts.constFirst(), source);
            continue;
        }
        Load &fetch = loadBetween(source, fetchedAt);
        fetch.add(i);
        fetch.hosts.insert(fetch.hosts.end(), download.hosts.cbegin(), download.hosts.cend());

        quint32 at = fetchedAt;
        if (download.viaController && at != m_graph.controller) {
            at = m_graph.controller;
            Load &transit = loadBetween(fetchedAt, at);
            transit.add(i);
            std::copy_if(download.hosts.cbegin(), download.hosts.cend(), std::back_inserter(transit.hosts),
                         [own = m_analysis.downloaderHost[downloader]](HostIndex host) { return host != own; });
        }
        for (const HostIndex host : download.hosts) {
            if (host == m_analysis.downloaderHost[downloader])
                m_resting[fetchedAt].add(i);
            else
                addDelivery(i, host, at);
        }
    }
}

RouteAmount Traffic::amountOf(const Load &load)
{
    ++m_amounts;
    RouteAmount amount;
    for (const Load::Part &part : load.parts) {
        const ArtifactIndex index = m_plan.downloads.at(part.download).artifact;
        const Artifact &artifact = m_plan.artifacts.at(index);
        if (m_countedIn[index] != m_amounts) {
            m_countedIn[index] = m_amounts;
            ++(artifact.kind == ArtifactKind::File ? amount.files : amount.images);
        }
        amount.transfers += part.transfers;
        if (artifact.size < 0)
            amount.unknownSizes += part.transfers;
        else
            amount.knownBytes = saturatedSum(amount.knownBytes, saturatedProduct(artifact.size, part.transfers));
    }
    return amount;
}

void Traffic::finishEdges()
{
    std::vector<quint32> order(m_loads.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [this](quint32 a, quint32 b) { return m_loadEnds[a] < m_loadEnds[b]; });
    m_graph.edges.reserve(order.size());
    for (const quint32 index : order) {
        Load &load = m_loads[index];
        RouteEdge edge;
        std::tie(edge.from, edge.to) = m_loadEnds[index];
        edge.amount = amountOf(load);
        edge.downloads.reserve(static_cast<qsizetype>(load.parts.size()));
        for (const Load::Part &part : load.parts)
            edge.downloads.append(part.download);
        std::sort(load.hosts.begin(), load.hosts.end());
        edge.hosts = static_cast<quint32>(std::unique(load.hosts.begin(), load.hosts.end()) - load.hosts.begin());
        m_graph.edges.push_back(std::move(edge));
    }
}

void Traffic::finishVertices()
{
    for (size_t i = 0; i < m_graph.vertices.size(); ++i)
        m_graph.vertices[i].received = amountOf(m_resting[i]);
    for (RouteCluster &cluster : m_graph.clusters) {
        Load all;
        for (const quint32 vertex : cluster.vertices)
            all.parts.insert(all.parts.end(), m_resting[vertex].parts.begin(), m_resting[vertex].parts.end());
        cluster.group.received = amountOf(all);
    }
    m_graph.sourceOf.reserve(m_analysis.sourceOf.size());
    for (const quint32 source : m_analysis.sourceOf)
        m_graph.sourceOf.push_back(source == none ? none : m_boxes.sourceVertex[source]);
}

} // namespace

void addRouteTraffic(const Plan &plan, const RouteAnalysis &analysis, const RouteBoxes &boxes, RouteGraph &graph)
{
    Traffic traffic(plan, analysis, boxes, graph);
    traffic.addLoads();
    traffic.finishEdges();
    traffic.finishVertices();
}

} // namespace qm
