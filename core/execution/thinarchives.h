// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/delivery.h"
#include "core/delivery/workfolder.h"
#include "core/oci/thinarchive.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

namespace qm {

/// An archive without some of its layers, made for those who hold it: gone from the disk with the last of them.
class ThinFile final
{
public:
    ThinFile(QString path, const ThinArchive &archive, qint64 wholeSize);
    ~ThinFile();
    Q_DISABLE_COPY_MOVE(ThinFile)

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const QByteArray &sha256() const { return m_archive.sha256; }
    [[nodiscard]] qint64 size() const { return m_archive.size; }
    [[nodiscard]] const QStringList &leftOut() const { return m_archive.leftOut; }
    /// By how much it is smaller than the whole.
    [[nodiscard]] qint64 savedBytes() const { return m_wholeSize - m_archive.size; }

private:
    const QString m_path;
    const ThinArchive m_archive;
    const qint64 m_wholeSize;
};

/// The thin archives of a rollout, in a private folder that is empty at first and gone with this. Nodes that have the
/// same layers share one; it is made once, while the others wait. Thread-safe.
class ThinArchives final
{
public:
    explicit ThinArchives(const QString &folder);

    /// Blocks. Null where too little would be left out to be worth another file.
    /// @param whole what is known of the archive, layers included
    /// @param there digests of blobs that the receiver has
    /// Errors: those of WorkFolder::make() and thinArchive().
    [[nodiscard]] Result<std::shared_ptr<const ThinFile>> without(const QString &archive, const Delivered &whole,
                                                                  const QSet<QString> &there,
                                                                  const std::stop_token &stop);

private:
    struct Entry final
    {
        std::mutex mutex;
        std::weak_ptr<const ThinFile> file;
    };

    [[nodiscard]] std::shared_ptr<Entry> entry(const QString &key);

    const Result<WorkFolder> m_folder;
    std::mutex m_mutex;
    std::map<QString, std::shared_ptr<Entry>> m_entries;
    std::atomic<int> m_made = 0;
};

} // namespace qm
