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

auto isAbout(SecretRequest::Kind kind, const Secret &secret)
{
    return [kind, &secret](const auto &standing) { return standing.kind == kind && standing.secret == secret; };
}

} // namespace

void CredentialProvider::accepted(const SecretRequest &, const Secret &) {}

void CredentialProvider::refused(const SecretRequest &, const Secret &) {}

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
    asked.refusedBefore = hasRefused(request);
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
    if (m_provider)
        m_provider->accepted(request, secret);
    const std::scoped_lock lock(m_mutex);
    if (!isOneTime(request.kind) && maySend(request, secret))
        standing(request.kind, secret).accepted = true;
}

void CredentialBroker::refused(const SecretRequest &request, const Secret &secret)
{
    if (m_provider)
        m_provider->refused(request, secret);
    const std::scoped_lock lock(m_mutex);
    standing(request.kind, secret).refusedBy.insert(request.subject);
}

bool CredentialBroker::wasRefused(const SecretRequest &request) const
{
    const std::scoped_lock lock(m_mutex);
    return hasRefused(request);
}

const CredentialBroker::Standing *CredentialBroker::find(SecretRequest::Kind kind, const Secret &secret) const
{
    const auto found = std::find_if(m_standings.begin(), m_standings.end(), isAbout(kind, secret));
    return found != m_standings.end() ? &*found : nullptr;
}

CredentialBroker::Standing &CredentialBroker::standing(SecretRequest::Kind kind, const Secret &secret)
{
    const auto found = std::find_if(m_standings.begin(), m_standings.end(), isAbout(kind, secret));
    return found != m_standings.end() ? *found : m_standings.emplace_back(Standing{kind, secret});
}

bool CredentialBroker::hasRefused(const SecretRequest &request) const
{
    return std::any_of(m_standings.begin(), m_standings.end(), [&](const Standing &standing) {
        return standing.kind == request.kind && standing.refusedBy.contains(request.subject);
    });
}

bool CredentialBroker::maySend(const SecretRequest &request, const Secret &secret) const
{
    const Standing *standing = find(request.kind, secret);
    return !standing
        || (!standing->refusedBy.contains(request.subject)
            && (standing->accepted || standing->refusedBy.size() < mostRefusals));
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
