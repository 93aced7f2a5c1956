// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/datafile.h"
#include "core/data/variable.h"
#include "core/data/vault.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <utility>
#include <vector>

namespace qm {

/// Variables with their names in the order in which they were set.
using NamedDefinitions = std::vector<std::pair<QString, std::shared_ptr<const VariableDefinition>>>;

/// `group_vars` and `host_vars` beside inventories and beside the playbook, found as
/// ansible/plugins/vars/host_group_vars.py and DataLoader.find_vars_files find them.
///
/// Directories are listed when they are first asked for and not again: make a new object to see changes.
/// Thread-safe.
class VariableFiles final
{
public:
    /// @param inventoryDirectories in the order of the sources, with repetitions
    /// @param playbookDirectory may be empty
    VariableFiles(QStringList inventoryDirectories, QString playbookDirectory, VaultSecrets secrets,
                  std::shared_ptr<FileCache> cache);
    ~VariableFiles();
    Q_DISABLE_COPY_MOVE(VariableFiles)

    /// The variables of one group or host from one directory.
    struct Part final
    {
        /// Position among all directories, the playbook's last: later ones win whatever the group
        /// (ansible/vars/plugins.py, get_vars_from_inventory_sources).
        int directory = 0;
        NamedDefinitions definitions;
    };
    /// What was found, what was read for it, and what was wrong with it.
    struct Found final
    {
        std::vector<Part> parts;
        Diagnostics diagnostics;
        QList<InputFile> files;
    };

    [[nodiscard]] int directoryCount() const;

    /// Those beside the inventories first, then those beside the playbook.
    [[nodiscard]] Found forGroup(const QString &group) const;
    [[nodiscard]] Found forHost(const QString &host) const;

    /// The `group_vars` and `host_vars` directories, subdirectories and files asked for so far.
    [[nodiscard]] QStringList watchedPaths() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qm
