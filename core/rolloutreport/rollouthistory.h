// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/journal.h"

#include <memory>
#include <vector>

namespace qm {

/// All that a journal knows of one rollout: a value that reports are made of.
struct RolloutHistory final
{
    RolloutRecord record;
    std::shared_ptr<const Plan> plan;
    std::vector<RolloutJob> jobs;
    QList<JobStatus> statuses;  ///< by job
    QList<JournalEvent> events; ///< as they happened
};

/// Errors: those of Journal and readPlan().
[[nodiscard]] Result<RolloutHistory> readRollout(const Journal &journal, qint64 id);

/// What the proof of a job rests on, by job: the evidence of the event that ended it well; empty without one.
[[nodiscard]] QList<QString> evidenceOf(const RolloutHistory &history);

} // namespace qm
