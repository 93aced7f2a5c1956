// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/staleevidence.h"

#include "ui/probing/probingservice.h"
#include "ui/rollout/rolloutservice.h"

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
        m_proved.clear();
        update();
    });
    connect(&probing, &ProbingService::statusesChanged, this, [this](const QList<ProbeStatus> &changed) {
        for (const ProbeStatus &status : changed) {
            if (status.stage == ProbeStage::Done)
                m_asked.insert(status.host, QDateTime::currentDateTimeUtc().addMSecs(-status.elapsed.count()));
        }
        update();
    });
}

void StaleEvidence::takeRollout()
{
    for (const JobStatus &status : m_rollout.statuses()) {
        // Also what was found there: a plan has steps only for what it takes to be missing.
        if (!isSuccess(status.state))
            continue;
        QDateTime &proved = m_proved[m_rollout.jobs()[status.job].host];
        if (!proved.isValid() || proved < status.ended)
            proved = status.ended;
    }
    update();
}

/// What was proved before somebody asked is known, whichever rollout did it.
void StaleEvidence::update()
{
    QStringList hosts;
    for (const NodeEntry &host : m_probing.hosts()) {
        const auto proved = m_proved.constFind(host.name);
        if (proved != m_proved.cend() && !(*proved < m_asked.value(host.name)))
            hosts.append(host.name);
    }
    set(m_rollout.isActive() ? QStringList() : hosts);
}

void StaleEvidence::set(const QStringList &hosts)
{
    if (hosts == m_hosts)
        return;
    m_hosts = hosts;
    Q_EMIT changed();
}

} // namespace qm
