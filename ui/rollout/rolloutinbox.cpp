// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/rolloutinbox.h"

#include <utility>

namespace qm {

bool RolloutInbox::put(const RolloutUpdate &more)
{
    const std::scoped_lock lock(m_mutex);
    m_update.phase = more.phase;
    m_update.totals = more.totals;
    m_update.gates = more.gates;
    m_update.error = more.error;
    for (const JobStatus &status : more.changed) {
        const auto known = m_places.constFind(status.job);
        if (known != m_places.cend()) {
            m_update.changed[*known] = status;
        } else {
            m_places.insert(status.job, m_update.changed.size());
            m_update.changed.append(status);
        }
    }
    return std::exchange(m_isEmpty, false);
}

std::optional<RolloutUpdate> RolloutInbox::take()
{
    const std::scoped_lock lock(m_mutex);
    if (std::exchange(m_isEmpty, true))
        return {};
    m_places.clear();
    return std::exchange(m_update, {});
}

} // namespace qm
