// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace qm {

/// The words of a search: all of them must occur, in any order, case has no meaning. All search fields mean this.
[[nodiscard]] QStringList searchWords(const QString &text);

/// Whether @p text has all @p words.
[[nodiscard]] bool containsWords(const QString &text, const QStringList &words);

} // namespace qm
