// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace qm {

/// Takes the next string off @p bytes: its length in four bytes, and as many bytes (RFC 4251 section 5).
/// @return nothing if there are fewer, and nothing is left then.
[[nodiscard]] QByteArray takeWireString(QByteArrayView &bytes);

} // namespace qm
