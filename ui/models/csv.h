// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qm {

/// One field of separated values (RFC 4180): quoted where it has to be. A field that a spreadsheet would take for
/// a formula is quoted and starts with an apostrophe: names in inventories are not to be trusted.
[[nodiscard]] QString csvField(const QString &text, QChar separator = QLatin1Char(','));

} // namespace qm
