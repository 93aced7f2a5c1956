// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/inventory/extravars.h"
#include "core/inventory/inventoryloader.h"

#include <QByteArray>

namespace qm {

/// What `ansible-inventory` prints about an inventory (ansible/cli/inventory.py), byte for byte. Contents of vaults
/// are masked.
struct InventoryListing final
{
    const InventoryLoad &load;
    const ExtraVars &extraVars;
    bool exported = false; ///< `--export`: variables where they were set, instead of merged per host

    /// `--list`: JSON with a line feed at its end.
    [[nodiscard]] QByteArray list() const;
    /// `--host`: JSON. Fails unless the pattern selects exactly one host.
    [[nodiscard]] Result<QByteArray> host(const QString &pattern) const;
    /// What that host has, with everything that it overrides.
    [[nodiscard]] Result<VariableTable> hostVariables(const QString &pattern) const;
    /// `--graph`, with `--vars`. Fails if there is no such group, and (inventory-graph-too-large) where groups are
    /// nested so deeply, or share so many children, that nobody could read it.
    [[nodiscard]] Result<QByteArray> graph(const QString &group, bool withVariables) const;
};

} // namespace qm
