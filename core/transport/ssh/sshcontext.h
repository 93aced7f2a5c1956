// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/credentials.h"
#include "core/transport/ssh/hostkeystore.h"
#include "core/transport/ssh/lifeline.h"
#include "core/transport/ssh/startgate.h"

#include <functional>
#include <memory>

namespace qm {

class JumpHosts;
class KeyRing;

/// Where a connection is on its way.
enum class SshStage : quint8 {
    Waiting, ///< for its turn
    Connecting,
    CheckingHostKey,
    Authenticating,
    AskingSecret, ///< a person is asked
    AskingAgent,  ///< the agent is asked; it may ask a person or a token
    Ready,
    Running, ///< a command
    Closed,
};

/// Limits by progress: each is about nothing happening at all, not about the whole.
struct SshLimits final
{
    /// Also from a jump host onwards.
    std::chrono::milliseconds connect = std::chrono::seconds(10);
    /// Banner and key exchange.
    std::chrono::milliseconds handshake = std::chrono::seconds(15);
    std::chrono::milliseconds authentication = std::chrono::seconds(30);
    /// A person at another device: an agent that has a key confirmed or a token touched, a server that sends a message
    /// to a telephone.
    std::chrono::milliseconds confirmation = std::chrono::minutes(5);
    /// Opening channels.
    std::chrono::milliseconds request = std::chrono::seconds(30);
    /// How often to begin again, slower each time, where a server closes before it greets (MaxStartups).
    int startRetries = 5;
    /// Logins under way at one server at a time; sshd_config(5), MaxStartups, starts to refuse at 10.
    int startsAtOnce = 8;
};

/// What the connections of one workspace share: keys of hosts and of people, jump hosts, limits. Thread-safe; must
/// outlive every SshSession and SshPool that uses it.
class SshContext final
{
public:
    using StageObserver = std::function<void(const QString &host, SshStage stage)>;

    /// @param knownHostsFile the workspace's own; see HostKeyStore.
    /// @param provider asked for secrets; must outlive this. Without one, nobody is asked.
    /// @param observer told about every stage of every host, from their threads.
    explicit SshContext(const QString &knownHostsFile, CredentialProvider *provider = nullptr, SshLimits limits = {},
                        StageObserver observer = {});
    ~SshContext();
    Q_DISABLE_COPY_MOVE(SshContext)

    [[nodiscard]] HostKeyStore &hostKeys() { return m_hostKeys; }
    [[nodiscard]] CredentialBroker &credentials() { return m_credentials; }
    [[nodiscard]] Watchdog &watchdog() { return m_watchdog; }
    [[nodiscard]] StartGate &startGate() { return m_startGate; }
    [[nodiscard]] KeyRing &keyRing() { return *m_keyRing; }
    [[nodiscard]] JumpHosts &jumpHosts() { return *m_jumpHosts; }
    [[nodiscard]] const SshLimits &limits() const { return m_limits; }
    void report(const QString &host, SshStage stage) const;

private:
    const SshLimits m_limits;
    const StageObserver m_observer;
    HostKeyStore m_hostKeys;
    CredentialBroker m_credentials;
    Watchdog m_watchdog;
    StartGate m_startGate;
    std::unique_ptr<KeyRing> m_keyRing;
    std::unique_ptr<JumpHosts> m_jumpHosts;
};

} // namespace qm
