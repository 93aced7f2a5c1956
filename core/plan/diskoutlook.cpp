// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/diskoutlook.h"

#include "core/base/saturated.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

std::optional<int> usedPercent(const HostDisk &disk, qint64 more)
{
    if (disk.freeBytes < 0 || disk.totalBytes <= 0 || disk.freeBytes > disk.totalBytes)
        return {};
    const double used = static_cast<double>(disk.totalBytes - disk.freeBytes) + static_cast<double>(more);
    return static_cast<int>(std::min(used * 100.0 / static_cast<double>(disk.totalBytes), 1e6));
}

void add(FileSystemOutlook *outlook, DiskUse use, const DiskCost &cost)
{
    outlook->uses.append(use);
    outlook->cost.exactBytes = saturatedSum(outlook->cost.exactBytes, cost.exactBytes);
    outlook->cost.estimatedBytes = saturatedSum(outlook->cost.estimatedBytes, cost.estimatedBytes);
    outlook->cost.inodes = saturatedSum(outlook->cost.inodes, cost.inodes);
}

} // namespace

Fit FileSystemOutlook::fit() const
{
    if (disk.freeBytes < 0)
        return Fit::Unknown;
    if (cost.exactBytes > disk.freeBytes)
        return Fit::TooSmall;
    if (cost.bytes() > disk.freeBytes)
        return Fit::DoubtFits;
    return isComplete ? Fit::Fits : Fit::Unknown;
}

std::optional<int> FileSystemOutlook::usedPercentNow() const
{
    return usedPercent(disk, 0);
}

std::optional<int> FileSystemOutlook::usedPercentAfter() const
{
    return usedPercent(disk, cost.bytes());
}

std::optional<bool> FileSystemOutlook::crossesImageGc() const
{
    const std::optional<int> after = usedPercentAfter();
    if (!holds(DiskUse::EngineRoot) || !after)
        return {};
    // What is used already is not what the plan brings.
    if (cost.bytes() > 0 && *after >= imageGcPercent && imageGcPercent < 100)
        return true;
    return isComplete ? std::optional(false) : std::nullopt;
}

std::vector<FileSystemOutlook> diskOutlook(const QList<HostDisk> &disks, const HostCost &cost)
{
    std::vector<FileSystemOutlook> outlooks;
    QList<DiskUse> known;
    for (const HostDisk &disk : disks) {
        auto same = std::find_if(outlooks.begin(), outlooks.end(), [&](const FileSystemOutlook &outlook) {
            return !disk.fileSystem.isEmpty() && outlook.disk.fileSystem == disk.fileSystem;
        });
        if (same == outlooks.end()) {
            outlooks.push_back({disk, {}, {}, cost.unknownSizes == 0, cost.imageGcPercent});
            same = std::prev(outlooks.end());
        }
        add(&*same, disk.use, cost.disks.at(static_cast<size_t>(disk.use)));
        known.append(disk.use);
    }
    for (size_t i = 0; i < cost.disks.size(); ++i) {
        const auto use = static_cast<DiskUse>(i);
        if (known.contains(use) || cost.disks.at(i) == DiskCost())
            continue;
        HostDisk unasked;
        unasked.use = use;
        add(&outlooks.emplace_back(FileSystemOutlook{unasked, {}, {}, cost.unknownSizes == 0, cost.imageGcPercent}),
            use, cost.disks.at(i));
    }
    return outlooks;
}

QString toString(Fit fit)
{
    switch (fit) {
    case Fit::Unknown:
        return u"unknown"_s;
    case Fit::Fits:
        return u"fits"_s;
    case Fit::DoubtFits:
        return u"doubtful"_s;
    case Fit::TooSmall:
        return u"too-small"_s;
    }
    Q_UNREACHABLE();
}

} // namespace qm
