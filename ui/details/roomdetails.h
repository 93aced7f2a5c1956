// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

namespace qm {

class HtmlWriter;

/// What the plan brings to a host's file systems, and whether there is room for it. Nothing if it brings nothing whose
/// size is known.
void addRoom(HtmlWriter &html, const Plan &plan, HostIndex host);

} // namespace qm
