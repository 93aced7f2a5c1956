// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/nodes/faultproxy.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace qm::test {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int lookEveryMs = 2;

sockaddr_in addressOf(const QString &address, quint16 port)
{
    sockaddr_in result = {};
    result.sin_family = AF_INET;
    result.sin_port = htons(port);
    ::inet_pton(AF_INET, address.toLatin1().constData(), &result.sin_addr);
    return result;
}

/// A close that the other side sees as a reset.
void reset(const UniqueFd &fd)
{
    const linger now = {1, 0};
    ::setsockopt(fd.get(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

} // namespace

FaultProxy::FaultProxy(const QString &address, quint16 port, Faults faults)
    : m_address(address)
    , m_serverPort(port)
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    , m_faults(std::move(faults))
{
    sockaddr_in own = addressOf(QStringLiteral("127.0.0.1"), 0);
    socklen_t size = sizeof own;
    ::bind(m_listener.get(), reinterpret_cast<const sockaddr *>(&own), size);
    ::listen(m_listener.get(), 100);
    ::getsockname(m_listener.get(), reinterpret_cast<sockaddr *>(&own), &size);
    m_port = ntohs(own.sin_port);
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

FaultProxy::~FaultProxy() = default;

void FaultProxy::setFaults(const Faults &faults)
{
    const std::scoped_lock lock(m_mutex);
    m_faults = faults;
}

void FaultProxy::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        std::vector<pollfd> waits = {{m_listener.get(), POLLIN, 0}};
        for (const auto &connection : m_open) {
            // What nobody takes would end every wait at once: a dozen stalled links would have both cores for
            // themselves.
            waits.push_back({takesFrom(*connection, false) ? connection->client.get() : -1, POLLIN, 0});
            waits.push_back({takesFrom(*connection, true) ? connection->server.get() : -1, POLLIN, 0});
        }
        ::poll(waits.data(), waits.size(), lookEveryMs);
        for (size_t i = 0; i < m_open.size(); ++i) {
            Connection &connection = *m_open[i];
            if (waits[2 * i + 1].revents != 0)
                take(connection, false);
            if (waits[2 * i + 2].revents != 0)
                take(connection, true);
            give(connection, false);
            give(connection, true);
            if (m_cut) {
                reset(connection.client);
                connection.dead = true;
            }
        }
        std::erase_if(m_open, [](const auto &connection) { return connection->dead; });
        if (waits.front().revents != 0)
            accept();
    }
}

void FaultProxy::accept()
{
    auto connection = std::make_unique<Connection>();
    connection->client = UniqueFd(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!connection->client.isValid())
        return;
    ++m_connections;
    if (m_cut) {
        reset(connection->client);
        return;
    }
    {
        const std::scoped_lock lock(m_mutex);
        connection->faults = m_faults;
        if (m_faults.refuse > 0) {
            --m_faults.refuse;
            return;
        }
    }
    const int one = 1;
    ::setsockopt(connection->client.get(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (connection->faults.instead) {
        connection->toClient.waiting.push_back({Clock::now(), *connection->faults.instead});
    } else {
        const sockaddr_in server = addressOf(m_address, m_serverPort);
        connection->server = UniqueFd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (::connect(connection->server.get(), reinterpret_cast<const sockaddr *>(&server), sizeof server) != 0)
            return;
        ::setsockopt(connection->server.get(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        ::fcntl(connection->server.get(), F_SETFL, O_NONBLOCK);
    }
    m_open.push_back(std::move(connection));
}

bool FaultProxy::isStalled(const Connection &connection) const
{
    return m_frozen || (connection.faults.stallAfter && connection.toClient.passed >= *connection.faults.stallAfter);
}

bool FaultProxy::takesFrom(const Connection &connection, bool server) const
{
    constexpr size_t mostWaiting = 64;
    const Way &way = server ? connection.toClient : connection.toServer;
    return !way.atEnd && way.waiting.size() <= mostWaiting && !isStalled(connection);
}

void FaultProxy::take(Connection &connection, bool fromServer)
{
    if (!takesFrom(connection, fromServer))
        return;
    Way &way = fromServer ? connection.toClient : connection.toServer;
    char buffer[32 * 1024];
    const Faults &faults = connection.faults;
    // A slow link delivers steadily, not in lumps: at most a twentieth of a second at once.
    const size_t most =
        faults.rate > 0 ? static_cast<size_t>(std::clamp<qint64>(faults.rate / 20, 1, 32 * 1024)) : sizeof buffer;
    const ssize_t size = ::recv((fromServer ? connection.server : connection.client).get(), buffer, most, 0);
    if (size == 0 || (size < 0 && errno != EAGAIN))
        way.atEnd = true;
    if (size <= 0 || (faults.instead && !fromServer))
        return;
    if (fromServer && faults.corruptAt && *faults.corruptAt >= way.taken && *faults.corruptAt < way.taken + size) {
        char &byte = buffer[*faults.corruptAt - way.taken];
        byte = static_cast<char>(byte ^ 1);
    }
    way.taken += size;
    auto due = std::max(Clock::now(), way.busyUntil);
    if (faults.rate > 0)
        due += std::chrono::microseconds(size * 1'000'000 / faults.rate);
    way.busyUntil = due;
    way.waiting.push_back({due + faults.delay, QByteArray(buffer, size)});
}

void FaultProxy::give(Connection &connection, bool toClient)
{
    Way &way = toClient ? connection.toClient : connection.toServer;
    const UniqueFd &to = toClient ? connection.client : connection.server;
    const Faults &faults = connection.faults;
    while (!way.waiting.empty() && way.waiting.front().due <= Clock::now() && !isStalled(connection)) {
        QByteArray &bytes = way.waiting.front().bytes;
        qint64 size = bytes.size();
        if (toClient && faults.stallAfter)
            size = std::min(size, *faults.stallAfter - way.passed);
        if (toClient && faults.cutAfter)
            size = std::min(size, *faults.cutAfter - way.passed);
        const ssize_t sent =
            size > 0 ? ::send(to.get(), bytes.constData(), static_cast<size_t>(size), MSG_NOSIGNAL) : 0;
        if (sent < 0 && errno == EAGAIN)
            return;
        if (sent < 0) {
            connection.dead = true;
            return;
        }
        way.passed += sent;
        if (toClient)
            m_fromServer += sent;
        bytes.remove(0, sent);
        if (bytes.isEmpty())
            way.waiting.pop_front();
        if (toClient && faults.cutAfter && way.passed >= *faults.cutAfter) {
            reset(connection.client);
            connection.dead = true;
            return;
        }
    }
    if (way.atEnd && way.waiting.empty() && !way.ended && !isStalled(connection)) {
        way.ended = true;
        ::shutdown(to.get(), SHUT_WR);
    }
    connection.dead = connection.dead || (connection.toClient.ended && connection.toServer.ended);
}

} // namespace qm::test
