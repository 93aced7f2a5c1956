// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/diskoutlook.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

QString mebibytes(qint64 bytes)
{
    return QString::number((bytes >> 20) + (bytes & 0xfffff ? 1 : 0));
}

class CostDiagnosis final
{
public:
    void judge(const QString &host, const FileSystemOutlook &outlook)
    {
        const HostDisk &disk = outlook.disk;
        switch (outlook.fit()) {
        case Fit::TooSmall:
            sayTooSmall(host, outlook);
            break;
        case Fit::DoubtFits:
            sayDoubtful(host, outlook);
            break;
        case Fit::Fits:
        case Fit::Unknown:
            if (outlook.crossesImageGc() == true)
                sayThreshold(host, outlook);
            break;
        }
        if (disk.freeInodes >= 0 && outlook.cost.inodes > disk.freeInodes) {
            add(Severity::Warning, u"inodes-too-few"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "The file system of %1 has room for %2 more files; by an estimate the plan "
                                          "makes %3"),
                        {disk.path, QString::number(disk.freeInodes), QString::number(outlook.cost.inodes)}),
                host);
        }
    }

    [[nodiscard]] const Diagnostics &found() const { return m_found; }

private:
    void add(Severity severity, const QString &code, const Message &message, const QString &host)
    {
        m_found.append({severity, code, message, host, {}});
    }

    void sayTooSmall(const QString &host, const FileSystemOutlook &outlook)
    {
        add(Severity::Error, u"disk-too-small"_s,
            Message(QT_TRANSLATE_NOOP("Message",
                                      "The file system of %1 has %2 MiB left, and what the plan brings takes at "
                                      "least %3 MiB: make room, or name another folder"),
                    {outlook.disk.path, mebibytes(outlook.disk.freeBytes), mebibytes(outlook.cost.exactBytes)}),
            host);
    }

    void sayDoubtful(const QString &host, const FileSystemOutlook &outlook)
    {
        add(Severity::Warning, u"disk-too-small"_s,
            Message(
                QT_TRANSLATE_NOOP("Message",
                                  "The file system of %1 has %2 MiB left. What the plan brings takes %3 MiB, and by "
                                  "an estimate %4 MiB more once it is unpacked"),
                {outlook.disk.path, mebibytes(outlook.disk.freeBytes), mebibytes(outlook.cost.exactBytes),
                 mebibytes(outlook.cost.estimatedBytes)}),
            host);
    }

    void sayThreshold(const QString &host, const FileSystemOutlook &outlook)
    {
        add(Severity::Warning, u"image-gc-threshold"_s,
            Message(QT_TRANSLATE_NOOP("Message",
                                      "By an estimate %1 % of the file system of %2 will be used (now %3 %). From %4 % "
                                      "on the kubelet deletes images that nothing runs from, those just brought first"),
                    {QString::number(outlook.usedPercentAfter().value_or(0)), outlook.disk.path,
                     QString::number(outlook.usedPercentNow().value_or(0)), QString::number(outlook.imageGcPercent)}),
            host);
    }

    Diagnostics m_found;
};

} // namespace

Diagnostics diagnoseCost(const Plan &plan, const PlanCost &cost, const QList<HostDisk> &controllerDisks)
{
    CostDiagnosis diagnosis;
    for (size_t i = 0; i < cost.hosts.size(); ++i) {
        const auto host = static_cast<qsizetype>(i);
        const QList<HostDisk> &disks = host < plan.hosts.size() ? plan.hosts[host].disks : controllerDisks;
        for (const FileSystemOutlook &outlook : diskOutlook(disks, cost.hosts[i]))
            diagnosis.judge(cost.hosts[i].name, outlook);
    }
    return diagnosis.found();
}

} // namespace qm
