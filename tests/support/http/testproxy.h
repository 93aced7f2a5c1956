// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMutex>
#include <QStringList>
#include <QThread>

class QTcpServer;
class QTcpSocket;

namespace qm::test {

/// An HTTP proxy on a loopback port that tunnels (CONNECT) and writes down for whom.
class TestProxy final
{
public:
    /// @param credentials "user:password" that it wants; empty for none
    /// @param refusal a status that it answers everybody with; 0 to let them through
    explicit TestProxy(const QByteArray &credentials = {}, int refusal = 0);
    ~TestProxy();
    Q_DISABLE_COPY_MOVE(TestProxy)

    [[nodiscard]] quint16 port() const { return m_port; }
    /// "host:port" of each tunnel, in order.
    [[nodiscard]] QStringList tunnels() const;

private:
    void greet(QTcpSocket *client);
    void open(QTcpSocket *client, const QByteArray &head);

    const QByteArray m_wanted;
    const int m_refusal;
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    QStringList m_tunnels;
    QThread m_thread;
    QTcpServer *m_server = nullptr; ///< lives in the thread
};

} // namespace qm::test
