// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace qm {

/// More words than bits of a mask are no search.
inline constexpr qsizetype mostSearchWords = 31;

/// The words of a search: all of them must occur, in any order, case has no meaning. All search fields mean this. Never
/// more than mostSearchWords.
[[nodiscard]] QStringList searchWords(const QString &text);

/// Whether @p text has all @p words.
[[nodiscard]] bool containsWords(const QString &text, const QStringList &words);

} // namespace qm
