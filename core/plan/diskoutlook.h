// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plancost.h"

#include <optional>
#include <vector>

namespace qm {

/// Whether what a plan brings has room.
enum class Fit : quint8 {
    Unknown,   ///< nobody said how much room there is, or not everything that comes is weighed
    Fits,      ///< with what it takes unpacked, by an estimate
    DoubtFits, ///< what is exactly known fits; with what it takes unpacked, by an estimate, it does not
    TooSmall,  ///< what is exactly known is too much already
};

/// One file system of a machine, and what a plan comes to there. Folders of which nobody said what they are on are
/// counted each for itself.
struct FileSystemOutlook final
{
    HostDisk disk;       ///< the first of the folders on it; path empty and numbers -1 if nobody asked
    QList<DiskUse> uses; ///< what all folders on it are for, in their order
    DiskCost cost;
    bool isComplete = true; ///< nothing of unknown size comes
    int imageGcPercent = usualImageGcPercent;

    [[nodiscard]] bool holds(DiskUse use) const { return uses.contains(use); }
    [[nodiscard]] Fit fit() const;
    /// What part of it is used now, and will be, in percent; nothing if nobody said how large it is.
    [[nodiscard]] std::optional<int> usedPercentNow() const;
    [[nodiscard]] std::optional<int> usedPercentAfter() const;
    /// Whether loading makes the kubelet delete images; nothing where that cannot be known, and where none are kept.
    [[nodiscard]] std::optional<bool> crossesImageGc() const;

    friend bool operator==(const FileSystemOutlook &, const FileSystemOutlook &) = default;
};

/// @param disks what a machine said of its folders
/// @return one for each file system that is known or needs room; those that are known first.
[[nodiscard]] std::vector<FileSystemOutlook> diskOutlook(const QList<HostDisk> &disks, const HostCost &cost);

/// The words of documents: "unknown", "fits", "doubtful", "too-small".
[[nodiscard]] QString toString(Fit fit);

} // namespace qm
