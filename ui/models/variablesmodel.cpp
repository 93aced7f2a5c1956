// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/variablesmodel.h"

#include "core/inventory/variablefiles.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/searchwords.h"
#include "ui/models/valuetext.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

bool isInScope(const VariableHistory &history, VariableScope scope)
{
    const VariableLevel level = history.back()->level;
    switch (scope) {
    case VariableScope::All:
        return true;
    case VariableScope::Inventory:
        return std::any_of(history.cbegin(), history.cend(), [](const auto &definition) {
            return (definition->level >= VariableLevel::InventoryGroup
                    && definition->level <= VariableLevel::PlaybookHostVars)
                || definition->level == VariableLevel::ExtraVars;
        });
    case VariableScope::Overridden:
        return history.size() > 1;
    case VariableScope::Facts:
        return level == VariableLevel::Fact;
    case VariableScope::Roles:
        return level == VariableLevel::RoleDefault || level == VariableLevel::RoleVars;
    }
    Q_UNREACHABLE();
}

QString levelText(const VariableDefinition &definition)
{
    const QString level = levelLabel(definition.level);
    return definition.group.isEmpty() || definition.level == VariableLevel::InventoryGroupAll
            || definition.level == VariableLevel::PlaybookGroupAll
        ? level
        : u"%1 · %2"_s.arg(level, definition.group);
}

constexpr qsizetype searchedCharacters = 4000;

} // namespace

void VariablesModel::setVariables(const VariableTable &variables)
{
    beginResetModel();
    m_variables.clear();
    m_variables.reserve(static_cast<size_t>(variables.names().size()));
    for (const QString &name : variables.names()) {
        if (const VariableHistory *history = variables.history(name); history && !history->empty())
            m_variables.push_back({name, *history, {}});
    }
    updateVisible();
    endResetModel();
}

void VariablesModel::setFilter(const QString &text, VariableScope scope)
{
    beginResetModel();
    m_filter = text;
    m_scope = scope;
    updateVisible();
    endResetModel();
}

void VariablesModel::sort(int column, Qt::SortOrder order)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    const auto rowOfVariable = [](const QModelIndex &index) {
        return static_cast<size_t>(index.internalId() == 0 ? index.row() : static_cast<int>(index.internalId() - 1));
    };
    std::vector<quint32> variables;
    for (const QModelIndex &index : before)
        variables.push_back(m_visible[rowOfVariable(index)]);
    m_sortColumn = column;
    m_sortOrder = order;
    updateVisible();
    std::vector<int> rows(m_variables.size());
    for (size_t row = 0; row < m_visible.size(); ++row)
        rows[m_visible[row]] = static_cast<int>(row);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const QModelIndex &index = before.at(i);
        const int row = rows[variables[static_cast<size_t>(i)]];
        after.append(index.internalId() == 0
                         ? createIndex(row, index.column(), quintptr(0))
                         : createIndex(index.row(), index.column(), static_cast<quintptr>(row) + 1));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void VariablesModel::updateVisible()
{
    m_visible.clear();
    const QStringList words = searchWords(m_filter);
    for (size_t i = 0; i < m_variables.size(); ++i) {
        const Variable &variable = m_variables[i];
        if (!isInScope(variable.history, m_scope))
            continue;
        if (!words.isEmpty() && variable.searchText.isEmpty()) {
            variable.searchText = variable.name.toLower();
            for (const auto &definition : variable.history) {
                variable.searchText += u'\n' + valueText(definition->value, searchedCharacters).toLower() + u'\n'
                    + levelText(*definition).toLower() + u'\n' + definition->location.toString().toLower();
            }
        }
        if (containsWords(variable.searchText, words))
            m_visible.push_back(static_cast<quint32>(i));
    }
    if (m_sortColumn < 0)
        return;
    std::vector<QString> keys(m_variables.size());
    for (const quint32 i : m_visible) {
        const VariableDefinition &definition = *m_variables[i].history.back();
        keys[i] = m_sortColumn == LevelColumn
            ? QString(QChar(static_cast<char16_t>(u'a' + static_cast<int>(definition.level))))
            : text(definition, m_variables[i].name, m_sortColumn).toString();
    }
    std::stable_sort(m_visible.begin(), m_visible.end(), [&](quint32 a, quint32 b) {
        const int order = keys[a].compare(keys[b], Qt::CaseInsensitive);
        return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    });
}

const VariableDefinition *VariablesModel::definition(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    if (index.internalId() == 0)
        return variable(index.row()).history.back().get();
    const VariableHistory &history = variable(static_cast<int>(index.internalId() - 1)).history;
    return history[history.size() - 2 - static_cast<size_t>(index.row())].get();
}

QModelIndex VariablesModel::indexOfVariable(const QString &name) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (variable(row).name == name)
            return index(row, 0);
    }
    return {};
}

QModelIndex VariablesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex VariablesModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, quintptr{0});
}

int VariablesModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_visible.size());
    if (parent.internalId() != 0 || parent.column() > 0)
        return 0;
    return static_cast<int>(variable(parent.row()).history.size()) - 1;
}

int VariablesModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant VariablesModel::text(const VariableDefinition &definition, const QString &name, int column) const
{
    switch (column) {
    case NameColumn:
        return name;
    case ValueColumn:
        return valueText(definition.value);
    case LevelColumn:
        return levelText(definition);
    case OriginColumn:
        return shortLocation(definition.location);
    default:
        return {};
    }
}

QVariant VariablesModel::data(const QModelIndex &index, int role) const
{
    const VariableDefinition *shown = definition(index);
    if (!shown)
        return {};
    const bool isOverridden = index.internalId() != 0;
    const QString &name = variable(isOverridden ? static_cast<int>(index.internalId() - 1) : index.row()).name;
    switch (role) {
    case Qt::DisplayRole:
        if (isOverridden && index.column() == NameColumn)
            return tr("overridden");
        return text(*shown, name, index.column());
    case Qt::ToolTipRole:
        if (index.column() == OriginColumn || index.column() == LevelColumn)
            return plainToolTip(shown->location.toString());
        return plainToolTip(valueBlock(shown->value, 2000));
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3, %4")
            .arg(isOverridden ? tr("%1 overridden").arg(name) : name, valueText(shown->value), levelText(*shown),
                 shortLocation(shown->location));
    case LocationRole:
        return QVariant::fromValue(shown->location);
    case OverriddenRole:
        return isOverridden;
    case SecretRole:
        return shown->value.holdsSecret();
    case NameRole:
        return name;
    default:
        return {};
    }
}

QVariant VariablesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Variable");
    case ValueColumn:
        return tr("Value as written");
    case LevelColumn:
        return tr("Level");
    case OriginColumn:
        return tr("Set in");
    default:
        return {};
    }
}

VariableTable groupVariables(const Inventory &inventory, quint32 group)
{
    const auto &groups = inventory.groups();
    std::vector<bool> seen(groups.size());
    std::vector<quint32> above{group};
    seen[group] = true;
    for (size_t i = 0; i < above.size(); ++i) {
        for (const quint32 parent : groups[above[i]].parents) {
            if (!seen[parent])
                above.push_back(parent);
            seen[parent] = true;
        }
    }
    std::sort(above.begin(), above.end(), [&](quint32 a, quint32 b) {
        return std::tie(groups[a].depth, groups[a].priority, groups[a].name)
            < std::tie(groups[b].depth, groups[b].priority, groups[b].name);
    });
    NamedDefinitions definitions;
    for (const quint32 index : above) {
        const VariableTable &own = groups[index].variables;
        for (const QString &name : own.names()) {
            for (const auto &definition : *own.history(name))
                definitions.emplace_back(name, definition);
        }
    }
    // Levels come before groups: what the inventory's files say of any group is below all files of group_vars.
    std::stable_sort(definitions.begin(), definitions.end(), [](const auto &a, const auto &b) {
        return std::tie(a.second->level, a.second->directory) < std::tie(b.second->level, b.second->directory);
    });
    VariableTable table;
    for (const auto &[name, definition] : definitions)
        table.define(name, definition);
    return table;
}

} // namespace qm
