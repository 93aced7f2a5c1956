// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plancost.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// What all folders on one file system need together.
struct FileSystemNeed final
{
    const HostDisk *disk = nullptr; ///< the first of them
    DiskCost cost{};
    bool hasEngine = false;
};

qint64 sum(qint64 a, qint64 b)
{
    qint64 result = 0;
    return __builtin_add_overflow(a, b, &result) ? std::numeric_limits<qint64>::max() : result;
}

std::vector<FileSystemNeed> needsOf(const PlannedHost &host, const HostCost &cost)
{
    std::vector<FileSystemNeed> needs;
    for (const HostDisk &disk : host.disks) {
        const auto same = std::find_if(needs.begin(), needs.end(), [&](const FileSystemNeed &need) {
            return !disk.fileSystem.isEmpty() && need.disk->fileSystem == disk.fileSystem;
        });
        FileSystemNeed &need = same == needs.end() ? needs.emplace_back() : *same;
        if (!need.disk)
            need.disk = &disk;
        const DiskCost &added = cost.disks.at(static_cast<size_t>(disk.use));
        need.cost.exactBytes = sum(need.cost.exactBytes, added.exactBytes);
        need.cost.estimatedBytes = sum(need.cost.estimatedBytes, added.estimatedBytes);
        need.cost.inodes = sum(need.cost.inodes, added.inodes);
        need.hasEngine = need.hasEngine || disk.use == DiskUse::EngineRoot;
    }
    return needs;
}

QString mebibytes(qint64 bytes)
{
    return QString::number((bytes >> 20) + (bytes & 0xfffff ? 1 : 0));
}

/// What part of the file system is used after so many more bytes, in percent.
int usedPercent(const HostDisk &disk, qint64 more)
{
    const double used = static_cast<double>(disk.totalBytes - disk.freeBytes) + static_cast<double>(more);
    return static_cast<int>(std::min(used * 100.0 / static_cast<double>(disk.totalBytes), 1e6));
}

class CostDiagnosis final
{
public:
    explicit CostDiagnosis(const CostOptions &options) : m_options(options) {}

    void judge(const PlannedHost &host, const FileSystemNeed &need)
    {
        const HostDisk &disk = *need.disk;
        const DiskCost &cost = need.cost;
        if (disk.freeBytes >= 0 && cost.bytes() > disk.freeBytes)
            sayTooSmall(host, need);
        else if (need.hasEngine && cost.bytes() > 0 && disk.freeBytes >= 0 && disk.totalBytes > disk.freeBytes)
            judgeThreshold(host, need);
        if (disk.freeInodes >= 0 && cost.inodes > disk.freeInodes) {
            add(Severity::Warning, u"inodes-too-few"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "The file system of %1 has room for %2 more files; by an estimate the plan "
                                          "makes %3"),
                        {disk.path, QString::number(disk.freeInodes), QString::number(cost.inodes)}),
                host);
        }
    }

    [[nodiscard]] const Diagnostics &found() const { return m_found; }

private:
    void add(Severity severity, const QString &code, const Message &message, const PlannedHost &host)
    {
        m_found.append({severity, code, message, host.name, {}});
    }

    void sayTooSmall(const PlannedHost &host, const FileSystemNeed &need)
    {
        const HostDisk &disk = *need.disk;
        if (need.cost.exactBytes > disk.freeBytes) {
            add(Severity::Error, u"disk-too-small"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "The file system of %1 has %2 MiB left, and what the plan brings takes at "
                                          "least %3 MiB: make room, or name another folder"),
                        {disk.path, mebibytes(disk.freeBytes), mebibytes(need.cost.exactBytes)}),
                host);
            return;
        }
        add(Severity::Warning, u"disk-too-small"_s,
            Message(
                QT_TRANSLATE_NOOP("Message",
                                  "The file system of %1 has %2 MiB left. What the plan brings takes %3 MiB, and by "
                                  "an estimate %4 MiB more once it is unpacked"),
                {disk.path, mebibytes(disk.freeBytes), mebibytes(need.cost.exactBytes),
                 mebibytes(need.cost.estimatedBytes)}),
            host);
    }

    void judgeThreshold(const PlannedHost &host, const FileSystemNeed &need)
    {
        const int after = usedPercent(*need.disk, need.cost.bytes());
        if (after < m_options.imageGcPercent)
            return;
        add(Severity::Warning, u"image-gc-threshold"_s,
            Message(QT_TRANSLATE_NOOP("Message",
                                      "By an estimate %1 % of the file system of %2 will be used (now %3 %). From %4 % "
                                      "on the kubelet deletes images that nothing runs from, those just brought first"),
                    {QString::number(after), need.disk->path, QString::number(usedPercent(*need.disk, 0)),
                     QString::number(m_options.imageGcPercent)}),
            host);
    }

    const CostOptions &m_options;
    Diagnostics m_found;
};

} // namespace

Diagnostics diagnoseCost(const Plan &plan, const PlanCost &cost, const CostOptions &options)
{
    CostDiagnosis diagnosis(options);
    for (qsizetype i = 0; i < plan.hosts.size(); ++i) {
        const PlannedHost &host = plan.hosts[i];
        for (const FileSystemNeed &need : needsOf(host, cost.hosts[static_cast<size_t>(i)]))
            diagnosis.judge(host, need);
    }
    return diagnosis.found();
}

} // namespace qm
