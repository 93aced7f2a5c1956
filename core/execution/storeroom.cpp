// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/storeroom.h"

#include "core/base/saturated.h"
#include "core/execution/artifactplaces.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

qint64 bytesOf(const QString &file)
{
    const QFileInfo info(file);
    return info.isFile() ? info.size() : 0;
}

QString mebibytes(qint64 bytes, qint64 rounding)
{
    return QString::number(bytes / (1 << 20) + (bytes % (1 << 20) > 0 ? rounding : 0));
}

} // namespace

QString storeIn(const QString &workspace)
{
    return workspace + u"/artifacts"_s;
}

qint64 freeBytesAt(const QString &folder)
{
    QString there = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    while (!QFileInfo::exists(there) && there != u"/")
        there = QFileInfo(there).path();
    return QStorageInfo(there).bytesAvailable();
}

qint64 bytesForStore(const Plan &plan, const QString &store)
{
    const ArtifactPlaces places(plan, store);
    qint64 bytes = 0;
    for (const Download &download : plan.downloads) {
        if (download.downloader != controllerName && !download.viaController)
            continue;
        const QString file = places.pathAtController(download);
        if (!file.startsWith(store + u'/') || bytesOf(file) > 0)
            continue;
        const qint64 rest = plan.artifacts[download.artifact].size - bytesOf(file + u".part"_s);
        bytes = saturatedSum(bytes, std::max<qint64>(rest, 0));
    }
    return bytes;
}

Result<> checkStoreRoom(const Plan &plan, const QString &store, qint64 freeBytes)
{
    const qint64 bytes = bytesForStore(plan, store);
    if (freeBytes < 0 || bytes <= freeBytes)
        return {};
    return failure(u"disk-too-small"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "The file system of %1 on this machine has %2 MiB left, and what passes "
                                             "through it takes at least %3 MiB: make room, or name another workspace"),
                           {store, mebibytes(freeBytes, 0), mebibytes(bytes, 1)}));
}

} // namespace qm
