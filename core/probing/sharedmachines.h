// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/presence/presence.h"

namespace qm {

/// Names of an inventory that stand for one machine, and machines that were copied from one another without being
/// told apart: warnings that name them. Two hosts are one machine if they run on the same boot of the same kernel and
/// show the same host key; containers on one machine share the boot and have keys of their own.
[[nodiscard]] Diagnostics findSharedMachines(const PresenceDocument &document);

} // namespace qm
