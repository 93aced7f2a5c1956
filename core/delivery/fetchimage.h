// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/activity.h"
#include "core/delivery/delivery.h"
#include "core/delivery/machine.h"

namespace qm {

/// Has a machine fetch an image into an oci-archive with its own skopeo, and prove it there: one image of the right
/// name and architecture, every blob of it whole. Blocks; one round trip; by the rules of fetchImageHere(), which
/// knows its archives.
///
/// Errors: skopeo-missing, those of skopeoError() and parseImageReference(), archive-blob (what skopeo wrote is not a
/// whole image of that name), archive-architecture, fetch-place, disk-full (also if more came than its disk can spare);
/// those of runOnNode().
[[nodiscard]] Result<Delivered> fetchImage(Machine &machine, const ImageFetch &fetch, const Activity &activity);

} // namespace qm
