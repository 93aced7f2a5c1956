// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

namespace qm {

/// Fields of one CSV line without its end, by RFC 4180, section 2. What a spreadsheet would calculate is made text by
/// an apostrophe (OWASP, CSV Injection: = + - @, tab, carriage return).
[[nodiscard]] QByteArray csvLine(const QStringList &texts);

} // namespace qm
