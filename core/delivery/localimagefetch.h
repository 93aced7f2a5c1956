// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/activity.h"
#include "core/delivery/delivery.h"

namespace qm {

/// Fetches an image into an oci-archive on this machine, by skopeo. An archive that is there already and is what is
/// wanted stays; a new one gets its name only after proveArchive(). Where a digest is wanted, the archive holds its
/// manifest, or the one that its index names for the architecture. Blocks; any thread.
///
/// Works in the folder "<archive>.part", which is gone afterwards whatever happens; what a crash left there is removed
/// by the next try. Bytes are counted as skopeo's files grow; while there is a limit of bytes per second, skopeo is
/// held whenever Activity::throttle is asked, which is after they came.
///
/// Errors: those of proveArchive(), chooseImage() and runSkopeoHere(); image-busy (another program is at it),
/// image-stalled, image-too-large (more came than its manifest says), disk-full (also if more came than this disk can
/// spare, where nobody knows how much it is), write-failed.
[[nodiscard]] Result<Delivered> fetchImageHere(const ImageFetch &fetch, const Activity &activity);

} // namespace qm
