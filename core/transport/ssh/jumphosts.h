// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/ssh/lifeline.h"
#include "core/transport/ssh/sshtarget.h"

#include <QList>
#include <QString>

#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

namespace qm {

class JumpHost;
class SshContext;

/// The jump hosts of a workspace: each is connected to and verified like any host, once, and carries the connections
/// of all nodes behind it that agree on how to log in there and on its key. Where there are many, those go that carry
/// nothing. Thread-safe.
class JumpHosts final
{
public:
    explicit JumpHosts(SshContext &context);
    ~JumpHosts();
    Q_DISABLE_COPY_MOVE(JumpHosts)

    /// A socket that leads to a server behind jump hosts. Connects to them first where needed; whoever needs the same
    /// ones meanwhile waits for the same attempt.
    /// @param host on whose behalf.
    /// Errors: ssh-jump (the jump host does not do that), ssh-unreachable (it does not get there), ssh-timeout (it gets
    /// no answer), ssh-dropped and others of the jump host's own connection, ssh-cancelled, thread-limit.
    [[nodiscard]] Result<UniqueFd> openTunnel(const QString &host, const QList<SshEndpoint> &jumps,
                                              const QString &address, quint16 port, const std::stop_token &stop);
    /// Ends the connections to jump hosts that carry nothing, and to the others once they carry nothing more.
    void endUnused();

private:
    using Hosts = std::vector<std::shared_ptr<JumpHost>>;

    [[nodiscard]] std::shared_ptr<JumpHost> find(const QString &host, const QList<SshEndpoint> &jumps);
    [[nodiscard]] Hosts takeAll();
    [[nodiscard]] Hosts takeEnded();

    SshContext &m_context;
    std::mutex m_mutex;
    Hosts m_hosts;
};

} // namespace qm
