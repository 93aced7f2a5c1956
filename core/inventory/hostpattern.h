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

/// A pattern that selects just these hosts, by their names. Empty if there are none, or if one has a name that means
/// something else in a pattern.
[[nodiscard]] QString patternOfHosts(const QStringList &names);

/// A pattern for the hosts that both select: no text made of the two says that, as Ansible unites before it intersects.
/// An empty @p outer selects all. Fails where one of them does, where they have no host in common, and where names of
/// hosts cannot say it (limit-apart, limit-unspeakable).
[[nodiscard]] Result<QString> patternWithin(const Inventory &inventory, const QString &outer, const QString &pattern);

} // namespace qm
