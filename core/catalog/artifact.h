// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sourcelocation.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace qm {

/// The kubelet deletes images when so much of the engine's file system is used, where nobody says otherwise
/// (imageGCHighThresholdPercent).
inline constexpr int usualImageGcPercent = 85;

/// The name of the machine that the program runs on, in inventories and plans.
inline constexpr QStringView controllerName = u"localhost";

enum class ArtifactKind : quint8 { File, Image };

/// One layer of an image, as registries keep it: compressed.
struct ImageLayer final
{
    QString digest;
    qint64 size = 0;

    friend bool operator==(const ImageLayer &, const ImageLayer &) = default;
};

/// A file or a container image as a host needs it: one entry of `downloads`, rendered for one architecture.
/// Texts are exactly what Ansible renders.
struct Artifact final
{
    QString key; ///< in `downloads`, or the component's name of a kubeadm image
    ArtifactKind kind = ArtifactKind::File;
    QString architecture; ///< in Kubernetes' words: amd64, arm64, arm, ppc64le, …

    QString url; ///< files only
    /// Files only: where it is fetched from instead, one address after the other. Without user and password, which are
    /// in FileSource only.
    QStringList mirrors;
    QString dest;     ///< files only; relative to the release dir, absolute in releases with `enabled` + `groups`
    QString checksum; ///< files only: "sha256:…"; may be empty
    /// Whether `downloads` has the checksum as `sha256`, without the algorithm's name: releases up to 2.27.
    bool hasSha256Field = false;
    bool unarchive = false;
    QStringList unarchiveOptions; ///< tar's
    QString owner;
    QString mode;

    QString image; ///< images only, as Kubespray writes it

    /// Tells files of one architecture and one file name but different content apart; 0 for the first of them.
    quint32 variant = 0;
    qint64 size = -1; ///< bytes to move; -1 while unknown

    // What a registry says of an image when somebody asks; empty until then.
    QString digest;              ///< what the name stands for: of an index or a manifest, "sha256:…"
    QString manifestDigest;      ///< of the manifest for this architecture
    QString imageId;             ///< of the configuration
    QString chainId;             ///< of the unpacked layers: the same in whatever format
    bool isDockerFormat = false; ///< in Docker's format: in an archive of the OCI it may have other digests
    QList<ImageLayer> layers;    ///< bottom first

    SourceLocation location; ///< the entry in `downloads`

    friend bool operator==(const Artifact &, const Artifact &) = default;
};

enum class CatalogSchema : quint8 {
    EnabledList, ///< kubespray pull/12937: `enabled` lists, `image_name`
    Groups,      ///< releases: `enabled`, `groups`, `container` / `file`, `repo`, `tag`
};

/// The words of documents: "file", "image", "enabled-list", "groups".
[[nodiscard]] QString toString(ArtifactKind kind);
[[nodiscard]] QString toString(CatalogSchema schema);

/// Where a file is fetched from: its mirrors, or else its URL.
[[nodiscard]] QStringList addressesOf(const Artifact &artifact);

/// What people call it: the file name of a file, the reference of an image.
[[nodiscard]] QString displayName(const Artifact &artifact);

} // namespace qm
