// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qm {

/// A tooltip that shows @p text as it is, and breaks its lines where they are too long; empty if it is.
///
/// Qt guesses whether a tooltip is HTML, and what inventories and machines say may look like it.
[[nodiscard]] QString plainToolTip(const QString &text);

} // namespace qm
