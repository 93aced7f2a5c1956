// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qm {

class MainWindow;
class ProbingService;
class RolloutService;

/// Adds all pages of the program in the order of the navigation, and the details pane.
/// @param probing outlives the window; null for a window without the page of the nodes.
/// @param rollout outlives the window; null for a window without the pages of rollouts.
void addStandardPages(MainWindow &window, ProbingService *probing = nullptr, RolloutService *rollout = nullptr);

} // namespace qm
