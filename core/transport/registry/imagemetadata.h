// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace qm {

/// What an image runs on, in Go's words.
struct ImagePlatform final
{
    QString os = QStringLiteral("linux");
    QString architecture;
    QString variant; ///< "v7"; may be empty

    /// "linux/arm/v7".
    [[nodiscard]] QString toString() const;
    friend bool operator==(const ImagePlatform &, const ImagePlatform &) = default;
};

/// Something that a registry keeps by its digest.
struct ImageBlob final
{
    QString digest;
    qint64 size = 0; ///< bytes as stored and moved: compressed
    QString mediaType;

    friend bool operator==(const ImageBlob &, const ImageBlob &) = default;
};

/// One entry of an index: an image for a platform.
struct ImageIndexEntry final
{
    ImageBlob manifest;
    ImagePlatform platform;
};

/// What a tag or a digest stands for: the image itself, or a list of images for platforms.
struct ImageDocument final
{
    bool isIndex = false;
    QList<ImageIndexEntry> entries{}; ///< of an index
    ImageBlob config{};               ///< of an image
    QList<ImageBlob> layers{};        ///< of an image, bottom first

    /// The platforms of an index, each once, without attestations.
    [[nodiscard]] QStringList platforms() const;
    /// The entry of an index for @p wanted: the same system and architecture, and the variant that fits best (none is
    /// asked for mostly: arm is then v7 before v6, v5 and none, others none or the lowest). Null if there is none.
    [[nodiscard]] const ImageIndexEntry *entryFor(const ImagePlatform &wanted) const;
};

/// What an image's configuration says of it.
struct ImageConfig final
{
    ImagePlatform platform;
    QStringList diffIds; ///< digests of the unpacked layers: the same however an image is packed
};

/// Reads a manifest or an index, of the OCI or of Docker (schema 2). Errors: "registry-malformed", and "registry-old"
/// for schema 1, which has no sizes.
/// @param name of the image, for errors
[[nodiscard]] Result<ImageDocument> readImageDocument(const QByteArray &json, const QString &name);

/// Reads an image's configuration. Errors: "registry-malformed".
[[nodiscard]] Result<ImageConfig> readImageConfig(const QByteArray &json, const QString &name);

} // namespace qm
