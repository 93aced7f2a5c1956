// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/routeanalysis.h"

#include <algorithm>
#include <unordered_map>

namespace qm {
namespace {

void readSources(const Plan &plan, RouteAnalysis &result)
{
    result.sourceOf.assign(static_cast<size_t>(plan.artifacts.size()), RouteAnalysis::none);
    std::unordered_map<QString, quint32> indexes;
    for (const Download &download : plan.downloads) {
        quint32 &source = result.sourceOf[download.artifact];
        if (source == RouteAnalysis::none) {
            const QString name = routeSource(plan.artifacts.at(download.artifact));
            const auto [at, isNew] = indexes.try_emplace(name, static_cast<quint32>(result.sources.size()));
            source = at->second;
            if (isNew) {
                result.sources.push_back(name);
                result.sourceFetches.push_back(0);
            }
        }
        ++result.sourceFetches[source];
    }
}

void readDownloaders(const Plan &plan, RouteAnalysis &result)
{
    std::unordered_map<QString, quint32> hosts;
    for (const PlannedHost &host : plan.hosts)
        hosts.try_emplace(host.name, static_cast<quint32>(hosts.size()));

    std::unordered_map<QString, quint32> indexes;
    result.downloaderOf.reserve(static_cast<size_t>(plan.downloads.size()));
    for (const Download &download : plan.downloads) {
        const auto [at, isNew] =
            indexes.try_emplace(download.downloader, static_cast<quint32>(result.downloaders.size()));
        const quint32 index = at->second;
        if (isNew) {
            const auto host = hosts.find(download.downloader);
            result.downloaders.push_back(download.downloader);
            result.downloaderHost.push_back(host == hosts.end() ? RouteAnalysis::none : host->second);
            result.serves.push_back(download.downloader == controllerName);
        }
        if (!result.serves[index]) {
            const quint32 own = result.downloaderHost[index];
            result.serves[index] = std::any_of(download.hosts.cbegin(), download.hosts.cend(),
                                               [own](HostIndex host) { return host != own; });
        }
        result.downloaderOf.push_back(index);
        result.passesController = result.passesController || download.viaController;
    }
}

void readHosts(const Plan &plan, RouteAnalysis &result)
{
    result.origin.assign(static_cast<size_t>(plan.hosts.size()), RouteAnalysis::nowhere);
    result.needsDigest.assign(result.origin.size(), 0);
    for (size_t i = 0; i < result.downloaderOf.size(); ++i) {
        const Download &download = plan.downloads.at(static_cast<qsizetype>(i));
        const quint32 downloader = result.downloaderOf[i];
        const bool serves = result.serves[downloader];
        for (const HostIndex host : download.hosts) {
            if (serves && host == result.downloaderHost[downloader])
                continue;
            const quint32 origin = serves ? downloader : RouteAnalysis::itself;
            quint32 &known = result.origin[host];
            known = known == RouteAnalysis::nowhere || known == origin ? origin : RouteAnalysis::several;
            quint64 &digest = result.needsDigest[host];
            digest = (digest ^ (download.artifact + 1)) * 0x9e3779b97f4a7c15ULL; // mixes; not for security
        }
    }
}

} // namespace

RouteAnalysis analyseRoutes(const Plan &plan)
{
    RouteAnalysis result;
    readSources(plan, result);
    readDownloaders(plan, result);
    readHosts(plan, result);
    return result;
}

} // namespace qm
