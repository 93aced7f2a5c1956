// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/credentials.h"

#include <QObject>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace qm {

/// A secret that somebody waits for.
struct SecretQuestion final
{
    quint64 id = 0;
    SecretRequest request;

    friend bool operator==(const SecretQuestion &, const SecretQuestion &) = default;
};

/// Where worker threads wait for secrets and a person gives them: a queue with one question at its head.
///
/// What the base class has is called by worker threads; secret() blocks there. Everything else belongs to the GUI
/// thread. Secrets pass through and are not kept.
class CredentialDesk final : public QObject, public CredentialProvider
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Nobody may be waiting any more.
    ~CredentialDesk() override;

    [[nodiscard]] std::optional<SecretAnswer> secret(const SecretRequest &request, std::stop_token stop) override;
    void accepted(const SecretRequest &request, const Secret &secret) override;
    void refused(const SecretRequest &request, const Secret &secret) override;

    /// What is asked now; nothing if nobody waits.
    [[nodiscard]] std::optional<SecretQuestion> current() const;
    /// How many questions wait, the current one included.
    [[nodiscard]] int waiting() const;
    /// Gives a question its answer; nothing happens if nobody waits for it any more.
    void answer(quint64 id, const Secret &secret, bool everywhere);
    /// @param everywhere do not ask again for this kind of secret of this user, key file or server, until
    /// forgetDeclined().
    void decline(quint64 id, bool everywhere);
    /// Questions that were declined everywhere may be asked again.
    void forgetDeclined();

Q_SIGNALS:
    /// Another question is the current one, or none. Queued into the GUI thread.
    void changed();
    /// What became of a secret where it was sent. Queued into the GUI thread.
    void wasAccepted(const qm::SecretRequest &request, const qm::Secret &secret);
    void wasRefused(const qm::SecretRequest &request, const qm::Secret &secret);

private:
    struct Question final
    {
        SecretQuestion asked;
        bool settled = false;
        std::optional<SecretAnswer> answer;
    };
    struct Declined final
    {
        SecretRequest::Kind kind;
        QString user;
        QString subject; ///< of key files and servers, which belong to no user
    };

    [[nodiscard]] static Declined sameAs(const SecretRequest &request);
    [[nodiscard]] bool isDeclined(const SecretRequest &request) const;
    void settle(quint64 id, std::optional<SecretAnswer> answer, bool declineEverywhere);

    mutable std::mutex m_mutex;
    std::condition_variable_any m_settled;
    std::deque<Question *> m_questions; ///< of threads that wait in secret()
    std::vector<Declined> m_declined;
    quint64 m_lastId = 0;
};

} // namespace qm
