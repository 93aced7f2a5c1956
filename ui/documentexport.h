// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/plan/planner.h"
#include "ui/report/documentformat.h"

#include <QList>
#include <QString>

#include <memory>

namespace qm {

struct ExportChoice final
{
    DocumentFormat format = DocumentFormat::Html;
    QString suffix; ///< "html"
    QString title;  ///< of the action: "&HTML …"
    QString filter; ///< of the file dialog
};

[[nodiscard]] QList<ExportChoice> exportChoices();

// Both write the whole document, or leave what was at @p path before. Any thread but for needsFonts().

/// With what the plan was computed from.
[[nodiscard]] Result<> exportPlan(const std::shared_ptr<const Planning> &planning, DocumentFormat format,
                                  const QString &path);
/// With what each proof rests on.
[[nodiscard]] Result<> exportRollout(const std::shared_ptr<const RolloutHistory> &history, DocumentFormat format,
                                     const QString &path);

} // namespace qm
