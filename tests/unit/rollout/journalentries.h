// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/journal.h"

namespace qm::test {

/// Jobs that differ in all that a journal keeps of them.
inline std::vector<RolloutJob> someJobs(int count)
{
    std::vector<RolloutJob> jobs;
    for (int i = 0; i < count; ++i) {
        RolloutJob job;
        job.id = QStringLiteral("load/node%1/registry.k8s.io/pause:3.10").arg(i);
        job.stage = Stage::Load;
        job.host = QStringLiteral("node%1").arg(i);
        job.artifact = QStringLiteral("registry.k8s.io/pause:3.10");
        job.kind = ArtifactKind::Image;
        job.architecture = QStringLiteral("amd64");
        job.from = QStringLiteral("localhost");
        job.bastion = QStringLiteral("jump");
        job.size = i - 1;
        if (i > 0)
            job.after = {0, static_cast<quint32>(i / 2)};
        job.hosts = {static_cast<quint32>(i), 1000};
        jobs.push_back(job);
    }
    return jobs;
}

inline JournalEntry entry(const QString &what, quint32 job, JobState state)
{
    JobStatus status;
    status.job = job;
    status.state = state;
    status.attempt = 1;
    return {what, QDateTime::currentDateTimeUtc(), status, 5, QStringLiteral("detail")};
}

} // namespace qm::test
