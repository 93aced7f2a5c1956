// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/activity.h"
#include "core/delivery/delivery.h"
#include "core/delivery/machine.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>

namespace qm {

// Images in the engines of nodes: containerd by ctr in the namespace k8s.io, Docker by docker and skopeo, CRI-O by
// crictl (podman where that is missing, on the same storage) and skopeo. All of these block. The engine has to run, and
// the script to be root or in the engine's group.

/// What the engine says of an image now. One round trip.
/// @param architecture what is looked for where the name stands for several.
/// @param places folders where tools may lie besides PATH, with colons between them.
/// Errors: those of parseImageReference() and runOnNode(), engine-failed (it does not answer).
[[nodiscard]] Result<EngineImage> imageState(Machine &machine, Engine engine, const QString &image,
                                             const QString &architecture, const Activity &activity = {},
                                             const QString &places = {});

/// What an engine says of an image that was loaded.
struct ImageProof final
{
    EngineImage image;
    bool isWanted = false; ///< whole, unpacked, for the right architecture, and the very image as far as that is known
};

/// Compares what the engine has with what should be loaded. One round trip. Where the load knows no id, or for Docker
/// no layers, the archive says it, if it lies there still: Docker forgets the digests of what is loaded. Errors: those
/// of imageState().
[[nodiscard]] Result<ImageProof> proveImage(Machine &machine, const ImageLoad &load, const Activity &activity);

/// Loads an archive that lies on the node, unless the engine has that very image whole, unpacked and for the right
/// architecture already: then one round trip, else two. One at a time on a node and engine, whoever asks. Afterwards
/// the engine is asked again and only that counts; what a failed load left under the name is taken away again, unless
/// it has the right layers.
///
/// Errors: those of imageState(), and skopeo-missing, archive-missing, archive-layout, archive-name,
/// archive-architecture, archive-digest (the archive is not what is to be loaded; nothing was done), image-load (the
/// tool's own words), image-incomplete, image-architecture, image-digest (what the engine has now is not right),
/// disk-full, image-pin.
[[nodiscard]] Result<Delivered> loadImage(Machine &machine, const ImageLoad &load, const Activity &activity);

/// Brings the whole archive to where ImageLoad::archive says.
using BringWhole = std::function<Result<Delivered>()>;

/// The same for containerd where an archive without some layers may lie on the node at @p thin. That one is loaded, and
/// taken away once the engine took it: after a full disk it is there for another try. With the engine's own words in
/// the log, @p bring is called where it is refused, or what comes of it is not whole, because what it lacks was not
/// there any more. Without one, the archive is loaded, and without that one, too, it is brought.
[[nodiscard]] Result<Delivered> loadThinImage(Machine &machine, const ImageLoad &load, const QString &thin,
                                              const BringWhole &bring, const Activity &activity);

/// The same with an archive that lies on this machine and goes to the engine through the script's standard input;
/// containerd needs no room for it on the node. It may lack layers that containerd has. Interrupted, it leaves nothing
/// that counts, and begins anew.
/// @param load with imageDigest and imageId as proveArchive() found them. Errors also: local-file.
[[nodiscard]] Result<Delivered> streamImage(Machine &machine, const ImageLoad &load, const Activity &activity);

/// Whether it is the archive, or what the engine made of it, that such an error is about: not the connection, the
/// engine as such or its disk.
[[nodiscard]] bool isAboutArchive(const Error &error);

/// What a node's containerd has that does not have to be brought.
struct EngineContent final
{
    bool isThere = false; ///< the very image: whole, unpacked and for the right architecture
    QSet<QString> blobs;  ///< of those that were asked for, digests of those in its content store
};

/// Asks for an image and for blobs in the content store of the namespace k8s.io. One round trip. They may be gone a
/// moment later: whoever leaves them out has to prove the end. Errors: those of imageState().
/// @param load with imageDigest and imageId as proveArchive() found them; for containerd.
[[nodiscard]] Result<EngineContent> engineContent(Machine &machine, const ImageLoad &load, const QStringList &digests,
                                                  const Activity &activity = {});

} // namespace qm
