// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/pagebuffer.h"
#include "core/transport/ssh/shell.h"
#include "core/transport/ssh/sshconnection.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <chrono>

namespace qm {

/// A `/bin/sh -s` on a node that reads what we write. The command line is constant, so that whatever the login shell
/// is (fish, csh, …), it cannot read it in another way; and nothing about us stands in the node's process list.
class RemoteShell final : public Shell
{
public:
    explicit RemoteShell(SshConnection &connection);
    ~RemoteShell() override;
    Q_DISABLE_COPY_MOVE(RemoteShell)

    /// Errors: ssh-channel (the server opens no more channels), ssh-dropped, ssh-stalled, ssh-cancelled. Nothing was
    /// run then.
    [[nodiscard]] Result<> start();
    [[nodiscard]] Result<> write(QByteArrayView bytes) override;
    void closeInput() override;
    [[nodiscard]] qsizetype room() const override;
    [[nodiscard]] Event receive(const Receiver &receiver, Wait wait = Wait::ForBytes) override;

    [[nodiscard]] QString server() const override { return m_connection.words().server; }
    [[nodiscard]] Lifeline &lifeline() const override { return m_connection.lifeline(); }
    [[nodiscard]] bool isAlive() const override { return m_connection.isAlive(); }
    [[nodiscard]] Error whyLost(const Message &whileDoing) const override;
    [[nodiscard]] bool isCounted() const override { return true; }

private:
    void dropChannel();
    void readExitStatus();
    [[nodiscard]] bool drain(const Receiver &receiver, bool *moved);
    [[nodiscard]] int readOutput(char *buffer);
    void noteTraffic();

    SshConnection &m_connection;
    ssh_channel m_channel = nullptr;
    ssh_channel_callbacks_struct m_callbacks = {};
    PageBuffer m_buffer;
    qint64 m_sinceWidened = 0;
    int m_quietRounds = 0;
    quint64 m_received = 0;
    /// What was received, and when, as the bytes of packets that are not complete yet began to be counted.
    quint64 m_countedFrom = 0;
    std::chrono::steady_clock::time_point m_countedSince;
};

} // namespace qm
