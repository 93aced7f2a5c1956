// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/filestamp.h"
#include "core/base/result.h"
#include "core/base/uniquefd.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>

namespace qm {

/// A file of this machine that goes to several nodes at the same time: whoever is ahead reads, the others take what was
/// read as long as it is kept (the last 1 MiB); who is further behind reads again, and who is alone keeps nothing.
/// Everybody has a pointer of their own, and only one. Thread-safe.
class SharedSource final : public std::enable_shared_from_this<SharedSource>
{
public:
    /// The one that others have of the same file now, or a new one; a file that has changed since is another file.
    /// Fails with local-file.
    [[nodiscard]] static Result<std::shared_ptr<SharedSource>> open(const QString &path);
    Q_DISABLE_COPY_MOVE(SharedSource)

    /// When it was opened.
    [[nodiscard]] qint64 size() const { return m_stamp.size; }
    /// At most @p limit bytes from there, and at least one; empty at the end. Fails with local-file.
    [[nodiscard]] Result<QByteArray> read(qint64 offset, qsizetype limit);
    /// Bytes that were read from the file so far.
    [[nodiscard]] qint64 bytesRead() const { return m_bytesRead; }

    ~SharedSource() = default;

private:
    struct Block final
    {
        qint64 offset = 0;
        QByteArray bytes;
    };

    SharedSource(QString path, UniqueFd fd, const FileStamp &stamp);

    [[nodiscard]] Result<QByteArray> readFile(qint64 offset, qint64 limit);

    const QString m_path;
    const UniqueFd m_fd;
    const FileStamp m_stamp;
    std::mutex m_mutex;
    std::deque<Block> m_blocks; ///< the last ones that were read
    std::atomic<qint64> m_bytesRead = 0;
};

} // namespace qm
