// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/plansteps.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace qm::test {
namespace {

std::map<QString, HostIndex> hostIndexes(const Plan &plan)
{
    std::map<QString, HostIndex> result;
    for (const PlannedHost &host : plan.hosts)
        result.try_emplace(host.name, static_cast<HostIndex>(result.size()));
    return result;
}

HostIndex indexOf(const std::map<QString, HostIndex> &indexes, const QString &name)
{
    const auto at = indexes.find(name);
    return at == indexes.end() ? Step::controllerHost : at->second;
}

void addDownloads(Plan &plan)
{
    plan.downloads.clear();
    const std::map<QString, HostIndex> indexes = hostIndexes(plan);
    std::map<std::pair<HostIndex, ArtifactIndex>, Download> downloads; // in the order of the fetch steps
    for (qsizetype i = 0; i < plan.hosts.size(); ++i) {
        const PlannedHost &host = plan.hosts.at(i);
        const HostIndex delegate = indexOf(indexes, host.delegate);
        for (const Need need : host.needs) {
            if (!isMissing(need.presence))
                continue;
            Download &download = downloads[{delegate, need.artifact}];
            download.downloader = host.delegate;
            download.artifact = need.artifact;
            download.hosts.append(static_cast<HostIndex>(i));
            if (host.delegate != controllerName && host.delegate != host.name)
                download.viaController = true;
        }
    }
    for (const auto &entry : downloads)
        plan.downloads.append(entry.second);
}

void addSteps(Plan &plan)
{
    plan.steps.clear();
    const std::map<QString, HostIndex> indexes = hostIndexes(plan);
    const HostIndex controller = indexOf(indexes, controllerName.toString());
    for (qsizetype i = 0; i < plan.downloads.size(); ++i) {
        const Download &download = plan.downloads.at(i);
        const Artifact &artifact = plan.artifacts.at(download.artifact);
        const HostIndex downloader = indexOf(indexes, download.downloader);
        const auto add = [&](Stage stage, HostIndex host) {
            plan.steps.append({stage, host, download.artifact, static_cast<quint32>(i)});
        };
        add(Stage::Fetch, downloader);
        if (download.viaController)
            add(Stage::Transit, controller);
        for (const HostIndex host : download.hosts) {
            if (host != downloader)
                add(Stage::Distribute, host);
            if (artifact.kind == ArtifactKind::Image)
                add(Stage::Load, host);
            else if (artifact.unarchive)
                add(Stage::Unpack, host);
            add(Stage::Verify, host);
        }
    }
    std::sort(plan.steps.begin(), plan.steps.end(), [](const Step &a, const Step &b) {
        return std::tuple(a.stage, a.host, a.download) < std::tuple(b.stage, b.host, b.download);
    });
}

} // namespace

void addDownloadsAndSteps(Plan &plan)
{
    addDownloads(plan);
    addSteps(plan);
}

} // namespace qm::test
