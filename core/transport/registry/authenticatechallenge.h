// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

namespace qm {

/// What a server wants to see before it answers: one challenge of a WWW-Authenticate header (RFC 9110 section 11.6.1).
struct AuthenticateChallenge final
{
    QByteArray scheme;                        ///< lower case: "bearer", "basic"
    QHash<QByteArray, QByteArray> parameters; ///< names in lower case

    friend bool operator==(const AuthenticateChallenge &, const AuthenticateChallenge &) = default;
};

/// All challenges of the headers, in order. What cannot be read is left out; linear in the length of the headers.
[[nodiscard]] QList<AuthenticateChallenge> parseChallenges(const QList<QByteArray> &headers);

} // namespace qm
