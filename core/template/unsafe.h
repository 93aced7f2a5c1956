// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"

namespace qm::jinja {

/// Every text in a value marked as never a template: ansible.utils.unsafe_proxy.wrap_var.
[[nodiscard]] Value asUnsafe(const Value &value);

} // namespace qm::jinja
