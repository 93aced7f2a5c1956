// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/inventory/inventory.h"

#include <vector>

namespace qm {

/// The hosts that a pattern selects.
struct HostSelection final
{
    /// Indexes in Ansible's order, each once.
    std::vector<quint32> hosts;
    /// Whether implicit localhost is selected.
    bool implicitLocalhost = false;
    /// Parts of the pattern that matched nothing.
    Diagnostics diagnostics;
};

/// Selects hosts as `--limit` does: names, groups, globs, `~regex`, `[0]`, `[1:3]`, `!`, `&`, `@FILE`, separated
/// by commas or colons (ansible/inventory/manager.py). Fails on a pattern that Ansible refuses.
[[nodiscard]] Result<HostSelection> selectHosts(const Inventory &inventory, const QString &pattern);

} // namespace qm
