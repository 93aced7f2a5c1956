// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/variable.h"
#include "core/inventory/inventory.h"

#include <QAbstractItemModel>

#include <vector>

namespace qm {

/// Which variables are shown.
enum class VariableScope : quint8 {
    All,
    Inventory,  ///< set by the inventory, group_vars, host_vars or extra vars
    Overridden, ///< set in more than one place
    Facts,
    Roles, ///< role defaults and role vars
};

/// Variables with the value that counts; below each what it overrode, the strongest first.
class VariablesModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, ValueColumn, LevelColumn, OriginColumn, ColumnCount };
    enum Role {
        LocationRole = Qt::UserRole, ///< SourceLocation
        OverriddenRole,              ///< whether this definition does not count
        SecretRole,                  ///< whether a secret is inside
        NameRole
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setVariables(const VariableTable &variables);
    /// @p text: words that must all be in name, value or origin.
    void setFilter(const QString &text, VariableScope scope);
    [[nodiscard]] int totalCount() const { return static_cast<int>(m_variables.size()); }

    /// The definition at @p index; null if there is none.
    [[nodiscard]] const VariableDefinition *definition(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfVariable(const QString &name) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    struct Variable final
    {
        QString name;
        VariableHistory history;
        mutable QString searchText; ///< made when it is first searched
    };

    void updateVisible();
    [[nodiscard]] const Variable &variable(int row) const { return m_variables[m_visible[static_cast<size_t>(row)]]; }
    [[nodiscard]] QVariant text(const VariableDefinition &definition, const QString &name, int column) const;

    std::vector<Variable> m_variables;
    std::vector<quint32> m_visible;
    QString m_filter;
    VariableScope m_scope = VariableScope::All;
    int m_sortColumn = NameColumn;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

/// The variables of a group and of all groups above it, merged in Ansible's order: by level, then by depth, priority and
/// name (ansible/inventory/helpers.py, sort_groups). What a member has from its groups if it were in no others.
[[nodiscard]] VariableTable groupVariables(const Inventory &inventory, quint32 group);

} // namespace qm
