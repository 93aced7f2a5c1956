// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <span>

namespace qm::cli {

/// Reads a line without its end into @p buffer, byte by byte, so that nothing is taken from who reads next.
/// @param stopped is asked many times a second, and after a signal.
/// @return its length; nothing if it was stopped, the line is too long, or there was none.
[[nodiscard]] std::optional<size_t> readLine(int descriptor, std::span<char> buffer,
                                             const std::function<bool()> &stopped);

} // namespace qm::cli
