// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/http/httpclient.h"
#include "core/transport/registry/authenticatechallenge.h"
#include "core/transport/registry/registrycredentials.h"
#include "core/transport/registry/registryendpoint.h"

#include <QDeadlineTimer>
#include <QHash>

namespace qm {

/// Gets what registries want to see: a user's name and password, or a token from the server that a registry names
/// (distribution/distribution, docs/spec/auth/token.md and oauth.md). Tokens are kept as long as they are valid.
/// Belongs to the client's thread.
class RegistryAuthorizer final
{
public:
    RegistryAuthorizer(HttpClient &client, RegistryCredentials credentials);

    [[nodiscard]] RegistryCredential credentialFor(const RegistryEndpoint &endpoint) const;

    /// What to send along with the first request to the endpoint: a token that it gave us, or nothing.
    [[nodiscard]] QByteArray known(const RegistryEndpoint &endpoint) const;

    /// The Authorization header that answers the challenges of @p refused; empty if we have nothing that would.
    /// Errors: "registry-token" if the token server does not answer or makes no sense, "registry-realm" if a secret
    /// or a token would travel where everybody can read it.
    /// @param mayBePlain somebody decided that this registry need not be secure
    [[nodiscard]] Result<QByteArray> answer(const RegistryEndpoint &endpoint, const HttpReply &refused, bool mayBePlain,
                                            const std::atomic_bool *canceled);

private:
    struct Token final
    {
        QByteArray header;
        QDeadlineTimer validFor;
    };

    [[nodiscard]] Result<QByteArray> fetchToken(const RegistryEndpoint &endpoint,
                                                const AuthenticateChallenge &challenge, bool mayBePlain,
                                                const std::atomic_bool *canceled);

    HttpClient &m_client;
    RegistryCredentials m_credentials;
    QHash<QString, Token> m_tokens; ///< by endpoint
};

} // namespace qm
