// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/http/httpclient.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace qm {

/// How to reach the API of one cluster as one user. Holds secrets: never shown, never written.
struct KubernetesAccess final
{
    QString context;
    QUrl server;
    HttpTrust trust{};
    std::optional<HttpProxies> proxies{}; ///< the file's own; else those of the environment
    QByteArray authorization{};           ///< the Authorization header; empty with a client certificate
};

/// What of a kubeconfig file to take.
struct KubeconfigChoice final
{
    QString context{}; ///< empty for the file's current one
    /// The person knows that the file says `insecure-skip-tls-verify`, and wants it all the same.
    bool allowUnverified = false;
};

/// What a kubeconfig file offers to choose from.
struct KubeconfigContents final
{
    struct Context final
    {
        QString name;
        /// Its cluster says `insecure-skip-tls-verify`.
        bool isUnverified = false;

        friend bool operator==(const Context &, const Context &) = default;
    };

    QList<Context> contexts; ///< in the order of the file
    QString current;         ///< the one that is taken where nobody chooses

    friend bool operator==(const KubeconfigContents &, const KubeconfigContents &) = default;
};

/// Errors: those of readFile() and readYaml(), and "kubeconfig" if it is none.
[[nodiscard]] Result<KubeconfigContents> readKubeconfigContents(const QString &file);

/// Reads a kubeconfig file (k8s.io/client-go/tools/clientcmd/api/v1) and the certificates, keys and tokens that it
/// names; relative names are relative to the file.
///
/// Errors: those of readFile() and readYaml(), readCertificates() and readPrivateKey();
/// "kubeconfig" (something is missing or contradicts itself: says what, and in which line), "kubeconfig-context" (names
/// those that there are), "kubeconfig-plugin" (`exec` and `auth-provider` name programs: they are never run),
/// "kubeconfig-unverified" (`insecure-skip-tls-verify` without KubeconfigChoice::allowUnverified).
[[nodiscard]] Result<KubernetesAccess> readKubeconfig(const QString &file, const KubeconfigChoice &choice = {});

/// As readKubeconfig(), of a text. @param file what it is called, and what its relative names are relative to.
[[nodiscard]] Result<KubernetesAccess> parseKubeconfig(const QByteArray &text, const QString &file,
                                                       const KubeconfigChoice &choice = {});

} // namespace qm
