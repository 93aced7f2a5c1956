// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/rolloutstate.h"

#include <QStringList>

#include <span>
#include <vector>

namespace qm {

/// What the jobs of a rollout have to do with each other. Made once, linear in jobs and what they rest on.
class JobGraph final
{
public:
    static constexpr quint32 none = 0xffffffff;

    /// @param serial as RolloutOptions::serial; what cannot be read as a size stands for one host at a time.
    JobGraph(const std::vector<RolloutJob> &jobs, qsizetype hosts, const QStringList &serial);

    /// The jobs that rest on @p job, ascending.
    [[nodiscard]] std::span<const quint32> after(quint32 job) const;
    /// The bytes that it moves and that move only once it is done. Jobs whose size is unknown count as the average one.
    [[nodiscard]] qint64 weight(quint32 job) const { return m_weights[job]; }

    /// The first batch that needs it: that of its host, or the first of those it serves.
    [[nodiscard]] quint32 batch(quint32 job) const { return m_batches[job]; }
    /// Ascending.
    [[nodiscard]] const std::vector<quint32> &batchJobs(quint32 batch) const { return m_batchJobs[batch]; }
    [[nodiscard]] quint32 batches() const { return static_cast<quint32>(m_batchJobs.size()); }
    /// The batch of a planned host; none if nothing is to be done for it: such hosts fill no place in a batch.
    [[nodiscard]] quint32 hostBatch(quint32 host) const { return m_hostBatches[host]; }
    [[nodiscard]] int batchHosts(quint32 batch) const { return m_batchHosts[batch]; }

    /// The machine whose link or engine a job keeps busy: RolloutJob::host, the downloader for what is carried back.
    [[nodiscard]] quint32 node(quint32 job) const { return m_nodes[job]; }
    [[nodiscard]] const QStringList &nodeNames() const { return m_nodeNames; }
    [[nodiscard]] const std::vector<quint32> &nodeJobs(quint32 node) const { return m_nodeJobs[node]; }
    /// By node: the number of the first jump host on the way to it, 0 for none.
    [[nodiscard]] const std::vector<quint32> &bastionOfNode() const { return m_bastionOfNode; }
    [[nodiscard]] quint32 bastions() const { return m_bastions; }

private:
    void connect(const std::vector<RolloutJob> &jobs);
    void weigh(const std::vector<RolloutJob> &jobs);
    void divide(const std::vector<RolloutJob> &jobs, qsizetype hosts, const QStringList &serial);
    void locate(const std::vector<RolloutJob> &jobs);

    std::vector<quint32> m_afterBegin; ///< index in m_after; one more than jobs
    std::vector<quint32> m_after;
    std::vector<qint64> m_weights;
    std::vector<quint32> m_batches;
    std::vector<std::vector<quint32>> m_batchJobs;
    std::vector<int> m_batchHosts;
    std::vector<quint32> m_hostBatches;
    std::vector<quint32> m_nodes;
    QStringList m_nodeNames;
    std::vector<std::vector<quint32>> m_nodeJobs;
    std::vector<quint32> m_bastionOfNode;
    quint32 m_bastions = 1;
};

} // namespace qm
