// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/secret.h"

#include <QSet>
#include <QString>

#include <optional>
#include <stop_token>
#include <vector>

#include <condition_variable>
#include <mutex>

namespace qm {

/// A secret that is needed now.
struct SecretRequest final
{
    enum class Kind : quint8 {
        Password,       ///< of an account on a server
        Passphrase,     ///< of a private key file
        Answer,         ///< to a question of the server's own (one-time code, expired password)
        BecomePassword, ///< what sudo asks for on a node
        Login, ///< of a person at a server of files or images: "user:password", as HTTP has it (RFC 7617 section 2)
    };

    Kind kind = Kind::Password;
    /// The inventory host that needs it first.
    QString host;
    /// "user@address:port", the path of the key file, or the server: "host" or "host:port".
    QString subject;
    /// The account's name there; empty for a key file, and for a login, which brings its own.
    QString user;
    /// Answer: the server's question, made harmless; it is the server that speaks.
    QString question;
    /// What was given before has been refused.
    bool refusedBefore = false;
    /// Others may read it on its way, or nobody checks who gets it: plain HTTP, a certificate that is not looked at.
    bool isExposed = false;

    friend bool operator==(const SecretRequest &, const SecretRequest &) = default;
};

struct SecretAnswer final
{
    Secret secret;
    /// Also for the other hosts that will ask for this kind of secret of this user.
    bool everywhere = false;
};

/// Somebody who knows secrets, or can ask for them.
class CredentialProvider
{
public:
    virtual ~CredentialProvider() = default;
    /// Called from any thread, by one at a time; may block.
    /// @return nothing if it is not known or not given.
    [[nodiscard]] virtual std::optional<SecretAnswer> secret(const SecretRequest &request, std::stop_token stop) = 0;
    /// A secret, whoever gave it, was accepted or refused where it was sent. Called from any thread; may not block.
    virtual void accepted(const SecretRequest &request, const Secret &secret);
    virtual void refused(const SecretRequest &request, const Secret &secret);
};

/// Remembers what was given, accepted and refused: a question is asked once, and a secret that an account refused is
/// never sent to that account again. Until a secret has been accepted somewhere, it is sent to one account at a time,
/// and to no more than three that refuse it, so that a typing error does not lock a person out of a whole cluster.
/// Thread-safe.
class CredentialBroker final
{
public:
    explicit CredentialBroker(CredentialProvider *provider = nullptr);
    Q_DISABLE_COPY_MOVE(CredentialBroker)

    /// A secret that may be sent: @p preset unless it is empty or was refused, what was given before, or what the
    /// provider gives now. Secrets refused by this account are never handed out again. Waits while somebody else tries
    /// the same secret; so whoever gets one says afterwards what became of it, by one of the three below.
    [[nodiscard]] std::optional<Secret> obtain(const SecretRequest &request, const Secret &preset,
                                               std::stop_token stop);
    void accepted(const SecretRequest &request, const Secret &secret);
    void refused(const SecretRequest &request, const Secret &secret);
    /// Nobody knows whether it is right: it was not sent, or no answer came.
    void undecided(const SecretRequest &request, const Secret &secret);
    /// A secret that was accepted, wherever that was, and may be sent here. Nobody is asked, and nothing is awaited.
    [[nodiscard]] std::optional<Secret> proven(const SecretRequest &request) const;
    /// Whether a secret for this request was refused, rather than never given.
    [[nodiscard]] bool wasRefused(const SecretRequest &request) const;

private:
    struct Known final
    {
        SecretRequest::Kind kind;
        QString subject; ///< empty: everywhere
        QString user;
        Secret secret;
    };
    /// What became of a secret so far, whoever it was sent to.
    struct Standing final
    {
        SecretRequest::Kind kind;
        Secret secret;
        bool accepted = false;     ///< by anybody
        bool onTrial = false;      ///< handed out, not accepted before, and nothing heard of it since
        QSet<QString> refusedBy{}; ///< subjects
    };

    [[nodiscard]] const Standing *find(SecretRequest::Kind kind, const Secret &secret) const;
    [[nodiscard]] Standing &standing(SecretRequest::Kind kind, const Secret &secret);
    [[nodiscard]] bool hasRefused(const SecretRequest &request) const;
    [[nodiscard]] bool maySend(const SecretRequest &request, const Secret &secret) const;
    [[nodiscard]] bool isOnTrial(SecretRequest::Kind kind, const Secret &secret) const;
    [[nodiscard]] std::optional<Secret> known(const SecretRequest &request) const;
    [[nodiscard]] std::optional<Secret> sendable(const SecretRequest &request, const Secret &preset) const;
    [[nodiscard]] Secret handOut(SecretRequest::Kind kind, const Secret &secret);
    void endTrial(Standing &standing);
    /// Asks the provider without the lock.
    [[nodiscard]] std::optional<SecretAnswer> ask(SecretRequest request, const std::stop_token &stop,
                                                  std::unique_lock<std::mutex> &lock);

    CredentialProvider *m_provider;
    mutable std::mutex m_mutex;
    /// A secret's trial, or the provider's work, is over.
    std::condition_variable_any m_over;
    bool m_providerBusy = false;
    std::vector<Known> m_known;
    std::vector<Standing> m_standings; ///< as many as there are different secrets
};

} // namespace qm
