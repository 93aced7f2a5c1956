// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/ssh/sshcommand.h"
#include "core/transport/ssh/sshcontext.h"
#include "core/transport/ssh/sshtarget.h"

#include <memory>
#include <stop_token>

namespace qm {

class SshConnection;

/// A logged-in connection to one node. Used by one thread at a time; everything blocks, and ends at once when its
/// stop token is stopped.
class SshSession final
{
public:
    /// Connects through the target's jump hosts, checks all host keys, logs in.
    ///
    /// Errors: those of dial(), HostKeyStore and Authenticator, and ssh-handshake, ssh-closed-early, ssh-stalled,
    /// ssh-dropped, ssh-cancelled, ssh-local (the target is this machine), ssh-jump (the way to the node is closed).
    [[nodiscard]] static Result<std::unique_ptr<SshSession>> open(SshContext &context, const SshTarget &target,
                                                                  std::stop_token stop = {});
    ~SshSession();
    Q_DISABLE_COPY_MOVE(SshSession)

    [[nodiscard]] const SshTarget &target() const { return m_target; }
    /// Of the node, checked.
    [[nodiscard]] const HostKey &hostKey() const { return m_hostKey; }
    /// Whether the connection seems to be there still.
    [[nodiscard]] bool isUsable() const;

    /// Runs a script as the target says (become), and waits for its end. An error means that nothing of the script
    /// ran; once it may have begun, the result says how it ended, or that this is unknown.
    /// @param streams called on this thread. A failure of their source is returned once the script has ended.
    ///
    /// Errors: ssh-script, ssh-channel, ssh-not-a-shell, those of SudoHandshake and of the connection.
    [[nodiscard]] Result<CommandResult> run(const SshCommand &command, std::stop_token stop = {},
                                            const ScriptStreams &streams = {});

private:
    SshSession(SshContext &context, SshTarget target);

    /// Unless there is a connection that is good for another command.
    [[nodiscard]] Result<> connect(const std::stop_token &stop);

    SshContext &m_context;
    const SshTarget m_target;
    const std::shared_ptr<Lifeline> m_lifeline;
    std::unique_ptr<SshConnection> m_connection;
    HostKey m_hostKey;
};

/// One connection to one server, through jump hosts if there are any, with a polite start: see SshLimits.
[[nodiscard]] Result<std::unique_ptr<SshConnection>> openConnection(SshContext &context, const QString &host,
                                                                    const QList<SshEndpoint> &jumps,
                                                                    const SshEndpoint &endpoint, Lifeline &lifeline,
                                                                    const std::stop_token &stop);

} // namespace qm
