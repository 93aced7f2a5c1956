// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QStringList>

namespace qm {

class ProbingService;
class RolloutService;

/// Hosts on which rollouts proved something since they were asked last: plan and matrix show them as they were.
///
/// Lives in the GUI thread.
class StaleEvidence final : public QObject
{
    Q_OBJECT

public:
    /// @param probing, rollout outlive this.
    StaleEvidence(const ProbingService &probing, const RolloutService &rollout, QObject *parent);

    /// In the inventory's order; empty while a rollout runs.
    [[nodiscard]] const QStringList &hosts() const { return m_hosts; }

Q_SIGNALS:
    void changed();

private:
    void takeRollout();
    void update();
    void set(const QStringList &hosts);

    const ProbingService &m_probing;
    const RolloutService &m_rollout;
    QHash<QString, QDateTime> m_asked;  ///< when hosts began to say what they have; UTC
    QHash<QString, QDateTime> m_proved; ///< when the last step on them was done, or found done; UTC
    QStringList m_hosts;
};

} // namespace qm
