// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "core/data/value.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace qm {

/// Servers that are asked for the images of a registry before the registry itself, or in its place.
struct RegistryMirrors final
{
    QString prefix;       ///< the registry, maybe with the beginning of names: "docker.io", "quay.io/coreos"
    QStringList mirrors;  ///< "host[:port][/path]", in order
    QStringList insecure; ///< those of them that speak no TLS, or whose certificates nobody is to check
    /// Asked after them in place of the registry, which is not asked at all then; empty if there is no such server.
    QString location = {};

    friend bool operator==(const RegistryMirrors &, const RegistryMirrors &) = default;
};

struct RegistryLogin final
{
    QString registry; ///< "host[:port]"
    QString user;
    Value password;
};

/// What the engine of a host pulls images through, as the variables say that Kubespray makes its configuration of.
struct RegistrySettings final
{
    QList<RegistryMirrors> registries;
    QList<RegistryLogin> logins; ///< secrets: never in a document or log
    /// "registry-setting": what cannot be followed; "registry-insecure": what only a person may decide.
    Diagnostics findings;

    /// Adds what others say of registries that this says nothing of.
    void addMissing(const RegistrySettings &others);
};

/// @param engine `container_manager`
/// @param read the value of a variable; None if there is none, or it cannot be computed
[[nodiscard]] RegistrySettings registrySettings(const QString &engine,
                                                const std::function<Value(const QString &variable)> &read);

} // namespace qm
