// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/searchwords.h"

#include <algorithm>

namespace qm {

QStringList searchWords(const QString &text)
{
    return text.toLower().split(u' ', Qt::SkipEmptyParts).mid(0, mostSearchWords);
}

bool containsWords(const QString &text, const QStringList &words)
{
    return std::all_of(words.cbegin(), words.cend(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace qm
