// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qm {

class MainWindow;
class ProbingService;
class RolloutService;
class WeighingService;

/// Adds all pages of the program in the order of the navigation, and the details pane.
/// @param probing outlives the window; null for a window without the page of the nodes.
/// @param rollout outlives the window; null for a window without the pages of rollouts.
/// @param weighing outlives the window; null for a window that asks nobody for sizes.
void addStandardPages(MainWindow &window, ProbingService *probing = nullptr, RolloutService *rollout = nullptr,
                      WeighingService *weighing = nullptr);

} // namespace qm
