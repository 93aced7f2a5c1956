// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"

namespace qm {

struct HostPresence;

/// Forgets what a host calls itself, HostPresence::architecture and HostFacts::machine, where that is no name of an
/// architecture, and says so ("architecture-invalid"): plans make paths of it, for the controller and delegates, too.
void forgetStrangeArchitecture(HostPresence *host, Diagnostics *diagnostics);

} // namespace qm
