// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/activity.h"
#include "core/delivery/delivery.h"

namespace qm {

/// Fetches an image into an oci-archive on this machine, by skopeo. An archive that is there already and is what is
/// wanted stays; a new one gets its name only after proveArchive(). Blocks; any thread, one at a time per archive.
///
/// Works in the folder "<archive>.part", which is gone afterwards whatever happens; after a crash it is emptied by
/// the next try.
///
/// Errors: those of proveArchive() and runProcess(), and skopeo-missing, disk-full, write-failed, registry-denied,
/// registry-not-found, registry-limited, image-fetch (skopeo's own words), image-platform (there is none for the
/// architecture).
[[nodiscard]] Result<Delivered> fetchImageHere(const ImageFetch &fetch, const Activity &activity);

/// What skopeo's complaint means, as far as it is known.
[[nodiscard]] Error skopeoError(const QString &image, const QByteArray &complaint);

} // namespace qm
