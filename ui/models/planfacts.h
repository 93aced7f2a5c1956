// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

#include <QSet>
#include <QStringList>

namespace qm {

/// Totals of a plan that several views show.
struct PlanFacts final
{
    QSet<QString> architectures; ///< of hosts; unknown ones left out
    qint64 needs = 0;            ///< artifact × host
    qint64 missing = 0;          ///< artifact × host, what nobody knows included: see isMissing()
    qint64 unknown = 0;          ///< of these, what nobody knows to be there or not
    qint64 missingArtifacts = 0; ///< different artifacts that somebody misses
    qint64 failedHosts = 0;      ///< hosts with an error
    qint64 incompleteHosts = 0;  ///< hosts that miss something
    qint64 knownBytes = 0;       ///< to move to the hosts, of missing artifacts whose size is known
    qint64 unknownSizes = 0;     ///< missing artifact × host whose size is not known
};

/// Linear in the needs of all hosts.
[[nodiscard]] PlanFacts planFacts(const Plan &plan);

/// "6.1 GB", "812 bytes": decimal units, with one decimal from a kilobyte on, as the locale writes them; an en dash
/// while unknown (below zero).
[[nodiscard]] QString formatBytes(qint64 bytes);

/// "120 missing", "3 not known": of @p missing, which count both, the parts that are not zero; "0 missing" for neither.
[[nodiscard]] QStringList missingTexts(qint64 missing, qint64 unknown);

} // namespace qm
