// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/nodegroups.h"

#include "core/report/reporttext.h"

#include <QMultiHash>

namespace qm {
namespace {

size_t likenessHash(const PlannedHost &host)
{
    size_t hash = qHashMulti(0, host.groups, host.architecture, host.engine, host.releaseDir);
    for (const Need need : host.needs)
        hash = qHashMulti(hash, need.artifact, static_cast<quint8>(need.presence));
    return hash;
}

bool areAlike(const PlannedHost &a, const PlannedHost &b)
{
    const bool sameDelegate = a.delegate == b.delegate || (a.delegate == a.name && b.delegate == b.name);
    return sameDelegate && a.groups == b.groups && a.architecture == b.architecture && a.engine == b.engine
        && a.releaseDir == b.releaseDir && a.needs == b.needs && a.error == b.error;
}

} // namespace

NeedCounts &NeedCounts::operator+=(const NeedCounts &other)
{
    needed += other.needed;
    present += other.present;
    absent += other.absent;
    different += other.different;
    unknown += other.unknown;
    missingFiles += other.missingFiles;
    missingImages += other.missingImages;
    return *this;
}

NeedCounts countNeeds(const Plan &plan, const PlannedHost &host)
{
    NeedCounts counts;
    counts.needed = host.needs.size();
    for (const Need need : host.needs) {
        switch (need.presence) {
        case Presence::Unknown:
            ++counts.unknown;
            break;
        case Presence::Absent:
            ++counts.absent;
            break;
        case Presence::Different:
            ++counts.different;
            break;
        case Presence::Reported:
        case Presence::Verified:
            ++counts.present;
            break;
        }
        if (!isMissing(need.presence))
            continue;
        switch (plan.artifacts.at(need.artifact).kind) {
        case ArtifactKind::File:
            ++counts.missingFiles;
            break;
        case ArtifactKind::Image:
            ++counts.missingImages;
            break;
        }
    }
    return counts;
}

NodeGroups groupNodes(const Plan &plan)
{
    NodeGroups result;
    result.groupOf.reserve(static_cast<size_t>(plan.hosts.size()));
    QMultiHash<size_t, quint32> byLikeness;
    for (qsizetype i = 0; i < plan.hosts.size(); ++i) {
        const PlannedHost &host = plan.hosts.at(i);
        const size_t hash = likenessHash(host);
        auto group = static_cast<quint32>(result.groups.size());
        const auto [begin, end] = byLikeness.equal_range(hash);
        for (auto candidate = begin; candidate != end; ++candidate) {
            if (areAlike(plan.hosts.at(result.groups.at(*candidate).front()), host))
                group = *candidate;
        }
        if (group == result.groups.size()) {
            result.groups.emplace_back();
            byLikeness.insert(hash, group);
        }
        result.groups.at(group).push_back(static_cast<HostIndex>(i));
        result.groupOf.push_back(group);
    }
    return result;
}

QStringList namesOf(const Plan &plan, const QList<HostIndex> &hosts)
{
    QStringList names;
    names.reserve(hosts.size());
    for (const HostIndex host : hosts)
        names.append(plan.hosts.at(host).name);
    return hostRanges(names);
}

} // namespace qm
