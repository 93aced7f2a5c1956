// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sshsession.h"

#include "core/base/descriptors.h"
#include "core/transport/ssh/dial.h"
#include "core/transport/ssh/jumphosts.h"
#include "core/transport/ssh/remoteshell.h"
#include "core/transport/ssh/scriptrun.h"
#include "core/transport/ssh/sshconnection.h"
#include "core/transport/ssh/sudohandshake.h"

#include <QRandomGenerator>
#include <QScopeGuard>

#include <poll.h>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

using std::chrono::milliseconds;

/// Twice as long each time, from a quarter of a second on, and never the same for two hosts.
void waitBefore(int attempt, const Lifeline &lifeline)
{
    const int base = 250 << std::min(attempt, 5);
    pollfd wait = {lifeline.wakeFd(), POLLIN, 0};
    ::poll(&wait, 1, base + static_cast<int>(QRandomGenerator::global()->bounded(base)));
}

/// What a login opens besides its connection: the agent's sockets, a key, known_hosts.
constexpr int descriptorsToLogIn = 8;

/// A key or an agent that could not be opened for want of descriptors looks like a server that refuses.
bool mayBeForWantOfDescriptors(const Error &error)
{
    return error.code != cancelledError().code && !hasSpareDescriptors(descriptorsToLogIn);
}

Result<UniqueFd> openSocket(SshContext &context, const QString &host, const QList<SshEndpoint> &jumps,
                            const SshEndpoint &endpoint, const Lifeline &lifeline, const std::stop_token &stop)
{
    const quint16 port = endpoint.port == 0 ? 22 : endpoint.port;
    if (jumps.isEmpty())
        return dial(endpoint.address, port, context.limits().connect, lifeline);
    return context.jumpHosts().openTunnel(host, jumps, endpoint.address, port, stop);
}

} // namespace

Result<std::unique_ptr<SshConnection>> openConnection(SshContext &context, const QString &host,
                                                      const QList<SshEndpoint> &jumps, const SshEndpoint &endpoint,
                                                      Lifeline &lifeline, const std::stop_token &stop)
{
    const QString server = jumps.isEmpty() ? endpoint.name() : jumps.last().name() + u' ' + endpoint.name();
    for (int attempt = 0;; ++attempt) {
        Result<std::unique_ptr<SshConnection>> connection = tl::unexpected(cancelledError());
        if (const auto ticket = context.startGate().enter(server, stop)) {
            if (!hasSpareDescriptors(descriptorsToLogIn))
                return tl::unexpected(tooManyFilesError());
            context.report(host, SshStage::Connecting);
            Result<UniqueFd> socket = openSocket(context, host, jumps, endpoint, lifeline, stop);
            if (socket)
                connection = SshConnection::open(context, host, endpoint, *std::move(socket), lifeline, stop);
            else
                connection = tl::unexpected(socket.error());
            if (!connection && mayBeForWantOfDescriptors(connection.error()))
                return tl::unexpected(tooManyFilesError());
        }
        // sshd closes before it greets, or right after, when too many logins are under way (MaxStartups).
        const bool again = !connection && connection.error().code == u"ssh-closed-early"_s
            && attempt < context.limits().startRetries && !lifeline.ended();
        if (!again)
            return connection;
        context.report(host, SshStage::Waiting);
        waitBefore(attempt, lifeline);
    }
}

SshSession::SshSession(SshContext &context, SshTarget target)
    : m_context(context)
    , m_target(std::move(target))
    , m_lifeline(std::make_shared<Lifeline>())
{
    context.watchdog().watch(m_lifeline);
}

SshSession::~SshSession()
{
    m_connection.reset();
    m_context.report(m_target.host, SshStage::Closed);
}

Result<std::unique_ptr<SshSession>> SshSession::open(SshContext &context, const SshTarget &target, std::stop_token stop)
{
    blockPipeSignal();
    if (target.local) {
        return failure(
            u"ssh-local"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%1 is this machine, it is not reached over SSH"), {target.host}));
    }
    std::unique_ptr<SshSession> session(new SshSession(context, target));
    // Not by way of the session: it has moved on to the caller when this ends.
    const std::stop_callback onStop(stop,
                                    [lifeline = session->m_lifeline] { lifeline->end(Lifeline::End::Cancelled); });
    if (const Result<> connected = session->connect(stop); !connected)
        return tl::unexpected(connected.error());
    context.report(target.host, SshStage::Ready);
    return session;
}

Result<> SshSession::connect(const std::stop_token &stop)
{
    if (m_connection && !m_connection->isSpent())
        return {};
    m_connection.reset(); // it lets the lifeline go, which then is the new one's
    auto connection = openConnection(m_context, m_target.host, m_target.jumps, m_target.node, *m_lifeline, stop);
    if (!connection)
        return tl::unexpected(connection.error());
    m_connection = *std::move(connection);
    m_hostKey = m_connection->hostKey();
    return {};
}

bool SshSession::isUsable() const
{
    return m_connection && m_connection->isAlive();
}

Result<CommandResult> SshSession::run(const SshCommand &command, std::stop_token stop, const ScriptStreams &streams)
{
    blockPipeSignal();
    const QByteArray nonce = randomNonce();
    const Result<QByteArray> script = framedScript(command, nonce, streams.input != nullptr);
    if (!script)
        return tl::unexpected(script.error());

    const std::stop_callback onStop(stop, [this] { m_lifeline->end(Lifeline::End::Cancelled); });
    if (const Result<> connected = connect(stop); !connected)
        return tl::unexpected(connected.error());
    const auto atEnd = qScopeGuard([this] {
        m_lifeline->disarm();
        m_lifeline->allow({});
        m_context.report(m_target.host, SshStage::Ready);
    });
    m_context.report(m_target.host, SshStage::Running);
    m_connection->arm(m_context.limits().request);
    RemoteShell shell(*m_connection);
    Result<> ready = shell.start();
    if (ready && m_target.become.active)
        ready = SudoHandshake(m_context, m_target, stop).run(shell);
    if (!ready)
        return tl::unexpected(ready.error());
    ScriptRun run(shell, command, nonce, streams);
    Result<CommandResult> result = run.run(*script);
    m_connection->arm(m_context.limits().request);
    return result;
}

} // namespace qm
