// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/presence/presence.h"
#include "core/presence/probe.h"
#include "core/transport/ssh/credentials.h"
#include "core/transport/ssh/hostkeystore.h"
#include "core/transport/ssh/sshcontext.h"
#include "core/transport/ssh/sshtarget.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace qm {

class ProbeWork;
struct KubectlQuestion;
struct NodePresence;

/// A host of the inventory, how it is reached and what it is asked.
struct ProbeTarget final
{
    QString host;
    /// Nothing if nobody knows how to reach it; the diagnostics say why.
    std::optional<SshTarget> target;
    ProbeQuestion question;
    Diagnostics diagnostics;

    friend bool operator==(const ProbeTarget &, const ProbeTarget &) = default;
};

/// Where the asking of one host stands.
enum class ProbeStage : quint8 {
    Waiting, ///< for its turn
    Connecting,
    CheckingHostKey,
    Authenticating,
    AskingSecret, ///< a person is asked
    AskingAgent,  ///< the agent is asked
    Asking,       ///< the script runs
    Done,
    Failed,
    Cancelled,
};

/// Whether it is one that a host stays in.
[[nodiscard]] constexpr bool isFinal(ProbeStage stage)
{
    return stage == ProbeStage::Done || stage == ProbeStage::Failed || stage == ProbeStage::Cancelled;
}

/// One host in a snapshot.
struct ProbeStatus final
{
    QString host;
    ProbeStage stage = ProbeStage::Waiting;
    /// Since it was asked, its turn included; until its end if that has come.
    std::chrono::milliseconds elapsed{0};
    /// Failed: why, by the codes of SshSession, SshVariables and readProbeAnswer().
    std::optional<Error> error;
    /// Done: what it said. Failed: a presence that holds the error. Kept from the time before while it is asked anew.
    std::shared_ptr<const HostPresence> presence;
    /// How many files it had to hash, and how many it had not to because they did not change.
    int filesHashed = 0;
    int hashesReused = 0;
};

/// How far the asking of a cluster is, by kubectl on one of its hosts.
struct KubectlStatus final
{
    QString host; ///< where kubectl runs
    ProbeStage stage = ProbeStage::Waiting;
    std::chrono::milliseconds elapsed{0};
    /// Failed: why, by the codes of SshSession and readKubectlAnswer().
    std::optional<Error> error{};
    /// Done: what Kubernetes says of the hosts.
    std::shared_ptr<const NodePresence> presence{};
};

/// Everything at one moment.
struct ProbeSnapshot final
{
    QList<ProbeStatus> hosts; ///< in the order in which they were given
    int done = 0;
    int failed = 0;
    int cancelled = 0;
    /// Nothing is under way.
    bool finished = true;
};

/// What a run needs. What it points to must outlive it.
struct ProbeSetup final
{
    /// The workspace's own known_hosts file; see HostKeyStore.
    QString knownHostsFile;
    /// Hashes of files of earlier runs; empty for none. Read at the start, written when a run has finished.
    QString hashFile;
    /// Asked for passwords and passphrases, from other threads; null to ask nobody.
    CredentialProvider *credentials = nullptr;
    SshLimits limits;
    /// How long a host may say nothing while the script runs: a disk hashes a large file, an engine is slow.
    std::chrono::milliseconds silence = std::chrono::seconds(150);
    /// How long the script may take altogether: many large files on a slow disk, and no login that talks for ever.
    std::chrono::milliseconds total = std::chrono::minutes(30);
    /// Hosts asked at once.
    int workers = 64;
    /// Told which hosts changed since it was last told, from another thread, at most every @ref batch, and once more
    /// after the last one has ended. Has to return soon, and may call everything but the destructor and wait().
    std::function<void(const QList<ProbeStatus> &changed)> observer;
    /// Told how far kubectl is, in the same way.
    std::function<void(const KubectlStatus &status)> kubectlObserver;
    std::chrono::milliseconds batch{100};
};

/// Asks the hosts of an inventory what they have, many at once, over SSH or on this machine. What one host does, or
/// does not do, changes nothing for another. Thread-safe; needs no event loop.
class ProbeRun final
{
public:
    explicit ProbeRun(ProbeSetup setup);
    /// Cancels everything and waits for its end.
    ~ProbeRun();
    Q_DISABLE_COPY_MOVE(ProbeRun)

    /// Asks these hosts. Hosts that were asked before are asked anew; those still under way are let be. Connections are
    /// closed when nothing is under way any more.
    void ask(const QList<ProbeTarget> &targets);
    /// Asks a cluster through kubectl on this host, after what the host itself is asked, on the same connection.
    /// Nothing happens if kubectl is under way already.
    void askKubectl(const ProbeTarget &target, const KubectlQuestion &question);
    /// Asks those again that failed or were cancelled, kubectl too.
    void askFailedAgain();
    void cancel();
    void cancel(const QString &host);

    [[nodiscard]] ProbeSnapshot snapshot() const;
    /// Nothing if nobody asked through kubectl.
    [[nodiscard]] std::optional<KubectlStatus> kubectl() const;
    [[nodiscard]] bool isFinished() const;
    /// Waits until nothing is under way. @return false if that took longer than @p limit.
    [[nodiscard]] bool wait(std::chrono::milliseconds limit);

    /// Keys of servers that nobody has vouched for: all that stopped a host so far, each once.
    [[nodiscard]] QList<UnknownHostKey> unknownHostKeys() const;
    /// Remembers keys that a person vouched for; askFailedAgain() gets further then.
    [[nodiscard]] Result<> acceptHostKeys(const QList<UnknownHostKey> &keys);

    /// What is known now, in the order in which hosts were given: also why some could not be asked. Its diagnostics
    /// are about hosts that turned out to be one machine, about known_hosts files and how hosts are reached.
    [[nodiscard]] PresenceDocument document() const;

private:
    const std::unique_ptr<ProbeWork> d;
};

} // namespace qm
