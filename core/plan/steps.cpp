// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/steps.h"

#include <QUrl>

#include <algorithm>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

using StepIndex = quint32;

/// The order of Plan::steps.
auto orderKey(const Step &step)
{
    return std::tuple(step.stage, step.host, step.download);
}

std::optional<StepIndex> findStep(const Plan &plan, Stage stage, HostIndex host, quint32 download)
{
    const auto wanted = std::tuple(stage, host, download);
    const auto step = std::lower_bound(plan.steps.begin(), plan.steps.end(), wanted,
                                       [](const Step &s, const auto &key) { return orderKey(s) < key; });
    if (step == plan.steps.end() || orderKey(*step) != wanted)
        return std::nullopt;
    return static_cast<StepIndex>(step - plan.steps.begin());
}

/// Fetch is the first stage, has one step for each download, and downloads are sorted as steps are.
StepIndex fetchOf(quint32 download)
{
    return download;
}

/// All transit goes to one host, the controller.
std::optional<StepIndex> transitOf(const Plan &plan, quint32 download)
{
    if (!plan.downloads[download].viaController)
        return std::nullopt;
    const auto first = std::lower_bound(plan.steps.begin(), plan.steps.end(), Stage::Transit,
                                        [](const Step &s, Stage stage) { return s.stage < stage; });
    return findStep(plan, Stage::Transit, first->host, download);
}

/// The step after which the artifact lies on the host.
StepIndex arrivalOf(const Plan &plan, HostIndex host, quint32 download)
{
    if (const auto distribution = findStep(plan, Stage::Distribute, host, download))
        return *distribution;
    const auto transit = transitOf(plan, download);
    return transit && plan.steps[*transit].host == host ? *transit : fetchOf(download);
}

/// Where releases with `enabled` lists unpack: on the controller what went through it.
std::optional<StepIndex> unpackOnController(const Plan &plan, quint32 download)
{
    if (const auto transit = transitOf(plan, download))
        return findStep(plan, Stage::Unpack, plan.steps[*transit].host, download);
    const HostIndex downloader = plan.steps[fetchOf(download)].host;
    return hostName(plan, downloader) == controllerName ? findStep(plan, Stage::Unpack, downloader, download)
                                                        : std::nullopt;
}

QList<quint32> beforeVerification(const Plan &plan, const Step &step)
{
    for (const Stage stage : {Stage::Unpack, Stage::Load}) {
        if (const auto last = findStep(plan, stage, step.host, step.download))
            return {*last};
    }
    QList<quint32> before{arrivalOf(plan, step.host, step.download)};
    if (const auto unpack = unpackOnController(plan, step.download))
        before.append(*unpack);
    return before;
}

/// Whether one host may have several such steps that differ in nothing but the architecture and the downloader.
bool servesSeveralArchitectures(const Plan &plan, const Step &step)
{
    switch (step.stage) {
    case Stage::Fetch:
    case Stage::Transit:
        return true;
    case Stage::Unpack:
        return hostName(plan, step.host) == controllerName;
    case Stage::Distribute:
    case Stage::Load:
    case Stage::Verify:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

QString hostName(const Plan &plan, HostIndex host)
{
    return host == Step::controllerHost ? controllerName.toString() : plan.hosts[host].name;
}

StepIdParts stepIdParts(const Plan &plan, const Step &step)
{
    const bool several = servesSeveralArchitectures(plan, step);
    // Two downloaders may pass the same artifact on.
    return {several && plan.downloads[step.download].downloader != hostName(plan, step.host), several};
}

QString stepIdName(const Artifact &artifact)
{
    const QString name = displayName(artifact);
    return artifact.variant > 0 ? name + u'~' + QString::number(artifact.variant) : name;
}

QString stepId(const Plan &plan, const Step &step)
{
    const Artifact &artifact = plan.artifacts[step.artifact];
    const StepIdParts parts = stepIdParts(plan, step);
    QString id = toString(step.stage) + u'/' + hostName(plan, step.host) + u'/';
    if (parts.tellsDownloader)
        id += plan.downloads[step.download].downloader + u'/';
    if (parts.tellsArchitecture)
        id += artifact.architecture + u'%';
    return id + stepIdName(artifact);
}

std::span<const Step> stepsOf(const Plan &plan, Stage stage, HostIndex host)
{
    const std::span all(plan.steps.constData(), static_cast<size_t>(plan.steps.size()));
    const auto isBefore = [](const Step &a, const Step &b) {
        return std::pair(a.stage, a.host) < std::pair(b.stage, b.host);
    };
    const auto [first, last] = std::equal_range(all.begin(), all.end(), Step{stage, host, 0, 0}, isBefore);
    return {first, last};
}

QList<quint32> stepsBefore(const Plan &plan, quint32 index)
{
    const Step &step = plan.steps[index];
    switch (step.stage) {
    case Stage::Fetch:
        return {};
    case Stage::Transit:
        return {fetchOf(step.download)};
    case Stage::Distribute:
        return {transitOf(plan, step.download).value_or(fetchOf(step.download))};
    case Stage::Unpack:
    case Stage::Load:
        return {arrivalOf(plan, step.host, step.download)};
    case Stage::Verify:
        return beforeVerification(plan, step);
    }
    Q_UNREACHABLE();
}

std::optional<quint32> arrivalStep(const Plan &plan, HostIndex host, QStringView key)
{
    for (quint32 download = 0; download < static_cast<quint32>(plan.downloads.size()); ++download) {
        const Download &candidate = plan.downloads[download];
        const Artifact &artifact = plan.artifacts[candidate.artifact];
        if (artifact.key == key && artifact.kind == ArtifactKind::File && candidate.hosts.contains(host))
            return arrivalOf(plan, host, download);
    }
    return {};
}

QString architecturePart(const Artifact &artifact)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(artifact.architecture, {}, "."));
}

QString imageArchiveName(const Artifact &artifact)
{
    QString name = artifact.image;
    name.replace(u':', u"%25"_s).replace(u'/', u"%2A"_s);
    return architecturePart(artifact) + u'%' + name + u".tar"_s;
}

QString pathOnHost(const QString &releaseDir, const Artifact &artifact)
{
    if (artifact.kind == ArtifactKind::Image)
        return releaseDir + u"/images/"_s + imageArchiveName(artifact);
    return artifact.dest.startsWith(u'/') ? artifact.dest : releaseDir + u'/' + artifact.dest;
}

} // namespace qm
