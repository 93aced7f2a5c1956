// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/planningservice.h"
#include "ui/probing/probingservice.h"

using namespace Qt::StringLiterals;

namespace qm {

void ProbingService::askCluster(const ClusterChoice &choice)
{
    if (!m_planning.planning() || !canProbe() || m_cluster.isUnderWay()
        || choice.source == ClusterChoice::Source::Nobody)
        return;
    m_desk.forgetDeclined();
    m_cluster.choice = choice;
    m_cluster.host.clear();
    m_cluster.hosts = static_cast<int>(m_hosts.size());
    takeCluster(ProbeStage::Waiting, {}, {});
    if (choice.source == ClusterChoice::Source::Api)
        askApi();
    else
        askKubectl();
}

void ProbingService::askApi()
{
    KubernetesQuestion question;
    question.kubeconfig = m_cluster.choice.kubeconfig;
    question.choice = {m_cluster.choice.context, m_cluster.choice.allowUnverified};
    takeCluster(ProbeStage::Asking, {}, {});
    m_apiCanceled = std::make_shared<std::atomic_bool>(false);
    inBackground(
        m_apiThread,
        [backend = m_backend, planning = m_planning.planning(), question, canceled = m_apiCanceled] {
            return backend.kubernetes(nodeIdentities(*planning), question, canceled.get());
        },
        [this, canceled = m_apiCanceled](Result<NodePresence> said) {
            if (said)
                takeCluster(ProbeStage::Done, {}, std::make_shared<const NodePresence>(*std::move(said)));
            else
                takeCluster(*canceled ? ProbeStage::Cancelled : ProbeStage::Failed, said.error(), {});
        });
}

void ProbingService::askKubectl()
{
    struct Prepared final
    {
        std::shared_ptr<ProbeEngine> engine;
        Result<ProbeTarget> target;
        KubectlQuestion question;
    };
    inBackground(
        [backend = m_backend, planning = m_planning.planning(), setup = setup(), engine = m_engine] {
            return Prepared{engine ? engine : std::shared_ptr<ProbeEngine>(backend.engine(setup)),
                            backend.controlPlane(*planning),
                            {nodeIdentities(*planning)}};
        },
        [this, generation = m_generation](const Prepared &prepared) {
            if (!m_engine)
                m_engine = prepared.engine;
            if (generation != m_generation) {
                takeCluster(ProbeStage::Cancelled, {}, {});
            } else if (!prepared.target) {
                takeCluster(ProbeStage::Failed, prepared.target.error(), {});
            } else {
                m_cluster.host = prepared.target->host;
                if (!m_targets.contains(m_cluster.host))
                    m_targets.insert(m_cluster.host, *prepared.target);
                m_background.start(
                    [engine = m_engine, prepared] { engine->askKubectl(*prepared.target, prepared.question); });
            }
        });
}

void ProbingService::takeKubectl(const KubectlStatus &status)
{
    takeCluster(status.stage, status.error, status.presence);
    if (status.error && status.error->code.startsWith(u"host-key-"))
        updateHostKeys();
}

void ProbingService::takeCluster(ProbeStage stage, const std::optional<Error> &error,
                                 const std::shared_ptr<const NodePresence> &presence)
{
    m_cluster.stage = stage;
    m_cluster.error = error;
    if (presence) {
        m_cluster.presence = presence;
        publish();
    }
    Q_EMIT clusterChanged();
    tellBusy();
}

void ProbingService::forgetCluster()
{
    if (m_apiCanceled)
        *m_apiCanceled = true;
    m_cluster = {};
}

} // namespace qm
