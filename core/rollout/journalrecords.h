// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/journal.h"

#include <QSqlDatabase>

namespace qm {

/// What a journal's tables hold, written and read. Called on the thread of the database; errors as execute().

/// The error rollout-unknown.
[[nodiscard]] tl::unexpected<Error> unknownRollout(qint64 rollout);
[[nodiscard]] Result<qint64> insertRollout(const QSqlDatabase &database, const RolloutRecord &record,
                                           const std::vector<RolloutJob> &jobs);
/// @param by who and what does it. Fails with rollout-unknown, or rollout-complete if nothing is left to do.
/// @param options as they are from now on, if they may be others
[[nodiscard]] Result<> reopenRollout(const QSqlDatabase &database, qint64 rollout, const QString &by,
                                     const std::optional<RolloutOptions> &options);
[[nodiscard]] Result<> insertEntries(const QSqlDatabase &database, qint64 rollout, const QList<JournalEntry> &entries);

/// Newest first; one only if @p rollout is not 0.
[[nodiscard]] Result<QList<RolloutRecord>> readRollouts(const QSqlDatabase &database, qint64 rollout);
/// With what was changed while it ran. Fails with rollout-unknown, too.
[[nodiscard]] Result<RolloutOptions> readOptions(const QSqlDatabase &database, qint64 rollout);
[[nodiscard]] Result<std::vector<RolloutJob>> readJobs(const QSqlDatabase &database, qint64 rollout);
[[nodiscard]] Result<QList<JobStatus>> readStatuses(const QSqlDatabase &database, qint64 rollout);
[[nodiscard]] Result<QList<JournalEvent>> readEvents(const QSqlDatabase &database, qint64 rollout, qint64 after,
                                                     int most);

} // namespace qm
