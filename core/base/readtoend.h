// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <functional>
#include <stop_token>

namespace qm {

/// How reading a file ended; Failed leaves the reason in errno.
enum class ReadEnd : quint8 { Whole, Stopped, Failed };

/// Hands the bytes of an open file to @p take, piece by piece, from an offset to its end. Leaves the file's position
/// alone. Blocks.
[[nodiscard]] ReadEnd readToEnd(int file, qint64 from, const std::function<void(QByteArrayView piece)> &take,
                                const std::stop_token &stop);

} // namespace qm
