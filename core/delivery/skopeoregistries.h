// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/registrysettings.h"
#include "core/delivery/serverlogin.h"

#include <QByteArray>
#include <QSet>
#include <QStringList>

namespace qm {

/// containers-registries.conf(5) for skopeo: what an inventory wants asked before registries, or in place of them.
/// Empty if that is nothing.
/// @param insecure "host[:port]" of those that a person lets be asked without TLS or a look at certificates
[[nodiscard]] QByteArray skopeoRegistries(const QList<RegistryMirrors> &registries, const QSet<QString> &insecure);

/// Whether skopeo has to be told by an option that it may ask without TLS or a look at certificates. The option is
/// about all servers of an image, so that it is for one that a person named, and that no mirror stands before or in
/// place of: skopeoRegistries() says it of each server then.
/// @param image its full name, as ImageReference::name()
[[nodiscard]] bool needsInsecureOption(const QString &image, const QList<RegistryMirrors> &registries,
                                       const QSet<QString> &insecure);

/// "host[:port]" of those that are asked for an image, in that order: mirrors, and its registry or what replaces that.
/// @param image its full name, as ImageReference::name()
[[nodiscard]] QStringList serversOf(const QString &image, const QList<RegistryMirrors> &registries);

/// The logins of an inventory that a fetch of an image may need.
/// @param servers that are asked for it, see serversOf()
[[nodiscard]] QList<RegistryLogin> loginsFor(const QStringList &servers, const RegistrySettings &settings);

/// containers-auth.json(5): what is in a file of that kind, with the logins of registries that it does not know.
/// @param better logins that count more than what the file says of these registries
[[nodiscard]] Secret skopeoLogins(const QByteArray &authFile, const QList<RegistryLogin> &logins,
                                  const QList<ServerLogin> &better = {});

} // namespace qm
