// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/delivery.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace qm {

// How skopeo is called to fetch an image, here and on nodes. It runs in a folder of its own, and its arguments name
// what is in there without a path: a colon in a path would be read as the end of it (containers-transports(5)).

inline constexpr QStringView skopeoPolicyFile = u"policy.json";
inline constexpr QStringView skopeoRegistriesFile = u"registries.conf"; ///< ImageFetch::registries, if there are any
/// ImageFetch::authFile, where the logins come through skopeo's standard input: they are on no disk, and a name of this
/// program's own descriptor would be nobody's to open, see forbidCoreDumps().
inline constexpr QStringView skopeoLoginsInput = u"/proc/self/fd/0";
inline constexpr QStringView skopeoLoginsFile = u"auth.json"; ///< ImageFetch::logins on nodes, if there are any
inline constexpr QStringView skopeoAuthoritiesFolder = u"authorities"; ///< for ImageFetch::authorities
/// Where Go's programs look for authorities if SSL_CERT_DIR says nothing (crypto/x509): what it says replaces these.
inline constexpr QStringView goAuthorityFolders = u"/etc/ssl/certs:/etc/pki/tls/certs";
inline constexpr QStringView skopeoArchiveFile = u"image.tar";

/// What has to be in skopeoPolicyFile: containers-policy.json(5). Trust comes from digests, not from signatures; the
/// machine's own policy may be missing, and then skopeo refuses everything. Takes images from registries and
/// oci-archives, and from nowhere else.
[[nodiscard]] QByteArray skopeoPolicy();

/// What SSL_CERT_DIR has to be for skopeo to believe in what lies in skopeoAuthoritiesFolder, too. Go's folders of
/// authorities are read besides the system's bundle, so that nobody is believed in less, and what a machine has in
/// certs.d for a registry stays in force, which --src-cert-dir would replace.
/// @param before what the environment says; empty if it says nothing
[[nodiscard]] QString skopeoAuthorityFolders(const QString &before);

/// The digest that is to be fetched: the resolved one, or the one that the image's name has; empty to take the tag.
/// Errors: those of parseImageReference().
[[nodiscard]] Result<QString> wantedDigest(const ImageFetch &fetch);

/// skopeo(1)'s arguments for ImageFetch, into skopeoArchiveFile. Keeps digests as the registry has them. The archive
/// bears the full, normalized name. Errors: those of parseImageReference().
[[nodiscard]] Result<QStringList> skopeoCopyArguments(const ImageFetch &fetch);

/// skopeo(1)'s arguments to have the manifest or index @p digest printed as it is. Errors as above.
[[nodiscard]] Result<QStringList> skopeoInspectArguments(const ImageFetch &fetch, const QString &digest);

} // namespace qm
