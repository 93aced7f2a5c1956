// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/presence/presence.h"

#include <QByteArray>

namespace qm {

/// What an engine says that it has.
struct ImageList final
{
    QList<PresentImage> images;
    /// False if something in the list could not be understood: absence then proves nothing.
    bool complete = true;
};

// All of these take hostile bytes: whatever they are, there is a list.

/// `ctr images ls` and `ctr images check` (containerd/cmd/ctr/commands/images). An image is verified only if `check`
/// says that all of its content is there and that it is unpacked: `ls` lists what is left of a failed import too.
/// @param architecture of the node: what counts of an index with several platforms.
[[nodiscard]] ImageList readContainerdImages(const QByteArray &list, const QByteArray &check,
                                             const QString &architecture);

/// `crictl images -o json` and, for the architectures, `crictl inspecti -o json ID…` (may be empty): one JSON object
/// after the other, or a list of them. The runtime lists complete images only.
[[nodiscard]] ImageList readCriImages(const QByteArray &list, const QByteArray &inspected);

/// One JSON object a line with Id, RepoTags, RepoDigests, Architecture, Size and Layers, as docker and podman put into
/// them.
[[nodiscard]] ImageList readDockerImages(const QByteArray &lines);

/// "amd64" for `uname -m`'s "x86_64", as Go and Kubernetes call it; unknown machines keep their name.
[[nodiscard]] QString goArchitecture(const QString &machine);

} // namespace qm
