// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/secret.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace qm {

/// One SSH server and how to log in there: a node, or a jump host on the way to it.
///
/// What nobody said is empty (port 0) until resolveSshConfig() filled it in.
struct SshEndpoint final
{
    /// A name or a numeric address.
    QString address;
    quint16 port = 0;
    QString user;
    /// Looked up in known_hosts files instead of the address, without a port: ssh_config(5), HostKeyAlias.
    QString hostKeyAlias;
    /// Private keys to offer, in this order.
    QStringList identityFiles;
    /// Offer no other keys of the agent: ssh_config(5), IdentitiesOnly.
    bool identitiesOnly = false;
    /// Whether somebody named identityFiles for this server, rather than OpenSSH's defaults.
    bool identitiesNamed = false;
    /// The agent's socket; empty for SSH_AUTH_SOCK, "none" for no agent.
    QString identityAgent;
    /// OpenSSH's known_hosts files, which we read and never write.
    QStringList knownHostsFiles;
    /// If the inventory holds one.
    Secret password;

    /// "address" or "address:port", with brackets where an IPv6 address needs them.
    [[nodiscard]] QString name() const;
    /// "user@address:port": what an account's failures are remembered under.
    [[nodiscard]] QString account() const;

    friend bool operator==(const SshEndpoint &, const SshEndpoint &) = default;
};

/// Whether and how commands become another user on the node. Only sudo is supported.
struct SshBecome final
{
    bool active = false;
    QString user;
    Secret password;

    /// Who is to be become: sudo's default where nobody said.
    [[nodiscard]] QString wantedUser() const;

    friend bool operator==(const SshBecome &, const SshBecome &) = default;
};

/// Where a host of the inventory is and how it is reached.
struct SshTarget final
{
    /// Its name in the inventory.
    QString host;
    /// `ansible_connection: local`: this machine, no SSH.
    bool local = false;
    /// Servers to go through, the first one first.
    QList<SshEndpoint> jumps;
    /// Somebody said that there are none, whatever OpenSSH's configuration says.
    bool direct = false;
    SshEndpoint node;
    SshBecome become;

    friend bool operator==(const SshTarget &, const SshTarget &) = default;
};

} // namespace qm
