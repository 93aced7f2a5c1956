// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/activity.h"
#include "core/delivery/delivery.h"
#include "core/delivery/machine.h"

namespace qm {

/// Has a machine unpack a tar archive (as it is, or packed by gzip, bzip2, xz or zstd, as far as its tar can) into a
/// folder, as Kubespray does with `unarchive: true`: owner and mode are given to all files and folders in it. Blocks;
/// one round trip.
///
/// ".ARCHIVE.unpacked" in the folder, written last, holds the archive's SHA-256, what the options were, and the hash of
/// each file: where all that is still so, nothing is done, whether or not the archive is still there. Links are not
/// looked at then.
///
/// Options: --strip-components=N (or --strip=N), --exclude=PATTERN, --wildcards, --no-wildcards, --anchored,
/// --no-anchored and names of members. Nothing leaves the folder: absolute names, "..", links that lead out and devices
/// are refused before anything is put there.
///
/// Errors: unpack-option, unpack-place, archive-zip, archive-missing, archive-invalid, archive-escapes,
/// checksum-mismatch; those of runOnNode().
[[nodiscard]] Result<Delivered> unpackArchive(Machine &machine, const Unpack &unpack, const Activity &activity);

} // namespace qm
