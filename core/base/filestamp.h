// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <sys/stat.h>

namespace qm {

/// Tells whether a file of this machine is the same as before, as far as its file system says without reading it.
struct FileStamp final
{
    dev_t device = 0;
    ino_t inode = 0;
    off_t size = -1; ///< -1 if it is not there
    qint64 modifiedNs = 0;

    [[nodiscard]] static FileStamp of(const struct stat &status);
    /// Links are followed.
    [[nodiscard]] static FileStamp of(const QString &path);
    [[nodiscard]] bool exists() const { return size >= 0; }

    friend bool operator==(const FileStamp &, const FileStamp &) = default;
};

} // namespace qm
