// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/delivery/machine.h"

#include <QByteArray>
#include <QString>

namespace qm {

/// What lies under a name on a machine, looked at now.
struct FileState final
{
    bool exists = false;
    qint64 size = -1;
    QByteArray hex; ///< its hash, lower-case

    friend bool operator==(const FileState &, const FileState &) = default;
};

/// Reads the whole file there. One round trip; blocks.
/// @param algorithm as Checksum::algorithm.
/// Errors: file-state (it is no regular file, or cannot be read), tool-missing (nothing there computes such a hash),
/// and those of runOnNode().
[[nodiscard]] Result<FileState> fileState(Machine &machine, const QString &path, const QString &algorithm,
                                          const std::stop_token &stop);

} // namespace qm
