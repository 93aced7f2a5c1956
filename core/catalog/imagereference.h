// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringView>

namespace qm {

/// The name of a container image, taken apart by the rules of the Distribution project
/// (github.com/distribution/reference: reference.go, normalize.go, regexp.go), which containerd, CRI-O and Docker
/// share.
///
/// Always normalised: `nginx` is `docker.io/library/nginx:latest`.
struct ImageReference final
{
    QString domain; ///< registry with its port: "docker.io", "registry.local:5000", "[::1]:5000"
    QString path;   ///< "library/nginx"
    QString tag;    ///< empty if there is a digest and no tag
    QString digest; ///< "sha256:…", or empty

    /// "domain/path".
    [[nodiscard]] QString name() const;
    /// The complete reference with tag and digest, as far as there are any.
    [[nodiscard]] QString toString() const;
    /// The name under which containerd keeps and looks up the image: a digest makes the tag meaningless
    /// (distribution/reference, ParseDockerRef).
    [[nodiscard]] QString engineName() const;

    friend bool operator==(const ImageReference &, const ImageReference &) = default;
};

/// Parses what people write: with or without registry, tag and digest. Linear in the length of @p text.
///
/// Errors ("image-reference"): empty, an upper-case or malformed repository, a malformed tag or digest, a bare
/// 64-digit identifier, a repository of more than 255 characters.
[[nodiscard]] Result<ImageReference> parseImageReference(QStringView text);

} // namespace qm
