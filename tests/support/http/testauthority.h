// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

#include <chrono>
#include <memory>

namespace qm::test {

/// A certificate and its private key, as PEM texts.
struct TestIdentity final
{
    QByteArray certificate;
    QByteArray key;
};

/// What a certificate says.
struct TestCertificate final
{
    QString commonName{};
    QStringList names{}; ///< "DNS:name" or "IP:address"
    std::chrono::hours validFrom{-1};
    std::chrono::hours validFor{24}; ///< from now
};

/// An authority that nobody else believes in, with an elliptic curve key of its own.
class TestAuthority final
{
public:
    explicit TestAuthority(const QString &commonName);
    ~TestAuthority();
    Q_DISABLE_COPY_MOVE(TestAuthority)

    [[nodiscard]] QByteArray certificate() const;
    [[nodiscard]] TestIdentity issue(const TestCertificate &subject) const;
    /// Valid for localhost and 127.0.0.1.
    [[nodiscard]] TestIdentity issueForLoopback() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qm::test
