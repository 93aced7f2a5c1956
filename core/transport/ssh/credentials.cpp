// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/credentials.h"

#include <algorithm>

namespace qm {
namespace {

/// How many accounts may refuse a secret that none accepted before it is withheld from the others.
constexpr qsizetype mostRefusals = 3;

bool isOneTime(SecretRequest::Kind kind)
{
    return kind == SecretRequest::Kind::Answer;
}

} // namespace

CredentialBroker::CredentialBroker(CredentialProvider *provider) : m_provider(provider) {}

std::optional<Secret> CredentialBroker::obtain(const SecretRequest &request, const Secret &preset, std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    if (!preset.isEmpty() && maySend(request, preset))
        return preset;
    if (const auto secret = known(request))
        return secret;
    if (!m_provider || !m_providerFree.wait(lock, stop, [this] { return !m_providerBusy; }))
        return {};
    if (const auto secret = known(request)) // given while we waited
        return secret;

    SecretRequest asked = request;
    asked.refusedBefore = std::any_of(m_verdicts.begin(), m_verdicts.end(), [&](const Verdict &verdict) {
        return verdict.kind == request.kind && verdict.subject == request.subject && !verdict.accepted;
    });
    m_providerBusy = true;
    lock.unlock();
    const std::optional<SecretAnswer> answer = m_provider->secret(asked, stop);
    lock.lock();
    m_providerBusy = false;
    m_providerFree.notify_all();
    if (!answer)
        return {};
    if (!isOneTime(request.kind))
        m_known.push_back(
            {request.kind, answer->everywhere ? QString() : request.subject, request.user, answer->secret});
    return maySend(request, answer->secret) ? std::optional(answer->secret) : std::nullopt;
}

void CredentialBroker::accepted(const SecretRequest &request, const Secret &secret)
{
    const std::scoped_lock lock(m_mutex);
    if (!isOneTime(request.kind) && maySend(request, secret))
        m_verdicts.push_back({request.kind, request.subject, secret, true});
}

void CredentialBroker::refused(const SecretRequest &request, const Secret &secret)
{
    const std::scoped_lock lock(m_mutex);
    m_verdicts.push_back({request.kind, request.subject, secret, false});
}

bool CredentialBroker::wasRefused(const SecretRequest &request) const
{
    const std::scoped_lock lock(m_mutex);
    return std::any_of(m_verdicts.begin(), m_verdicts.end(), [&](const Verdict &verdict) {
        return verdict.kind == request.kind && verdict.subject == request.subject && !verdict.accepted;
    });
}

bool CredentialBroker::maySend(const SecretRequest &request, const Secret &secret) const
{
    qsizetype refusals = 0;
    bool acceptedSomewhere = false;
    for (const Verdict &verdict : m_verdicts) {
        if (verdict.kind != request.kind || verdict.secret != secret)
            continue;
        if (!verdict.accepted && verdict.subject == request.subject)
            return false;
        refusals += verdict.accepted ? 0 : 1;
        acceptedSomewhere = acceptedSomewhere || verdict.accepted;
    }
    return acceptedSomewhere || refusals < mostRefusals;
}

std::optional<Secret> CredentialBroker::known(const SecretRequest &request) const
{
    for (auto it = m_known.rbegin(); it != m_known.rend(); ++it) {
        const bool fits = it->kind == request.kind && it->user == request.user
            && (it->subject.isEmpty() || it->subject == request.subject);
        if (fits && maySend(request, it->secret))
            return it->secret;
    }
    return {};
}

} // namespace qm
