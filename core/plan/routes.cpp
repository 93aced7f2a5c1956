// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/imagereference.h"
#include "core/plan/routeboxes.h"

#include <QUrl>

#include <algorithm>
#include <map>
#include <tuple>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Of the name of a source that is no host name.
constexpr qsizetype longestSource = 64;

QString registryOf(const QString &text)
{
    const Result<ImageReference> image = parseImageReference(text);
    return image ? image->domain : text.left(longestSource); // the catalog says what is wrong with it
}

QString serverOf(const QString &text)
{
    const QUrl url(text, QUrl::TolerantMode);
    if (url.host().isEmpty()) // whatever it is, it must not show the password that it may hold
        return url.isLocalFile() ? u"file://"_s : text.sliced(text.lastIndexOf(u'@') + 1).left(longestSource);
    return url.port() < 0 ? url.host() : u"%1:%2"_s.arg(url.host()).arg(url.port());
}

/// Rows of the table while they are collected.
struct RowBuilder final
{
    RouteRow row;
    QSet<QString> sources;
    QSet<ArtifactIndex> artifacts;
    qint64 knownBytes = 0;
    bool sizesKnown = true;
};

RouteRow finish(RowBuilder &&builder)
{
    RouteRow row = std::move(builder.row);
    row.sources = QStringList(builder.sources.cbegin(), builder.sources.cend());
    row.sources.sort();
    row.artifacts = static_cast<quint32>(builder.artifacts.size());
    std::sort(row.hosts.begin(), row.hosts.end());
    row.hosts.erase(std::unique(row.hosts.begin(), row.hosts.end()), row.hosts.end());
    row.fetchBytes = builder.sizesKnown ? builder.knownBytes : -1;
    return row;
}

} // namespace

QString routeSource(const Artifact &artifact)
{
    switch (artifact.kind) {
    case ArtifactKind::File:
        return serverOf(addressesOf(artifact).constFirst());
    case ArtifactKind::Image:
        return registryOf(artifact.image);
    }
    Q_UNREACHABLE();
}

quint32 RouteGraph::edgeBetween(quint32 from, quint32 to) const
{
    const auto at = std::lower_bound(edges.begin(), edges.end(), std::pair(from, to),
                                     [](const RouteEdge &edge, const std::pair<quint32, quint32> &key) {
                                         return std::pair(edge.from, edge.to) < key;
                                     });
    if (at == edges.end() || at->from != from || at->to != to)
        return none;
    return static_cast<quint32>(at - edges.begin());
}

QList<quint32> routeEdges(const Plan &plan, const RouteGraph &graph, quint32 download, HostIndex host)
{
    const Download &what = plan.downloads.at(download);
    const quint32 source = graph.sourceOf.at(what.artifact);
    const quint32 fetchedAt = graph.fetchedAt.at(download);
    if (fetchedAt == RouteGraph::none)
        return {graph.edgeBetween(source, graph.receiverOf.at(host))};

    QList<quint32> result{graph.edgeBetween(source, fetchedAt)};
    if (plan.hosts.at(host).name == what.downloader)
        return result;
    quint32 at = fetchedAt;
    if (what.viaController && fetchedAt != graph.controller) {
        result.append(graph.edgeBetween(at, graph.controller));
        at = graph.controller;
    }
    result.append(graph.edgeBetween(at, graph.receiverOf.at(host)));
    return result;
}

RouteGraph routeGraph(const Plan &plan, const RouteOptions &options)
{
    const RouteAnalysis analysis = analyseRoutes(plan);
    RouteGraph graph;
    const RouteBoxes boxes = placeRouteBoxes(plan, analysis, options, graph);
    addRouteTraffic(plan, analysis, boxes, graph);
    return graph;
}

QList<RouteRow> routeTable(const Plan &plan)
{
    const RouteAnalysis analysis = analyseRoutes(plan);
    using Key = std::tuple<QString, QString, ArtifactKind, bool>;
    std::map<Key, size_t> indexes;
    std::vector<RowBuilder> builders;
    for (size_t i = 0; i < analysis.downloaderOf.size(); ++i) {
        const Download &download = plan.downloads.at(static_cast<qsizetype>(i));
        const Artifact &artifact = plan.artifacts.at(download.artifact);
        const QString downloader = analysis.serves[analysis.downloaderOf[i]] ? download.downloader : QString();
        const Key key(downloader, artifact.architecture, artifact.kind, download.viaController);
        const auto [at, isNew] = indexes.try_emplace(key, builders.size());
        if (isNew) {
            RowBuilder builder;
            builder.row.downloader = downloader;
            builder.row.architecture = artifact.architecture;
            builder.row.kind = artifact.kind;
            builder.row.viaController = download.viaController;
            builders.push_back(std::move(builder));
        }
        RowBuilder &builder = builders[at->second];
        builder.sources.insert(analysis.sources[analysis.sourceOf[download.artifact]]);
        builder.artifacts.insert(download.artifact);
        builder.row.hosts += download.hosts;
        builder.row.deliveries += download.hosts.size();
        if (artifact.size < 0)
            builder.sizesKnown = false;
        else
            builder.knownBytes += artifact.size;
    }

    QList<RouteRow> result;
    result.reserve(static_cast<qsizetype>(builders.size()));
    for (RowBuilder &builder : builders)
        result.append(finish(std::move(builder)));
    return result;
}

} // namespace qm
