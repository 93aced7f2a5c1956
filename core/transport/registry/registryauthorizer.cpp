// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/registry/registryauthorizer.h"

#include "core/data/jsonreader.h"
#include "core/data/valuepath.h"

#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qint64 largestToken = 64 * 1024;
/// What the specification grants if the server says nothing, and what we believe at most.
constexpr qint64 standardSeconds = 60;
constexpr qint64 mostSeconds = 3600;

QString keyOf(const RegistryEndpoint &endpoint)
{
    return endpoint.host + u'/' + endpoint.repository;
}

tl::unexpected<Error> badToken(const QUrl &realm)
{
    return failure(u"registry-token"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "%1, which gives out tokens for the registry, gave none"),
                           {shownUrl(realm)}));
}

/// A header must not be torn into two by what a server sent.
bool isHeaderText(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

QUrlQuery scopeQuery(const RegistryEndpoint &endpoint, const AuthenticateChallenge &challenge)
{
    QUrlQuery query;
    const QByteArray service = challenge.parameters.value("service");
    if (!service.isEmpty())
        query.addQueryItem(u"service"_s, QString::fromLatin1(QUrl::toPercentEncoding(QString::fromUtf8(service))));
    // Not what the server asks us to ask for: reading this repository is all that we ever want.
    const QString scope = u"repository:"_s + endpoint.repository + u":pull"_s;
    query.addQueryItem(u"scope"_s, QString::fromLatin1(QUrl::toPercentEncoding(scope)));
    return query;
}

HttpRequest tokenRequest(const QUrl &realm, QUrlQuery query, const RegistryCredential &credential)
{
    HttpRequest request;
    request.url = realm;
    if (!credential.identityToken.isEmpty()) {
        query.addQueryItem(u"grant_type"_s, u"refresh_token"_s);
        query.addQueryItem(u"client_id"_s, u"quaymaster"_s);
        query.addQueryItem(u"refresh_token"_s,
                           QString::fromLatin1(QUrl::toPercentEncoding(QString::fromUtf8(credential.identityToken))));
        request.method = HttpMethod::Post;
        request.body = query.query(QUrl::FullyEncoded).toLatin1();
        return request;
    }
    QUrlQuery all(realm);
    for (const auto &[name, value] : query.queryItems(QUrl::FullyEncoded))
        all.addQueryItem(name, value);
    request.url.setQuery(all);
    if (!credential.user.isEmpty())
        request.authorization = basicAuthorization(credential.user, credential.password);
    return request;
}

} // namespace

RegistryAuthorizer::RegistryAuthorizer(HttpClient &client, RegistryCredentials credentials)
    : m_client(client)
    , m_credentials(std::move(credentials))
{}

RegistryCredential RegistryAuthorizer::credentialFor(const RegistryEndpoint &endpoint) const
{
    return m_credentials.find(endpoint.account, endpoint.repository);
}

QByteArray RegistryAuthorizer::known(const RegistryEndpoint &endpoint) const
{
    const auto token = m_tokens.constFind(keyOf(endpoint));
    return token == m_tokens.cend() || token->validFor.hasExpired() ? QByteArray() : token->header;
}

Result<QByteArray> RegistryAuthorizer::answer(const RegistryEndpoint &endpoint, const HttpReply &refused,
                                              bool mayBePlain, const std::atomic_bool *canceled)
{
    m_tokens.remove(keyOf(endpoint));
    const QList<AuthenticateChallenge> challenges = parseChallenges(refused.headerValues("WWW-Authenticate"));
    for (const AuthenticateChallenge &challenge : challenges) {
        if (challenge.scheme == "bearer")
            return fetchToken(endpoint, challenge, mayBePlain, canceled);
    }
    const RegistryCredential credential = credentialFor(endpoint);
    for (const AuthenticateChallenge &challenge : challenges) {
        if (challenge.scheme != "basic" || credential.user.isEmpty())
            continue;
        const QByteArray header = basicAuthorization(credential.user, credential.password);
        m_tokens.insert(keyOf(endpoint), {header, QDeadlineTimer(QDeadlineTimer::Forever)});
        return header;
    }
    return QByteArray();
}

Result<QByteArray> RegistryAuthorizer::fetchToken(const RegistryEndpoint &endpoint,
                                                  const AuthenticateChallenge &challenge, bool mayBePlain,
                                                  const std::atomic_bool *canceled)
{
    const QUrl realm = QUrl::fromEncoded(challenge.parameters.value("realm"));
    const bool isSecure = realm.scheme() == u"https";
    if (!realm.isValid() || realm.host().isEmpty() || (!isSecure && realm.scheme() != u"http"))
        return badToken(realm);
    if (!isSecure && !mayBePlain) {
        return failure(
            u"registry-realm"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%1 wants us to log in at %2 without encryption: that is not done"),
                    {endpoint.host, shownUrl(realm)}));
    }
    const Result<HttpReply> reply =
        m_client.send(tokenRequest(realm, scopeQuery(endpoint, challenge), credentialFor(endpoint)), canceled);
    if (!reply)
        return tl::unexpected<Error>(reply.error());
    if (reply->status == 401 || reply->status == 403)
        return QByteArray(); // these credentials are not good: the registry's own refusal stands
    const Result<Value> json = reply->isSuccess() && reply->body.size() <= largestToken
        ? readJson(reply->body, u"token"_s)
        : tl::unexpected<Error>(Error{});
    if (!json)
        return badToken(realm);
    QString token = textAt(*json, {u"token"});
    if (token.isEmpty())
        token = textAt(*json, {u"access_token"});
    if (token.isEmpty() || !isHeaderText(token))
        return badToken(realm);
    const Value &expires = valueAt(*json, {u"expires_in"});
    const qint64 seconds = std::clamp(expires.isInt() ? expires.toInt() : standardSeconds, qint64(1), mostSeconds);
    const QByteArray header = "Bearer " + token.toLatin1();
    // A little early, so that it does not end on its way.
    m_tokens.insert(keyOf(endpoint), {header, QDeadlineTimer(std::chrono::milliseconds(seconds * 900))});
    return header;
}

} // namespace qm
