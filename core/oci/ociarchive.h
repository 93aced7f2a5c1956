// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/registry/imagemetadata.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <stop_token>

namespace qm {

/// What an oci-archive holds, every byte of it proved.
struct ImageFacts final
{
    QString reference;      ///< under which an engine will list it
    QString manifestDigest; ///< "sha256:…"
    QString configDigest;   ///< "sha256:…": the image's id
    QString chainId;        ///< of the layers, see chainId(), as the configuration says them
    ImagePlatform platform;
    QList<ImageBlob> layers; ///< bottom first
    QByteArray sha256;       ///< of the file itself, lower-case hex
    qint64 size = 0;         ///< of the file
    qint64 imageBytes = 0;   ///< of manifest, configuration and layers, each once: what a registry sends

    friend bool operator==(const ImageFacts &, const ImageFacts &) = default;
};

/// What an archive has to be.
struct ImageWanted final
{
    QString image;        ///< as Kubespray writes it; the archive has to bear its full, normalized name
    QString architecture; ///< in Kubernetes' words
    QString digest;       ///< of the manifest; empty for any
};

/// Of the configuration and the layers, each layer once.
[[nodiscard]] qint64 bytesOf(const ImageDocument &manifest);

/// Reads an oci-archive (OCI image layout in a tar file, as skopeo writes it) once, without unpacking it: every blob
/// has the digest and size that its name and its descriptor say, nothing is missing, nothing would be unpacked
/// anywhere else, and it is the wanted image for the wanted platform. Blocks; any thread; needs 33 MiB at most.
///
/// Errors: those of ArchiveReader, and archive-blob (content that is not what its name says, or is missing),
/// archive-layout (not one image, documents that follow no specification, or what no layout has), archive-name,
/// archive-architecture, archive-digest.
/// @param progress told how many bytes of the file were read.
[[nodiscard]] Result<ImageFacts> proveArchive(const QString &file, const ImageWanted &wanted,
                                              const std::stop_token &stop = {},
                                              const std::function<void(qint64 bytes)> &progress = {});

} // namespace qm
