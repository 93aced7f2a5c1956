// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/nodegroups.h"
#include "core/report/planreport.h"

namespace qm {

/// What the sections of one report are made from. Shared with the tables, whose rows are made later.
struct ReportSource final
{
    std::shared_ptr<const Plan> plan;
    ReportContext context;
    ReportLimits limits;
    std::shared_ptr<const NodeGroups> nodes;
};

[[nodiscard]] ReportSection nodesSection(const ReportSource &source);
[[nodiscard]] ReportSection delegatesSection(const ReportSource &source);
[[nodiscard]] ReportSection routesSection(const ReportSource &source);
[[nodiscard]] ReportSection artifactsSection(const ReportSource &source);
[[nodiscard]] ReportSection diagnosticsSection(const ReportSource &source);
[[nodiscard]] ReportSection inputsSection(const ReportSource &source);

/// What each downloader fetches, in numbers: the summary has it, too.
[[nodiscard]] ReportTable delegateTable(const ReportSource &source);

/// What moves on each hop and how long that takes, and what each machine gets and has room for, where any size is
/// known: the summary has it.
void appendCost(ReportSection &section, const ReportSource &source);

[[nodiscard]] inline ReportCell textCell(const QString &text)
{
    return {text, std::nullopt, {}};
}

[[nodiscard]] QString kindText(ArtifactKind kind);

/// A table whose rows are there already: for few.
[[nodiscard]] ReportTable tableOf(const QString &caption, const QList<ReportColumn> &columns,
                                  const QList<ReportRow> &rows);

/// Adds a table with as many rows as the report may have, and a sentence if these are not all.
void appendLimited(ReportSection &section, ReportTable table, const ReportLimits &limits);

/// "2026-11-23 10:00 UTC"
[[nodiscard]] QString timeText(const QDateTime &time);

} // namespace qm
