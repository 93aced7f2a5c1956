// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <ctime>

namespace qm::test {

/// Builds with sanitizers take several times as long.
#ifdef __SANITIZE_ADDRESS__
inline constexpr int slowness = 10;
#else
inline constexpr int slowness = 1;
#endif

/// Within this time bad input has to be told. Processor time of the process, so that other programs do not count.
inline constexpr std::clock_t soon = slowness * 2 * CLOCKS_PER_SEC;

/// The same for a program that is started and waited for, beside other tests.
inline constexpr std::chrono::milliseconds soonBesideOthers = slowness * std::chrono::seconds(5);

} // namespace qm::test
