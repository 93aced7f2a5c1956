// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/probing/keptsecrets.h"

#include <QPointer>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

QString settingsKey()
{
    return u"keyring/entries"_s;
}

bool isSameEntry(const SecretRequest &a, const SecretRequest &b)
{
    return a.kind == b.kind && a.subject == b.subject;
}

} // namespace

SecretStore::~SecretStore() = default;

KeptSecrets::KeptSecrets(CredentialDesk &desk, std::unique_ptr<SecretStore> store, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_store(std::move(store))
{
    connect(&desk, &CredentialDesk::changed, this, &KeptSecrets::lookUp);
    connect(&desk, &CredentialDesk::wasAccepted, this, &KeptSecrets::onAccepted);
    connect(&desk, &CredentialDesk::wasRefused, this, &KeptSecrets::onRefused);
}

bool KeptSecrets::canKeep(const SecretRequest &request)
{
    return request.kind != SecretRequest::Kind::Answer;
}

QString KeptSecrets::entryOf(const SecretRequest &request)
{
    switch (request.kind) {
    case SecretRequest::Kind::Password:
        return u"password "_s + request.subject;
    case SecretRequest::Kind::Passphrase:
        return u"passphrase "_s + request.subject;
    case SecretRequest::Kind::BecomePassword:
        return u"sudo password "_s + request.subject;
    case SecretRequest::Kind::Login:
        return u"login "_s + request.subject;
    case SecretRequest::Kind::Answer:
        break;
    }
    return {};
}

QStringList KeptSecrets::entries() const
{
    return QSettings().value(settingsKey()).toStringList();
}

void KeptSecrets::setListed(const QString &entry, bool listed)
{
    QStringList all = entries();
    if (all.contains(entry) == listed)
        return;
    if (listed)
        all.append(entry);
    else
        all.removeAll(entry);
    QSettings().setValue(settingsKey(), all);
    Q_EMIT entriesChanged();
}

void KeptSecrets::lookUp()
{
    const std::optional<SecretQuestion> question = m_desk.current();
    if (!question || question->id == m_lookedUp)
        return;
    m_lookedUp = question->id;
    const QString entry = entryOf(question->request);
    const bool wasGiven = std::any_of(m_given.cbegin(), m_given.cend(), [&](const Known &known) {
        return isSameEntry(known.request, question->request);
    });
    const bool isRefused = m_refused.contains(entry) || (wasGiven && question->request.refusedBefore);
    if (isRefused || !entries().contains(entry)) {
        say(m_refused.value(entry));
        return;
    }
    say(tr("Looking in the keyring …"));
    m_store->find(entry, [self = QPointer(this), question](const Result<std::optional<Secret>> &found) {
        if (self)
            self->onFound(*question, found);
    });
}

void KeptSecrets::onFound(const SecretQuestion &question, const Result<std::optional<Secret>> &found)
{
    if (question.id == m_lookedUp)
        say(found ? QString() : tr("The keyring cannot be asked: %1").arg(found.error().message.text()));
    if (!found)
        return;
    if (!*found) {
        setListed(entryOf(question.request), false); // somebody removed it there
        return;
    }
    m_given.push_back({question.request, **found});
    // The person may have answered first; the desk takes one answer only.
    m_desk.answer(question.id, **found, false);
}

void KeptSecrets::keepOnceAccepted(const SecretRequest &request, const Secret &secret, bool everywhere)
{
    if (canKeep(request))
        m_toKeep.push_back({request, secret, everywhere});
}

void KeptSecrets::onAccepted(const SecretRequest &request, const Secret &secret)
{
    const auto wanted = std::find_if(m_toKeep.begin(), m_toKeep.end(), [&](const Known &known) {
        const bool isMeant = isSameEntry(known.request, request)
            || (known.everywhere && known.request.kind == request.kind && known.request.user == request.user);
        return isMeant && known.secret == secret;
    });
    if (wanted == m_toKeep.end())
        return;
    if (!wanted->everywhere)
        m_toKeep.erase(wanted);
    const QString entry = entryOf(request);
    m_refused.remove(entry);
    // Before it is kept, so that nothing is kept that nobody knows of.
    setListed(entry, true);
    m_store->keep(entry, secret, [self = QPointer(this)](const Result<> &kept) {
        if (self && !kept)
            Q_EMIT self->failed(tr("The secret was not kept in the keyring: %1").arg(kept.error().message.text()));
    });
}

void KeptSecrets::onRefused(const SecretRequest &request, const Secret &secret)
{
    const auto isIt = [&](const Known &known) { return isSameEntry(known.request, request) && known.secret == secret; };
    std::erase_if(m_toKeep, isIt);
    if (std::erase_if(m_given, isIt) == 0)
        return;
    const QString entry = entryOf(request);
    m_refused.insert(entry, {});
    m_store->remove(entry, [self = QPointer(this), entry](const Result<> &removed) {
        if (!self)
            return;
        if (removed)
            self->setListed(entry, false);
        const QString note = removed ? tr("What the keyring had was refused, and is removed there.")
                                     : tr("What the keyring had was refused, and cannot be removed there: %1")
                                           .arg(removed.error().message.text());
        self->m_refused.insert(entry, note);
        if (const std::optional<SecretQuestion> question = self->m_desk.current();
            question && entryOf(question->request) == entry)
            self->say(note);
    });
}

void KeptSecrets::forgetAll()
{
    m_toKeep.clear();
    const QStringList all = entries();
    if (all.isEmpty())
        return;
    m_store->remove(all.front(), [self = QPointer(this), entry = all.front()](const Result<> &removed) {
        if (!self)
            return;
        if (!removed) {
            Q_EMIT self->failed(tr("“%1” is still in the keyring: %2").arg(entry, removed.error().message.text()));
            return;
        }
        self->setListed(entry, false);
        self->forgetAll();
    });
}

void KeptSecrets::say(const QString &note)
{
    if (m_note == note)
        return;
    m_note = note;
    Q_EMIT noteChanged();
}

} // namespace qm
