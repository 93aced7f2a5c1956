// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"
#include "core/report/reportdocument.h"

#include <limits>
#include <memory>
#include <optional>

namespace qm {

/// What a report says that the plan does not know.
struct ReportContext final
{
    QString generator; ///< "Quaymaster 0.1.0"
    /// What the plan was computed from, if known; the report then has the command line that does it again.
    std::optional<PlanRequest> request;
    /// Of every machine's link, in bytes per second, for times; 0 for those of usual links.
    qint64 bandwidth = 0;
};

/// How much detail a report has. Whatever is left out, the report says so and where it is.
struct ReportLimits final
{
    static constexpr qsizetype all = std::numeric_limits<qsizetype>::max();

    qsizetype tableRows = all;    ///< of one table
    qsizetype nodeSections = all; ///< nodes, or groups of equal nodes, in detail

    /// What fits on paper: a plan of any size stays below about two hundred pages.
    [[nodiscard]] static ReportLimits paper() { return {400, 40}; }
};

/// The report of a plan: summary, nodes, delegates, routes with their graph, artifacts, diagnostics, inputs.
///
/// Hosts that are equal in everything but their name share a section. Passwords and query values in URLs are
/// masked, and the report says so; the plan document has them. Sentences are in the application's language.
/// The document keeps @p plan.
[[nodiscard]] ReportDocument planReport(const std::shared_ptr<const Plan> &plan, const ReportContext &context,
                                        const ReportLimits &limits = {});

/// The command line that computes a plan from @p request, quoted for a POSIX shell. Values of extra variables are
/// masked where the variable's name speaks of a secret.
[[nodiscard]] QString planCommandLine(const PlanRequest &request);

} // namespace qm
