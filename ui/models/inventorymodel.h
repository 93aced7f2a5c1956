// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>
#include <vector>

namespace qm {

/// Groups and hosts of an inventory as a tree: `all` and below it what Ansible knows, each group where its parents
/// list it. Nodes are made when they are looked at: groups that share children would make an endless tree otherwise.
/// While something is searched for, the matching groups and hosts stand side by side.
class InventoryModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, HostsColumn, MissingColumn, ColumnCount };
    enum Role {
        IsGroupRole = Qt::UserRole,
        NameRole,     ///< of the host or group
        PlannedRole,  ///< hosts: whether the plan has it; groups: true
        FailedRole,   ///< hosts: whether it could not be planned completely
        MissingRole,  ///< number of missing artifacts; -1 if not planned
        PathRole,     ///< names from the root, joined by "/": stable, for settings
        LocationRole, ///< SourceLocation
        VisitedRole   ///< whether somebody looked at what is below it
    };

    explicit InventoryModel(QObject *parent = nullptr);
    ~InventoryModel() override;

    void setPlanning(const std::shared_ptr<const Planning> &planning);
    [[nodiscard]] const Planning *planning() const { return m_planning.get(); }
    /// Words that must all be in a name. Empty shows the tree.
    void setSearch(const QString &text);
    /// Groups and hosts found by the last setSearch().
    [[nodiscard]] int foundCount() const { return m_found; }

    /// Where the host or group stands first; invalid if it is not shown.
    [[nodiscard]] QModelIndex indexOfHost(const QString &name) const;
    [[nodiscard]] QModelIndex indexOfGroup(const QString &name) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    struct HostState final
    {
        bool planned = false;
        bool failed = false;
        qint64 missing = 0;
    };
    struct GroupState final
    {
        qsizetype hosts = 0;
        qint64 missing = 0;
    };

    void rebuild();
    void populate(Node &node) const;
    [[nodiscard]] Node &nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node &node) const;
    [[nodiscard]] QModelIndex find(quint32 group, bool isGroup, quint32 target) const;
    [[nodiscard]] QString nameOf(const Node &node) const;
    [[nodiscard]] HostState hostState(const QString &name) const;
    [[nodiscard]] GroupState groupState(quint32 group) const;
    [[nodiscard]] QString whyNotPlanned(const QString &host) const;
    [[nodiscard]] QVariant groupData(const Node &node, int column, int role) const;
    [[nodiscard]] QVariant hostData(const Node &node, int column, int role) const;

    std::shared_ptr<const Planning> m_planning;
    QHash<QString, HostState> m_hosts;
    mutable QHash<quint32, GroupState> m_groupStates;
    std::unique_ptr<Node> m_root;
    QString m_search;
    int m_found = 0;
};

} // namespace qm
