// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/details/needcounts.h"

namespace qm {

StateCounts NeedCounts::byTone() const
{
    StateCounts result;
    for (size_t i = 0; i < m_counts.size(); ++i) {
        if (m_counts[i] > 0)
            result[toneOf(static_cast<Presence>(i))] += m_counts[i];
    }
    return result;
}

std::vector<bool> artifactsWithKeys(const Plan &plan, const QSet<QString> &keys)
{
    std::vector<bool> result;
    result.reserve(static_cast<size_t>(plan.artifacts.size()));
    for (const Artifact &artifact : plan.artifacts)
        result.push_back(keys.isEmpty() || keys.contains(artifact.key));
    return result;
}

} // namespace qm
