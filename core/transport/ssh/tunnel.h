// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/ssh/lifeline.h"

#include <QByteArray>
#include <QString>

#include <libssh/libssh.h>

#include <optional>

namespace qm {

/// One connection through a jump host: a channel on one side, a socket on the other. Belongs to the thread of the
/// libssh session, which must not block.
class Tunnel final
{
public:
    enum class State : quint8 { Opening, Open, Ended };

    Tunnel(ssh_session session, const QString &address, quint16 port);
    ~Tunnel();
    Q_DISABLE_COPY_MOVE(Tunnel)

    [[nodiscard]] State state() const { return m_state; }
    /// Goes on with opening. @return the other end of the socket once open.
    [[nodiscard]] std::optional<UniqueFd> continueOpening();
    /// Whether it ended because this machine's limit of open files is reached.
    [[nodiscard]] bool lacksDescriptors() const { return m_lacksDescriptors; }
    /// What poll() should wait for at localFd().
    [[nodiscard]] short interest() const;
    [[nodiscard]] int localFd() const { return m_local.get(); }
    /// Moves what can be moved now. @return whether anything was.
    bool move();

private:
    void widenWindow();
    [[nodiscard]] bool fromChannel();
    [[nodiscard]] bool toSocket();
    [[nodiscard]] bool fromSocket();
    [[nodiscard]] bool toChannel();
    void giveUp();

    ssh_channel m_channel;
    const QByteArray m_address;
    const quint16 m_port;
    State m_state = State::Opening;
    UniqueFd m_local;
    QByteArray m_toSocket;
    QByteArray m_toChannel;
    bool m_channelAtEnd = false;
    bool m_socketAtEnd = false;
    bool m_lacksDescriptors = false;
};

} // namespace qm
