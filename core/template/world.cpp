// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/world.h"

namespace qm {

World::~World() = default;

} // namespace qm
