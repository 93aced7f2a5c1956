// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>

namespace qm {

/// The bytes that are left on the disk of a folder; nothing if nobody knows: some file systems, as ramfs, count none.
[[nodiscard]] std::optional<qint64> bytesLeftOn(const QString &folder);

/// How much of them something may take of which nobody knows how much comes: what comes without end is not to take the
/// disk from everybody else. Nothing if there is no such limit.
[[nodiscard]] std::optional<qint64> spareBytesOn(const QString &folder);

/// That more came: "disk-full".
/// @param place what is being written, with its machine if it is another one
[[nodiscard]] Error moreThanSpare(const QString &what, const QString &place);

} // namespace qm
