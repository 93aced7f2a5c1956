// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/agentfilter.h"

#include "core/base/beginthread.h"
#include "core/transport/ssh/keyring.h"
#include "core/transport/ssh/wirestring.h"

#include <QFile>
#include <QtEndian>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace qm {
namespace {

// draft-miller-ssh-agent section 6.1
constexpr char agentFailure = 5;
constexpr char requestIdentities = 11;
constexpr char identitiesAnswer = 12;
constexpr char signRequest = 13;

constexpr quint32 longestMessage = 256 * 1024;

QByteArray sized(const QByteArray &content)
{
    QByteArray message(4, '\0');
    qToBigEndian(static_cast<quint32>(content.size()), message.data());
    return message + content;
}

UniqueFd connectTo(const QString &path)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const QByteArray encoded = QFile::encodeName(path);
    if (encoded.isEmpty() || static_cast<size_t>(encoded.size()) >= sizeof address.sun_path)
        return {};
    std::memcpy(address.sun_path, encoded.constData(), static_cast<size_t>(encoded.size()));
    UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::connect(fd.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return {};
    return fd;
}

bool sendAll(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t sent = ::send(fd, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes = bytes.sliced(sent);
    }
    return true;
}

/// Exactly @p size bytes; fewer if the other side or the connection ends before.
QByteArray receive(int fd, qsizetype size, const Lifeline &lifeline)
{
    QByteArray bytes(size, '\0');
    qsizetype have = 0;
    while (have < size) {
        pollfd waits[] = {{fd, POLLIN, 0}, {lifeline.wakeFd(), POLLIN, 0}};
        if (::poll(waits, 2, -1) < 0 && errno == EINTR)
            continue;
        if (waits[1].revents != 0)
            break;
        const ssize_t got = ::recv(fd, bytes.data() + have, static_cast<size_t>(size - have), 0);
        if (got <= 0)
            break;
        have += got;
    }
    bytes.truncate(have);
    return bytes;
}

/// One message without its length; empty at the end.
QByteArray receiveMessage(int fd, const Lifeline &lifeline)
{
    const QByteArray size = receive(fd, 4, lifeline);
    if (size.size() != 4)
        return {};
    const quint32 length = qFromBigEndian<quint32>(size.constData());
    if (length == 0 || length > longestMessage)
        return {};
    const QByteArray content = receive(fd, length, lifeline);
    return static_cast<quint32>(content.size()) == length ? content : QByteArray();
}

} // namespace

AgentFilter::AgentFilter(const QString &path, const Lifeline &lifeline, std::function<void()> onSign)
    : m_lifeline(lifeline)
    , m_onSign(std::move(onSign))
    , m_agent(connectTo(path))
{
    int ends[2] = {-1, -1};
    if (!m_agent.isValid() || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return;
    m_clientEnd = UniqueFd(ends[0]);
    m_ourEnd = UniqueFd(ends[1]);
}

AgentFilter::~AgentFilter()
{
    if (m_ourEnd.isValid())
        ::shutdown(m_ourEnd.get(), SHUT_RDWR);
    if (m_agent.isValid())
        ::shutdown(m_agent.get(), SHUT_RDWR);
}

QList<QByteArray> AgentFilter::keys()
{
    const QByteArray answer = m_agent.isValid() ? ask(QByteArray(1, requestIdentities)) : QByteArray();
    QList<QByteArray> keys;
    if (answer.size() < 5 || answer.at(0) != identitiesAnswer)
        return keys;
    const quint32 count = qFromBigEndian<quint32>(answer.constData() + 1);
    QByteArrayView rest = QByteArrayView(answer).sliced(5);
    for (quint32 i = 0; i < count && !rest.isEmpty(); ++i) {
        const QByteArray blob = takeWireString(rest);
        (void)takeWireString(rest); // comment
        if (publicKeyFromBlob(blob))
            keys.append(blob);
    }
    return keys;
}

void AgentFilter::show(const QByteArray &key)
{
    const std::scoped_lock lock(m_mutex);
    m_shown = key;
}

Result<int> AgentFilter::takeClientEnd()
{
    Result<std::jthread> thread = beginThread([this] { serve(); });
    if (!thread)
        return tl::unexpected(thread.error());
    m_thread = *std::move(thread);
    return m_clientEnd.release();
}

void AgentFilter::serve()
{
    while (true) {
        const QByteArray request = receiveMessage(m_ourEnd.get(), m_lifeline);
        if (request.isEmpty() || !sendAll(m_ourEnd.get(), sized(answerTo(request))))
            break;
    }
    ::shutdown(m_ourEnd.get(), SHUT_RDWR); // libssh must not wait for an answer
}

QByteArray AgentFilter::answerTo(const QByteArray &request)
{
    const QByteArray refusal(1, agentFailure);
    if (request.at(0) == requestIdentities) {
        const std::scoped_lock lock(m_mutex);
        return identitiesAnswer + QByteArray("\0\0\0\1", 4) + sized(m_shown) + sized({});
    }
    if (request.at(0) != signRequest)
        return refusal;
    m_onSign();
    const QByteArray answer = ask(request);
    return answer.isEmpty() ? refusal : answer;
}

QByteArray AgentFilter::ask(const QByteArray &request)
{
    return sendAll(m_agent.get(), sized(request)) ? receiveMessage(m_agent.get(), m_lifeline) : QByteArray();
}

} // namespace qm
