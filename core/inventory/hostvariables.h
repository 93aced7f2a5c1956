// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "core/data/datafile.h"
#include "core/data/variable.h"
#include "core/inventory/inventory.h"
#include "core/inventory/variablefiles.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace qm {

/// Groups that hosts join after the inventory was read, by Ansible's group_by: name → hosts, in the order of joining.
/// HostVariables::implicitLocalhost stands for localhost if no source names it.
struct DynamicGroup final
{
    QString name;
    std::vector<quint32> hosts;
};

/// The variables that each host has from the inventory: groups merged in Ansible's order, then its own, each with
/// everything it overrode. Levels InventoryGroup to PlaybookHostVars; facts, roles and extra vars are not in here.
///
/// Hosts with the same groups share one merged table (`groupSet`); equal values of hosts are one definition. So
/// "same pointer from find()" means "same binding", also between hosts; where exactly a host's own value was
/// written is in written(), table() and ownVariables(). Groups are merged by depth, priority and name
/// (ansible/inventory/helpers.py, sort_groups); the order of levels is VARIABLE_PRECEDENCE's default.
///
/// Immutable; any thread may read it.
class HostVariables final
{
public:
    /// The index that stands for localhost where no source names it: it has the variables of `all` and two of its
    /// own, and is in no group but dynamic ones (ansible/inventory/data.py, _create_implicit_localhost).
    static constexpr quint32 implicitLocalhost = Inventory::none - 1;

    /// @param dynamicGroups a group the inventory knows keeps its place and brings its ancestors; another one lies
    /// directly below `all`, and its group_vars are read now.
    HostVariables(std::shared_ptr<const Inventory> inventory, std::shared_ptr<const VariableFiles> files,
                  const std::vector<DynamicGroup> &dynamicGroups = {});
    ~HostVariables();
    Q_DISABLE_COPY_MOVE(HostVariables)

    /// The definition that counts for a host, or null. Lives as long as this object.
    [[nodiscard]] const VariableDefinition *find(quint32 host, const QString &name) const;
    /// As find(), with the place where it was written for this very host.
    [[nodiscard]] const VariableDefinition *written(quint32 host, const QString &name) const;
    /// Where the host itself has what find() says stands at @p place, which may be another host's place of the same
    /// value; else @p place.
    [[nodiscard]] SourceLocation placeFor(quint32 host, SourceLocation place) const;
    /// Everything a host has, with history, `all` first.
    [[nodiscard]] VariableTable table(quint32 host) const;

    /// Hosts with the same number have the same groupVariables().
    [[nodiscard]] quint32 groupSet(quint32 host) const;
    [[nodiscard]] quint32 groupSetCount() const;
    /// The merged variables of the groups of such hosts.
    [[nodiscard]] const VariableTable &groupVariables(quint32 groupSet) const;
    /// The host's own variables: its line, host_vars.
    [[nodiscard]] const VariableTable &ownVariables(quint32 host) const;
    /// Of all hosts, the implicit localhost among them.
    [[nodiscard]] QSet<QString> ownNames() const;

    /// All groups of a host, dynamic ones too, with ancestors, without `all`, sorted: `group_names`.
    [[nodiscard]] QStringList groupNames(quint32 host) const;

    /// What was wrong with, and read for, dynamic groups' files.
    [[nodiscard]] const Diagnostics &diagnostics() const;
    [[nodiscard]] const QList<InputFile> &files() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qm
