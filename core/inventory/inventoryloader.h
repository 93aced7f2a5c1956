// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/datafile.h"
#include "core/data/vault.h"
#include "core/inventory/inventory.h"
#include "core/inventory/variablefiles.h"

#include <QStringList>

#include <memory>

namespace qm {

/// Which inventory to read. A value.
struct InventoryRequest final
{
    /// Each a file, a directory, or a list of hosts with a comma in it; later ones win.
    QStringList sources;
    /// Where ansible-playbook would be run and its playbook lies (for Kubespray: the checkout): its `group_vars`,
    /// `host_vars` and `ansible.cfg` count. Empty: none of these, and Ansible's defaults.
    QString playbookDirectory;
    VaultSecrets secrets;
};

/// An inventory that was read, as far as it could be.
struct InventoryLoad final
{
    /// Never null; holds what could be read.
    std::shared_ptr<const Inventory> inventory;
    /// For HostVariables: `group_vars` of groups that the inventory does not have (yet). Never null.
    std::shared_ptr<const VariableFiles> variableFiles;
    Diagnostics diagnostics;
    /// Each file once, in the order of reading.
    QList<InputFile> files;
    /// Files and directories whose change may change the inventory.
    QStringList watchedPaths;
};

/// Reads an inventory as Ansible 2.14 does (ansible/inventory/manager.py, parse_sources). Runs nothing: scripts,
/// executable files and plugin configurations are diagnostics that say how to export them.
///
/// @param cache keeps parsed files: reading again after a change reads only changed files.
[[nodiscard]] InventoryLoad loadInventory(const InventoryRequest &request, const std::shared_ptr<FileCache> &cache);

} // namespace qm
