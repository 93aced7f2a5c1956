// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qm {

/// Opens the window on what the arguments name: an inventory, the planning options, or "demo". Creates the
/// QApplication. @return the exit status when the window was closed.
[[nodiscard]] int runWindow(int argc, char **argv);

} // namespace qm
