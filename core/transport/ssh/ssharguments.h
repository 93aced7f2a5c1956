// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "core/base/result.h"
#include "core/transport/ssh/sshtarget.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace qm {

/// The words of a POSIX command line without expansions: quotes and backslashes, as Python's shlex.split() which
/// Ansible uses. Fails for an open quote.
[[nodiscard]] Result<QStringList> splitSshWords(const QString &text);

/// "[user@]host[:port]", "host", "[v6::address]:port", "ssh://…" as ssh(1) takes destinations. Nothing that could
/// pass for an option or hold shell syntax is a destination.
[[nodiscard]] Result<SshEndpoint> parseDestination(const QString &text);

/// Whether a text is a host name or address: letters, digits, ".", "-", "_", ":", "%" and no leading "-".
[[nodiscard]] bool isHostName(const QString &text);
/// Whether a text may be the name of a remote user.
[[nodiscard]] bool isUserName(const QString &text);

/// What we understand of options to ssh(1) that stand in an inventory or in `ssh -G`'s answer. They are read and never
/// run. Understood are -J, -W (in a ProxyCommand), -p, -l, -i and their -o forms; what only tunes OpenSSH is passed
/// over, and so is -F with no file; switching off the check of host keys is noted and changes nothing; everything else
/// is a diagnostic.
///
/// As in OpenSSH the first one counts of what is said more than once (ssh_config(5)), but all of identityFiles.
struct SshArguments final
{
    /// Empty if it was said that there are none; nothing if nobody said anything.
    std::optional<QList<SshEndpoint>> jumps;
    quint16 port = 0;
    QString user;
    QStringList identityFiles;
    std::optional<bool> identitiesOnly;
    /// Without host and location; the caller knows them.
    Diagnostics diagnostics;
    /// The host would be reached in a way that we do not know: connecting directly might reach another machine.
    bool wayUnknown = false;
};

/// @param given what was said before on the same command line. Its diagnostics are not repeated.
[[nodiscard]] SshArguments parseSshArguments(const QString &text, SshArguments given = {});
/// The jump hosts of a ProxyCommand of the form `ssh … -W %h:%p … [user@]host`; anything else sets wayUnknown.
[[nodiscard]] SshArguments parseProxyCommand(const QString &command);
/// ssh_config(5), ProxyJump: destinations separated by commas; "none" is none.
[[nodiscard]] SshArguments parseProxyJump(const QString &text);

} // namespace qm
