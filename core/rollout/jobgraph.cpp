// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/jobgraph.h"

#include "core/base/saturated.h"
#include "core/rollout/batches.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace qm {

namespace {

qint64 sum(qint64 a, qint64 b)
{
    // Where several ways lead to one job it is counted more than once: enough to order by, but it may grow.
    constexpr qint64 most = std::numeric_limits<qint64>::max() / 4;
    return std::min(saturatedSum(a, b), most);
}

qint64 averageSize(const std::vector<RolloutJob> &jobs)
{
    qint64 bytes = 0;
    qint64 known = 0;
    for (const RolloutJob &job : jobs) {
        if (job.size > 0) {
            bytes = saturatedSum(bytes, job.size);
            ++known;
        }
    }
    return known > 0 ? bytes / known : 1;
}

} // namespace

JobGraph::JobGraph(const std::vector<RolloutJob> &jobs, qsizetype hosts, const QStringList &serial)
{
    connect(jobs);
    weigh(jobs);
    divide(jobs, hosts, serial);
    locate(jobs);
}

std::span<const quint32> JobGraph::after(quint32 job) const
{
    return {m_after.data() + m_afterBegin[job], m_afterBegin[job + 1] - m_afterBegin[job]};
}

void JobGraph::connect(const std::vector<RolloutJob> &jobs)
{
    m_afterBegin.assign(jobs.size() + 1, 0);
    for (const RolloutJob &job : jobs) {
        for (const quint32 before : job.after)
            ++m_afterBegin[before + 1];
    }
    for (size_t i = 0; i < jobs.size(); ++i)
        m_afterBegin[i + 1] += m_afterBegin[i];
    m_after.resize(m_afterBegin.back());
    std::vector<quint32> next(m_afterBegin.begin(), m_afterBegin.end() - 1);
    for (quint32 i = 0; i < jobs.size(); ++i) {
        for (const quint32 before : jobs[i].after)
            m_after[next[before]++] = i;
    }
}

void JobGraph::weigh(const std::vector<RolloutJob> &jobs)
{
    const qint64 average = averageSize(jobs);
    m_weights.assign(jobs.size(), 0);
    for (quint32 i = static_cast<quint32>(jobs.size()); i-- > 0;) {
        m_weights[i] = sum(0, jobs[i].size < 0 ? average : jobs[i].size);
        for (const quint32 next : after(i))
            m_weights[i] = sum(m_weights[i], m_weights[next]);
    }
}

void JobGraph::divide(const std::vector<RolloutJob> &jobs, qsizetype hosts, const QStringList &serial)
{
    std::vector<bool> busy(static_cast<size_t>(hosts), false);
    for (const RolloutJob &job : jobs) {
        for (const quint32 host : job.hosts)
            busy[host] = true;
    }
    const int count = static_cast<int>(std::count(busy.begin(), busy.end(), true));
    m_batchHosts = batchSizes(serial, count).value_or(std::vector<int>(static_cast<size_t>(count), 1));
    if (m_batchHosts.empty())
        m_batchHosts.push_back(0);

    m_hostBatches.assign(busy.size(), none);
    quint32 batch = 0;
    int placed = 0;
    for (size_t host = 0; host < busy.size(); ++host) {
        if (!busy[host])
            continue;
        if (placed == m_batchHosts[batch]) {
            ++batch;
            placed = 0;
        }
        m_hostBatches[host] = batch;
        ++placed;
    }

    // No job may wait for one of a later batch: walking backwards, whatever it rests on comes with it.
    m_batches.assign(jobs.size(), static_cast<quint32>(m_batchHosts.size() - 1));
    for (quint32 i = static_cast<quint32>(jobs.size()); i-- > 0;) {
        for (const quint32 host : jobs[i].hosts)
            m_batches[i] = std::min(m_batches[i], m_hostBatches[host]);
        if (jobs[i].hosts.isEmpty() && after(i).empty())
            m_batches[i] = 0;
        for (const quint32 before : jobs[i].after)
            m_batches[before] = std::min(m_batches[before], m_batches[i]);
    }
    m_batchJobs.resize(m_batchHosts.size());
    for (quint32 i = 0; i < jobs.size(); ++i)
        m_batchJobs[m_batches[i]].push_back(i);
}

void JobGraph::locate(const std::vector<RolloutJob> &jobs)
{
    QHash<QString, quint32> nodes;
    QHash<QString, quint32> bastions;
    m_nodes.reserve(jobs.size());
    for (quint32 i = 0; i < jobs.size(); ++i) {
        const RolloutJob &job = jobs[i];
        const QString &name = job.stage == Stage::Transit ? job.from : job.host;
        const auto [node, isNew] = [&] {
            const auto found = nodes.constFind(name);
            if (found != nodes.constEnd())
                return std::pair(*found, false);
            return std::pair(*nodes.insert(name, static_cast<quint32>(nodes.size())), true);
        }();
        if (isNew) {
            m_nodeNames.append(name);
            m_nodeJobs.emplace_back();
            m_bastionOfNode.push_back(0);
        }
        if (!job.bastion.isEmpty()) {
            if (!bastions.contains(job.bastion))
                bastions.insert(job.bastion, m_bastions++);
            m_bastionOfNode[node] = bastions.value(job.bastion);
        }
        m_nodes.push_back(node);
        m_nodeJobs[node].push_back(i);
    }
}

} // namespace qm
