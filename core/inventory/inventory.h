// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "core/data/value.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace qm {

/// Where Ansible takes a variable from, lowest precedence first
/// (ansible/vars/manager.py, VariableManager.get_vars; role and play levels that Kubespray has).
enum class VariableLevel : quint8 {
    RoleDefault,       ///< roles/kubespray_defaults/defaults
    InventoryGroup,    ///< `[group:vars]`, `vars:` of a group in the inventory itself
    InventoryGroupAll, ///< group_vars/all beside the inventory
    PlaybookGroupAll,  ///< group_vars/all beside the playbook
    InventoryGroupVars,///< group_vars/<group> beside the inventory
    PlaybookGroupVars, ///< group_vars/<group> beside the playbook
    InventoryHost,     ///< the host's line or `hosts:` entry
    InventoryHostVars, ///< host_vars/<host> beside the inventory
    PlaybookHostVars,  ///< host_vars/<host> beside the playbook
    Fact,              ///< the fact cache
    RoleVars,          ///< roles/kubespray_defaults/vars: an inventory cannot override these
    ExtraVars,         ///< --extra-vars
    Magic,             ///< inventory_hostname, groups, …
};

/// One place that sets a variable. The value is as written: templates in it are not evaluated.
struct VariableDefinition final
{
    Value value;
    VariableLevel level = VariableLevel::InventoryHost;
    /// The group whose variable this is; empty for a host's own.
    QString group;
    SourceLocation location;
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
    QStringList m_names;
    QHash<QString, VariableHistory> m_histories;
};

struct InventoryHost final
{
    QString name;
    SourceLocation location;
    /// Indexes of the groups that list the host itself.
    std::vector<quint32> groups;
    /// From the inventory's files and host_vars, not from groups.
    VariableTable variables;
};

struct InventoryGroup final
{
    QString name;
    SourceLocation location;
    std::vector<quint32> parents;
    std::vector<quint32> children;
    /// Hosts listed by the group itself.
    std::vector<quint32> hosts;
    /// Longest way from `all`, and `ansible_group_priority`: the order in which variables of groups are merged.
    int depth = 0;
    int priority = 1;
    /// From the inventory's files and group_vars, not from parents.
    VariableTable variables;
};

/// An Ansible inventory after all its sources were read: hosts, groups, variables with provenance.
///
/// Group 0 is `all`, group 1 is `ungrouped`. Hosts and groups keep the order in which Ansible met them.
/// Immutable once read; any thread may read it. `localhost` is implicit unless a source names it: it is then
/// not in hosts() (ansible/inventory/data.py, get_host).
class Inventory final
{
public:
    static constexpr quint32 none = 0xffffffff;

    [[nodiscard]] const std::vector<InventoryHost> &hosts() const { return m_hosts; }
    [[nodiscard]] const std::vector<InventoryGroup> &groups() const { return m_groups; }
    /// Index or `none`.
    [[nodiscard]] quint32 indexOfHost(const QString &name) const { return m_hostIndexes.value(name, none); }
    [[nodiscard]] quint32 indexOfGroup(const QString &name) const { return m_groupIndexes.value(name, none); }

    /// All groups of a host with their ancestors, `all` excluded, sorted by name: `group_names`.
    [[nodiscard]] QStringList groupNames(quint32 host) const;
    /// Hosts of a group and its descendants in Ansible's order: `groups[name]`.
    [[nodiscard]] std::vector<quint32> hostsOfGroup(quint32 group) const;

private:
    friend class InventoryBuilder;

    std::vector<InventoryHost> m_hosts;
    std::vector<InventoryGroup> m_groups;
    QHash<QString, quint32> m_hostIndexes;
    QHash<QString, quint32> m_groupIndexes;
};

} // namespace qm
