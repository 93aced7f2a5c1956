// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/routewords.h"

#include "core/plan/plancost.h"
#include "core/report/reporttext.h"
#include "ui/models/planfacts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(Routes)
};

int asInt(qint64 count)
{
    return static_cast<int>(qMin<qint64>(count, std::numeric_limits<int>::max()));
}

QString range(const RouteVertex &vertex)
{
    return vertex.lastName.isEmpty() || vertex.lastName == vertex.name
        ? vertex.name
        : Words::tr("%1 … %2").arg(vertex.name, vertex.lastName);
}

QString members(const RouteVertex &vertex)
{
    const int count = asInt(vertex.members);
    switch (vertex.role) {
    case RouteRole::Source:
        return Words::tr("%n more source(s)", nullptr, count);
    case RouteRole::Downloader:
    case RouteRole::Controller:
        return Words::tr("%n downloader(s)", nullptr, count);
    case RouteRole::Node:
        return Words::tr("%n node(s)", nullptr, count);
    }
    Q_UNREACHABLE();
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace

QString routeWords(const Plan &plan, HostIndex host, ArtifactIndex artifact)
{
    const auto download = std::find_if(plan.downloads.cbegin(), plan.downloads.cend(), [&](const Download &candidate) {
        return candidate.artifact == artifact && candidate.hosts.contains(host);
    });
    if (download == plan.downloads.cend())
        return {};
    const PlannedHost &target = plan.hosts.at(host);
    QStringList hops{routeSource(plan.artifacts.at(artifact)), download->downloader};
    if (download->downloader != target.name) {
        if (download->viaController && download->downloader != controllerName)
            hops.append(controllerName.toString());
        hops.append(target.name);
    }
    if (plan.artifacts.at(artifact).kind == ArtifactKind::Image && !target.engine.isEmpty())
        hops.append(target.engine);
    return hops.join(u" → "_s);
}

QString routeTitle(const RouteVertex &vertex)
{
    switch (vertex.grouping) {
    case RouteGrouping::Single:
        return vertex.name;
    case RouteGrouping::Range:
        return range(vertex);
    case RouteGrouping::Server:
        return vertex.name.isEmpty() ? members(vertex)
                                     : Words::tr("%1: %2", "downloader: nodes").arg(range(vertex), members(vertex));
    case RouteGrouping::Itself:
    case RouteGrouping::Needs:
    case RouteGrouping::Rest:
        return members(vertex);
    }
    Q_UNREACHABLE();
}

QString routeSubtitle(const RouteVertex &vertex)
{
    const QString artifacts = routeArtifacts(vertex.received);
    switch (vertex.role) {
    case RouteRole::Source:
        return joined({artifacts, routeBytes(vertex.received)});
    case RouteRole::Downloader:
        return joined({vertex.architecture, artifacts.isEmpty() ? QString() : Words::tr("keeps %1").arg(artifacts)});
    case RouteRole::Controller:
        return joined(
            {Words::tr("controller"), artifacts.isEmpty() ? QString() : Words::tr("keeps %1").arg(artifacts)});
    case RouteRole::Node:
        break;
    }
    if (!vertex.isGroup())
        return joined({vertex.architecture, artifacts});
    const QString count = vertex.grouping == RouteGrouping::Range ? members(vertex) : QString();
    const QString own = vertex.grouping == RouteGrouping::Itself ? Words::tr("each for itself") : QString();
    return joined({count, vertex.architecture, own, artifacts});
}

QString routeClusterTitle(const RouteVertex &group)
{
    switch (group.grouping) {
    case RouteGrouping::Server:
        if (!group.name.isEmpty())
            return Words::tr("%1 from %2", "nodes from downloader").arg(members(group), range(group));
        break;
    case RouteGrouping::Itself:
        return Words::tr("%1, each for itself").arg(members(group));
    case RouteGrouping::Needs:
        return joined({members(group), group.architecture, routeArtifacts(group.received)});
    case RouteGrouping::Range:
        return joined({range(group), members(group)});
    case RouteGrouping::Single:
    case RouteGrouping::Rest:
        break;
    }
    return members(group);
}

QString routeArtifacts(const RouteAmount &amount)
{
    QStringList parts;
    if (amount.images > 0)
        parts.append(Words::tr("%n image(s)", nullptr, asInt(amount.images)));
    if (amount.files > 0)
        parts.append(Words::tr("%n file(s)", nullptr, asInt(amount.files)));
    return parts.join(u", "_s);
}

QString routeBytes(const RouteAmount &amount)
{
    if (amount.unknownSizes == 0)
        return formatBytes(amount.knownBytes);
    return amount.knownBytes > 0 ? Words::tr("at least %1").arg(formatBytes(amount.knownBytes)) : QString();
}

QString routeTimes(const RouteAmount &amount)
{
    if (amount.knownBytes <= 0)
        return {};
    QStringList times;
    for (const qint64 rate : usualRates)
        times.append(Words::tr("%1 at %2", "duration, rate")
                         .arg(durationText(timeFor(amount.knownBytes, rate)), rateText(rate)));
    return times.join(u", ");
}

QString routeEdgeText(const RouteGraph &graph, const RouteEdge &edge)
{
    const RouteVertex &from = graph.vertices.at(edge.from);
    const RouteVertex &to = graph.vertices.at(edge.to);
    const QString bytes = routeBytes(edge.amount);
    QStringList lines{Words::tr("%1 → %2").arg(routeTitle(from), routeTitle(to)), routeArtifacts(edge.amount)};
    if (to.role == RouteRole::Node)
        lines.append(Words::tr("%n transfer(s)", nullptr, asInt(edge.amount.transfers)));
    lines.append(to.role == RouteRole::Node ? Words::tr("to %n host(s)", nullptr, asInt(edge.hosts))
                                            : Words::tr("for %n host(s)", nullptr, asInt(edge.hosts)));
    lines.append(bytes.isEmpty() ? Words::tr("sizes unknown") : bytes);
    if (const QString times = routeTimes(edge.amount); !times.isEmpty())
        lines.append(Words::tr("at the least %1").arg(times));
    return lines.join(u'\n');
}

} // namespace qm
