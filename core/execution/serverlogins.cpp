// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/serverlogins.h"

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace qm {

QString whoWantsLogin(const Error &error, const QStringList &servers)
{
    if (error.code == u"http-unauthorized") // the last one's error is everybody's
        return servers.value(servers.size() - 1);
    return error.code == u"registry-unauthorized" ? error.location.file() : QString();
}

ServerLogins::ServerLogins(CredentialBroker *broker, QString host, const QStringList &servers, QSet<QString> exposed)
    : m_broker(broker)
    , m_host(std::move(host))
    , m_exposed(std::move(exposed))
{
    for (const QString &server : servers) {
        if (const auto proven = m_broker ? m_broker->proven(requestFor(server)) : std::nullopt)
            m_logins.insert(server, *proven);
    }
}

ServerLogins::~ServerLogins()
{
    judge(Verdict::Undecided);
}

QList<ServerLogin> ServerLogins::all() const
{
    QList<ServerLogin> logins;
    for (auto login = m_logins.cbegin(); login != m_logins.cend(); ++login)
        logins.append(serverLogin(login.key(), login.value()));
    return logins;
}

bool ServerLogins::ask(const QString &server, std::stop_token stop)
{
    if (!m_broker)
        return false;
    const SecretRequest request = requestFor(server);
    const auto sent = m_logins.constFind(server);
    const std::optional<Secret> proven = sent == m_logins.cend() ? std::nullopt : m_broker->proven(request);
    const bool isGoodForOthers = proven && *proven == *sent;
    judge(m_triedAt == server && !isGoodForOthers ? Verdict::Refused : Verdict::Undecided);
    if (isGoodForOthers)
        return false;
    const std::optional<Secret> secret = m_broker->obtain(request, {}, std::move(stop));
    if (!secret)
        return false;
    m_logins.insert(server, *secret);
    m_triedAt = server;
    m_tried = *secret;
    return true;
}

void ServerLogins::accept()
{
    judge(Verdict::Accepted);
}

SecretRequest ServerLogins::requestFor(const QString &server) const
{
    SecretRequest request;
    request.kind = SecretRequest::Kind::Login;
    request.host = m_host;
    request.subject = server;
    request.isExposed = m_exposed.contains(server);
    return request;
}

void ServerLogins::judge(Verdict verdict)
{
    const QString server = std::exchange(m_triedAt, {});
    const Secret secret = std::exchange(m_tried, {});
    if (server.isEmpty())
        return;
    switch (verdict) {
    case Verdict::Accepted:
        return m_broker->accepted(requestFor(server), secret);
    case Verdict::Refused:
        return m_broker->refused(requestFor(server), secret);
    case Verdict::Undecided:
        return m_broker->undecided(requestFor(server), secret);
    }
}

} // namespace qm
