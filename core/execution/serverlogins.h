// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "core/delivery/serverlogin.h"
#include "core/transport/ssh/credentials.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <stop_token>

namespace qm {

/// The server that refused a fetch for want of a login, or because of the one that it got; empty if that is not what
/// went wrong.
/// @param servers those that may have been asked, in that order
[[nodiscard]] QString whoWantsLogin(const Error &error, const QStringList &servers);

/// The logins of one fetch that are in no inventory and no file, but known to a person or the desktop's keyring. Who
/// asks first for a server asks for all. Not thread-safe.
class ServerLogins final
{
public:
    /// With those that these servers have accepted from others already.
    /// @param broker must outlive this; null if nobody can be asked
    /// @param host who needs them
    /// @param exposed those of the servers to which a login travels as SecretRequest::isExposed says
    ServerLogins(CredentialBroker *broker, QString host, const QStringList &servers, QSet<QString> exposed);
    ~ServerLogins();
    Q_DISABLE_COPY_MOVE(ServerLogins)

    [[nodiscard]] QList<ServerLogin> all() const;
    /// Gets the login that a server has refused to do without, or another one than it has refused. Waits for a person.
    /// @return false if there is none, or the server has taken this one from others: then it is about what they may
    /// have
    [[nodiscard]] bool ask(const QString &server, std::stop_token stop);
    /// The fetch goes well with what was asked for last. May be said any number of times.
    void accept();

private:
    [[nodiscard]] SecretRequest requestFor(const QString &server) const;

    enum class Verdict : quint8 { Accepted, Refused, Undecided };
    /// What became of the login that was asked for last, if nobody knows that yet.
    void judge(Verdict verdict);

    CredentialBroker *const m_broker;
    const QString m_host;
    const QSet<QString> m_exposed;
    QHash<QString, Secret> m_logins; ///< by server, as SecretRequest::Kind::Login has them
    QString m_triedAt;               ///< the server of a login that nobody knows yet to be right; empty for none
    Secret m_tried;
};

} // namespace qm
