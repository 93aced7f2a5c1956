// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace qm {

/// What @p label says of each value of an enumeration that begins with 0, up to @p last: a column has to have room for
/// the longest, whatever the language.
template<typename Value>
[[nodiscard]] QStringList labelsUpTo(Value last, QString (*label)(Value))
{
    QStringList labels;
    for (int value = 0; value <= static_cast<int>(last); ++value)
        labels.append(label(static_cast<Value>(value)));
    return labels;
}

} // namespace qm
