// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qm {

/// @p text with the secrets of all URLs in it masked: user and password, and the values of the query.
[[nodiscard]] QString redacted(const QString &text);

} // namespace qm
