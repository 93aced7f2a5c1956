// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/tunnel.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

namespace qm {
namespace {

/// What waits for a slow socket at most; beyond it the channel's window closes and the server waits.
constexpr qsizetype mostWaiting = 256 * 1024;
/// What libssh lets a server send ahead, once anything has come.
constexpr uint32_t wideWindow = 1'280'000;

} // namespace

Tunnel::Tunnel(ssh_session session, const QString &address, quint16 port)
    : m_channel(ssh_channel_new(session))
    , m_address(address.toUtf8())
    , m_port(port)
{}

Tunnel::~Tunnel()
{
    ssh_channel_free(m_channel);
}

std::optional<UniqueFd> Tunnel::continueOpening()
{
    const int rc = ssh_channel_open_forward(m_channel, m_address.constData(), m_port, "127.0.0.1", 0);
    if (rc == SSH_AGAIN)
        return {};
    int ends[2] = {-1, -1};
    if (rc != SSH_OK || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        m_lacksDescriptors = rc == SSH_OK && (errno == EMFILE || errno == ENFILE);
        m_state = State::Ended;
        return {};
    }
    m_local = UniqueFd(ends[0]);
    ::fcntl(m_local.get(), F_SETFL, O_NONBLOCK);
    m_state = State::Open;
    widenWindow();
    return UniqueFd(ends[1]);
}

/// A window that is opened with the first bytes may be opened after the channel was closed, and to Dropbear a word
/// about a channel that it has forgotten ends the connection, with all tunnels. Only this call opens it before.
void Tunnel::widenWindow()
{
    m_toSocket.resize(wideWindow);
    m_toSocket.resize(std::max(ssh_channel_read_timeout(m_channel, m_toSocket.data(), wideWindow, 0, 0), 0));
}

short Tunnel::interest() const
{
    int events = 0;
    if (m_state == State::Open && !m_socketAtEnd && m_toChannel.isEmpty() && ssh_channel_window_size(m_channel) > 0)
        events |= POLLIN;
    if (!m_toSocket.isEmpty())
        events |= POLLOUT;
    return static_cast<short>(events);
}

bool Tunnel::move()
{
    if (m_state != State::Open)
        return false;
    const bool received = fromChannel();
    const bool given = toSocket();
    const bool taken = fromSocket();
    if (ssh_channel_is_open(m_channel) == 0 || (m_channelAtEnd && m_socketAtEnd && m_toSocket.isEmpty())) {
        m_state = State::Ended;
        m_local = UniqueFd();
        ssh_channel_close(m_channel);
    }
    return received || given || taken;
}

bool Tunnel::fromChannel()
{
    if (m_channelAtEnd || m_toSocket.size() >= mostWaiting)
        return false;
    char buffer[32 * 1024];
    const int size = ssh_channel_read_nonblocking(m_channel, buffer, sizeof buffer, 0);
    if (size > 0)
        m_toSocket.append(buffer, size);
    else if (size < 0 || ssh_channel_is_eof(m_channel) != 0)
        m_channelAtEnd = true;
    return size > 0;
}

bool Tunnel::toSocket()
{
    if (m_toSocket.isEmpty()) {
        if (m_channelAtEnd)
            ::shutdown(m_local.get(), SHUT_WR);
        return false;
    }
    const ssize_t sent =
        ::send(m_local.get(), m_toSocket.constData(), static_cast<size_t>(m_toSocket.size()), MSG_NOSIGNAL);
    if (sent > 0)
        m_toSocket.remove(0, sent);
    else if (errno != EAGAIN)
        giveUp();
    return sent > 0;
}

bool Tunnel::fromSocket()
{
    if (!m_toChannel.isEmpty())
        return toChannel();
    const uint32_t window = ssh_channel_window_size(m_channel);
    if (m_socketAtEnd || window == 0)
        return false;
    char buffer[32 * 1024];
    const ssize_t size = ::recv(m_local.get(), buffer, std::min<size_t>(sizeof buffer, window), 0);
    if (size > 0) {
        m_toChannel.append(buffer, size);
        return toChannel();
    }
    // Nobody shuts down only one direction of an SSH connection: whoever was there has gone.
    if (size == 0 || errno != EAGAIN)
        giveUp();
    return false;
}

/// While keys are exchanged anew libssh takes nothing, or only a part; the rest has to wait for the new keys.
bool Tunnel::toChannel()
{
    const int written =
        ssh_channel_write(m_channel, m_toChannel.constData(), static_cast<uint32_t>(m_toChannel.size()));
    if (written > 0)
        m_toChannel.remove(0, written);
    else if (written < 0)
        giveUp();
    return written > 0;
}

void Tunnel::giveUp()
{
    m_channelAtEnd = true;
    m_socketAtEnd = true;
    m_toSocket.clear();
    m_toChannel.clear();
}

} // namespace qm
