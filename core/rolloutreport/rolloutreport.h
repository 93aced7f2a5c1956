// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/planreport.h"
#include "core/rolloutreport/rollouthistory.h"

#include <memory>

namespace qm {

/// The report of a rollout: the verdict, who did what when by which plan, what people decided, and for every host each
/// step with its end, its time, what moved and what the proof rests on.
///
/// Sentences are in the application's language, reasons and evidence as the journal has them. Equal histories make
/// equal documents. The document keeps @p history.
[[nodiscard]] ReportDocument rolloutReport(const std::shared_ptr<const RolloutHistory> &history,
                                           const ReportContext &context, const ReportLimits &limits = {});

} // namespace qm
