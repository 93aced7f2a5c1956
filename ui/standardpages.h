// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qm {

class MainWindow;

/// Adds all pages of the program in the order of the navigation, and the details pane.
void addStandardPages(MainWindow &window);

} // namespace qm
