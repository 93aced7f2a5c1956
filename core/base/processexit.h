// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qm {

/// Lets OpenSSL keep what it has when the process ends, which takes it away anyway. To be called before anything else
/// uses OpenSSL: first in main().
///
/// OpenSSL registers a clean-up for the end of the process that frees what it keeps for each thread, and so does each
/// thread when it ends. QThread::wait() returns before a thread has run its last destructors: the last ones of a pool
/// may still be at it when main() has returned, and then both free the same.
void keepOpenSslUntilExit();

} // namespace qm
