// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/plan/planner.h"
#include "core/rolloutreport/rollouthistory.h"

#include <QList>
#include <QString>

#include <memory>

namespace qm {

/// In what form a plan or a rollout is written down.
enum class ExportFormat : quint8 { Html, Pdf, Markdown, Csv, Json };

struct ExportChoice final
{
    ExportFormat format = ExportFormat::Html;
    QString suffix; ///< "html"
    QString title;  ///< of the action: "&HTML …"
    QString filter; ///< of the file dialog
};

[[nodiscard]] QList<ExportChoice> exportChoices();

/// Whether it has to be written in the GUI thread, because fonts are laid out.
[[nodiscard]] bool needsFonts(ExportFormat format);

// Both write the whole document, or leave what was at @p path before. Any thread but for needsFonts().

/// With what the plan was computed from.
[[nodiscard]] Result<> exportPlan(const std::shared_ptr<const Planning> &planning, ExportFormat format,
                                  const QString &path);
/// With what each proof rests on.
[[nodiscard]] Result<> exportRollout(const std::shared_ptr<const RolloutHistory> &history, ExportFormat format,
                                     const QString &path);

} // namespace qm
