// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qm {

/// Lets this process have as many open files as the system allows it, within reason: sessions with hundreds of hosts
/// take more than the usual 1024. To be called first in main().
void raiseDescriptorLimit();
/// For a child process between fork() and exec(): the limit that was before raiseDescriptorLimit(). Programs that go
/// through all numbers that a descriptor can have would take long otherwise, and select() knows no more than 1024.
void restoreDescriptorLimit();

/// How many files this process may have open.
[[nodiscard]] int descriptorLimit();
/// Whether so many more files can be opened now. Others may open theirs the next moment.
[[nodiscard]] bool hasSpareDescriptors(int count);

} // namespace qm
