// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/registry/registryclient.h"

#include <QStringList>

namespace qm {

/// How web servers and registries are asked, as people say it: options of the command line, fields of the window.
struct WeighingSources final
{
    QString credentialsFile{};    ///< an auth.json; empty for the places where the usual tools keep it
    QStringList authorityFiles{}; ///< certificates (PEM) to believe, besides the system's
    QStringList mirrors{};        ///< "REGISTRY=MIRROR", MIRROR being "host[:port][/path]"
    QStringList insecure{};       ///< "host[:port]" of registries and mirrors, see RegistryOptions::insecure

    friend bool operator==(const WeighingSources &, const WeighingSources &) = default;
};

/// What that means, with the cache on disk and the proxies of the environment. Errors: "usage" for what is no mirror,
/// and those of files that cannot be read.
[[nodiscard]] Result<RegistryOptions> registryOptions(const WeighingSources &sources);

} // namespace qm
