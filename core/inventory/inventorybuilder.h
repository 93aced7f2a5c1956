// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/inventory/inventory.h"

#include <memory>
#include <optional>

namespace qm {

/// Puts an inventory together the way ansible/inventory/data.py does, quirks included: a name that is a group's
/// and a host's means the group.
class InventoryBuilder final
{
public:
    /// Above this many hosts reading ends with an error: a range got out of hand.
    static constexpr size_t maximalHosts = 1'000'000;

    /// @param replaceGroupCharacters whether group names become Python identifiers (`force_valid_group_names`)
    explicit InventoryBuilder(bool replaceGroupCharacters = false);

    /// The source that new hosts get as `inventory_file` and `inventory_dir`: a path, or a list of hosts.
    void setSource(const QString &path, bool isFile);

    /// The name under which a group of this name is kept.
    [[nodiscard]] QString safeGroupName(const QString &name) const;
    [[nodiscard]] bool hasGroup(const QString &name) const { return m_inventory.m_groupIndexes.contains(name); }
    [[nodiscard]] bool hasHost(const QString &name) const { return m_inventory.m_hostIndexes.contains(name); }

    /// Adds the group if it is new. @return the name it is kept under.
    Result<QString> addGroup(const QString &name, SourceLocation location);
    /// Adds the host if it is new, and to the group. A port counts for a new host only.
    Result<> addHost(const QString &name, const QString &group, std::optional<int> port, SourceLocation location);
    /// Adds a group (or host) below a group. Fails if that closes a cycle.
    Result<> addChild(const QString &parent, const QString &child, SourceLocation location);
    /// Sets a variable of the group, or else the host, of that name.
    Result<> setVariable(const QString &entity, const QString &name, const Value &value, SourceLocation location);

    /// Files' variables, after the sources: levels above those of setVariable().
    void defineForGroup(quint32 group, const QString &name, std::shared_ptr<const VariableDefinition> definition);
    void defineForHost(quint32 host, const QString &name, std::shared_ptr<const VariableDefinition> definition);

    /// Ansible's rules about `all` and `ungrouped`, and depths: once, after all sources.
    void reconcile(Diagnostics &diagnostics);

    [[nodiscard]] const Inventory &inventory() const { return m_inventory; }
    [[nodiscard]] std::shared_ptr<const Inventory> take();

private:
    [[nodiscard]] bool isAncestor(quint32 ancestor, quint32 group) const;
    void linkHost(quint32 group, quint32 host);
    void unlinkHost(quint32 group, quint32 host);
    void reconcileHosts();
    void computeDepths();
    Result<> setPriority(InventoryGroup &group, const Value &value, SourceLocation location);

    Inventory m_inventory;
    bool m_replaceGroupCharacters;
    std::shared_ptr<const VariableDefinition> m_sourceFile;
    std::shared_ptr<const VariableDefinition> m_sourceDirectory;
};

} // namespace qm
