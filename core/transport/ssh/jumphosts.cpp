// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/jumphosts.h"

#include "core/transport/ssh/jumphost.h"
#include "core/transport/ssh/sessionbudget.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace qm {

JumpHosts::JumpHosts(SshContext &context) : m_context(context) {}

JumpHosts::~JumpHosts()
{
    while (!takeAll().empty()) {} // one that ends may ask for the one before it until then
}

Result<UniqueFd> JumpHosts::openTunnel(const QString &host, const QList<SshEndpoint> &jumps, const QString &address,
                                       quint16 port, const std::stop_token &stop)
{
    while (true) {
        if (std::optional<Result<UniqueFd>> socket = find(host, jumps)->openTunnel(address, port, stop))
            return *std::move(socket);
    }
}

void JumpHosts::endUnused()
{
    const std::scoped_lock lock(m_mutex);
    for (const std::shared_ptr<JumpHost> &jump : m_hosts)
        jump->endUnused();
}

std::shared_ptr<JumpHost> JumpHosts::find(const QString &host, const QList<SshEndpoint> &jumps)
{
    Hosts ended; // they go without the lock: saying goodbye may take a moment
    const std::scoped_lock lock(m_mutex);
    ended = takeEnded();
    if (m_hosts.size() >= mostJumpHosts()) {
        for (const std::shared_ptr<JumpHost> &jump : m_hosts)
            jump->endUnused();
    }
    const auto found = std::find_if(m_hosts.begin(), m_hosts.end(),
                                    [&](const std::shared_ptr<JumpHost> &jump) { return jump->jumps() == jumps; });
    return found != m_hosts.end() ? *found : m_hosts.emplace_back(std::make_shared<JumpHost>(m_context, host, jumps));
}

JumpHosts::Hosts JumpHosts::takeAll()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_hosts, {});
}

/// To be called with the lock.
JumpHosts::Hosts JumpHosts::takeEnded()
{
    const auto first = std::partition(m_hosts.begin(), m_hosts.end(),
                                      [](const std::shared_ptr<JumpHost> &jump) { return !jump->hasEnded(); });
    Hosts ended(std::make_move_iterator(first), std::make_move_iterator(m_hosts.end()));
    m_hosts.erase(first, m_hosts.end());
    return ended;
}

} // namespace qm
