// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/delivery.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace qm {

// How skopeo is called to fetch an image, here and on nodes. It runs in a folder of its own, and its arguments name
// what is in there without a path: a colon in a path would be read as the end of it (containers-transports(5)).

inline constexpr QStringView skopeoPolicyFile = u"policy.json";
inline constexpr QStringView skopeoArchiveFile = u"image.tar";

/// What has to be in skopeoPolicyFile: containers-policy.json(5). Trust comes from digests, not from signatures; the
/// machine's own policy may be missing, and then skopeo refuses everything.
[[nodiscard]] QByteArray skopeoPolicy();

/// skopeo(1)'s arguments for ImageFetch, into skopeoArchiveFile. Keeps digests as the registry has them. The archive
/// bears the full, normalized name. Errors: those of parseImageReference().
[[nodiscard]] Result<QStringList> skopeoCopyArguments(const ImageFetch &fetch);

} // namespace qm
