// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qm::bench {

/// Peak resident memory of this process in MiB.
[[nodiscard]] double peakMemory();

} // namespace qm::bench
