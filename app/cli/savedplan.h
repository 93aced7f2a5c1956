// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/plan/planner.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace qm::cli {

/// What a plan document does not keep: given again on the command line.
struct PlanAdditions final
{
    QStringList extraVars;
    QString vaultPasswordFile;
};

/// A plan that was saved, with what it was computed from, and computed once more now.
struct SavedPlan final
{
    QByteArray document;
    std::shared_ptr<const Plan> plan;
    PlanRequest request;
    std::shared_ptr<const Planning> planning; ///< of the same request, now

    /// Of a document of `plan --format json`. Errors: those of reading it, and plan-without-request (it does not say
    /// what it was computed from).
    [[nodiscard]] static Result<SavedPlan> fromFile(const QString &path, const PlanAdditions &additions, bool progress);
    [[nodiscard]] static Result<SavedPlan> fromDocument(const QByteArray &document, const QString &name,
                                                        const PlanAdditions &additions, bool progress);

    /// Says on standard error what is different now. "plan-stale" if anything is.
    [[nodiscard]] Result<> checkFresh() const;
};

/// Plans a request and keeps it as if it had been saved.
[[nodiscard]] Result<SavedPlan> planNow(const PlanRequest &request, bool progress);

} // namespace qm::cli
