// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/credentials.h"

#include <algorithm>
#include <utility>

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
    while (true) {
        std::optional<Secret> secret;
        const bool mayGoOn = m_over.wait(lock, stop, [&] {
            secret = sendable(request, preset);
            return secret ? !isOnTrial(request.kind, *secret) : !m_providerBusy;
        });
        if (!mayGoOn)
            return {};
        if (secret)
            return handOut(request.kind, *secret);
        const std::optional<SecretAnswer> answer = ask(request, stop, lock);
        if (!answer || !maySend(request, answer->secret))
            return {};
        if (isOneTime(request.kind))
            return answer->secret;
    }
}

std::optional<SecretAnswer> CredentialBroker::ask(SecretRequest request, const std::stop_token &stop,
                                                  std::unique_lock<std::mutex> &lock)
{
    if (!m_provider)
        return {};
    request.refusedBefore = hasRefused(request);
    m_providerBusy = true;
    lock.unlock();
    std::optional<SecretAnswer> answer = m_provider->secret(request, stop);
    lock.lock();
    m_providerBusy = false;
    m_over.notify_all();
    if (answer && !isOneTime(request.kind))
        m_known.push_back(
            {request.kind, answer->everywhere ? QString() : request.subject, request.user, answer->secret});
    return answer;
}

void CredentialBroker::accepted(const SecretRequest &request, const Secret &secret)
{
    if (m_provider)
        m_provider->accepted(request, secret);
    const std::scoped_lock lock(m_mutex);
    if (isOneTime(request.kind))
        return;
    Standing &now = standing(request.kind, secret);
    if (maySend(request, secret))
        now.accepted = true;
    endTrial(now);
}

void CredentialBroker::refused(const SecretRequest &request, const Secret &secret)
{
    if (m_provider)
        m_provider->refused(request, secret);
    const std::scoped_lock lock(m_mutex);
    Standing &now = standing(request.kind, secret);
    now.refusedBy.insert(request.subject);
    endTrial(now);
}

void CredentialBroker::undecided(const SecretRequest &request, const Secret &secret)
{
    const std::scoped_lock lock(m_mutex);
    endTrial(standing(request.kind, secret));
}

std::optional<Secret> CredentialBroker::proven(const SecretRequest &request) const
{
    const std::scoped_lock lock(m_mutex);
    const std::optional<Secret> secret = known(request);
    const Standing *const standing = secret ? find(request.kind, *secret) : nullptr;
    return standing && standing->accepted ? secret : std::nullopt;
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

bool CredentialBroker::isOnTrial(SecretRequest::Kind kind, const Secret &secret) const
{
    const Standing *standing = find(kind, secret);
    return standing && standing->onTrial;
}

Secret CredentialBroker::handOut(SecretRequest::Kind kind, const Secret &secret)
{
    Standing &now = standing(kind, secret);
    now.onTrial = !now.accepted;
    return secret;
}

void CredentialBroker::endTrial(Standing &standing)
{
    if (std::exchange(standing.onTrial, false))
        m_over.notify_all();
}

std::optional<Secret> CredentialBroker::sendable(const SecretRequest &request, const Secret &preset) const
{
    if (!preset.isEmpty() && maySend(request, preset))
        return preset;
    return known(request);
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
