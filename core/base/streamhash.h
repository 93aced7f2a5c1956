// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QCryptographicHash>

#include <memory>

namespace qm {

/// Hashes what passes by, by OpenSSL: it knows the processor's instructions for that, and is several times as fast as
/// QCryptographicHash in Qt 6.4. For everything that may be large.
class StreamHash final
{
public:
    /// @param method SHA-2, SHA-1 or MD5.
    explicit StreamHash(QCryptographicHash::Algorithm method = QCryptographicHash::Sha256);
    ~StreamHash();
    StreamHash(StreamHash &&) noexcept;
    StreamHash &operator=(StreamHash &&) noexcept;

    void addData(QByteArrayView bytes);
    /// Of everything so far, lower-case; more may be added afterwards.
    [[nodiscard]] QByteArray hex() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qm
