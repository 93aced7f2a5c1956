// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/templateimages.h"
#include "core/plan/hostplanning.h"
#include "core/plan/plan.h"

namespace qm {

/// What diagnoses look at.
struct DiagnosticContext final
{
    const Plan &plan;
    const KubesprayWorld &world;
    const PlannedHosts &hosts;
    bool localhostSelected = true;
    bool limited = false;
};

/// Hosts on which Ansible stops, or would not do what the admin expects; entries that are planned for odd reasons.
[[nodiscard]] Diagnostics diagnoseHosts(const DiagnosticContext &context);

/// Delegates that do not exist, cannot download, fail; destinations that collide.
[[nodiscard]] Diagnostics diagnoseDelegates(const DiagnosticContext &context);

/// Image names that engines or Kubespray's comparisons stumble over.
[[nodiscard]] Diagnostics diagnoseImages(const DiagnosticContext &context);

/// Images that templates of the checkout use and `downloads` lacks.
[[nodiscard]] Diagnostics diagnoseTemplates(const DiagnosticContext &context, const QList<ImageUse> &uses,
                                            Catalog *catalog);

/// Mirrors and logins of engines that are not followed, or not as the inventory has them.
[[nodiscard]] Diagnostics diagnoseRegistries(const DiagnosticContext &context, Catalog *catalog);

/// localhost: not in the play, or with other variables than the cluster has.
[[nodiscard]] Diagnostics diagnoseLocalhost(const DiagnosticContext &context, Catalog *catalog);

/// The delegates of a plan that can download: hosts of the plan, and the controller.
[[nodiscard]] QSet<QString> usableDownloaders(const Plan &plan);

} // namespace qm
