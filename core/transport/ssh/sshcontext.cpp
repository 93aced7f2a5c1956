// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sshcontext.h"

#include "core/transport/ssh/jumphosts.h"
#include "core/transport/ssh/keyring.h"

namespace qm {

SshContext::SshContext(const QString &knownHostsFile, CredentialProvider *provider, SshLimits limits,
                       StageObserver observer)
    : m_limits(limits)
    , m_observer(std::move(observer))
    , m_hostKeys(knownHostsFile)
    , m_credentials(provider)
    , m_startGate(limits.startsAtOnce)
    , m_keyRing(std::make_unique<KeyRing>())
    , m_jumpHosts(std::make_unique<JumpHosts>(*this))
{}

SshContext::~SshContext() = default;

void SshContext::report(const QString &host, SshStage stage) const
{
    if (m_observer)
        m_observer(host, stage);
}

} // namespace qm
