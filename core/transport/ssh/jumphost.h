// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/ssh/lifeline.h"
#include "core/transport/ssh/sshtarget.h"

#include <libssh/libssh.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace qm {

class SshConnection;
class SshContext;
class Tunnel;

/// A connection to one jump host and the tunnels through it. One thread owns the libssh session and moves the bytes
/// of all tunnels between their channels (RFC 4254 section 7.2, direct-tcpip) and their sockets.
class JumpHost final
{
public:
    /// Starts to connect.
    /// @param jumps the way to the jump host, which is the last of them.
    JumpHost(SshContext &context, QString host, QList<SshEndpoint> jumps);
    ~JumpHost();
    Q_DISABLE_COPY_MOVE(JumpHost)

    [[nodiscard]] const QList<SshEndpoint> &jumps() const { return m_jumps; }
    /// Any thread.
    /// @return nothing if it ended because nobody needed it.
    [[nodiscard]] std::optional<Result<UniqueFd>> openTunnel(const QString &address, quint16 port,
                                                             const std::stop_token &stop);
    /// Whether no more tunnels can be had here: it failed, the connection is gone, or nobody needed it.
    [[nodiscard]] bool hasEnded() const;
    /// Any thread. Ends the connection once there is no tunnel left, unless another one is wanted before.
    void endUnused();

private:
    /// A tunnel that somebody waits for.
    struct Order final
    {
        QString address;
        quint16 port = 0;
        bool done = false;
        Result<UniqueFd> socket;
    };

    struct Passage final
    {
        /// Null once the tunnel was handed over, or nobody waits for it any more.
        std::shared_ptr<Order> order;
        std::unique_ptr<Tunnel> tunnel;
        /// When nobody waits for it any more.
        std::chrono::steady_clock::time_point deadline;
    };

    void run(const std::stop_token &stop);
    void pump(SshConnection &connection, const std::stop_token &stop);
    [[nodiscard]] bool isUnneeded();
    void takeOrders(SshConnection &connection);
    [[nodiscard]] bool moveAll(SshConnection &connection);
    void openFurther(SshConnection &connection, Passage &passage);
    void wake();
    void waitForWork(SshConnection &connection, ssh_channel listener);
    void settle(Order &order, Result<UniqueFd> socket);
    void end(const Error &why);

    SshContext &m_context;
    const QString m_host;
    const QList<SshEndpoint> m_jumps;
    const std::shared_ptr<Lifeline> m_lifeline;
    UniqueFd m_wake;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::shared_ptr<Order>> m_orders;
    std::optional<Error> m_ended;
    bool m_endUnused = false;
    bool m_endedUnused = false;
    std::vector<Passage> m_passages; ///< the thread's own
    std::jthread m_thread;
};

} // namespace qm
