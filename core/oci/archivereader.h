// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace qm {

/// How the reading of an archive is followed and ended. Both members may be empty.
struct ArchiveWatch final
{
    std::stop_token stop{};
    /// Told how many bytes of the file were read: at most ten times a second, and at the end.
    std::function<void(qint64 bytes)> progress{};
};

/// One entry of an archive while it is read.
struct ArchiveEntry final
{
    enum class Kind : quint8 {
        File,
        Folder,
        Other, ///< a link, a device, a file with holes: nothing that an image layout has
    };

    QByteArray path; ///< as it stands there, without "./" before it
    qint64 size = 0;
    Kind kind = Kind::Other;
};

/// Reads a tar file once from its first byte to its last, hashing all of it on the way. Nothing is unpacked.
///
/// What is compressed as a whole is refused, and so is a file that does not end as a tar file does: with two blocks of
/// zeros and nothing but zeros after them.
class ArchiveReader final
{
public:
    /// Errors: archive-unreadable, archive-damaged, archive-cancelled.
    [[nodiscard]] static Result<std::unique_ptr<ArchiveReader>> open(const QString &file, const ArchiveWatch &watch);
    ~ArchiveReader();
    Q_DISABLE_COPY_MOVE(ArchiveReader)

    using Sink = std::function<void(QByteArrayView bytes)>;

    /// The next entry; nothing at the end. What was not read of the one before is passed over. Errors as open().
    [[nodiscard]] Result<std::optional<ArchiveEntry>> next();
    /// Hands over the content of the entry that next() returned last, all of it. Errors as open().
    [[nodiscard]] Result<> read(const Sink &sink);
    /// After the last entry: reads the rest of the file and ends. Errors as open().
    /// @return the SHA-256 of the whole file, lower-case hex.
    [[nodiscard]] Result<QByteArray> finish();
    [[nodiscard]] qint64 bytesRead() const;

private:
    class Private;
    explicit ArchiveReader(std::unique_ptr<Private> reader);
    const std::unique_ptr<Private> d;
};

} // namespace qm
