// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/report/planreport.h"
#include "core/rolloutreport/rollouthistory.h"

#include <QString>

#include <memory>

class QIODevice;

namespace qm {

/// In what form a plan or a rollout is written down.
enum class DocumentFormat : quint8 { Html, Pdf, Markdown, Csv, Json };

/// Whether it has to be written in the GUI thread, because fonts are laid out.
[[nodiscard]] bool needsFonts(DocumentFormat format);

/// What ReportContext::generator says: this program and its version.
[[nodiscard]] QString documentGenerator();

// Errors: "write-failed" with the device's own words. Any thread but for needsFonts().

/// @param context for those formats that are read by people.
[[nodiscard]] Result<> writePlanAs(DocumentFormat format, const std::shared_ptr<const Plan> &plan,
                                   const ReportContext &context, QIODevice &device);
/// With what each proof rests on.
[[nodiscard]] Result<> writeRolloutAs(DocumentFormat format, const std::shared_ptr<const RolloutHistory> &history,
                                      QIODevice &device);

} // namespace qm
