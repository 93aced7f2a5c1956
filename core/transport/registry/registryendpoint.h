// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

namespace qm {

/// An image, by what a registry calls it.
struct ImageAddress final
{
    QString registry;   ///< "docker.io", "registry.local:5000"
    QString repository; ///< "library/nginx"
    QString tag;        ///< may be empty if there is a digest
    QString digest;     ///< "sha256:…"; it counts before the tag

    /// "registry/repository:tag@digest", as far as there are any.
    [[nodiscard]] QString toString() const;
    /// What a registry is asked for: the digest, or the tag.
    [[nodiscard]] const QString &reference() const { return digest.isEmpty() ? tag : digest; }

    friend bool operator==(const ImageAddress &, const ImageAddress &) = default;
};

/// A server that may have a repository: the registry itself, or a mirror of it.
struct RegistryEndpoint final
{
    QString host;       ///< with port; "registry-1.docker.io" for Docker Hub
    QString repository; ///< there; a mirror may put something in front of it
    QString account;    ///< what credentials are kept under: "docker.io" for Docker Hub
    bool isMirror = false;

    /// https unless @p plain.
    [[nodiscard]] QUrl url(const QString &what, bool plain) const;

    /// The registry of an image.
    [[nodiscard]] static RegistryEndpoint of(const ImageAddress &image);
    /// @param mirror "host[:port][/path]", as containers-registries.conf(5) writes locations
    [[nodiscard]] static RegistryEndpoint mirrorOf(const ImageAddress &image, const QString &mirror);
};

} // namespace qm
