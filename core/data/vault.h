// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/data/value.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace qm {

/// The passwords that open vaults, by vault id (ansible/parsing/vault/__init__.py, VaultLib). A value.
class VaultSecrets final
{
public:
    /// Reads a password file as `--vault-password-file` and `--vault-id` name it: PATH or ID@PATH; white space
    /// around the password does not count. A file that may be executed is an error: Ansible would run it.
    [[nodiscard]] static Result<VaultSecrets> fromFile(const QString &argument);

    void add(const QString &id, const QByteArray &password);
    [[nodiscard]] bool isEmpty() const { return m_secrets.isEmpty(); }
    /// Differs for different secrets and says nothing about them: a key for caches.
    [[nodiscard]] QByteArray fingerprint() const;

    /// The clear text of a vault text with its header line. Secrets whose id is the vault's are tried first.
    [[nodiscard]] Result<QByteArray> decrypt(const QByteArray &vaultText, SourceLocation at) const;
    /// What stands for an inline vault text: its clear text, secret, or a VaultText.
    [[nodiscard]] Value inlineValue(const QByteArray &vaultText, SourceLocation at) const;

private:
    struct Secret final
    {
        QString id;
        QByteArray password;
    };
    QList<Secret> m_secrets;
};

/// Whether the bytes begin with a vault's header line.
[[nodiscard]] bool isVaultText(const QByteArray &bytes);

/// The value of a `!vault` text that no known password opens. Its content is never shown; who needs it gets error().
class VaultText final : public Opaque
{
public:
    VaultText(QByteArray cipherText, Error error);

    [[nodiscard]] QString typeName() const override;
    [[nodiscard]] bool equals(const Opaque &other) const override;
    [[nodiscard]] size_t hash(size_t seed) const noexcept override;
    /// As written, without the indentation: what `ansible-inventory --list` shows under `__ansible_vault`.
    [[nodiscard]] const QByteArray &cipherText() const { return m_cipherText; }
    /// Why there is no clear text, and what to do about it.
    [[nodiscard]] const Error &error() const { return m_error; }

private:
    QByteArray m_cipherText;
    Error m_error;
};

/// @p value with @p flag on it and on everything inside, keys excepted; locations stay.
[[nodiscard]] Value withFlagThroughout(const Value &value, Value::Flag flag);

} // namespace qm
