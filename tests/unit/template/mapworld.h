// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/world.h"

#include <QHash>

#include <vector>

namespace qm {

/// A world of a test: hosts with variables, groups and facts, set one by one.
class MapWorld final : public World
{
public:
    quint32 addHost(const QString &name)
    {
        m_hosts.push_back({name, {}, {}, Value(Value::Dict())});
        return static_cast<quint32>(m_hosts.size() - 1);
    }
    void set(const QString &name, const Value &value, VariableLevel level = VariableLevel::InventoryGroupVars)
    {
        m_shared.insert(name, definition(value, level));
    }
    void setFor(quint32 host, const QString &name, const Value &value,
                VariableLevel level = VariableLevel::InventoryHostVars)
    {
        m_hosts[host].variables.insert(name, definition(value, level));
        m_different.insert(name, true);
    }
    void addToGroup(quint32 host, const QString &group) { m_hosts[host].groups.append(group); }
    void setFacts(quint32 host, const Value &facts) { m_hosts[host].facts = facts; }
    void setFolder(const QString &folder) { m_folder = folder; }

    [[nodiscard]] quint32 hostCount() const override { return static_cast<quint32>(m_hosts.size()); }
    [[nodiscard]] QString hostName(quint32 host) const override { return m_hosts[host].name; }
    [[nodiscard]] quint32 indexOfHost(const QString &name) const override
    {
        for (quint32 host = 0; host < hostCount(); ++host) {
            if (m_hosts[host].name == name)
                return host;
        }
        return none;
    }
    [[nodiscard]] const VariableDefinition *variable(quint32 host, const QString &name) const override
    {
        const auto own = m_hosts[host].variables.value(name);
        return own ? own.get() : m_shared.value(name).get();
    }
    [[nodiscard]] bool isUniform(const QString &name) const override { return !m_different.contains(name); }
    [[nodiscard]] const VariableDefinition *hostVariable(quint32 host, const QString &name) const override
    {
        const VariableDefinition *found = variable(host, name);
        return found && found->level == VariableLevel::RoleDefault ? nullptr : found;
    }
    [[nodiscard]] QStringList hostVariableNames(quint32 host) const override
    {
        QStringList names = m_shared.keys() + m_hosts[host].variables.keys();
        names.removeDuplicates();
        names.sort();
        return names;
    }
    [[nodiscard]] quint32 groupSet(quint32 host) const override
    {
        quint32 first = 0;
        while (groupNames(first) != groupNames(host))
            ++first;
        return first;
    }
    [[nodiscard]] bool isOwn(const QString &name) const override { return m_different.contains(name); }
    [[nodiscard]] bool isInGroup(quint32 host, const QString &group) const override
    {
        return m_hosts[host].groups.contains(group);
    }
    [[nodiscard]] QStringList groupNames(quint32 host) const override
    {
        QStringList names = m_hosts[host].groups;
        names.sort();
        return names;
    }
    [[nodiscard]] Value groups() const override
    {
        QHash<QString, Value::List> members;
        Value::List all;
        for (const Host &host : m_hosts) {
            all.emplace_back(host.name);
            for (const QString &group : host.groups)
                members[group].emplace_back(host.name);
        }
        Value::Dict result;
        result.insert(QStringLiteral("all"), Value(std::move(all)));
        QStringList names = members.keys();
        names.sort();
        for (const QString &name : names)
            result.insert(name, Value(members[name]));
        return Value(std::move(result));
    }
    [[nodiscard]] Value facts(quint32 host) const override { return m_hosts[host].facts; }
    [[nodiscard]] QString inventoryDir(quint32) const override { return m_folder; }
    [[nodiscard]] QString playbookDir() const override { return m_folder; }
    [[nodiscard]] QStringList readableFolders() const override
    {
        return m_folder.isEmpty() ? QStringList() : QStringList{m_folder};
    }

private:
    using Definition = std::shared_ptr<const VariableDefinition>;
    struct Host final
    {
        QString name;
        QHash<QString, Definition> variables;
        QStringList groups;
        Value facts;
    };

    [[nodiscard]] Definition definition(const Value &value, VariableLevel level)
    {
        const SourceLocation location(QStringLiteral("vars.yml"), ++m_line);
        return std::make_shared<const VariableDefinition>(VariableDefinition{value, level, {}, location});
    }

    std::vector<Host> m_hosts;
    QHash<QString, Definition> m_shared;
    QHash<QString, bool> m_different;
    QString m_folder;
    int m_line = 0;
};

} // namespace qm
