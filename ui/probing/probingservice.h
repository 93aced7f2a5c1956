// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/inbackground.h"
#include "ui/models/hostkeymodel.h"
#include "ui/models/nodesmodel.h"
#include "ui/probing/clusterchoice.h"
#include "ui/probing/keptsecrets.h"
#include "ui/probing/presencefiles.h"
#include "ui/probing/probeengine.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace qm {

class PlanningService;
struct PlanRequest;

/// Where probing keeps what outlives the window.
struct ProbeFiles final
{
    QString knownHosts; ///< keys that a person vouched for here
    QString hashes;     ///< see ProbeSetup::hashFile

    /// The files that `quaymaster probe` uses as well, of the user's own.
    [[nodiscard]] static ProbeFiles standard();
};

/// Asks the hosts of the plan that PlanningService shows what they have, and has the plan computed again with what
/// they said, beside what the opened presence documents say.
/// Lives in the GUI thread; all signals arrive there.
class ProbingService final : public QObject
{
    Q_OBJECT

public:
    /// @param planning outlives this. @param backend empty for hosts that nobody may ask.
    /// @param keyring where secrets are kept if somebody says so; null for nowhere.
    ProbingService(PlanningService &planning, ProbeBackend backend, ProbeFiles files,
                   std::unique_ptr<SecretStore> keyring = nullptr, QObject *parent = nullptr);
    /// Cancels and waits.
    ~ProbingService() override;

    /// The hosts of the current plan's inventory that can be asked, in its order.
    [[nodiscard]] const QList<NodeEntry> &hosts() const { return m_hosts; }
    /// How far every host is that was asked in this session.
    [[nodiscard]] const QHash<QString, ProbeStatus> &statuses() const { return m_statuses; }
    /// What is known, from documents and from this session.
    [[nodiscard]] const PresenceDocument &evidence() const { return m_evidence; }
    /// Null if nothing is known.
    [[nodiscard]] std::shared_ptr<const HostPresence> presence(const QString &host) const;
    [[nodiscard]] const QList<HostKeyEntry> &hostKeys() const { return m_hostKeys; }
    [[nodiscard]] CredentialDesk &credentials() { return m_desk; }
    /// Null if nothing can be kept.
    [[nodiscard]] KeptSecrets *keptSecrets() const { return m_kept.get(); }
    /// How far the cluster's own word is.
    [[nodiscard]] const ClusterStatus &cluster() const { return m_cluster; }
    /// Which inventory this is about: what is chosen for one must not count for another.
    [[nodiscard]] const QStringList &inventories() const { return m_inventories; }

    /// Whether there is a way to ask hosts at all.
    [[nodiscard]] bool canProbe() const { return m_backend.engine != nullptr; }
    /// Finding out how hosts are reached, asking them, or asking their cluster.
    [[nodiscard]] bool isBusy() const { return m_preparing > 0 || m_underWay > 0 || m_cluster.isUnderWay(); }
    [[nodiscard]] bool isPreparing() const { return m_preparing > 0; }

    void probeAll();
    /// @param hosts that are under way are let be.
    void probe(const QStringList &hosts);
    void probeFailedAgain();
    /// Asks what Kubernetes knows of all hosts, beside what the hosts themselves are asked. Nothing happens if that is
    /// under way, or where nobody is chosen.
    void askCluster(const ClusterChoice &choice);
    void cancel();
    void cancel(const QStringList &hosts);
    /// Vouches for keys and asks the hosts again that were stopped by them.
    void acceptHostKeys(const QList<UnknownHostKey> &keys);

    /// Writes what is known as a presence document. failed() says what went wrong, saved() that it went well.
    void saveEvidence(const QString &path);

Q_SIGNALS:
    void hostsChanged();
    void statusesChanged(const QList<qm::ProbeStatus> &changed);
    /// All reports are forgotten: another inventory is open.
    void statusesForgotten();
    void busyChanged(bool busy);
    void hostKeysChanged();
    void clusterChanged();
    void evidenceChanged();
    void failed(const QString &sentence);
    void saved(const QString &path);

private:
    void onRequest(const PlanRequest &request);
    void onPlanning();
    /// Those that turned out to be other machines than they were asked as, once the plan knows.
    void askOtherMachines();
    void startOver();
    void readOpened(const QStringList &paths);
    [[nodiscard]] ProbeSetup setup();
    void prepare(const QStringList &hosts);
    void askPrepared(const QList<ProbeTarget> &targets);
    void take(const QList<ProbeStatus> &changed);
    void updateHostKeys();
    void askApi();
    void askKubectl();
    void takeKubectl(const KubectlStatus &status);
    void takeCluster(ProbeStage stage, const std::optional<Error> &error,
                     const std::shared_ptr<const NodePresence> &presence);
    void forgetCluster();
    void publish();
    void planAgain();
    void merge();
    void tellBusy();
    template<typename Work, typename Then>
    void inBackground(QThreadPool &pool, Work work, Then then);
    template<typename Work, typename Then>
    void inBackground(Work work, Then then)
    {
        inBackground(m_background, std::move(work), std::move(then));
    }

    PlanningService &m_planning;
    const ProbeBackend m_backend;
    const ProbeFiles m_files;
    CredentialDesk m_desk;
    const std::unique_ptr<KeptSecrets> m_kept;
    /// One thread: what happens in it happens in the order in which it was asked for.
    QThreadPool m_background;
    /// Waits for a cluster's API.
    QThreadPool m_apiThread;
    std::shared_ptr<std::atomic_bool> m_apiCanceled;
    std::shared_ptr<ProbeEngine> m_engine;
    /// Counts inventories; what was begun for an earlier one is not heard.
    int m_session = 0;
    /// Counts cancellations; what was prepared before one is not asked.
    int m_generation = 0;
    QStringList m_inventories;
    QStringList m_opened; ///< presence documents that the user opened
    PresenceDocuments m_documents;
    ClusterStatus m_cluster;
    /// What hosts, and the cluster, said in this session.
    std::shared_ptr<const PresenceDocument> m_reported;
    PresenceDocument m_evidence;
    QList<NodeEntry> m_hosts;
    QHash<QString, ProbeTarget> m_targets;
    QHash<QString, ProbeStatus> m_statuses;
    QList<HostKeyEntry> m_hostKeys;
    int m_preparing = 0;
    int m_underWay = 0;
    bool m_toldBusy = false;
    bool m_publishing = false;
    bool m_unpublished = false;
    QTimer m_publishSoon;
};

template<typename Work, typename Then>
void ProbingService::inBackground(QThreadPool &pool, Work work, Then then)
{
    qm::inBackground(pool, this, std::move(work),
                     [this, then = std::move(then), session = m_session](auto result) mutable {
                         if (session == m_session)
                             then(std::move(result));
                     });
}

} // namespace qm
