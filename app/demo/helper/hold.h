// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qm::demo {

/// Runs a command as the first process of new pid, mount and IPC namespaces, as root: where the caller is not root, as
/// the root of a new user namespace. It lives as long as standard input is open at its other end, this process lives
/// and the command does not end; then every process it started is killed, and @p directory is removed with all that
/// is in it. File descriptor 3, if open, is kept open until then and not handed on.
/// Prints "ended" when the command ended by itself.
/// @return 0, or 1 after a sentence on standard error.
[[nodiscard]] int hold(const char *directory, char *const *command);

/// Whether hold() could do its work, and mount overlays within @p directory. @return as hold().
[[nodiscard]] int tryHolding(const char *directory);

/// Removes what a hold() that was killed left behind. @return as hold().
[[nodiscard]] int removeHeld(const char *directory);

} // namespace qm::demo
