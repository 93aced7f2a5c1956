// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/http/httptrust.h"

using namespace Qt::StringLiterals;

namespace qm {

Result<QList<QSslCertificate>> readCertificates(const QByteArray &pem, const QString &subject)
{
    QList<QSslCertificate> certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    const auto isNull = [](const QSslCertificate &certificate) { return certificate.isNull(); };
    const bool all = pem.count("-----BEGIN CERTIFICATE-----") == certificates.size();
    if (certificates.isEmpty() || !all || std::any_of(certificates.cbegin(), certificates.cend(), isNull)) {
        return failure(
            u"tls-certificate"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%1 is no certificate in PEM form, or a damaged one"), {subject}));
    }
    return certificates;
}

Result<QSslKey> readPrivateKey(const QByteArray &pem, const QString &subject)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return failure(u"tls-key"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "%1 holds no private key that can be used: an RSA or elliptic curve key "
                                             "in PEM form without passphrase"),
                           {subject}));
}

} // namespace qm
