// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/delivery.h"
#include "core/delivery/nodescript.h"

namespace qm {

/// What engine.sh told.
struct EngineState final
{
    EngineImage image;
    QString manifest; ///< containerd: of the wanted architecture, if the name stands for an index
    QString chainId;  ///< of the unpacked layers, see chainId(); Docker and podman say it
    /// Docker whose images lie in containerd: it says digests of manifests only, also of such as it made itself.
    bool isByManifest = false;
};

/// What an image has to be; empty texts for anything.
struct ExpectedImage final
{
    QString architecture;
    QString digest; ///< of the manifest
    QString id;
    QString chainId; ///< of the unpacked layers

    /// It is all there, and it is this one: by its configuration if that is known, which stays the same however the
    /// manifest came about, else by its manifest. Where the engine says no configurations: by the manifest, or by
    /// the unpacked layers.
    [[nodiscard]] bool isMetBy(const EngineState &state) const;
    /// Its layers, unpacked, are this one's; false if nobody knows.
    [[nodiscard]] bool hasLayersOf(const EngineState &state) const;
};

/// Whether it has to be known if an image is pinned: that takes another question.
enum class Pins : quint8 { Ignored, Matter };

/// engine.sh's scripts and parameters for an operation on an image.
/// @param name as engines keep it
[[nodiscard]] NodeWork engineWork(Engine engine, const QString &places, const QString &name,
                                  const ExpectedImage &expected, Pins pins, const QString &script,
                                  const QByteArrayList &parameters = {});

/// runOnNode(). Errors: those of that, and engine-failed.
[[nodiscard]] Result<NodeAnswer> askEngine(Machine &machine, Engine engine, const NodeWork &work,
                                           const Activity &activity);

/// @param expected as the script was given it: what has its digest is not looked into
[[nodiscard]] EngineState readEngineState(Engine engine, const QString &name, const ExpectedImage &expected,
                                          const NodeAnswer &answer);

/// Of the archive that the node was asked about, its ExpectedImage::chainId; empty if it said none.
[[nodiscard]] QString layersOf(const NodeAnswer &answer);

/// containerd, docker, crio: as Kubespray's container_manager.
[[nodiscard]] QByteArray engineWord(Engine engine);

} // namespace qm
