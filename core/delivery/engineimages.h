// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/activity.h"
#include "core/delivery/delivery.h"
#include "core/delivery/machine.h"

namespace qm {

// Images in the engines of nodes: containerd by ctr in the namespace k8s.io, Docker by docker and skopeo, CRI-O by
// crictl (podman where that is missing, on the same storage) and skopeo. All of these block. The engine has to run, and
// the script to be root or in the engine's group.

/// What the engine says of an image now. One round trip.
/// @param architecture what is looked for where the name stands for several.
/// @param places folders where tools may lie besides PATH, with colons between them.
/// @param manifest the digest that the image's manifest is known to have, if it is: a containerd that has that is asked
/// less, and no id comes back.
/// Errors: those of parseImageReference() and runOnNode(), engine-failed (it does not answer).
[[nodiscard]] Result<EngineImage> imageState(Machine &machine, Engine engine, const QString &image,
                                             const QString &architecture, const Activity &activity = {},
                                             const QString &places = {}, const QString &manifest = {});

/// Loads an archive that lies on the node, unless the engine has that very image whole, unpacked and for the right
/// architecture already: then one round trip, else two. One at a time on a node and engine, whoever asks. Afterwards
/// the engine is asked again and only that counts; what a failed load left under the name is taken away again.
///
/// Errors: those of imageState(), and skopeo-missing, archive-missing, archive-layout, archive-name,
/// archive-architecture, archive-digest (the archive is not what is to be loaded; nothing was done), image-load (the
/// tool's own words), image-incomplete, image-architecture, image-digest (what the engine has now is not right),
/// disk-full, image-pin.
[[nodiscard]] Result<Delivered> loadImage(Machine &machine, const ImageLoad &load, const Activity &activity);

/// The same with an archive that lies on this machine and goes to the engine through the script's standard input;
/// containerd needs no room for it on the node. Proved by proveArchive() first, whose errors come too.
[[nodiscard]] Result<Delivered> streamImage(Machine &machine, const ImageLoad &load, const Activity &activity);

} // namespace qm
