// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/call.h"

namespace qm::jinja {

// Python's zip() and itertools, as filters (ansible/plugins/filter/mathstuff.py).

[[nodiscard]] Value zip(Call &call);
[[nodiscard]] Value zipLongest(Call &call);
[[nodiscard]] Value product(Call &call);
[[nodiscard]] Value permutations(Call &call);
[[nodiscard]] Value combinations(Call &call);

} // namespace qm::jinja
