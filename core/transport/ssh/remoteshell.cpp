// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/remoteshell.h"

#include "core/transport/ssh/dial.h"

#include <poll.h>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr int pollMs = 250;
/// How long to wait for the exit status after the end of the output, or for more output after the exit status.
constexpr int quietRoundsAtEnd = 4;
/// A server with MaxSessions 1 forgets the shell before only after it has read more than our good-bye to it.
constexpr int openAttempts = 6;
constexpr int firstRetryMs = 10;
/// The largest packet that every server takes: RFC 4253 section 6.1.
constexpr uint32_t block = 32 * 1024;
/// What a server may send ahead of us, once it sends much, and how often we say so.
constexpr uint32_t wideWindow = 4 * 1024 * 1024;
constexpr qint64 widenEvery = 512 * 1024;
/// Part of a packet comes faster than so much in such a time; what servers send to see whether we are there does not:
/// less than a hundred bytes, once a second at most (sshd_config(5), ClientAliveInterval).
constexpr quint64 leastTraffic = 512;
constexpr auto trafficSpan = std::chrono::seconds(2);

} // namespace

RemoteShell::RemoteShell(SshConnection &connection) : m_connection(connection)
{
    m_callbacks.userdata = this;
    m_callbacks.channel_exit_status_function = [](ssh_session, ssh_channel, int status, void *shell) {
        static_cast<RemoteShell *>(shell)->setExitStatus(status);
    };
    m_callbacks.channel_exit_signal_function = [](ssh_session, ssh_channel, const char *signal, int, const char *,
                                                  const char *, void *shell) {
        static_cast<RemoteShell *>(shell)->setExitSignal(harmlessText(QByteArray(signal), 32));
    };
    ssh_callbacks_init(&m_callbacks);
}

RemoteShell::~RemoteShell()
{
    dropChannel();
}

void RemoteShell::dropChannel()
{
    if (!m_channel)
        return;
    // The channel may live on inside libssh until the server closes its side, and must not call us then.
    ssh_remove_channel_callbacks(m_channel, &m_callbacks);
    m_connection.release(m_channel);
    m_channel = nullptr;
}

Result<> RemoteShell::start()
{
    acknowledgeAtOnce(m_connection.fd());
    for (int attempt = 0; attempt < openAttempts && m_connection.isAlive(); ++attempt) {
        m_channel = ssh_channel_new(m_connection.handle());
        ssh_set_channel_callbacks(m_channel, &m_callbacks);
        if (ssh_channel_open_session(m_channel) == SSH_OK) {
            if (ssh_channel_request_exec(m_channel, "exec /bin/sh -s") == SSH_OK)
                return {};
            break;
        }
        dropChannel();
        ::poll(nullptr, 0, firstRetryMs << attempt);
    }
    return tl::unexpected(m_connection.words().error(m_connection.handle(),
                                                     m_connection.isAlive() ? u"ssh-channel"_s : u"ssh-dropped"_s,
                                                     Message(QT_TRANSLATE_NOOP("Message", "starting a shell"))));
}

Result<> RemoteShell::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto size = static_cast<uint32_t>(std::min<qsizetype>(bytes.size(), block));
        const int written = ssh_channel_write(m_channel, bytes.data(), size);
        if (written <= 0) {
            return tl::unexpected(whyLost(Message(QT_TRANSLATE_NOOP("Message", "sending a script"))));
        }
        m_connection.lifeline().progress();
        bytes = bytes.sliced(written);
    }
    return {};
}

void RemoteShell::closeInput()
{
    ssh_channel_send_eof(m_channel);
}

qsizetype RemoteShell::room() const
{
    return ssh_channel_window_size(m_channel);
}

/// Reads both streams until neither has anything: what libssh has already decrypted makes no descriptor readable.
bool RemoteShell::drain(const Receiver &receiver, bool *moved)
{
    char *const buffer = m_buffer.room(wideWindow);
    bool more = true;
    while (more) {
        more = false;
        for (const auto stream : {FrameReader::Stream::Output, FrameReader::Stream::Error}) {
            const int size = stream == FrameReader::Stream::Output
                ? readOutput(buffer)
                : ssh_channel_read_nonblocking(m_channel, buffer, block, 1);
            if (size == SSH_ERROR)
                return false;
            if (size <= 0)
                continue;
            more = true;
            *moved = true;
            m_connection.lifeline().progress(); // a stream may keep this busy for longer than any limit
            if (!receiver(stream, QByteArrayView(buffer, size)))
                return false;
        }
    }
    return true;
}

/// libssh lets a server send 1.28 MB before it has to wait for our word, which is little on a long way. It allows as
/// much as it is asked to read at once, but only this call of it asks for more than is there, and gives what is there.
int RemoteShell::readOutput(char *buffer)
{
    int size = 0;
    if (m_sinceWidened >= widenEvery && ssh_channel_is_open(m_channel) != 0) {
        m_sinceWidened = 0;
        size = ssh_channel_read_timeout(m_channel, buffer, wideWindow, 0, 0);
    } else {
        size = ssh_channel_read_nonblocking(m_channel, buffer, block, 0);
    }
    m_sinceWidened += std::max(size, 0);
    return size;
}

/// libssh reads no packets for a channel whose output has come to its end; the exit status may come after that.
void RemoteShell::readExitStatus()
{
    ssh_session session = m_connection.handle();
    ssh_set_blocking(session, 0);
    (void)ssh_channel_get_exit_status(m_channel); // what it takes in goes to our callback
    ssh_set_blocking(session, 1);
}

/// On a slow link a packet may take longer than any limit; and a server that only asks whether we are there may do so
/// for ever, while the script hangs.
void RemoteShell::noteTraffic()
{
    const quint64 received = m_connection.received();
    if (received == m_received)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (now - m_countedSince > trafficSpan) {
        m_countedFrom = m_received;
        m_countedSince = now;
    }
    m_received = received;
    m_quietRounds = 0; // part of a packet is no silence: the exit status may come before the last output
    if (received - m_countedFrom < leastTraffic)
        return;
    m_countedFrom = received;
    m_countedSince = now;
    m_connection.lifeline().progress();
}

Error RemoteShell::whyLost(const Message &whileDoing) const
{
    return m_connection.words().error(m_connection.handle(), u"ssh-dropped"_s, whileDoing);
}

RemoteShell::Event RemoteShell::receive(const Receiver &receiver, Wait wait)
{
    bool moved = false;
    const bool drained = drain(receiver, &moved);
    if (drained && !hasEnded() && ssh_channel_is_eof(m_channel) != 0)
        readExitStatus();
    noteTraffic();
    if (!drained || m_connection.lifeline().ended())
        return Event::Lost;
    if (!moved && !m_connection.isAlive())
        return hasEnded() ? Event::Closed : Event::Lost;
    if (moved) {
        m_quietRounds = 0;
        return Event::Bytes;
    }
    if (ssh_channel_is_closed(m_channel) != 0)
        return Event::Closed;
    if ((ssh_channel_is_eof(m_channel) != 0 || hasEnded()) && ++m_quietRounds > quietRoundsAtEnd)
        return Event::Closed;
    if (wait == Wait::ForRoom && room() > 0) // it may have come with what was just read
        return Event::Bytes;
    pollfd readable = {m_connection.fd(), POLLIN, 0};
    ::poll(&readable, 1, pollMs);
    return Event::Bytes;
}

} // namespace qm
