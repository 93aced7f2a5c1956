// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"
#include "ui/theme/tone.h"

#include <QSet>
#include <QString>

#include <array>
#include <map>
#include <vector>

namespace qm {

using StateCounts = std::map<Tone, qint64>;

/// Counts the states of hundreds of thousands of needs without a look-up for each.
class NeedCounts final
{
public:
    void add(Presence presence) { ++m_counts[static_cast<size_t>(presence)]; }
    /// Of what was added; nothing of states that nothing is in.
    [[nodiscard]] StateCounts byTone() const;

private:
    std::array<qint64, static_cast<size_t>(Presence::Different) + 1> m_counts{};
};

/// Which artifacts of the plan have one of these keys; all, if there are none.
[[nodiscard]] std::vector<bool> artifactsWithKeys(const Plan &plan, const QSet<QString> &keys);

} // namespace qm
