// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/ssh/lifeline.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <mutex>
#include <thread>

namespace qm {

/// Stands between libssh and a person's SSH agent, and shows libssh one key at a time.
///
/// libssh would offer all keys of the agent, and a server disconnects after six (MaxAuthTries); it would wait for
/// the agent for ever, and give up at the first key it cannot read. Here every wait ends with the connection.
/// Protocol: draft-miller-ssh-agent.
class AgentFilter final
{
public:
    /// @param path the agent's socket.
    /// @param lifeline ends waiting for the agent; must outlive this.
    /// @param onSign called before the agent is asked for a signature, from a thread of the filter's own.
    AgentFilter(const QString &path, const Lifeline &lifeline, std::function<void()> onSign);
    ~AgentFilter();
    Q_DISABLE_COPY_MOVE(AgentFilter)

    /// Public keys that the agent holds and libssh can use. Empty without an agent.
    [[nodiscard]] QList<QByteArray> keys();
    /// The only key that libssh sees from now on.
    void show(const QByteArray &key);
    /// The end that libssh speaks to, which takes it over; for ssh_set_agent_socket(). Errors: thread-limit.
    [[nodiscard]] Result<int> takeClientEnd();

private:
    void serve();
    [[nodiscard]] QByteArray answerTo(const QByteArray &request);
    [[nodiscard]] QByteArray ask(const QByteArray &request);

    const Lifeline &m_lifeline;
    const std::function<void()> m_onSign;
    UniqueFd m_agent;
    UniqueFd m_clientEnd;
    UniqueFd m_ourEnd;
    std::mutex m_mutex;
    QByteArray m_shown;
    std::jthread m_thread;
};

} // namespace qm
