// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/registrysettings.h"
#include "core/transport/ssh/secret.h"

#include <QByteArray>
#include <QSet>

namespace qm {

/// containers-registries.conf(5) for skopeo: the mirrors of an inventory. Empty if it names none.
/// @param insecure "host[:port]" of those that a person lets be asked without TLS or a look at certificates
[[nodiscard]] QByteArray skopeoRegistries(const QList<RegistryMirrors> &registries, const QSet<QString> &insecure);

/// Whether skopeoRegistries() says what is asked for @p image (its full name): what may be asked without TLS is said
/// there then, for each server. An option of skopeo's would say it for all of them.
[[nodiscard]] bool isRedirected(const QString &image, const QList<RegistryMirrors> &registries);

/// The logins that a fetch of an image may need: of its registry, and of the mirrors of that.
/// @param image its full name
[[nodiscard]] QList<RegistryLogin> loginsFor(const QString &image, const RegistrySettings &settings);

/// containers-auth.json(5): what is in a file of that kind, with the logins of registries that it does not know.
[[nodiscard]] Secret skopeoLogins(const QByteArray &authFile, const QList<RegistryLogin> &logins);

} // namespace qm
