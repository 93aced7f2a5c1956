// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/kubesprayworld.h"
#include "core/catalog/templateimages.h"
#include "core/inventory/hostpattern.h"
#include "core/inventory/inventoryloader.h"
#include "core/plan/planner.h"
#include "core/presence/presence.h"

namespace qm {

/// Everything that a plan is computed from, read as far as it can be.
struct PlanInputs final
{
    InventoryLoad inventory;
    std::shared_ptr<const ExtraVars> extraVars;
    /// Without definitions if the checkout cannot be read.
    std::shared_ptr<const Checkout> checkout;
    bool hasCheckout = false;
    std::shared_ptr<const Facts> facts; ///< null if none were asked for
    std::optional<PresenceDocument> presence;
    /// Nothing of the inventory could be read. There is no plan then: Ansible's implicit localhost, which is all that
    /// is left, is not what anybody asked for.
    bool inventoryFailed = false;
    HostSelection selection;
    QList<ImageUse> imageUses; ///< of the checkout's templates

    Diagnostics diagnostics;
    QList<PlanInput> files;
    QStringList watchedPaths;
};

/// Reads what @p request names. What cannot be read is an error diagnostic.
[[nodiscard]] PlanInputs readPlanInputs(const PlanRequest &request, const std::shared_ptr<FileCache> &cache,
                                        const std::atomic_bool *canceled);

/// SHA-256 over the files, the options and what is known of the artifacts' weights, lower-case hex. The same from
/// whichever folder paths are given.
[[nodiscard]] QByteArray digestOf(const PlanRequest &request, const QList<PlanInput> &files,
                                  const QList<Artifact> &artifacts);

} // namespace qm
