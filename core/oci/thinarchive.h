// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/archivereader.h"
#include "core/oci/ociarchive.h"

#include <QSet>

namespace qm {

/// An archive without the layers that its receiver has.
struct ThinArchive final
{
    QByteArray sha256;   ///< of the file, lower-case hex
    qint64 size = 0;     ///< of the file
    QStringList leftOut; ///< digests, bottom first
};

/// Writes an oci-archive without the content of some of its layers. containerd imports it where its content store has
/// them, and refuses it where one is missing; index, manifest and configuration stay, so that it is the same image.
///
/// The new file gets its name once it is whole. It is for one transfer and is not synced. Blocks; any thread.
///
/// Errors: those of ArchiveReader, archive-changed (the file is not the one that was proved any more), disk-full,
/// write-failed.
/// @param facts what proveArchive() said of the file
/// @param leaveOut digests of blobs that the receiver has; those that are no layers of the image do not matter
[[nodiscard]] Result<ThinArchive> thinArchive(const QString &file, const ImageFacts &facts,
                                              const QSet<QString> &leaveOut, const QString &out,
                                              const ArchiveWatch &watch = {});

} // namespace qm
