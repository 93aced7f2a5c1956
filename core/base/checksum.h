// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

namespace qm {

/// "sha256:…" as the catalog writes it, taken apart. Nothing to compare with if `algorithm` is empty.
struct Checksum final
{
    QString algorithm; ///< sha256, sha512, sha384, sha224, sha1, md5
    QByteArray hex;    ///< lower-case

    /// As Ansible's get_url reads it: "ALGORITHM:HEX" only (URLs are refused); an empty text is no checksum. Fails with
    /// checksum-invalid.
    [[nodiscard]] static Result<Checksum> parse(const QString &text);

    [[nodiscard]] bool isEmpty() const { return algorithm.isEmpty(); }
    /// What computes it; SHA-256 if there is none.
    [[nodiscard]] QCryptographicHash::Algorithm method() const;
    /// "sha256:…"; empty for none.
    [[nodiscard]] QString text() const;

    friend bool operator==(const Checksum &, const Checksum &) = default;
};

} // namespace qm
