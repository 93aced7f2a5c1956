// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"
#include "core/base/result.h"
#include "core/plan/planner.h"

#include <QList>

#include <memory>
#include <optional>

class QFile;
class QIODevice;

namespace qm {
struct RolloutHistory;
}

namespace qm::cli {

enum class Format : quint8 { Text, Json, Html, Markdown, Csv, Pdf };

/// What --format says, or @p standard if it says nothing. "usage" if that is none of @p known.
[[nodiscard]] Result<Format> formatOf(const Arguments &arguments, const QList<Format> &known, Format standard);

/// The format that a file's name ends with, or nothing.
[[nodiscard]] std::optional<Format> formatOfFileName(const QString &fileName);

/// A plan, and what it was computed from if that is known.
struct DocumentSource final
{
    std::shared_ptr<const Plan> plan;
    std::optional<PlanRequest> request;
    qint64 bandwidth = 0; ///< bytes per second, for times in texts; 0 if nobody said
};

/// Opens a plan document to be read; the file name "-" is standard input. Errors: "plan-unreadable".
[[nodiscard]] Result<> openPlanDocument(QFile *file);

/// The plan in a document of `plan --format json`; a dash is standard input. Errors: those of openPlanDocument()
/// and of readPlan().
[[nodiscard]] Result<Plan> readPlanDocument(const QString &path);

/// A rollout as a document of that format; there is no text.
[[nodiscard]] Result<> writeRolloutDocument(const std::shared_ptr<const RolloutHistory> &history, Format format,
                                            QIODevice &device);

/// The plan as a document of that format.
[[nodiscard]] Result<> writeDocument(const DocumentSource &source, Format format, QIODevice &device);

} // namespace qm::cli
