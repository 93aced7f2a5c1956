// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/dial.h"

#include "core/base/beginthread.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds nextAddressAfter(250); // RFC 8305 section 8, Connection Attempt Delay

struct Address final
{
    sockaddr_storage storage = {};
    socklen_t size = 0;

    [[nodiscard]] int family() const { return storage.ss_family; }
};

/// What a thread that may never return and whoever waits for it have in common.
struct Lookup final
{
    std::vector<Address> addresses;
    int error = 0;
    UniqueFd done;
};

std::vector<Address> lookUp(const QByteArray &name, quint16 port, int flags, int *error)
{
    addrinfo hints = {};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV | flags;
    addrinfo *list = nullptr;
    *error = ::getaddrinfo(name.constData(), QByteArray::number(port).constData(), &hints, &list);
    std::vector<Address> addresses;
    for (const addrinfo *info = list; info; info = info->ai_next) {
        Address address;
        address.size = info->ai_addrlen;
        std::copy_n(reinterpret_cast<const char *>(info->ai_addr), info->ai_addrlen,
                    reinterpret_cast<char *>(&address.storage));
        addresses.push_back(address);
    }
    if (list)
        ::freeaddrinfo(list);
    return addresses;
}

/// IPv6 and IPv4 in turns, the system's first choice first.
std::vector<Address> interleaved(const std::vector<Address> &addresses)
{
    if (addresses.empty())
        return {};
    std::vector<Address> first;
    std::vector<Address> second;
    for (const Address &address : addresses)
        (address.family() == addresses.front().family() ? first : second).push_back(address);
    std::vector<Address> result;
    for (size_t i = 0; i < std::max(first.size(), second.size()); ++i) {
        if (i < first.size())
            result.push_back(first[i]);
        if (i < second.size())
            result.push_back(second[i]);
    }
    return result;
}

Error lost(const QString &code, const Message &message)
{
    return {code, message, {}};
}

Error timeoutError(const QString &where)
{
    return lost(u"ssh-timeout"_s, Message(QT_TRANSLATE_NOOP("Message", "%1 does not answer"), {where}));
}

int millisecondsUntil(Clock::time_point when)
{
    const auto left = std::chrono::ceil<milliseconds>(when - Clock::now()).count();
    return static_cast<int>(std::clamp<qint64>(left, 0, 60'000));
}

/// getaddrinfo() can hang for minutes and knows no cancel: it is left behind in a thread of its own.
Result<std::vector<Address>> resolve(const QString &name, quint16 port, Clock::time_point deadline,
                                     const Lifeline &lifeline)
{
    const QByteArray encoded = name.toUtf8();
    int error = 0;
    if (std::vector<Address> numeric = lookUp(encoded, port, AI_NUMERICHOST, &error); !numeric.empty())
        return numeric;

    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return tl::unexpected(tooManyFilesError());
    const UniqueFd readable(ends[0]);
    const auto lookup = std::make_shared<Lookup>();
    lookup->done = UniqueFd(ends[1]);
    Result<std::jthread> thread = beginThread([lookup, encoded, port] {
        lookup->addresses = lookUp(encoded, port, AI_ADDRCONFIG, &lookup->error);
        lookup->done = UniqueFd(); // wakes the reader
    });
    if (!thread)
        return tl::unexpected(thread.error());
    thread->detach();

    pollfd waits[] = {{readable.get(), POLLIN, 0}, {lifeline.wakeFd(), POLLIN, 0}};
    while (::poll(waits, 2, millisecondsUntil(deadline)) < 0 && errno == EINTR) {}
    if (waits[1].revents != 0)
        return tl::unexpected(cancelledError());
    if (waits[0].revents == 0)
        return tl::unexpected(
            lost(u"ssh-name"_s, Message(QT_TRANSLATE_NOOP("Message", "the name %1 is not resolved in time"), {name})));
    if (lookup->addresses.empty()) {
        return tl::unexpected(lost(u"ssh-name"_s,
                                   Message(QT_TRANSLATE_NOOP("Message", "the name %1 has no address: %2"),
                                           {name, QString::fromUtf8(::gai_strerror(lookup->error))})));
    }
    return lookup->addresses;
}

/// Starts a connection, or says at once why there is none (errno).
UniqueFd start(const Address &address, int *error)
{
    UniqueFd fd(::socket(address.family(), SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    *error = 0;
    if (!fd.isValid()
        || (::connect(fd.get(), reinterpret_cast<const sockaddr *>(&address.storage), address.size) != 0
            && errno != EINPROGRESS)) {
        *error = errno;
        return {};
    }
    return fd;
}

void setOption(int fd, int level, int option, int value)
{
    ::setsockopt(fd, level, option, &value, sizeof value);
}

/// libssh takes EAGAIN for the end of the connection, so the socket has to block.
UniqueFd prepared(UniqueFd fd)
{
    ::fcntl(fd.get(), F_SETFL, ::fcntl(fd.get(), F_GETFL) & ~O_NONBLOCK);
    setOption(fd.get(), SOL_SOCKET, SO_KEEPALIVE, 1);
    setOption(fd.get(), IPPROTO_TCP, TCP_KEEPIDLE, 15);
    setOption(fd.get(), IPPROTO_TCP, TCP_KEEPINTVL, 5);
    setOption(fd.get(), IPPROTO_TCP, TCP_KEEPCNT, 3);
    setOption(fd.get(), IPPROTO_TCP, TCP_USER_TIMEOUT, 30'000);
    setOption(fd.get(), IPPROTO_TCP, TCP_NODELAY, 1);
    return fd;
}

Error connectError(const QString &where, int error)
{
    if (error == ECONNREFUSED)
        return lost(u"ssh-refused"_s, Message(QT_TRANSLATE_NOOP("Message", "%1 refuses the connection"), {where}));
    if (error == ETIMEDOUT)
        return timeoutError(where);
    if (error == EMFILE || error == ENFILE)
        return tooManyFilesError();
    return lost(u"ssh-unreachable"_s,
                Message(QT_TRANSLATE_NOOP("Message", "%1 cannot be reached: %2"), {where, qt_error_string(error)}));
}

/// The attempts of one dial(), all in flight at once.
class Race final
{
public:
    Race(std::vector<Address> addresses, QString where) : m_addresses(std::move(addresses)), m_where(std::move(where))
    {}

    Result<UniqueFd> run(Clock::time_point deadline, const Lifeline &lifeline)
    {
        while (true) {
            if (m_next < m_addresses.size() && (m_running.empty() || Clock::now() >= m_startNext))
                startNext();
            if (m_running.empty() && m_next == m_addresses.size())
                return tl::unexpected(connectError(m_where, m_error));
            if (Clock::now() >= deadline)
                return tl::unexpected(timeoutError(m_where));
            if (!wait(deadline, lifeline))
                return tl::unexpected(cancelledError());
            if (UniqueFd winner = takeWinner(); winner.isValid())
                return winner;
        }
    }

private:
    void startNext()
    {
        int error = 0;
        UniqueFd fd = start(m_addresses[m_next++], &error);
        m_startNext = Clock::now() + nextAddressAfter;
        if (fd.isValid())
            m_running.push_back(std::move(fd));
        else
            m_error = error;
    }

    bool wait(Clock::time_point deadline, const Lifeline &lifeline)
    {
        m_polls.assign(1, pollfd{lifeline.wakeFd(), POLLIN, 0});
        for (const UniqueFd &fd : m_running)
            m_polls.push_back({fd.get(), POLLOUT, 0});
        const bool more = m_next < m_addresses.size();
        const auto until = more ? std::min(deadline, m_startNext) : deadline;
        ::poll(m_polls.data(), m_polls.size(), m_running.empty() ? 0 : millisecondsUntil(until));
        return m_polls.front().revents == 0;
    }

    UniqueFd takeWinner()
    {
        for (size_t i = m_running.size(); i-- > 0;) {
            if (m_polls[i + 1].revents == 0)
                continue;
            int error = 0;
            socklen_t size = sizeof error;
            ::getsockopt(m_running[i].get(), SOL_SOCKET, SO_ERROR, &error, &size);
            if (error == 0)
                return std::move(m_running[i]);
            m_error = error;
            m_running.erase(m_running.begin() + static_cast<qsizetype>(i));
            m_startNext = Clock::now();
        }
        return {};
    }

    const std::vector<Address> m_addresses;
    const QString m_where;
    size_t m_next = 0;
    Clock::time_point m_startNext;
    std::vector<UniqueFd> m_running;
    std::vector<pollfd> m_polls;
    int m_error = ETIMEDOUT;
};

} // namespace

Result<UniqueFd> dial(const QString &address, quint16 port, milliseconds limit, const Lifeline &lifeline)
{
    const auto deadline = Clock::now() + limit;
    const Result<std::vector<Address>> addresses = resolve(address, port, deadline, lifeline);
    if (!addresses)
        return tl::unexpected(addresses.error());
    Race race(interleaved(*addresses), address + u':' + QString::number(port));
    return race.run(deadline, lifeline).map(prepared);
}

void acknowledgeAtOnce(int fd)
{
    setOption(fd, IPPROTO_TCP, TCP_QUICKACK, 1);
}

} // namespace qm
