// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "core/data/variable.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace qm {

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
