// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qm {

/// Lets nobody see the memory of this process: it leaves no core dump, and other programs of the same user cannot
/// attach to it. To be called before the first secret is read: first in main().
///
/// Secret keeps its own memory out of dumps; but what an inventory says in the clear, and what libraries copy, is
/// anywhere. Programs that are started from here may be attached to again, but leave no core dumps either.
void forbidCoreDumps();

} // namespace qm
