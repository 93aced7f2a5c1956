// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/variable.h"

#include <QString>
#include <QStringList>

namespace qm {

/// What templates can read: hosts, their variables, groups and facts.
///
/// Implemented by core/catalog; constant while an Evaluator looks at it, and safe to read from any thread.
/// Hosts are numbered 0 … hostCount() - 1; an implicit localhost that takes part is one of them.
/// Magic variables (inventory_hostname, group_names, groups, hostvars, ansible_facts, omit, playbook_dir, …) are
/// made by the evaluator from the functions below; variable() need not know them.
class World
{
public:
    static constexpr quint32 none = 0xffffffff;

    World() = default;
    virtual ~World();
    Q_DISABLE_COPY_MOVE(World)

    [[nodiscard]] virtual quint32 hostCount() const = 0;
    [[nodiscard]] virtual QString hostName(quint32 host) const = 0;
    /// Index or `none`.
    [[nodiscard]] virtual quint32 indexOfHost(const QString &name) const = 0;

    /// The definition that counts for templates of that host, or null: role defaults and vars, inventory, facts as
    /// variables (level Fact), extra vars. The pointer stays valid as long as the world.
    [[nodiscard]] virtual const VariableDefinition *variable(quint32 host, const QString &name) const = 0;
    /// What variable() or hostVariable() gave for a host, as it is written for that very host. Those may give another
    /// host's definition of the same value, so that hosts share what comes of it; where it stands is asked for here.
    /// Null for null; valid as long as the world.
    [[nodiscard]] virtual const VariableDefinition *asWritten(quint32 host, const QString &name,
                                                              const VariableDefinition *definition) const;
    /// Whether variable() is the same definition (or none) for every host. Sharing rests on it: false is always
    /// correct, true saves one comparison per host and use.
    [[nodiscard]] virtual bool isUniform(const QString &name) const = 0;
    /// As variable(), for templates that look at the host through `hostvars`: role defaults and role vars are not
    /// there (ansible/vars/hostvars.py, raw_get).
    [[nodiscard]] virtual const VariableDefinition *hostVariable(quint32 host, const QString &name) const = 0;
    /// The names that hostVariable() knows for that host, in order.
    [[nodiscard]] virtual QStringList hostVariableNames(quint32 host) const = 0;

    /// A small number that hosts with the same groups share: isInGroup() and groupNames() are the same for them, and so
    /// are variable() and hostVariable() of every name that is not isOwn().
    [[nodiscard]] virtual quint32 groupSet(quint32 host) const = 0;
    /// Whether a host may have the variable from anywhere but its groups, roles and extra vars: from its own line, its
    /// files or its facts. True is always correct.
    [[nodiscard]] virtual bool isOwn(const QString &name) const = 0;

    [[nodiscard]] virtual bool isInGroup(quint32 host, const QString &group) const = 0;
    /// Sorted, without `all`.
    [[nodiscard]] virtual QStringList groupNames(quint32 host) const = 0;
    /// A dictionary: group → list of host names, `all` and `ungrouped` included.
    [[nodiscard]] virtual Value groups() const = 0;
    /// The dictionary behind `ansible_facts`; empty without facts. Equal hosts may share it.
    [[nodiscard]] virtual Value facts(quint32 host) const = 0;

    /// The folder of the source that names the host first, and `playbook_dir`; absolute, empty if there is none.
    [[nodiscard]] virtual QString inventoryDir(quint32 host) const = 0;
    [[nodiscard]] virtual QString playbookDir() const = 0;
    /// Folders whose files lookup('file') and lookup('first_found') may see: the inventories' and the checkout.
    [[nodiscard]] virtual QStringList readableFolders() const = 0;
};

} // namespace qm
