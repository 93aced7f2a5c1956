// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace qm::jinja {

struct Wrapping final
{
    qint64 width = 79; ///< in code points, above 0
    bool breaksLongWords = true;
    bool breaksOnHyphens = true;
};

/// textwrap.wrap() of one line, without replacing white space or tabs.
[[nodiscard]] QStringList wrapped(const QString &line, const Wrapping &wrapping);

} // namespace qm::jinja
