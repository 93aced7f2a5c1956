// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/pythontime.h"

namespace qm::jinja {

/// datetime.strptime() with the names that English has for days and months. Throws Failure.
[[nodiscard]] Moment parsedTime(const QString &text, const QString &format);

/// datetime.strftime(), with the same names. Throws Failure for what depends on the machine's own time zone.
[[nodiscard]] QString formattedTime(const Moment &moment, const QString &format);

/// time.strftime() of time.gmtime()
[[nodiscard]] QString formattedUniversalTime(const Moment &moment, const QString &format);

} // namespace qm::jinja
