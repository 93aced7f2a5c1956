// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plancost.h"
#include "core/report/jsonsections.h"

namespace qm {

/// The field "cost" of a plan document: what moves on each hop, without the hosts.
void writeJsonCost(JsonWriter &json, const PlanCost &cost);

/// An entry of "hostCosts": what one machine moves, and the room that it needs by what the folders are for.
void writeJsonHostCost(JsonWriter &json, const HostCost &cost);

} // namespace qm
