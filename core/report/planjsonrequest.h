// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planrequest.h"
#include "core/report/jsonfields.h"
#include "core/report/jsonsections.h"

namespace qm {

/// The field "inputs.request" of a plan document. Of extra variables those arguments are left out that speak of
/// secrets, and counted; files of extra variables and of passwords are kept by their names.
void writeJsonRequest(JsonWriter &json, const PlanRequest &request);

/// What writeJsonRequest() wrote. Weights are not in it: they stand in the table of artifacts.
[[nodiscard]] PlanRequest requestIn(JsonFields &fields);

} // namespace qm
