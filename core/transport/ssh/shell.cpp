// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/shell.h"

namespace qm {

Shell::~Shell() = default;

} // namespace qm
