// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/routeboxes.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr quint32 none = RouteGraph::none;

/// Parts of an id cannot be confused with each other, whatever names hosts have.
constexpr QChar separator(u'\x1f');

QString idOf(RouteRole role, const QString &name)
{
    static constexpr std::array prefixes{u's', u'd', u'c', u'n'};
    return QString(prefixes[static_cast<size_t>(role)]) + separator + name;
}

/// Members of one column that are one box, or one cluster: indexes of sources, downloaders or hosts.
struct Group final
{
    RouteVertex vertex;
    std::vector<quint32> items;
};

class Placer final
{
public:
    Placer(const Plan &plan, const RouteAnalysis &analysis, const RouteOptions &options, RouteGraph &graph)
        : m_plan(plan)
        , m_analysis(analysis)
        , m_options(options)
        , m_limit(std::max(options.collapseBeyond, 2U))
        , m_graph(graph)
    {}

    void placeSources();
    void placeDownloaders();
    void placeController();
    void placeNodes();

    RouteBoxes takeBoxes() { return std::move(m_boxes); }

private:
    std::vector<Group> nodeGroups();
    void place(const Group &group, quint32 parent, bool expandedByDefault);
    quint32 addVertex(const Group &group);
    std::vector<Group> split(const Group &group) const;
    std::vector<Group> splitByNeeds(const Group &group) const;
    std::vector<Group> splitIntoRanges(const Group &group, size_t size) const;
    RouteVertex vertexFor(RouteRole role, RouteGrouping grouping, const QString &id,
                          const std::vector<quint32> &items) const;
    Group single(RouteRole role, quint32 item) const;
    QString nameOf(RouteRole role, quint32 item) const;

    const Plan &m_plan;
    const RouteAnalysis &m_analysis;
    const RouteOptions &m_options;
    const quint32 m_limit;
    RouteGraph &m_graph;
    RouteBoxes m_boxes;
};

QString Placer::nameOf(RouteRole role, quint32 item) const
{
    switch (role) {
    case RouteRole::Source:
        return m_analysis.sources[item];
    case RouteRole::Downloader:
    case RouteRole::Controller:
        return m_analysis.downloaders[item];
    case RouteRole::Node:
        return m_plan.hosts.at(item).name;
    }
    Q_UNREACHABLE();
}

RouteVertex Placer::vertexFor(RouteRole role, RouteGrouping grouping, const QString &id,
                              const std::vector<quint32> &items) const
{
    RouteVertex vertex;
    vertex.role = role;
    vertex.id = id;
    vertex.members = static_cast<quint32>(items.size());
    vertex.grouping = grouping;
    for (const quint32 item : items) {
        const quint32 host = role == RouteRole::Node ? item
            : role == RouteRole::Source              ? none
                                                     : m_analysis.downloaderHost[item];
        if (host != none)
            vertex.hosts.append(host);
    }
    std::sort(vertex.hosts.begin(), vertex.hosts.end());
    if (!vertex.hosts.isEmpty()) {
        const QString architecture = m_plan.hosts.at(vertex.hosts.constFirst()).architecture;
        if (std::all_of(vertex.hosts.cbegin(), vertex.hosts.cend(),
                        [&](HostIndex host) { return m_plan.hosts.at(host).architecture == architecture; }))
            vertex.architecture = architecture;
    }
    return vertex;
}

Group Placer::single(RouteRole role, quint32 item) const
{
    return {vertexFor(role, RouteGrouping::Single, {}, {item}), {item}};
}

quint32 Placer::addVertex(const Group &group)
{
    const auto index = static_cast<quint32>(m_graph.vertices.size());
    RouteVertex vertex = group.vertex;
    if (group.items.size() == 1) {
        vertex.grouping = RouteGrouping::Single;
        vertex.name = nameOf(vertex.role, group.items.front());
        vertex.lastName.clear();
        vertex.id = idOf(vertex.role, vertex.name);
    }
    for (const quint32 item : group.items) {
        switch (vertex.role) {
        case RouteRole::Source:
            m_boxes.sourceVertex[item] = index;
            break;
        case RouteRole::Downloader:
        case RouteRole::Controller:
            m_boxes.downloaderVertex[item] = index;
            if (m_analysis.downloaderHost[item] != none)
                m_graph.downloaderOf[m_analysis.downloaderHost[item]] = index;
            break;
        case RouteRole::Node:
            m_graph.receiverOf[item] = index;
            break;
        }
    }
    m_graph.vertices.push_back(std::move(vertex));
    return index;
}

void Placer::place(const Group &group, quint32 parent, bool expandedByDefault)
{
    const bool isExpanded = group.items.size() > 1 && !m_options.collapsed.contains(group.vertex.id)
        && (expandedByDefault || m_options.expanded.contains(group.vertex.id));
    if (!isExpanded) {
        addVertex(group);
        return;
    }
    const auto cluster = static_cast<quint32>(m_graph.clusters.size());
    const auto first = static_cast<quint32>(m_graph.vertices.size());
    m_graph.clusters.push_back({group.vertex, parent, {}});
    for (const Group &child : split(group))
        place(child, cluster, false);
    std::vector<quint32> &vertices = m_graph.clusters[cluster].vertices;
    vertices.resize(m_graph.vertices.size() - first);
    std::iota(vertices.begin(), vertices.end(), first);
}

std::vector<Group> Placer::split(const Group &group) const
{
    if (group.items.size() <= m_limit)
        return splitIntoRanges(group, 1);
    if (group.vertex.role == RouteRole::Node) {
        std::vector<Group> parts = splitByNeeds(group);
        if (parts.size() > 1 && parts.size() <= m_limit)
            return parts;
    }
    const size_t even = (group.items.size() + m_limit - 1) / m_limit;
    return splitIntoRanges(group, std::max<size_t>(even, m_limit));
}

std::vector<Group> Placer::splitByNeeds(const Group &group) const
{
    std::vector<Group> result;
    std::map<std::pair<QString, quint64>, size_t> indexes;
    for (const quint32 host : group.items) {
        const std::pair key(m_plan.hosts.at(host).architecture, m_analysis.needsDigest[host]);
        const auto [at, isNew] = indexes.try_emplace(key, result.size());
        if (isNew)
            result.emplace_back();
        result[at->second].items.push_back(host);
    }
    for (Group &part : result) {
        const quint32 first = part.items.front();
        part.vertex = vertexFor(RouteRole::Node, RouteGrouping::Needs,
                                group.vertex.id + separator + m_plan.hosts.at(first).architecture + separator
                                    + QString::number(m_analysis.needsDigest[first], 16),
                                part.items);
        part.vertex.name = group.vertex.name;
        part.vertex.lastName = group.vertex.lastName;
    }
    return result;
}

std::vector<Group> Placer::splitIntoRanges(const Group &group, size_t size) const
{
    std::vector<Group> result;
    for (size_t first = 0; first < group.items.size(); first += size) {
        const size_t last = std::min(first + size, group.items.size()) - 1;
        Group range;
        range.items.assign(group.items.begin() + static_cast<qsizetype>(first),
                           group.items.begin() + static_cast<qsizetype>(last) + 1);
        const QString name = nameOf(group.vertex.role, range.items.front());
        range.vertex =
            vertexFor(group.vertex.role, RouteGrouping::Range, group.vertex.id + separator + name, range.items);
        range.vertex.name = name;
        range.vertex.lastName = nameOf(group.vertex.role, range.items.back());
        result.push_back(std::move(range));
    }
    return result;
}

void Placer::placeSources()
{
    m_boxes.sourceVertex.assign(m_analysis.sources.size(), none);
    std::vector<quint32> order(m_analysis.sources.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [this](quint32 a, quint32 b) {
        return m_analysis.sourceFetches[a] > m_analysis.sourceFetches[b];
    });
    const size_t limit = std::max(m_options.sourcesBeyond, 2U);
    const size_t alone = order.size() <= limit ? order.size() : limit - 1;
    for (size_t i = 0; i < alone; ++i)
        place(single(RouteRole::Source, order[i]), RouteCluster::none, false);
    if (alone < order.size()) {
        const std::vector<quint32> rest(order.begin() + static_cast<qsizetype>(alone), order.end());
        place({vertexFor(RouteRole::Source, RouteGrouping::Rest, u"s*"_s, rest), rest}, RouteCluster::none, false);
    }
}

void Placer::placeDownloaders()
{
    m_boxes.downloaderVertex.assign(m_analysis.downloaders.size(), none);
    m_graph.downloaderOf.assign(static_cast<size_t>(m_plan.hosts.size()), none);
    std::vector<quint32> serving;
    for (quint32 i = 0; i < m_analysis.downloaders.size(); ++i) {
        if (m_analysis.serves[i] && m_analysis.downloaders[i] != controllerName)
            serving.push_back(i);
    }
    if (serving.size() > m_limit) {
        place({vertexFor(RouteRole::Downloader, RouteGrouping::Rest, u"d*"_s, serving), serving}, RouteCluster::none,
              false);
        return;
    }
    for (const quint32 downloader : serving)
        place(single(RouteRole::Downloader, downloader), RouteCluster::none, false);
}

void Placer::placeController()
{
    const auto at = std::find(m_analysis.downloaders.begin(), m_analysis.downloaders.end(), controllerName);
    if (at != m_analysis.downloaders.end()) {
        const auto item = static_cast<quint32>(at - m_analysis.downloaders.begin());
        m_graph.controller = addVertex(single(RouteRole::Controller, item));
        return;
    }
    if (!m_analysis.passesController)
        return;
    // It fetches nothing itself, but archives pass through it.
    RouteVertex vertex;
    vertex.role = RouteRole::Controller;
    vertex.name = controllerName.toString();
    vertex.id = idOf(vertex.role, vertex.name);
    m_graph.controller = static_cast<quint32>(m_graph.vertices.size());
    const auto host = std::find_if(m_plan.hosts.cbegin(), m_plan.hosts.cend(),
                                   [](const PlannedHost &planned) { return planned.name == controllerName; });
    if (host != m_plan.hosts.cend()) {
        const auto index = static_cast<HostIndex>(host - m_plan.hosts.cbegin());
        vertex.hosts = {index};
        vertex.architecture = host->architecture;
        m_graph.downloaderOf[index] = m_graph.controller;
    }
    m_graph.vertices.push_back(std::move(vertex));
}

/// Nodes belong together by what serves them as it is drawn: those of downloaders that share a box share one, too.
std::vector<Group> Placer::nodeGroups()
{
    std::vector<Group> groups;
    std::unordered_map<QString, size_t> indexes;
    for (quint32 host = 0; host < m_analysis.origin.size(); ++host) {
        const quint32 origin = m_analysis.origin[host];
        if (origin == RouteAnalysis::nowhere)
            continue;
        Group group;
        group.vertex.id = u"n*"_s;
        if (origin == RouteAnalysis::itself) {
            group.vertex.grouping = RouteGrouping::Itself;
            group.vertex.id += separator;
        } else if (origin == RouteAnalysis::several) {
            group.vertex.grouping = RouteGrouping::Rest;
        } else {
            const RouteVertex &server = m_graph.vertices[m_boxes.downloaderVertex[origin]];
            group.vertex.grouping = RouteGrouping::Server;
            group.vertex.id += separator + server.id;
            group.vertex.name = server.name;
            group.vertex.lastName = server.lastName;
        }
        const auto [at, isNew] = indexes.try_emplace(group.vertex.id, groups.size());
        if (isNew)
            groups.push_back(std::move(group));
        groups[at->second].items.push_back(host);
    }
    return groups;
}

void Placer::placeNodes()
{
    m_graph.receiverOf.assign(static_cast<size_t>(m_plan.hosts.size()), none);
    for (size_t host = 0; host < m_analysis.origin.size(); ++host) {
        if (m_analysis.origin[host] == RouteAnalysis::nowhere && m_graph.downloaderOf[host] == none)
            ++m_graph.idleHosts;
    }
    std::vector<Group> groups = nodeGroups();
    const size_t nodes = std::accumulate(groups.begin(), groups.end(), size_t(0),
                                         [](size_t sum, const Group &group) { return sum + group.items.size(); });
    for (Group &group : groups) {
        RouteVertex vertex = vertexFor(RouteRole::Node, group.vertex.grouping, group.vertex.id, group.items);
        vertex.name = group.vertex.name;
        vertex.lastName = group.vertex.lastName;
        group.vertex = std::move(vertex);
        place(std::move(group), RouteCluster::none, nodes <= m_limit);
    }
}

} // namespace

RouteBoxes placeRouteBoxes(const Plan &plan, const RouteAnalysis &analysis, const RouteOptions &options,
                           RouteGraph &graph)
{
    Placer placer(plan, analysis, options, graph);
    placer.placeSources();
    placer.placeDownloaders();
    placer.placeController();
    placer.placeNodes();
    return placer.takeBoxes();
}

} // namespace qm
