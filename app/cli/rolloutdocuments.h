// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/rollout/journal.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace qm::cli {

/// One rollout with what did not go well, as `status` tells it.
struct RolloutStatus final
{
    struct Trouble final
    {
        QString job; ///< step id
        QString state;
        QString reason; ///< error or a person's words, English
    };

    RolloutRecord record;
    QList<Trouble> troubles; ///< failed, skipped and unreached jobs, in the plan's order
};

/// @param id 0 for the newest. "no-rollout" if there is none.
[[nodiscard]] Result<RolloutStatus> rolloutStatus(const Journal &journal, qint64 id = 0);

/// {"format": "quaymaster-status", "version": 1, "workspace": …, "rollouts": […]}. A rollout's "phase" is "interrupted"
/// if it did not end and is not the newest or nobody holds the workspace, and "cancelled" if a person ended it.
/// @param rollouts the newest first
[[nodiscard]] QByteArray statusJson(const QString &workspace, const QList<RolloutStatus> &rollouts);
/// A table, what did not go well, each cause once, and how it goes on with the newest.
[[nodiscard]] QString statusText(const QString &workspace, const QList<RolloutStatus> &rollouts);

} // namespace qm::cli
