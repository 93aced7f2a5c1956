// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>

class QIODevice;

namespace qm {

/// Writes a file whole, or leaves what was at @p path before.
/// Errors: "write-failed", and those of @p write. Any thread in which @p write may run.
[[nodiscard]] Result<> saveFile(const QString &path, const std::function<Result<>(QIODevice &)> &write);

} // namespace qm
