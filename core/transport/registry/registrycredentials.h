// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

namespace qm {

/// What is known to log in to a registry with. Holds secrets: never shown, never written.
struct RegistryCredential final
{
    QByteArray user;
    QByteArray password;
    QByteArray identityToken; ///< for the token server, instead of a password
    /// The program "docker-credential-…" that keeps the credentials. It is never run.
    QString helper;

    [[nodiscard]] bool isEmpty() const { return user.isEmpty() && identityToken.isEmpty(); }
};

/// What an entry of such a file is about, in one way of writing: docker writes "https://index.docker.io/v1/" and
/// "https://quay.io", podman "docker.io" and "quay.io/ns".
[[nodiscard]] QString registryEntryName(QString key);

/// The credentials in files that `podman login`, `skopeo login` and `docker login` write (containers-auth.json(5)).
class RegistryCredentials final
{
public:
    /// Nobody is known anywhere.
    RegistryCredentials() = default;

    /// @param file an auth.json or config.json
    /// Errors: those of readFile() and readJson(), "registry-auth-file" if an entry cannot be understood.
    [[nodiscard]] static Result<RegistryCredentials> fromFile(const QString &file);

    /// The files that the tools look into, as far as they are there; in each, what the first of them says counts:
    /// $REGISTRY_AUTH_FILE, $XDG_RUNTIME_DIR/containers/auth.json, $XDG_CONFIG_HOME/containers/auth.json,
    /// $DOCKER_CONFIG/config.json or ~/.docker/config.json.
    [[nodiscard]] static QStringList standardFiles();
    [[nodiscard]] static Result<RegistryCredentials> fromStandardFiles();

    /// Of a registry, "host[:port]", that nothing is known of yet.
    void addMissing(const QString &registry, const RegistryCredential &credential);

    /// The credential for a repository: of the longest of "host/a/b", "host/a", "host" that has one. Docker Hub is
    /// "docker.io", whatever the file calls it. Empty if there is none.
    [[nodiscard]] RegistryCredential find(const QString &registry, const QString &repository) const;

private:
    [[nodiscard]] static Result<RegistryCredentials> parse(const QByteArray &text, const QString &file);
    void addMissing(const RegistryCredentials &other);

    QHash<QString, RegistryCredential> m_entries; ///< by "host" or "host/path"
    QString m_helperOfAll;                        ///< "credsStore"
};

} // namespace qm
