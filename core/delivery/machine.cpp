// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/machine.h"

namespace qm {

Machine::~Machine() = default;

} // namespace qm
