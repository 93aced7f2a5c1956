// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace qm {

/// A POSIX shell word that stands for exactly these bytes: single quotes, nothing else is special within. Zero bytes
/// cannot be in a word.
[[nodiscard]] QByteArray shellQuoted(const QByteArray &word);

/// The same for people to read: without quotes where none are needed.
[[nodiscard]] QString shellWord(const QString &word);

} // namespace qm
