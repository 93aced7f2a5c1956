// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/jumphosts.h"

#include "core/transport/ssh/jumphost.h"

using namespace Qt::StringLiterals;

namespace qm {

JumpHosts::JumpHosts(SshContext &context) : m_context(context) {}

JumpHosts::~JumpHosts() = default;

Result<UniqueFd> JumpHosts::openTunnel(const QString &host, const QList<SshEndpoint> &jumps, const QString &address,
                                       quint16 port, const std::stop_token &stop)
{
    return find(host, jumps)->openTunnel(address, port, stop);
}

std::shared_ptr<JumpHost> JumpHosts::find(const QString &host, const QList<SshEndpoint> &jumps)
{
    QString key;
    for (const SshEndpoint &jump : jumps)
        key += jump.account() + u' ';
    const std::scoped_lock lock(m_mutex);
    std::shared_ptr<JumpHost> &jump = m_hosts[key];
    if (!jump || jump->hasEnded()) {
        jump = std::make_shared<JumpHost>(m_context, host, jumps);
    }
    return jump;
}

} // namespace qm
