// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace qm {

/// The bytes if they are UTF-8 text, without a byte order mark. UTF-16, NUL bytes, invalid UTF-8 and, if
/// @p printableOnly, characters that YAML does not allow are errors that name the line and what to do.
[[nodiscard]] Result<QByteArray> checkedUtf8(const QByteArray &bytes, const QString &file, bool printableOnly);

/// Length of the well-formed UTF-8 sequence at @p at, 0 if there is none.
[[nodiscard]] int utf8SequenceLength(const char *at, const char *end);

} // namespace qm
