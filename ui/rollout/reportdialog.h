// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

class QWidget;

namespace qm {

class RolloutService;

/// Asks above @p parent where the report of a rollout shall be written and in which form, and has it written;
/// RolloutService tells how that ended. Returns at once.
void askWhereToSaveReport(RolloutService &service, qint64 rollout, QWidget *parent);

} // namespace qm
