// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plancost.h"
#include "core/report/jsonsections.h"

namespace qm {

/// The field "cost" of a plan document: what moves on each hop and how long that takes at the least, without the hosts.
void writeJsonCost(JsonWriter &json, const PlanCost &cost);

/// An entry of "hostCosts": what one machine moves, the room that it needs by what the folders are for, and what that
/// comes to on its file systems.
/// @param disks what the machine said of its folders
void writeJsonHostCost(JsonWriter &json, const HostCost &cost, const QList<HostDisk> &disks);

} // namespace qm
