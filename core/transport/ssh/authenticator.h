// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/ssh/credentials.h"
#include "core/transport/ssh/keyring.h"
#include "core/transport/ssh/sshtarget.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <libssh/libssh.h>

#include <functional>
#include <memory>
#include <stop_token>

namespace qm {

class AgentFilter;
class SshConnection;
class SshContext;

/// Logs in on one connection whose host key has been checked, by one method after the other until the server is
/// content: keys (those named for the server first, from the agent where it has them), password, questions of the
/// server. At most five keys are offered, as servers disconnect after six attempts (sshd_config(5), MaxAuthTries).
///
/// Errors: ssh-auth-denied, ssh-auth-password (a password was refused), ssh-auth-attempts (the server hung up after
/// too many), ssh-auth, ssh-stalled, ssh-cancelled, thread-limit.
class Authenticator final
{
public:
    Authenticator(SshContext &context, const QString &host, const SshEndpoint &endpoint, SshConnection &connection,
                  std::stop_token stop);
    ~Authenticator();
    Q_DISABLE_COPY_MOVE(Authenticator)

    [[nodiscard]] Result<> run();

private:
    /// A key to offer: in the agent, in a file, or both.
    struct Offer final
    {
        QByteArray blob;
        QString file;
        bool inAgent = false;
    };

    [[nodiscard]] bool isAlive() const;
    [[nodiscard]] int tryMethods(int methods);
    [[nodiscard]] int tryKeys();
    [[nodiscard]] int tryAgentKey(const QByteArray &blob);
    [[nodiscard]] int tryKeyFile(const Offer &offer);
    [[nodiscard]] int tryPassword();
    [[nodiscard]] int tryQuestions();
    [[nodiscard]] int goOnWithQuestions();
    [[nodiscard]] bool answerQuestions(Secret *password);
    void collectOffers();
    [[nodiscard]] SecretRequest request(SecretRequest::Kind kind, const QString &question = {}) const;
    /// Asks without the watchdog: a person may take time.
    [[nodiscard]] std::optional<Secret> ask(const SecretRequest &request, const Secret &preset);
    /// What comes of a call of libssh that asks the server.
    [[nodiscard]] int answered(const std::function<int()> &question);
    [[nodiscard]] bool hasHungUp() const;
    /// Tells the broker what became of a secret that was sent.
    void settle(const SecretRequest &request, const Secret &secret, int rc);
    [[nodiscard]] Error denied(int methods) const;

    SshContext &m_context;
    const QString m_host;
    const SshEndpoint &m_endpoint;
    SshConnection &m_connection;
    const ssh_session m_session;
    const std::stop_token m_stop;
    std::unique_ptr<AgentFilter> m_agent;
    std::optional<Error> m_agentError; ///< nobody is asked for a password because of it
    QList<Offer> m_offers;
    bool m_offersCollected = false;
    int m_offered = 0;
    bool m_hungUpOnPassword = false;
    /// What was tried and why it did not do, for the error.
    QStringList m_notes;
};

} // namespace qm
