// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/machine.h"
#include "core/transport/ssh/sessionbudget.h"
#include "core/transport/ssh/sshcontext.h"
#include "core/transport/ssh/sshsession.h"
#include "core/transport/ssh/sshtarget.h"

#include <QHash>
#include <QList>
#include <QString>

#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace qm {

/// The machines of a rollout. A node has as many connections as operations are under way on it; they are kept for the
/// next ones as long as there is room. Thread-safe.
class Machines final
{
public:
    /// A machine and the session behind it; none for this machine.
    struct Connection final
    {
        std::unique_ptr<SshSession> session;
        std::unique_ptr<Machine> machine;
        std::chrono::steady_clock::time_point since{}; ///< idle
    };

    /// A machine for one operation. Gives its connection back when it goes.
    class Lease final
    {
    public:
        Lease(Machines &machines, QString host);
        Lease(Lease &&other) noexcept;
        Lease &operator=(Lease &&) = delete;
        ~Lease();

        [[nodiscard]] Machine &operator*() const { return *m_connection.machine; }

    private:
        friend class Machines;

        Machines *m_machines; ///< null once it is another lease's
        QString m_host;
        Connection m_connection;
    };

    static constexpr std::chrono::seconds usuallyTrusted{20};

    /// @param context must outlive this.
    /// @param trusted as long as this an idle connection is believed to be there.
    /// @param mostOpen connections, in use and idle, beyond which those go that were idle for longest.
    Machines(SshContext &context, const QList<SshTarget> &targets, std::chrono::milliseconds trusted = usuallyTrusted,
             size_t mostOpen = mostOpenSessions());
    ~Machines();
    Q_DISABLE_COPY_MOVE(Machines)

    /// This machine, as whoever runs this program.
    [[nodiscard]] Machine &controller() const { return *m_controller; }
    /// Connects if no connection is free. Servers drop those that say nothing for long (sshd_config(5),
    /// ClientAliveInterval), and nobody notices: one that was not used lately is asked first. Blocks. Errors: those of
    /// SshSession::open(), and host-no-way where nobody knows how to reach the host.
    [[nodiscard]] Result<Lease> take(const QString &host, const std::stop_token &stop);
    /// The first jump host on the way to each host that has one.
    [[nodiscard]] QHash<QString, QString> bastions() const;

private:
    struct Idle final
    {
        QString host;
        Connection connection;
    };

    [[nodiscard]] std::optional<Connection> takeIdle(const QString &host);
    void closeTooMany();
    [[nodiscard]] std::vector<Idle> takeTooMany();
    void giveBack(const QString &host, Connection connection);

    SshContext &m_context;
    const std::chrono::milliseconds m_trusted;
    const size_t m_mostOpen;
    QHash<QString, SshTarget> m_targets;
    const std::unique_ptr<Machine> m_controller;
    std::mutex m_mutex;
    std::deque<Idle> m_idle; ///< the one that was idle for longest first
    size_t m_leases = 0;
};

} // namespace qm
