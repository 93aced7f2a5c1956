// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace qm {

/// Writes a file of the demo, with the folders on the way to it. Errors: write-failed.
[[nodiscard]] Result<> writeFile(const QString &path, const QByteArray &content);

} // namespace qm
