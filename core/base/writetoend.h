// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace qm {

/// Writes all of @p bytes to an open file, at its position. Blocks.
///
/// A disk that becomes full takes a part first; QFile forgets then why the rest failed.
/// @return false if that could not be, with the reason in errno.
[[nodiscard]] bool writeToEnd(int file, QByteArrayView bytes);

} // namespace qm
