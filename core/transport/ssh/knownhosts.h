// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace qm {

/// The public key of a server.
struct HostKey final
{
    /// "ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa", …
    QByteArray type;
    /// As it travels, RFC 4253 section 6.6.
    QByteArray blob;

    /// "SHA256:…" as ssh-keygen -l prints it.
    [[nodiscard]] QString fingerprint() const;

    friend bool operator==(const HostKey &, const HostKey &) = default;
};

/// A line of a known_hosts file: sshd(8), SSH_KNOWN_HOSTS FILE FORMAT.
struct KnownHostsEntry final
{
    enum class Marker : quint8 { None, Revoked, CertificateAuthority };

    Marker marker = Marker::None;
    /// Names and patterns ("*.example.org", "!bad", "[host]:2222"), lower case; none if the name is hashed.
    QList<QByteArray> patterns;
    /// Of a hashed name ("|1|salt|hash"), HMAC-SHA1.
    QByteArray salt;
    QByteArray hash;
    HostKey key;
    SourceLocation location;

    /// @param name lower case, "[name]:port" for ports other than 22.
    [[nodiscard]] bool matches(const QByteArray &name) const;
};

/// The entries of one known_hosts file. Lines that nobody can read are skipped, as OpenSSH does, and reported.
struct KnownHostsFile final
{
    QList<KnownHostsEntry> entries;
    Diagnostics diagnostics;
};

/// What a file says of one server: to be searched instead of the whole file, which costs a hash for every hashed name.
[[nodiscard]] KnownHostsFile knownHostsAbout(const KnownHostsFile &file, const QString &address, quint16 port);

/// Never fails: whatever the bytes are, there is an answer.
[[nodiscard]] KnownHostsFile parseKnownHosts(const QByteArray &text, const QString &file);

enum class HostKeyVerdict : quint8 {
    Trusted,
    Unknown,
    Changed,              ///< another key is known: somebody is in between, or the host was installed anew
    Revoked,              ///< a @revoked line forbids this key
    CertificateAuthority, ///< a @cert-authority line covers the host: a certificate was wanted, which we cannot check
};

struct HostKeyCheck final
{
    HostKeyVerdict verdict = HostKeyVerdict::Unknown;
    /// The line that decided.
    SourceLocation location;
    /// Changed: a key that is known instead.
    HostKey known;
};

/// The name under which a server stands in known_hosts files: "host", or "[host]:port" unless the port is 22.
[[nodiscard]] QByteArray knownHostsName(const QString &address, quint16 port);

/// What files say about a key of a server. A revoked key is revoked whatever else is said; a file that knows other
/// keys of the server and not this one outweighs files that know it. Within one file any of its keys will do, as
/// keys of several machines may stand under one name. A key that is known under the name without the port is
/// trusted as well (OpenSSH's sshconnect.c, check_host_key).
[[nodiscard]] HostKeyCheck checkHostKey(const QList<KnownHostsFile> &files, const QString &address, quint16 port,
                                        const HostKey &key);

/// Types of the keys that files know for a server, those of the first file first; none twice.
[[nodiscard]] QList<QByteArray> knownKeyTypes(const QList<KnownHostsFile> &files, const QString &address, quint16 port);

/// Adds lines to a known_hosts file, all or none: it is locked, written beside itself, synced and renamed. A missing
/// file is made, readable for its owner only; a missing last end of line is repaired.
[[nodiscard]] Result<> appendKnownHosts(const QString &file, const QList<std::pair<QByteArray, HostKey>> &namedKeys);

} // namespace qm
