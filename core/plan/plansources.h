// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/registrysettings.h"
#include "core/plan/planner.h"

namespace qm {

// Where what a plan has comes from, with credentials: nothing of that is in the plan.

/// Where a file comes from for a host of the plan. Errors: source-changed if that is not what the plan says: nobody
/// gets a password whom nobody has looked at; those of Planning::fileSource().
[[nodiscard]] Result<FileSource> fileSourceOf(const Planning &planning, const QString &host, const Artifact &artifact);

/// What the engine of a planned host pulls images through.
[[nodiscard]] RegistrySettings registriesOf(const Planning &planning, const PlannedHost &host);

/// The same for all hosts of a plan; where they differ, the first of them counts.
[[nodiscard]] RegistrySettings registriesOf(const Planning &planning);

} // namespace qm
