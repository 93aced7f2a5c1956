// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/rolloutstate.h"

#include <QList>
#include <QString>

namespace qm {

/// Where a person can do something about a failure.
enum class Remedy : quint8 {
    None,
    Nodes,   ///< keys of hosts, logins, ways to nodes
    Servers, ///< private authorities, registries without encryption
};

/// Why several steps failed, which is one thing to do.
struct FailureCause final
{
    QString code;     ///< Error::code
    QString sentence; ///< of the first of them
    int steps = 0;
    Remedy remedy = Remedy::None;

    friend bool operator==(const FailureCause &, const FailureCause &) = default;
};

/// What failed by its code, the most frequent first. Linear in @p statuses.
[[nodiscard]] QList<FailureCause> failureCauses(const QList<JobStatus> &statuses);

[[nodiscard]] Remedy remedyOf(const QString &code);

} // namespace qm
