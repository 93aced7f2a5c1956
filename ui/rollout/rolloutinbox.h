// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/rollout/rolloutbackend.h"

#include <QHash>

#include <mutex>
#include <optional>

namespace qm {

/// What one rollout has reported and nobody was told yet: of every job the last word. Thread-safe.
class RolloutInbox final
{
public:
    /// @return whether it was empty.
    bool put(const RolloutUpdate &more);
    /// Everything that was put since it was last taken, as one report; nullopt if nothing was.
    std::optional<RolloutUpdate> take();

private:
    std::mutex m_mutex;
    RolloutUpdate m_update;
    QHash<quint32, qsizetype> m_places; ///< of jobs in m_update.changed
    bool m_isEmpty = true;
};

} // namespace qm
