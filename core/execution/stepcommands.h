// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/execution/planexecutor.h"

namespace qm {

/// What a person would type to do a step by hand: shell lines, quoted, without secrets. What really runs does the same
/// with checks around it.
[[nodiscard]] QString stepCommands(const Plan &plan, const ArtifactPlaces &places, const ExecutionSettings &settings,
                                   quint32 step);

} // namespace qm
