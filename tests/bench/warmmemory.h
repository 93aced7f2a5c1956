// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <thread>

namespace qm::bench {

/// Touches all memory of this process that is resident, over and over, if QM_BENCH_WARM is set.
///
/// The hosts of some virtual machines take pages away that nobody touched for a moment: filling a window's picture,
/// which takes a fifth of a millisecond, then takes ten after a pause, whatever the program is. With this, times are
/// the program's.
class WarmMemory final
{
public:
    WarmMemory();

private:
    std::jthread m_thread;
};

} // namespace qm::bench
