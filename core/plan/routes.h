// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

#include <QSet>

#include <vector>

namespace qm {

/// How much moves over a part of the route.
struct RouteAmount final
{
    quint32 files = 0;       ///< different artifacts that are files
    quint32 images = 0;      ///< different artifacts that are images
    qint64 transfers = 0;    ///< single movements: a fetch counts once, a delivery once per receiving host
    qint64 knownBytes = 0;   ///< of the transfers whose size is known
    qint64 unknownSizes = 0; ///< transfers whose size is not known

    /// Bytes of all transfers; -1 where not every size is known: an amount is never guessed.
    [[nodiscard]] qint64 bytes() const { return unknownSizes == 0 ? knownBytes : -1; }

    friend bool operator==(const RouteAmount &, const RouteAmount &) = default;
};

/// What a box of the graph stands for. The order is the order of the columns, left to right.
enum class RouteRole : quint8 {
    Source,     ///< registries and web servers, by host name
    Downloader, ///< hosts that fetch for others
    Controller, ///< localhost: what it fetches itself, and what passes through it
    Node,       ///< hosts that receive, and hosts that fetch for themselves alone
};

inline constexpr int routeRoleCount = 4;

/// What the members of a box have in common.
enum class RouteGrouping : quint8 {
    Single, ///< it is one source or host
    Server, ///< nodes that the same downloader serves: `name`, or the downloaders `name` to `lastName`
    Itself, ///< nodes that each fetch for themselves
    Needs,  ///< nodes of one architecture that receive the same artifacts; `name` as for the group they are part of
    Range,  ///< neighbours in plan order: `name` to `lastName`
    Rest,   ///< whatever is in no other box: sources that are asked for little, all downloaders, odd nodes
};

/// One box: a source, a host, or a group of them that take the same routes.
struct RouteVertex final
{
    RouteRole role = RouteRole::Source;
    RouteGrouping grouping = RouteGrouping::Single;
    /// Stable for as long as the box means the same, also over planning again; what RouteOptions names.
    QString id;
    QString name;           ///< of the source or host; of a group as RouteGrouping says, else empty
    QString lastName;       ///< of a range, as RouteGrouping says, else empty
    QString architecture;   ///< of all hosts here; empty if they differ, or for sources
    QList<HostIndex> hosts; ///< the planned hosts here, in plan order; empty for sources
    quint32 members = 1;    ///< sources or hosts here
    RouteAmount received;   ///< what comes to rest in these hosts; of a source what it is asked for

    /// Stands for several and can be expanded.
    [[nodiscard]] bool isGroup() const { return grouping != RouteGrouping::Single; }

    friend bool operator==(const RouteVertex &, const RouteVertex &) = default;
};

/// Everything that moves between two boxes.
struct RouteEdge final
{
    quint32 from = 0; ///< index in RouteGraph::vertices
    quint32 to = 0;
    RouteAmount amount;
    quint32 hosts = 0;        ///< hosts that in the end receive something of it
    QList<quint32> downloads; ///< indexes in Plan::downloads, ascending

    friend bool operator==(const RouteEdge &, const RouteEdge &) = default;
};

/// The boxes that an expanded group was taken apart into. Clusters nest; parents come first.
struct RouteCluster final
{
    static constexpr quint32 none = 0xffffffff;

    RouteVertex group;             ///< as its box would be if it were collapsed
    quint32 parent = none;         ///< index in RouteGraph::clusters
    std::vector<quint32> vertices; ///< all boxes inside, nested ones too; in graph order

    friend bool operator==(const RouteCluster &, const RouteCluster &) = default;
};

/// What to show in full.
struct RouteOptions final
{
    /// If a column holds more than this, its groups are one box each until they are expanded.
    quint32 collapseBeyond = 36;
    /// Of more sources than this, those that are asked for least are one box.
    quint32 sourcesBeyond = 12;
    QSet<QString> expanded{};  ///< ids of groups to take apart although they are large
    QSet<QString> collapsed{}; ///< ids of groups to keep together although they are small

    friend bool operator==(const RouteOptions &, const RouteOptions &) = default;
};

/// Where the downloads of a plan go: source → downloader → (controller) → nodes.
///
/// A download is on exactly one path: from its source to its downloader, on to the controller if it passes there,
/// and from there to each of its hosts. A host that fetches for itself alone stands in the last column, its path
/// has one edge. A downloader that receives from another downloader is drawn a second time, among the nodes.
/// Hosts that miss nothing and serve nobody are not in it.
struct RouteGraph final
{
    static constexpr quint32 none = 0xffffffff;

    std::vector<RouteVertex> vertices; ///< by role; within a role clusters are contiguous
    std::vector<RouteEdge> edges;      ///< by from, then by to
    std::vector<RouteCluster> clusters;
    quint32 controller = none;         ///< the controller's vertex
    std::vector<quint32> sourceOf;     ///< per artifact: the vertex it comes from, or none if nothing fetches it
    std::vector<quint32> fetchedAt;    ///< per download: downloader or controller; none where a node fetches for itself
    std::vector<quint32> receiverOf;   ///< per planned host: the vertex among the nodes, or none
    std::vector<quint32> downloaderOf; ///< per planned host: the vertex among downloaders or controller, or none
    quint32 idleHosts = 0;             ///< planned hosts that take no part

    /// Index of the edge, or none.
    [[nodiscard]] quint32 edgeBetween(quint32 from, quint32 to) const;

    friend bool operator==(const RouteGraph &, const RouteGraph &) = default;
};

/// Linear in hosts and deliveries; deterministic.
[[nodiscard]] RouteGraph routeGraph(const Plan &plan, const RouteOptions &options = {});

/// The edges that a download takes to one of its hosts, in travelling order: one to three, never none.
/// @pre @p host is one of the download's hosts and @p graph was made from @p plan.
[[nodiscard]] QList<quint32> routeEdges(const Plan &plan, const RouteGraph &graph, quint32 download, HostIndex host);

/// The host name that an artifact comes from: of a file its URL's (with a port that is not the default), of an
/// image its registry by the rules of the Distribution project (`nginx` comes from docker.io).
[[nodiscard]] QString routeSource(const Artifact &artifact);

/// One line of the table that says the same as the picture.
struct RouteRow final
{
    /// Host name; empty for all hosts that fetch for themselves alone.
    QString downloader;
    QString architecture;
    ArtifactKind kind = ArtifactKind::File;
    bool viaController = false;
    QStringList sources;    ///< sorted
    quint32 artifacts = 0;  ///< different ones
    QList<HostIndex> hosts; ///< that receive, in plan order
    qint64 deliveries = 0;  ///< artifact × host
    qint64 fetchBytes = -1; ///< from the sources; -1 while not all sizes are known

    friend bool operator==(const RouteRow &, const RouteRow &) = default;
};

/// Per downloader, architecture and kind; in the order of the downloaders' first downloads.
[[nodiscard]] QList<RouteRow> routeTable(const Plan &plan);

} // namespace qm
