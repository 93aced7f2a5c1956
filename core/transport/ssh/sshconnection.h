// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/ssh/knownhosts.h"
#include "core/transport/ssh/lifeline.h"
#include "core/transport/ssh/sshtarget.h"

#include <libssh/libssh.h>

#include <chrono>
#include <memory>
#include <stop_token>

namespace qm {

class SshContext;

/// Blocks SIGPIPE in the calling thread: libssh writes to sockets without MSG_NOSIGNAL.
void blockPipeSignal();

/// What the errors of one libssh session mean.
struct ServerWords final
{
    /// As a person knows the server: "node1 (10.0.0.1)".
    QString server;
    const Lifeline *lifeline = nullptr;

    /// Why a call failed: cancelled, stalled, overdue, or what libssh says, which may be the server's own words.
    /// @param doing a phrase for "while %2", as in "logging in".
    [[nodiscard]] Error error(ssh_session session, const QString &code, const Message &whileDoing) const;
};

/// One authenticated libssh session on a socket. Belongs to the thread that made it, or to one at a time.
///
/// libssh closes its descriptor in ssh_free(), whatever happened before; ssh_disconnect(), after which nobody can
/// tell whether it is still open, is never called.
class SshConnection final
{
public:
    /// Handshake, check of the host key, login. Takes the socket over; gives @p lifeline a duplicate of it.
    /// @param host on whose behalf.
    [[nodiscard]] static Result<std::unique_ptr<SshConnection>> open(SshContext &context, const QString &host,
                                                                     const SshEndpoint &endpoint, UniqueFd socket,
                                                                     Lifeline &lifeline, std::stop_token stop);
    ~SshConnection();
    Q_DISABLE_COPY_MOVE(SshConnection)

    [[nodiscard]] ssh_session handle() const { return m_session.get(); }
    [[nodiscard]] int fd() const { return ssh_get_fd(m_session.get()); }
    /// Whether the connection seems to be there still. To be asked before libssh is made to send anything: where that
    /// fails, it waits for an answer on a descriptor that it has closed, until its own timeout.
    [[nodiscard]] bool isAlive() const;
    /// Lets a channel go. Where the server has not ended it, this connection is good for nothing else: for what still
    /// comes libssh may open the channel's window, and to Dropbear a word about a channel that it has forgotten ends
    /// the connection.
    void release(ssh_channel channel);
    /// Whether one was let go too early.
    [[nodiscard]] bool isSpent() const { return m_isSpent; }
    /// Bytes received so far, those of packets included that are not complete yet.
    [[nodiscard]] quint64 received() const { return m_traffic.in_bytes; }
    [[nodiscard]] const ServerWords &words() const { return m_words; }
    [[nodiscard]] const HostKey &hostKey() const { return m_hostKey; }
    [[nodiscard]] Lifeline &lifeline() const { return m_lifeline; }
    /// As Lifeline::arm(); and libssh, which would give up by itself, does so only after that.
    void arm(std::chrono::milliseconds limit);

private:
    struct Deleter final
    {
        void operator()(ssh_session session) const { ssh_free(session); }
    };

    SshConnection(SshContext &context, const QString &host, const SshEndpoint &endpoint, Lifeline &lifeline);

    [[nodiscard]] Result<> handshake(UniqueFd socket);
    [[nodiscard]] Result<> checkHostKey();
    [[nodiscard]] Result<> authenticate(std::stop_token stop);
    [[nodiscard]] QByteArray hostKeyAlgorithms();

    SshContext &m_context;
    const QString m_host;
    const SshEndpoint m_endpoint;
    Lifeline &m_lifeline;
    ServerWords m_words;
    HostKey m_hostKey;
    ssh_counter_struct m_traffic = {};
    bool m_isSpent = false;
    std::unique_ptr<ssh_session_struct, Deleter> m_session;
};

} // namespace qm
