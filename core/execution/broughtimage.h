// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/activity.h"
#include "core/delivery/delivery.h"
#include "core/delivery/machine.h"
#include "core/execution/thinarchives.h"

#include <QString>

namespace qm {

/// An image that lies on this machine and is to come into the containerd of a node, by as few bytes as may be: without
/// layers that the node has, or without an archive on the node, or both.
struct BroughtImage final
{
    QString archive;       ///< here
    Delivered whole;       ///< what is known of it, layers included
    FilePlace place;       ///< of the archive on the node, if it goes there whole
    ImageLoad load;        ///< as ImageLoad::archive says, the place's path
    bool isThin = true;    ///< leaves layers out that are there
    bool isStream = false; ///< goes into the engine as it arrives
};

/// Where an archive without some layers lies on a node, beside the whole one: no name that Kubespray looks for.
[[nodiscard]] QString thinPath(const QString &path);

/// Brings the archive to the node: the whole one to its place, one without layers to thinPath(), or into the engine.
/// What the engine has is asked first: nothing goes where it has the image already; where it does not say, or what was
/// left out is not there in the end, the whole archive goes, and the log says why. Blocks.
///
/// Errors: those of putFile(), and of streamImage() where it is a stream.
[[nodiscard]] Result<Delivered> bringImage(Machine &machine, const BroughtImage &image, ThinArchives &archives,
                                           const Activity &activity);

} // namespace qm
