// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

#include <array>
#include <chrono>
#include <vector>

namespace qm {

/// What costs are computed by where nothing is measured.
struct CostOptions final
{
    /// Images that one machine fetches at once: skopeo puts each of them into a temporary folder before it makes an
    /// archive of it.
    int fetchesAtOnce = 4;
    /// What is unpacked takes about so many times the room: two to four times are usual.
    int unpackedFactor = 3;
    /// Unpacked, a file has about so many bytes.
    qint64 bytesPerInode = 32 * 1024;
};

/// Everything of one stage that moves. Sums stop at the largest number that there is.
struct HopCost final
{
    qint64 transfers = 0;    ///< single movements
    qint64 knownBytes = 0;   ///< of the transfers whose size is known
    qint64 unknownSizes = 0; ///< transfers whose size is not known
    QString busiest;         ///< the machine, controller aside where it takes part in all, with most of the bytes
    qint64 busiestBytes = 0;

    friend bool operator==(const HopCost &, const HopCost &) = default;
};

/// The room that a plan needs in one folder. What is not known is not in it: it is the least that is needed.
struct DiskCost final
{
    qint64 exactBytes = 0;     ///< files, archives and compressed layers
    qint64 estimatedBytes = 0; ///< what comes to it once archives and layers are unpacked
    qint64 inodes = 0;         ///< an estimate

    [[nodiscard]] qint64 bytes() const;

    friend bool operator==(const DiskCost &, const DiskCost &) = default;
};

/// What a plan costs one machine.
struct HostCost final
{
    QString name;
    qint64 fetchedBytes = 0;  ///< from the sources
    qint64 receivedBytes = 0; ///< from other machines
    qint64 sentBytes = 0;     ///< to other machines
    qint64 unknownSizes = 0;  ///< movements of unknown size that it takes part in
    /// Of the images that it loads: layers that it has already, or that come with another image. They are moved all
    /// the same, because an archive is moved as a whole.
    qint64 repeatedLayerBytes = 0;
    std::array<DiskCost, diskUseCount> disks{}; ///< by DiskUse
    int imageGcPercent = usualImageGcPercent;   ///< PlannedHost::imageGcPercent

    /// From the sources and from other machines.
    [[nodiscard]] qint64 arrivingBytes() const;
    /// In all folders together.
    [[nodiscard]] qint64 storedBytes() const;

    friend bool operator==(const HostCost &, const HostCost &) = default;
};

struct PlanCost final
{
    HopCost fetch;      ///< from the sources to the downloaders
    HopCost transit;    ///< from downloaders back to the controller
    HopCost distribute; ///< from the controller to the hosts
    /// As Plan::hosts; then the controller, if it takes part and is none of them.
    std::vector<HostCost> hosts;
    qint64 layerBytes = 0;     ///< the layers of all images of the plan, each once
    qint64 layersOfImages = 0; ///< and as many times as images have them
    qint64 sharedLayers = 0;   ///< layers that more than one of the images has

    /// Whether the size of anything that moves is known.
    [[nodiscard]] bool isKnown() const
    {
        return fetch.knownBytes > 0 || transit.knownBytes > 0 || distribute.knownBytes > 0;
    }

    friend bool operator==(const PlanCost &, const PlanCost &) = default;
};

/// Adds up what the steps of a plan move and store. An archive is fetched and moved as a whole; engines keep a layer
/// that several images share once, and those of images that are there already are not counted. Linear in steps and
/// needs.
[[nodiscard]] PlanCost planCost(const Plan &plan, const CostOptions &options = {});

/// How long the hops of a plan take at the least where every machine has a link of so many bytes per second:
/// downloaders fetch at the same time, and everything else passes the controller's link.
struct HopTimes final
{
    std::chrono::milliseconds fetch{0};
    std::chrono::milliseconds transit{0};
    std::chrono::milliseconds distribute{0};
};

/// What a plan costs one of its hosts, what it sends aside: quicker than all of them.
[[nodiscard]] HostCost hostCost(const Plan &plan, HostIndex host, const CostOptions &options = {});

/// 100 Mbit/s and 1 Gbit/s in bytes per second: what times are told for where nobody said how fast links are.
inline constexpr std::array<qint64, 2> usualRates{100'000'000 / 8, 1'000'000'000 / 8};

/// How long so many bytes take, rounded up.
/// @param bytesPerSecond more than 0
[[nodiscard]] std::chrono::milliseconds timeFor(qint64 bytes, qint64 bytesPerSecond);

/// @param bytesPerSecond more than 0
[[nodiscard]] HopTimes hopTimes(const PlanCost &cost, qint64 bytesPerSecond);

/// What will not fit, on hosts that said how much room they have: "disk-too-small" (an error if what is exactly known
/// is too much already), "inodes-too-few", "image-gc-threshold".
/// @param controllerDisks what is known of the controller where it is no host of the plan
[[nodiscard]] Diagnostics diagnoseCost(const Plan &plan, const PlanCost &cost,
                                       const QList<HostDisk> &controllerDisks = {});

} // namespace qm
