// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/data/value.h"

namespace qm {

class InventoryBuilder;

/// Whether the data is the configuration of an inventory plugin (`plugin: …`), not an inventory.
[[nodiscard]] bool isPluginConfiguration(const Value &data);

/// Whether the data is what `ansible-inventory --list` or an inventory script prints.
[[nodiscard]] bool isExportedInventory(const Value &data);

/// Adds an inventory in YAML form, as ansible/plugins/inventory/yaml.py does. What it skips is a warning.
/// Fails where Ansible refuses the file; what came before stays.
Result<> addYamlInventory(const Value &data, SourceLocation file, InventoryBuilder &builder, Diagnostics &diagnostics);

/// Adds an exported inventory, as ansible/plugins/inventory/script.py reads a script's output.
Result<> addExportedInventory(const Value &data, InventoryBuilder &builder);

} // namespace qm
