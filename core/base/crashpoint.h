// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qm {

/// A place where it matters whether the program ends just now: before and after whatever leaves a trace.
///
/// With QM_CRASH_AT=<n> in the environment the process kills itself (SIGKILL) at the n-th passing of any such place,
/// counted from 1 over all threads, and says so on standard error: "crash point 7: journal-intent". With
/// QM_CRASH_AT=<name>:<n> only passings of places of this name count. QM_STOP_AT, in the same form, makes the process
/// stop there (SIGSTOP) until somebody lets it go on: "stop point 7: journal-intent". Does nothing in other builds than
/// Debug builds with tests.
/// @param name a literal: lower-case, with hyphens.
void crashPoint(const char *name);

} // namespace qm
