// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

#include <optional>
#include <vector>

namespace qm {

/// Finds the steps of one plan again in another: the same stage, host and artifact, whatever their numbers are. Made
/// for a quarter of a million of them, asked in their order.
class StepFinder final
{
public:
    /// Both plans outlive it.
    StepFinder(const Plan &from, const Plan &to);

    /// Which step of @p to is what step @p index of @p from is; nothing if that is not to be done any more.
    [[nodiscard]] std::optional<quint32> find(quint32 index);

private:
    static constexpr quint32 gone = 0xfffffffe; ///< no index, and not Step::controllerHost

    [[nodiscard]] bool isSame(const Step &was, const Step &now) const;

    const Plan &m_from;
    const Plan &m_to;
    std::vector<HostIndex> m_hosts;         ///< of m_from, in m_to
    std::vector<ArtifactIndex> m_artifacts; ///< likewise
    quint32 m_next = 0;                     ///< after what was found last: most often the next one
};

} // namespace qm
