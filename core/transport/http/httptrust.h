// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QSslCertificate>
#include <QSslKey>
#include <QString>

namespace qm {

/// Whom a client believes, and as whom it presents itself.
struct HttpTrust final
{
    /// Private authorities, beside those of the system.
    QList<QSslCertificate> authorities;
    /// The system's authorities do not count: a cluster that names its own believes in nothing else.
    bool onlyAuthorities = false;
    /// "host:port" of the servers whose certificates are not checked. Somebody has to have said so, visibly.
    QSet<QString> unverified;
    /// As if every server were in `unverified`.
    bool nobodyVerified = false;
    /// The name that the server's certificate must carry, if not the URL's.
    QString serverName;
    QList<QSslCertificate> clientChain; ///< the client's own certificate first
    QSslKey clientKey;
};

/// The certificates in a PEM text. Errors ("tls-certificate"): none in it, or one that cannot be read.
/// @param subject what to call the text in errors: a file's name
[[nodiscard]] Result<QList<QSslCertificate>> readCertificates(const QByteArray &pem, const QString &subject);

/// The private key in a PEM text: RSA or elliptic curve, in the key's own form or PKCS #8, without passphrase.
/// Errors ("tls-key").
[[nodiscard]] Result<QSslKey> readPrivateKey(const QByteArray &pem, const QString &subject);

} // namespace qm
