// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/checkout.h"
#include "core/catalog/facts.h"
#include "core/inventory/extravars.h"
#include "core/inventory/hostvariables.h"
#include "core/template/world.h"

#include <QSet>

#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>

namespace qm {

/// What a world is made of. All parts are immutable and shared.
struct WorldParts final
{
    std::shared_ptr<const Inventory> inventory;
    std::shared_ptr<const VariableFiles> variableFiles;
    std::shared_ptr<const Checkout> checkout;
    std::shared_ptr<const ExtraVars> extraVars;
    /// Null if the admin has none: every host is then assumed to be Linux on x86_64, or what its variables
    /// `ansible_system` and `ansible_architecture` say.
    std::shared_ptr<const Facts> facts;
    /// As Facts::hosts, of hosts that said of themselves what they are; for those that `facts` does not have.
    QHash<QString, Value> evidence;
    std::vector<DynamicGroup> dynamicGroups;
    /// As given: what lies beside them may be read.
    QStringList inventorySources;
};

/// Hosts and variables as Kubespray's templates see them: the precedence of ansible/vars/manager.py with the role
/// `kubespray_defaults` applied. Hosts are numbered as in the inventory; an implicit localhost is the last one.
class KubesprayWorld final : public World
{
public:
    explicit KubesprayWorld(WorldParts parts);
    ~KubesprayWorld() override;

    [[nodiscard]] quint32 hostCount() const override { return m_hostCount; }
    [[nodiscard]] QString hostName(quint32 host) const override;
    [[nodiscard]] quint32 indexOfHost(const QString &name) const override;
    [[nodiscard]] const VariableDefinition *variable(quint32 host, const QString &name) const override;
    [[nodiscard]] const VariableDefinition *asWritten(quint32 host, const QString &name,
                                                      const VariableDefinition *definition) const override;
    /// An error of what the host shares with others, at the place where the host itself has it.
    [[nodiscard]] Error asWritten(quint32 host, Error error) const;
    [[nodiscard]] bool isUniform(const QString &name) const override;
    [[nodiscard]] const VariableDefinition *hostVariable(quint32 host, const QString &name) const override;
    [[nodiscard]] QStringList hostVariableNames(quint32 host) const override;
    [[nodiscard]] quint32 groupSet(quint32 host) const override { return m_groupSets[host]; }
    [[nodiscard]] bool isOwn(const QString &name) const override;
    [[nodiscard]] bool isInGroup(quint32 host, const QString &group) const override;
    [[nodiscard]] QStringList groupNames(quint32 host) const override;
    [[nodiscard]] Value groups() const override { return m_groups; }
    [[nodiscard]] Value facts(quint32 host) const override;
    [[nodiscard]] QString inventoryDir(quint32 host) const override;
    [[nodiscard]] QString playbookDir() const override;
    [[nodiscard]] QStringList readableFolders() const override;

    [[nodiscard]] const WorldParts &parts() const { return m_parts; }
    /// Whether localhost is in no source of the inventory.
    [[nodiscard]] bool isImplicit(quint32 host) const { return host >= m_parts.inventory->hosts().size(); }
    /// Where the host has a variable from; not valid if from nowhere, or from no file.
    [[nodiscard]] SourceLocation placeOf(quint32 host, const QString &name) const;
    /// The hosts of a group, dynamic ones too, in Ansible's order; ascending for groups that Ansible makes.
    [[nodiscard]] std::vector<quint32> hostsOfGroup(const QString &group) const;
    /// False if facts were given and none for this host.
    [[nodiscard]] bool hasFacts(quint32 host) const;
    /// Everything that sets a variable for the host, lowest precedence first.
    [[nodiscard]] VariableTable table(quint32 host) const;
    /// What was wrong with, and read for, the group_vars of dynamic groups.
    [[nodiscard]] const HostVariables &hostVariables() const { return *m_hostVariables; }

private:
    /// One fact as a variable, for every host: null where the host has no such fact.
    struct FactColumn final
    {
        std::vector<const VariableDefinition *> definitions;
        std::vector<std::unique_ptr<const VariableDefinition>> owned;
        bool uniform = true;
    };

    [[nodiscard]] quint32 inventoryIndex(quint32 host) const;
    [[nodiscard]] const FactColumn *factColumn(const QString &name) const;
    [[nodiscard]] const VariableDefinition *writtenFact(quint32 host, const QString &name,
                                                        const VariableDefinition *definition) const;
    void indexGroups();
    void indexFacts();
    void findHostSpecificNames();

    WorldParts m_parts;
    std::unique_ptr<const HostVariables> m_hostVariables;
    quint32 m_hostCount = 0;
    std::vector<quint32> m_groupSets;
    std::vector<QStringList> m_groupNames; ///< by group set
    QHash<QString, std::vector<quint32>> m_groupMembers;
    Value m_groups;
    QHash<QString, std::shared_ptr<const VariableDefinition>> m_defaults;
    QHash<QString, std::shared_ptr<const VariableDefinition>> m_roleVars;
    QHash<QString, std::shared_ptr<const VariableDefinition>> m_extraVars;
    /// Names that differ between hosts through the inventory.
    QSet<QString> m_hostSpecific;
    /// Those that hosts define themselves.
    QSet<QString> m_own;
    std::vector<Value> m_facts;
    QSet<QString> m_factNames;
    mutable std::mutex m_writtenFactsMutex;
    /// By host and name; only of what somebody asked the place of.
    mutable std::map<std::pair<quint32, QString>, std::unique_ptr<const VariableDefinition>> m_writtenFacts;
    mutable std::shared_mutex m_columnsMutex;
    mutable QHash<QString, std::shared_ptr<const FactColumn>> m_columns;
};

} // namespace qm
