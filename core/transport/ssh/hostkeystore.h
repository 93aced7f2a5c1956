// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/filestamp.h"
#include "core/transport/ssh/knownhosts.h"
#include "core/transport/ssh/sshtarget.h"

#include <QHash>
#include <QMutex>

#include <memory>

namespace qm {

/// A server whose key nobody has vouched for yet.
struct UnknownHostKey final
{
    /// The inventory host on whose behalf the server was contacted first; a jump host serves several.
    QString host;
    /// As it stands in known_hosts files: "10.0.0.1", "[10.0.0.1]:2222", an alias.
    QByteArray name;
    HostKey key;

    friend bool operator==(const UnknownHostKey &, const UnknownHostKey &) = default;
};

/// Decides whether a server is the one it should be, from OpenSSH's known_hosts files and the workspace's own.
///
/// Unknown keys are refused and collected, so that a person decides once for the whole cluster; there is no switch
/// that lets an unknown, changed or revoked key through. Thread-safe.
class HostKeyStore final
{
public:
    /// @param workspaceFile ours: read after the endpoint's files, and the only one that accept() writes.
    explicit HostKeyStore(QString workspaceFile);
    Q_DISABLE_COPY_MOVE(HostKeyStore)

    /// Errors have the codes host-key-unknown, host-key-changed, host-key-revoked, host-key-certificate.
    [[nodiscard]] Result<> check(const QString &host, const SshEndpoint &endpoint, const HostKey &key);

    /// Key types known for a server: what it should be asked for first.
    [[nodiscard]] QList<QByteArray> knownTypes(const SshEndpoint &endpoint);

    /// Keys refused as unknown, in the order of their names, each once.
    [[nodiscard]] QList<UnknownHostKey> unknownKeys() const;
    /// Writes keys that a person vouched for to the workspace's file; they are known from now on.
    [[nodiscard]] Result<> accept(const QList<UnknownHostKey> &keys);
    /// What was wrong with the files read so far.
    [[nodiscard]] Diagnostics diagnostics() const;

private:
    struct CachedFile final
    {
        FileStamp stamp;
        std::shared_ptr<const KnownHostsFile> file;
        /// What it says of servers that were looked up, by their names.
        QHash<QByteArray, KnownHostsFile> about;
    };

    [[nodiscard]] std::shared_ptr<const KnownHostsFile> load(const QString &path);
    [[nodiscard]] KnownHostsFile about(const QString &path, const SshEndpoint &endpoint);
    [[nodiscard]] QList<KnownHostsFile> filesFor(const SshEndpoint &endpoint);

    const QString m_workspaceFile;
    mutable QMutex m_mutex;
    QHash<QString, CachedFile> m_files;
    QList<UnknownHostKey> m_unknown;
};

} // namespace qm
