// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/registry/imagemetadata.h"

#include <QByteArray>
#include <QString>

namespace qm {

/// What "oci-layout" and "index.json" say (opencontainers/image-spec, image-layout.md).
struct ImageLayout final
{
    ImageBlob manifest;
    QString reference; ///< under which an engine will list the image; empty if it has no name

    friend bool operator==(const ImageLayout &, const ImageLayout &) = default;
};

/// Reads the layout of exactly one image: whatever else stood there, an engine would load it, too.
///
/// Errors: archive-layout; archive-name if it has two names that differ (containerd prefers its own annotation).
/// @param name of the archive, for errors
[[nodiscard]] Result<ImageLayout> readImageLayout(const QByteArray &layout, const QByteArray &index,
                                                  const QString &name);

} // namespace qm
