// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace qm {

/// What skopeo's complaint about an image means, as far as it is known: disk-full, registry-denied,
/// registry-unauthorized (the error's location is the server that wants a login, or another one), registry-token (it
/// ended on the way), registry-not-found, registry-rate-limited, registry-tls, registry-plain, image-platform (there is
/// none for the architecture), image-name-unsupported, image-format-unsupported. Else image-fetch, with its own words,
/// addresses redacted().
/// @param complaint its standard error; hostile
/// @param servers "host" or "host:port", of all that may have been asked
[[nodiscard]] Error skopeoError(const QString &image, const QByteArray &complaint, const QStringList &servers = {});

} // namespace qm
