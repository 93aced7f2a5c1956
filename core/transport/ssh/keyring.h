// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <libssh/libssh.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace qm {

class CredentialBroker;

struct SshKeyDeleter final
{
    void operator()(ssh_key key) const { ssh_key_free(key); }
};
using SshKey = std::unique_ptr<ssh_key_struct, SshKeyDeleter>;

/// A public key as agents and key files hold it (RFC 4253 section 6.6), as libssh's object. Null if it is none.
[[nodiscard]] SshKey publicKeyFromBlob(const QByteArray &blob);

/// The private key files of a person: read once, opened with a passphrase once, for all connections. Thread-safe.
class KeyRing final
{
public:
    KeyRing() = default;
    Q_DISABLE_COPY_MOVE(KeyRing)

    /// The public half without any passphrase: from the key file itself or from the .pub file beside it. Empty if
    /// there is none. Errors: key-file-missing, key-file-unreadable.
    [[nodiscard]] Result<QByteArray> publicBlob(const QString &path);

    /// A copy of the key for one connection. An encrypted one asks @p credentials, once for everybody.
    /// Errors: key-file-missing, key-file-unreadable, key-passphrase, ssh-cancelled.
    [[nodiscard]] Result<SshKey> privateKey(const QString &path, const QString &host, CredentialBroker &credentials,
                                            std::stop_token stop);

private:
    struct Entry final
    {
        bool busy = false;
        SshKey key;
    };

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    QHash<QString, std::shared_ptr<Entry>> m_entries;
};

} // namespace qm
