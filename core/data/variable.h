// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace qm {

/// Where Ansible takes a variable from, lowest precedence first
/// (ansible/vars/manager.py, VariableManager.get_vars; role and play levels that Kubespray has).
enum class VariableLevel : quint8 {
    RoleDefault,        ///< roles/kubespray_defaults/defaults
    InventoryGroup,     ///< `[group:vars]`, `vars:` of a group in the inventory itself
    InventoryGroupAll,  ///< group_vars/all beside the inventory
    PlaybookGroupAll,   ///< group_vars/all beside the playbook
    InventoryGroupVars, ///< group_vars/<group> beside the inventory
    PlaybookGroupVars,  ///< group_vars/<group> beside the playbook
    InventoryHost,      ///< the host's line or `hosts:` entry
    InventoryHostVars,  ///< host_vars/<host> beside the inventory
    PlaybookHostVars,   ///< host_vars/<host> beside the playbook
    Fact,               ///< the fact cache
    RoleVars,           ///< roles/kubespray_defaults/vars: an inventory cannot override these
    ExtraVars,          ///< --extra-vars
    Magic,              ///< inventory_hostname, groups, …
};

/// One place that sets a variable. The value is as written: templates in it are not evaluated.
struct VariableDefinition final
{
    Value value;
    VariableLevel level = VariableLevel::InventoryHost;
    /// The group whose variable this is; empty for a host's own.
    QString group;
    SourceLocation location;
    /// Of variable files, the position of their directory among all (VariableFiles::Part): within a level, later ones
    /// win whatever the group.
    int directory = 0;
};

/// The definitions of one variable for one host (or group), lowest precedence first; the last one counts.
/// Shared between the hosts for which they are the same.
using VariableHistory = std::vector<std::shared_ptr<const VariableDefinition>>;

/// Variables by name, in the order of first definition.
class VariableTable final
{
public:
    void define(const QString &name, std::shared_ptr<const VariableDefinition> definition);

    [[nodiscard]] const VariableHistory *history(const QString &name) const;
    /// The definition that counts, or null.
    [[nodiscard]] const VariableDefinition *find(const QString &name) const;
    [[nodiscard]] const QStringList &names() const { return m_names; }

private:
    [[nodiscard]] qsizetype indexOf(const QString &name) const;

    QStringList m_names;
    /// As m_names.
    std::vector<VariableHistory> m_histories;
    /// Positions; empty while a scan is cheaper, as it is for nearly every host's own variables.
    QHash<QString, qsizetype> m_positions;
};

} // namespace qm
