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

/// One entry of an archive while it is read.
struct ArchiveEntry final
{
    QByteArray path; ///< as it stands there, without "./" before it
    qint64 size = 0;
    bool isFile = false;
};

/// Reads a tar file once from its first byte to its last, hashing all of it on the way. Nothing is unpacked.
class ArchiveReader final
{
public:
    /// Errors: archive-unreadable.
    [[nodiscard]] static Result<std::unique_ptr<ArchiveReader>> open(const QString &file);
    ~ArchiveReader();
    Q_DISABLE_COPY_MOVE(ArchiveReader)

    using Sink = std::function<void(QByteArrayView bytes)>;

    /// The next entry; nothing at the end. Errors: archive-damaged, archive-unreadable.
    [[nodiscard]] Result<std::optional<ArchiveEntry>> next();
    /// Hands over the content of the entry that next() returned last. Errors as next(), and archive-cancelled.
    [[nodiscard]] Result<> read(const Sink &sink, const std::stop_token &stop);
    /// Reads what is left and ends. @return the SHA-256 of the whole file, lower-case hex.
    [[nodiscard]] Result<QByteArray> finish();
    [[nodiscard]] qint64 bytesRead() const;

private:
    class Private;
    explicit ArchiveReader(std::unique_ptr<Private> reader);
    const std::unique_ptr<Private> d;
};

} // namespace qm
