// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/stepfinder.h"

#include "core/plan/steps.h"

#include <QHash>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

QString nameOf(const PlannedHost &host)
{
    return host.name;
}

QString nameOf(const Artifact &artifact)
{
    return (artifact.kind == ArtifactKind::File ? u"f%"_s : u"i%"_s) + artifact.architecture + u'%'
        + stepIdName(artifact);
}

template<typename Thing>
std::vector<quint32> places(const QList<Thing> &from, const QList<Thing> &to, quint32 gone)
{
    QHash<QString, quint32> known;
    known.reserve(to.size());
    for (qsizetype i = 0; i < to.size(); ++i)
        known.insert(nameOf(to.at(i)), static_cast<quint32>(i));
    std::vector<quint32> result;
    result.reserve(static_cast<size_t>(from.size()));
    for (const Thing &thing : from)
        result.push_back(known.value(nameOf(thing), gone));
    return result;
}

} // namespace

StepFinder::StepFinder(const Plan &from, const Plan &to)
    : m_from(from)
    , m_to(to)
    , m_hosts(places(from.hosts, to.hosts, gone))
    , m_artifacts(places(from.artifacts, to.artifacts, gone))
{}

bool StepFinder::isSame(const Step &was, const Step &now) const
{
    const HostIndex host = was.host == Step::controllerHost ? was.host : m_hosts[was.host];
    if (was.stage != now.stage || host != now.host || m_artifacts[was.artifact] != now.artifact)
        return false;
    const bool tells = stepIdParts(m_from, was).tellsDownloader;
    return tells == stepIdParts(m_to, now).tellsDownloader
        && (!tells || m_from.downloads[was.download].downloader == m_to.downloads[now.download].downloader);
}

std::optional<quint32> StepFinder::find(quint32 index)
{
    const Step &was = m_from.steps[index];
    const HostIndex host = was.host == Step::controllerHost ? was.host : m_hosts[was.host];
    if (host == gone || m_artifacts[was.artifact] == gone)
        return std::nullopt;
    if (m_next >= static_cast<quint32>(m_to.steps.size()) || !isSame(was, m_to.steps[m_next])) {
        const std::span<const Step> candidates = stepsOf(m_to, was.stage, host);
        const auto at = std::find_if(candidates.begin(), candidates.end(),
                                     [&](const Step &candidate) { return isSame(was, candidate); });
        if (at == candidates.end())
            return std::nullopt;
        m_next = static_cast<quint32>(&*at - m_to.steps.constData());
    }
    return m_next++;
}

} // namespace qm
