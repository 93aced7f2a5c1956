// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/probing/credentialdesk.h"
#include "ui/probing/secretstore.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace qm {

/// Secrets in the desktop's keyring, for a person who said so: one entry for each account ("user@address:port") and
/// kind of secret, for each key file, and for each server of files or images. What was given is kept once it has been
/// accepted; what the keyring gave and was refused is removed there. One-time codes are never kept. The settings list
/// the entries, so that nothing is looked for that was never kept, and everything can be forgotten. Lives in the GUI
/// thread.
class KeptSecrets final : public QObject
{
    Q_OBJECT

public:
    /// @param desk outlives this; its questions are answered from the store where that can.
    KeptSecrets(CredentialDesk &desk, std::unique_ptr<SecretStore> store, QObject *parent = nullptr);

    [[nodiscard]] static bool canKeep(const SecretRequest &request);
    /// The person wants what they give now kept.
    /// @param everywhere for each account that accepts it
    void keepOnceAccepted(const SecretRequest &request, const Secret &secret, bool everywhere);
    /// What is kept, without the secrets.
    [[nodiscard]] QStringList entries() const;
    /// Removes all of that from the keyring, one after the other; stops where that fails.
    void forgetAll();
    /// What a person who is asked should know of the keyring, in a sentence; empty for nothing.
    [[nodiscard]] QString note() const { return m_note; }

Q_SIGNALS:
    void noteChanged();
    void entriesChanged();
    /// What a person wanted was not done.
    void failed(const QString &sentence);

private:
    struct Known final
    {
        SecretRequest request;
        Secret secret;
        bool everywhere = false;
    };

    [[nodiscard]] static QString entryOf(const SecretRequest &request);
    void lookUp();
    void onFound(const SecretQuestion &question, const Result<std::optional<Secret>> &found);
    void onAccepted(const SecretRequest &request, const Secret &secret);
    void onRefused(const SecretRequest &request, const Secret &secret);
    void setListed(const QString &entry, bool listed);
    void say(const QString &note);

    CredentialDesk &m_desk;
    const std::unique_ptr<SecretStore> m_store;
    quint64 m_lookedUp = 0;
    std::vector<Known> m_toKeep;
    std::vector<Known> m_given;        ///< out of the keyring
    QHash<QString, QString> m_refused; ///< entries of which the keyring has nothing better, and what is said of them
    QString m_note;
};

} // namespace qm
