// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/call.h"

namespace qm::jinja {

/// range, dict, lookup, … (jinja2/defaults.py; ansible/template/__init__.py, Templar.__init__); no value if there is
/// none of that name.
[[nodiscard]] std::optional<Value> globalFunction(const QString &name);

/// lookup() and query(): the lookups that neither run nor fetch anything (lookups.cpp).
[[nodiscard]] Value lookup(Call &call);
[[nodiscard]] Value query(Call &call);

} // namespace qm::jinja
