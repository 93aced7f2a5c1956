// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/staleevidence.h"

#include "ui/probing/probingservice.h"
#include "ui/rollout/rolloutservice.h"

#include <QSet>

namespace qm {

StaleEvidence::StaleEvidence(const ProbingService &probing, const RolloutService &rollout, QObject *parent)
    : QObject(parent)
    , m_probing(probing)
    , m_rollout(rollout)
{
    connect(&rollout, &RolloutService::stateChanged, this, [this] {
        if (m_rollout.isActive())
            set({});
    });
    connect(&rollout, &RolloutService::finished, this, &StaleEvidence::takeRollout);
    connect(&probing, &ProbingService::statusesForgotten, this, [this] {
        m_asked.clear();
        set({});
    });
    connect(&probing, &ProbingService::statusesChanged, this, [this](const QList<ProbeStatus> &changed) {
        QStringList left = m_hosts;
        for (const ProbeStatus &status : changed) {
            if (status.stage != ProbeStage::Done)
                continue;
            m_asked.insert(status.host, QDateTime::currentDateTimeUtc().addMSecs(-status.elapsed.count()));
            left.removeOne(status.host);
        }
        set(left);
    });
}

void StaleEvidence::takeRollout()
{
    QSet<QString> changed;
    for (const JobStatus &status : m_rollout.statuses()) {
        // what was done before somebody asked is known, also after steps that failed were tried again
        const QString &host = m_rollout.jobs()[status.job].host;
        if (status.state == JobState::Done && !(status.ended < m_asked.value(host)))
            changed.insert(host);
    }
    QStringList hosts;
    for (const NodeEntry &host : m_probing.hosts()) {
        if (changed.contains(host.name))
            hosts.append(host.name);
    }
    set(hosts);
}

void StaleEvidence::set(const QStringList &hosts)
{
    if (hosts == m_hosts)
        return;
    m_hosts = hosts;
    Q_EMIT changed();
}

} // namespace qm
