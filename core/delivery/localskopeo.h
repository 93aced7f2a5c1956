// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/delivery/activity.h"
#include "core/delivery/delivery.h"

#include <QByteArray>
#include <QStringList>

#include <chrono>

namespace qm {

class ProcessHold;

/// Runs this machine's skopeo for an image, in a folder of the caller's. @return its standard output.
///
/// What it complains of goes to the activity's log. Uses the fetch's proxies; its authorities have to lie in
/// skopeoAuthoritiesFolder; credentials are those of its file among @p arguments, or what skopeo finds by itself
/// (containers-auth.json(5)). It may be silent for as long as a layer takes.
/// @param hold by which others hold it, if any do
/// @param longest it runs no longer; zero for no limit
///
/// Errors: skopeo-missing, image-stalled (after @p longest), those of skopeoError() and runProcess().
[[nodiscard]] Result<QByteArray> runSkopeoHere(const ImageFetch &fetch, const QStringList &arguments,
                                               const QString &folder, const Activity &activity,
                                               ProcessHold *hold = nullptr, std::chrono::milliseconds longest = {});

/// That nothing came for as long as ImageFetch::stallLimit says: "image-stalled".
[[nodiscard]] Error imageStalled(const ImageFetch &fetch);

/// The manifest that is fetched for a digest.
struct ImageChoice final
{
    QString manifest;  ///< its digest
    qint64 bytes = -1; ///< of manifest, configuration and layers; -1 while unknown

    friend bool operator==(const ImageChoice &, const ImageChoice &) = default;
};

/// What a digest, of a manifest or an index, stands for on the architecture. Looks into the cache of registries'
/// answers first, which planning has filled; else asks the registry, for as long as ImageFetch::stallLimit says, and
/// believes nothing that has not the digest.
///
/// Errors: image-platform (names what there is), registry-digest, registry-malformed, registry-old; those of
/// runSkopeoHere().
[[nodiscard]] Result<ImageChoice> chooseImage(const ImageFetch &fetch, const QString &digest, const QString &folder,
                                              const Activity &activity);

} // namespace qm
