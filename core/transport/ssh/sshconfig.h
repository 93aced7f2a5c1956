// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/ssh/sshvariables.h"

#include <QByteArray>
#include <QString>

namespace qm {

/// What OpenSSH's configuration says about one destination: the lines of `ssh -G` that we follow.
struct SshConfigAnswer final
{
    QString hostName;
    quint16 port = 22;
    QString user;
    QString hostKeyAlias;
    QStringList identityFiles;
    /// Somebody set IdentityFile: they are not ssh's defaults.
    bool identitiesNamed = false;
    bool identitiesOnly = false;
    QString identityAgent;
    QStringList knownHostsFiles;
    QString proxyJump;
    QString proxyCommand;
    Diagnostics diagnostics;
};

/// Reads what `ssh -G` printed. Lines that nobody here follows are passed over.
[[nodiscard]] SshConfigAnswer parseSshConfigAnswer(const QByteArray &text);

/// Completes a target with what a person's own ~/.ssh/config and /etc/ssh/ssh_config say, resolved by OpenSSH itself
/// (`ssh -G`, which connects to nobody but runs the person's own `Match exec` lines), and with OpenSSH's defaults.
/// What the inventory says goes first. Blocks for some milliseconds a server; any thread.
/// @param configFile read instead of the person's own.
[[nodiscard]] SshConnectionPlan resolveSshConfig(const SshTarget &target, const QString &configFile = {});

} // namespace qm
