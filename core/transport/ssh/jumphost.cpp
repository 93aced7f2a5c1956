// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/jumphost.h"

#include "core/base/beginthread.h"
#include "core/transport/ssh/sshcommand.h"
#include "core/transport/ssh/sshconnection.h"
#include "core/transport/ssh/sshcontext.h"
#include "core/transport/ssh/sshsession.h"
#include "core/transport/ssh/tunnel.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr int pollMs = 1000;

/// All but the last: the way to the jump host.
QList<SshEndpoint> wayTo(const QList<SshEndpoint> &jumps)
{
    return jumps.first(jumps.size() - 1);
}

} // namespace

JumpHost::JumpHost(SshContext &context, QString host, QList<SshEndpoint> jumps)
    : m_context(context)
    , m_host(std::move(host))
    , m_jumps(std::move(jumps))
    , m_lifeline(std::make_shared<Lifeline>())
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    context.watchdog().watch(m_lifeline);
    Result<std::jthread> thread = beginThread([this](const std::stop_token &stop) { run(stop); });
    if (thread)
        m_thread = *std::move(thread);
    else
        end(thread.error());
}

JumpHost::~JumpHost()
{
    m_thread.request_stop();
    m_lifeline->end(Lifeline::End::Cancelled);
}

std::optional<Result<UniqueFd>> JumpHost::openTunnel(const QString &address, quint16 port, const std::stop_token &stop)
{
    const auto order = std::make_shared<Order>(Order{address, port, false, UniqueFd()});
    std::unique_lock lock(m_mutex);
    if (m_endedUnused)
        return {};
    if (m_ended)
        return tl::unexpected(*m_ended);
    m_endUnused = false;
    m_orders.push_back(order);
    wake();
    if (!m_changed.wait(lock, stop, [&] { return order->done; })) {
        std::erase(m_orders, order);
        return tl::unexpected(cancelledError());
    }
    return std::move(order->socket);
}

bool JumpHost::hasEnded() const
{
    const std::scoped_lock lock(m_mutex);
    return m_ended || m_endedUnused;
}

void JumpHost::endUnused()
{
    const std::scoped_lock lock(m_mutex);
    m_endUnused = true;
    wake();
}

void JumpHost::wake()
{
    const quint64 one = 1;
    Q_UNUSED(::write(m_wake.get(), &one, sizeof one));
}

void JumpHost::run(const std::stop_token &stop)
{
    blockPipeSignal();
    const auto connection = openConnection(m_context, m_host, wayTo(m_jumps), m_jumps.last(), *m_lifeline, stop);
    if (!connection) {
        end(connection.error());
        return;
    }
    ssh_set_blocking((*connection)->handle(), 0);
    pump(**connection, stop);
    end((*connection)
            ->words()
            .error((*connection)->handle(), u"ssh-dropped"_s, Message(QT_TRANSLATE_NOOP("Message", "tunnelling"))));
    m_passages.clear(); // channels go before their session
}

void JumpHost::pump(SshConnection &connection, const std::stop_token &stop)
{
    // Never opened. Asked whether it has anything, it makes libssh take in whatever the server says: keep-alives, new
    // keys, goodbye, also while there is no tunnel.
    const std::unique_ptr<ssh_channel_struct, decltype(&ssh_channel_free)> listener(
        ssh_channel_new(connection.handle()), &ssh_channel_free);
    while (!stop.stop_requested() && ssh_is_connected(connection.handle()) != 0 && !m_lifeline->ended()) {
        takeOrders(connection);
        m_lifeline->arm(m_context.limits().request); // a write may block; waiting for work is no stall
        const bool moved = moveAll(connection);
        m_lifeline->disarm();
        if (isUnneeded())
            return;
        if (!moved)
            waitForWork(connection, listener.get());
    }
}

/// From now on nobody can order anything here, if so.
bool JumpHost::isUnneeded()
{
    const std::scoped_lock lock(m_mutex);
    m_endedUnused = m_endUnused && m_orders.empty() && m_passages.empty();
    return m_endedUnused;
}

void JumpHost::takeOrders(SshConnection &connection)
{
    const auto deadline = std::chrono::steady_clock::now() + m_context.limits().connect;
    const std::scoped_lock lock(m_mutex);
    for (const auto &order : m_orders) {
        m_passages.push_back(
            {order, std::make_unique<Tunnel>(connection.handle(), order->address, order->port), deadline});
    }
    m_orders.clear();
}

/// libssh reads packets for all channels when it is asked about one, so that all are asked until none has anything.
bool JumpHost::moveAll(SshConnection &connection)
{
    const quint64 received = connection.received();
    bool moved = false;
    for (Passage &passage : m_passages) {
        if (passage.tunnel->state() == Tunnel::State::Opening)
            openFurther(connection, passage);
        moved = passage.tunnel->move() || moved;
    }
    std::erase_if(m_passages, [](const Passage &passage) { return passage.tunnel->state() == Tunnel::State::Ended; });
    // What came while one was asked, like new keys, may be what another one before it waits for.
    return moved || connection.received() != received;
}

/// A tunnel that nobody waits for any more stays until the server has answered: what is asked for cannot be taken back
/// (RFC 4254 section 5.1), and a channel that opens later has to be closed then. It is as soon as its other end goes.
void JumpHost::openFurther(SshConnection &connection, Passage &passage)
{
    std::optional<UniqueFd> socket = passage.tunnel->continueOpening();
    const bool isOpening = passage.tunnel->state() == Tunnel::State::Opening;
    if (!passage.order || (isOpening && std::chrono::steady_clock::now() < passage.deadline))
        return;
    if (isOpening) {
        settle(*passage.order,
               failure(u"ssh-timeout"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "the jump host %1 does not get to %2 in time"),
                               {m_jumps.last().name(), passage.order->address})));
    } else if (socket) {
        settle(*passage.order, *std::move(socket));
    } else if (passage.tunnel->lacksDescriptors()) {
        settle(*passage.order, tl::unexpected(tooManyFilesError()));
    } else {
        const QString said = harmlessText(QByteArray(ssh_get_error(connection.handle())));
        // what it never does (RFC 4254, 5.1: administratively prohibited), or what it cannot do now
        const bool isRefusal = said.contains(u"error (1)"_s);
        settle(*passage.order,
               failure(isRefusal ? u"ssh-jump"_s : u"ssh-unreachable"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "the jump host %1 does not get to %2: %3"),
                               {m_jumps.last().name(), passage.order->address, said})));
    }
    passage.order.reset();
}

void JumpHost::waitForWork(SshConnection &connection, ssh_channel listener)
{
    std::vector<pollfd> waits = {
        {connection.fd(), POLLIN, 0}, {m_wake.get(), POLLIN, 0}, {m_lifeline->wakeFd(), POLLIN, 0}};
    for (const Passage &passage : m_passages) {
        if (const short interest = passage.tunnel->interest(); interest != 0)
            waits.push_back({passage.tunnel->localFd(), interest, 0});
    }
    ::poll(waits.data(), waits.size(), pollMs);
    quint64 count = 0;
    Q_UNUSED(::read(m_wake.get(), &count, sizeof count));
    if (waits.front().revents != 0)
        ssh_channel_poll(listener, 0);
}

void JumpHost::settle(Order &order, Result<UniqueFd> socket)
{
    const std::scoped_lock lock(m_mutex);
    order.socket = std::move(socket);
    order.done = true;
    m_changed.notify_all();
}

void JumpHost::end(const Error &why)
{
    const std::scoped_lock lock(m_mutex);
    m_ended = why;
    for (const Passage &passage : m_passages) {
        if (passage.order)
            m_orders.push_back(passage.order);
    }
    for (const auto &order : m_orders) {
        order->socket = tl::unexpected(why);
        order->done = true;
    }
    m_orders.clear();
    m_changed.notify_all();
}

} // namespace qm
