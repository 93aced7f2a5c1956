// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/lifeline.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace qm::test {

/// What goes wrong on the way. Amounts count the bytes of one connection from the server to the client.
struct Faults final
{
    /// One way, each way.
    std::chrono::milliseconds delay{0};
    /// Bytes a second, each way; 0 for no limit.
    qint64 rate = 0;
    /// Reset the connection after so many bytes.
    std::optional<qint64> cutAfter;
    /// From so many bytes on pass nothing, in both directions, and keep the connection open.
    std::optional<qint64> stallAfter;
    /// Flip a bit of this byte.
    std::optional<qint64> corruptAt;
    /// Close so many connections as soon as they are there.
    int refuse = 0;
    /// Sent by the proxy instead of whatever the server would say; the server is never contacted.
    std::optional<QByteArray> instead;
};

/// A TCP proxy on a loopback port that delays, cuts, stalls and corrupts.
class FaultProxy final
{
public:
    FaultProxy(const QString &address, quint16 port, Faults faults = {});
    ~FaultProxy();
    Q_DISABLE_COPY_MOVE(FaultProxy)

    [[nodiscard]] quint16 port() const { return m_port; }
    /// For connections that come from now on.
    void setFaults(const Faults &faults);
    /// From now on nothing passes in any direction, on any connection.
    void freeze() { m_frozen = true; }
    /// All connections are reset, and whoever connects from now on is turned away.
    void cut() { m_cut = true; }
    /// After freeze() or cut(): what waited passes, and connections are taken again.
    void mend() { m_frozen = m_cut = false; }
    [[nodiscard]] int connections() const { return m_connections; }
    /// What the servers sent, all connections together.
    [[nodiscard]] qint64 bytesFromServer() const { return m_fromServer; }

private:
    struct Piece final
    {
        std::chrono::steady_clock::time_point due;
        QByteArray bytes;
    };
    struct Way final
    {
        std::deque<Piece> waiting;
        std::chrono::steady_clock::time_point busyUntil;
        qint64 taken = 0;
        qint64 passed = 0;
        bool atEnd = false;
        bool ended = false;
    };
    struct Connection final
    {
        UniqueFd client;
        UniqueFd server;
        Faults faults;
        Way toServer;
        Way toClient;
        bool dead = false;
    };

    void run(const std::stop_token &stop);
    void accept();
    /// Whether there is a use for more of what one side sends.
    [[nodiscard]] bool takesFrom(const Connection &connection, bool server) const;
    void take(Connection &connection, bool fromServer);
    void give(Connection &connection, bool toClient);
    [[nodiscard]] bool isStalled(const Connection &connection) const;

    const QString m_address;
    const quint16 m_serverPort;
    UniqueFd m_listener;
    quint16 m_port = 0;
    std::mutex m_mutex;
    Faults m_faults;
    std::atomic<bool> m_frozen = false;
    std::atomic<bool> m_cut = false;
    std::atomic<int> m_connections = 0;
    std::atomic<qint64> m_fromServer = 0;
    std::vector<std::unique_ptr<Connection>> m_open;
    std::jthread m_thread;
};

} // namespace qm::test
