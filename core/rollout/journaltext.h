// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/rolloutoptions.h"
#include "core/rollout/rolloutstate.h"

#include <QList>
#include <QString>

namespace qm {

/// How values stand in a journal. What cannot be read gives the value that a journal without it would give.

[[nodiscard]] QString toJson(const RolloutOptions &options);
[[nodiscard]] RolloutOptions optionsFromJson(const QString &text);
[[nodiscard]] QString toJson(const RolloutTotals &totals);
[[nodiscard]] RolloutTotals totalsFromJson(const QString &text);

/// "1,5,7"
[[nodiscard]] QString joined(const QList<quint32> &numbers);
[[nodiscard]] QList<quint32> numbersFrom(const QString &text);

[[nodiscard]] Stage stageFrom(const QString &word);
[[nodiscard]] JobState jobStateFrom(const QString &word);
[[nodiscard]] AskAt askAtFrom(const QString &word);

/// A step's id as the name of a file: everything but letters, digits, "-", "_", "." and "~" as %XX; what gets too long
/// for a file system ends in its SHA-256.
[[nodiscard]] QString fileNameOf(const QString &stepId);

} // namespace qm
