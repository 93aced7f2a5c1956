// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/probing/credentialdesk.h"

#include <algorithm>

namespace qm {

CredentialDesk::~CredentialDesk() = default;

std::optional<SecretAnswer> CredentialDesk::secret(const SecretRequest &request, std::stop_token stop)
{
    Question question;
    {
        std::unique_lock lock(m_mutex);
        if (isDeclined(request) || stop.stop_requested())
            return {};
        question.asked = {++m_lastId, request};
        m_questions.push_back(&question);
        lock.unlock();
        Q_EMIT changed();
        lock.lock();
        m_settled.wait(lock, stop, [&question] { return question.settled; });
        std::erase(m_questions, &question);
    }
    Q_EMIT changed();
    return question.answer;
}

// By a functor, because secrets have no meta type that a queued signal could carry.
void CredentialDesk::accepted(const SecretRequest &request, const Secret &secret)
{
    QMetaObject::invokeMethod(
        this, [this, request, secret] { Q_EMIT wasAccepted(request, secret); }, Qt::QueuedConnection);
}

void CredentialDesk::refused(const SecretRequest &request, const Secret &secret)
{
    QMetaObject::invokeMethod(
        this, [this, request, secret] { Q_EMIT wasRefused(request, secret); }, Qt::QueuedConnection);
}

std::optional<SecretQuestion> CredentialDesk::current() const
{
    const std::scoped_lock lock(m_mutex);
    const auto open = std::find_if(m_questions.cbegin(), m_questions.cend(),
                                   [](const Question *question) { return !question->settled; });
    return open == m_questions.cend() ? std::nullopt : std::optional((*open)->asked);
}

int CredentialDesk::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return static_cast<int>(std::count_if(m_questions.cbegin(), m_questions.cend(),
                                          [](const Question *question) { return !question->settled; }));
}

void CredentialDesk::answer(quint64 id, const Secret &secret, bool everywhere)
{
    settle(id, SecretAnswer{secret, everywhere}, false);
}

void CredentialDesk::decline(quint64 id, bool everywhere)
{
    settle(id, {}, everywhere);
}

void CredentialDesk::forgetDeclined()
{
    const std::scoped_lock lock(m_mutex);
    m_declined.clear();
}

CredentialDesk::Declined CredentialDesk::sameAs(const SecretRequest &request)
{
    const bool isOfNoUser =
        request.kind == SecretRequest::Kind::Passphrase || request.kind == SecretRequest::Kind::Login;
    return {request.kind, request.user, isOfNoUser ? request.subject : QString()};
}

bool CredentialDesk::isDeclined(const SecretRequest &request) const
{
    const Declined wanted = sameAs(request);
    return std::any_of(m_declined.cbegin(), m_declined.cend(), [&](const Declined &declined) {
        return declined.kind == wanted.kind && declined.user == wanted.user && declined.subject == wanted.subject;
    });
}

void CredentialDesk::settle(quint64 id, std::optional<SecretAnswer> answer, bool declineEverywhere)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto open = std::find_if(m_questions.cbegin(), m_questions.cend(), [id](const Question *question) {
            return question->asked.id == id && !question->settled;
        });
        if (open == m_questions.cend())
            return;
        if (declineEverywhere)
            m_declined.push_back(sameAs((*open)->asked.request));
        (*open)->answer = std::move(answer);
        (*open)->settled = true;
        m_settled.notify_all();
    }
    Q_EMIT changed();
}

} // namespace qm
