// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/plan/planner.h"

#include <QList>
#include <QString>

#include <memory>

namespace qm {

/// In what form File → Export writes the plan down.
enum class ExportFormat : quint8 { Html, Pdf, Markdown, Csv, Json };

struct ExportChoice final
{
    ExportFormat format = ExportFormat::Html;
    QString suffix; ///< "html"
    QString title;  ///< of the action: "&HTML …"
    QString filter; ///< of the file dialog
};

[[nodiscard]] QList<ExportChoice> exportChoices();

/// Writes the whole document or leaves what was at @p path before. In the GUI thread, because fonts are laid out.
[[nodiscard]] Result<> exportPlan(const std::shared_ptr<const Planning> &planning, const PlanRequest &request,
                                  ExportFormat format, const QString &path);

} // namespace qm
