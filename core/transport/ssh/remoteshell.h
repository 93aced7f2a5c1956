// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/sshcommand.h"
#include "core/transport/ssh/sshconnection.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace qm {

/// A `/bin/sh -s` on a node that reads what we write. The command line is constant, so that whatever the login shell
/// is (fish, csh, …), it cannot read it in another way; and nothing about us stands in the node's process list.
class RemoteShell final
{
public:
    enum class Event : quint8 {
        Bytes,  ///< something was received, or a little time has passed
        Closed, ///< the shell ended and everything it said was received
        Lost,   ///< the connection ended first, or the receiver had enough
    };
    /// @return false to receive no more.
    using Receiver = std::function<bool(FrameReader::Stream stream, QByteArrayView bytes)>;

    explicit RemoteShell(SshConnection &connection);
    ~RemoteShell();
    Q_DISABLE_COPY_MOVE(RemoteShell)

    /// Errors: ssh-channel (the server opens no more channels), ssh-dropped, ssh-stalled, ssh-cancelled. Nothing was
    /// run then.
    [[nodiscard]] Result<> start();
    [[nodiscard]] Result<> write(QByteArrayView bytes);
    void closeInput();
    /// How many bytes write() takes without waiting for the node to read: 0 while it has enough.
    [[nodiscard]] qsizetype room() const;

    /// What to wait for if nothing was received.
    enum class Wait : quint8 {
        ForBytes,
        ForRoom, ///< for bytes, or until there is room()
    };
    [[nodiscard]] Event receive(const Receiver &receiver, Wait wait = Wait::ForBytes);

    /// What the server said about the shell's end: 0 … 255, or the name of a signal.
    [[nodiscard]] std::optional<int> exitStatus() const { return m_exitStatus; }
    [[nodiscard]] const QString &exitSignal() const { return m_exitSignal; }
    [[nodiscard]] bool hasEnded() const { return m_exitStatus || !m_exitSignal.isEmpty(); }

private:
    void dropChannel();
    void readExitStatus();
    [[nodiscard]] bool drain(const Receiver &receiver, bool *moved);
    [[nodiscard]] int readOutput();
    void noteTraffic();

    SshConnection &m_connection;
    ssh_channel m_channel = nullptr;
    ssh_channel_callbacks_struct m_callbacks = {};
    std::optional<int> m_exitStatus;
    QString m_exitSignal;
    std::vector<char> m_buffer;
    qint64 m_sinceWidened = 0;
    int m_quietRounds = 0;
    quint64 m_received = 0;
    /// What was received, and when, as the bytes of packets that are not complete yet began to be counted.
    quint64 m_countedFrom = 0;
    std::chrono::steady_clock::time_point m_countedSince;
};

} // namespace qm
