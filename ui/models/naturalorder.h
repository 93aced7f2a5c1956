// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace qm {

/// How people sort names of machines: node9 before node10, without regard to case. Below, at or above zero, and
/// the same in every locale: QCollator's numeric mode does nothing in the C locale.
[[nodiscard]] int naturalCompare(QStringView a, QStringView b);

} // namespace qm
