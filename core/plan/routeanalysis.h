// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/routes.h"

#include <vector>

namespace qm {

/// What both the picture and the table of routes rest on: who fetches what, for whom, from where. By index.
struct RouteAnalysis final
{
    static constexpr quint32 none = RouteGraph::none;
    /// Values of origin beside a downloader.
    static constexpr quint32 nowhere = 0xffffffff; ///< receives nothing
    static constexpr quint32 itself = 0xfffffffe;  ///< fetches for itself alone
    static constexpr quint32 several = 0xfffffffd; ///< receives from more than one downloader

    std::vector<QString> sources;        ///< in the order of their first download
    std::vector<qint64> sourceFetches;   ///< per source: downloads
    std::vector<quint32> sourceOf;       ///< per artifact: its source, or none if nothing fetches it
    std::vector<QString> downloaders;    ///< in the order of their first download
    std::vector<quint32> downloaderHost; ///< per downloader: the planned host, or none
    std::vector<bool> serves;            ///< per downloader: for more than itself; always for the controller
    std::vector<quint32> downloaderOf;   ///< per download
    std::vector<quint32> origin;         ///< per host: a downloader that serves, or one of the values above
    std::vector<quint64> needsDigest;    ///< per host: equal for hosts that receive the same artifacts
    bool passesController = false;       ///< any download does
};

/// Linear in downloads and deliveries.
[[nodiscard]] RouteAnalysis analyseRoutes(const Plan &plan);

} // namespace qm
