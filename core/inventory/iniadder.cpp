// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/iniinventory.h"
#include "core/inventory/inventorybuilder.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// What is not declared yet when it is mentioned: InventoryModule._parse's pending_declarations.
struct Pending final
{
    QString name;
    bool isChild = false;
    QStringList parents;
    SourceLocation location;
    bool isResolved = false;
};

/// Carries statements out.
class Adder final
{
public:
    explicit Adder(InventoryBuilder &builder) : m_builder(builder) {}

    Result<> add(const IniStatement &statement);
    [[nodiscard]] Result<> finish() const;

private:
    Result<> openSection(const IniStatement &statement);
    Result<> addHosts(const IniStatement &statement);
    Result<> addChild(const IniStatement &statement);
    Result<> addPendingChildren(const QString &group, SourceLocation location);
    /// The mention of this group that waits for its declaration, or null.
    [[nodiscard]] Pending *findPending(const QString &name)
    {
        const auto found = m_pendingIndexes.constFind(name);
        return found == m_pendingIndexes.constEnd() ? nullptr : &m_pending[*found];
    }
    void addPending(const Pending &pending)
    {
        m_pendingIndexes.insert(pending.name, m_pending.size());
        m_pending.push_back(pending);
    }
    void resolve(Pending &pending)
    {
        pending.isResolved = true;
        m_pendingIndexes.remove(pending.name);
    }

    InventoryBuilder &m_builder;
    QString m_group = u"ungrouped"_s;
    std::vector<Pending> m_pending; ///< in the order of mention, resolved ones too
    QHash<QString, size_t> m_pendingIndexes;
};

Result<> Adder::add(const IniStatement &statement)
{
    switch (statement.kind) {
    case IniStatement::Kind::HostsSection:
    case IniStatement::Kind::VariablesSection:
    case IniStatement::Kind::ChildrenSection:
        return openSection(statement);
    case IniStatement::Kind::Hosts:
        return addHosts(statement);
    case IniStatement::Kind::Variable: {
        const IniStatement::Variable &variable = statement.variables.front();
        return m_builder.setVariable(m_group, variable.name, variable.value, statement.location);
    }
    case IniStatement::Kind::Child:
        return addChild(statement);
    }
    Q_UNREACHABLE();
}

Result<> Adder::openSection(const IniStatement &statement)
{
    m_group = m_builder.safeGroupName(statement.name);
    const bool isVariables = statement.kind == IniStatement::Kind::VariablesSection;
    if (!m_builder.hasGroup(m_group)) {
        // [group:vars] alone does not declare the group; whether something else does is known at the end.
        if (isVariables && !findPending(m_group))
            addPending({m_group, false, {}, statement.location});
        const Result<QString> added = m_builder.addGroup(m_group, statement.location);
        if (!added)
            return tl::unexpected<Error>(added.error());
    }
    Pending *pending = findPending(m_group);
    if (isVariables || !pending)
        return {};
    if (pending->isChild)
        return addPendingChildren(m_group, statement.location);
    resolve(*pending);
    return {};
}

Result<> Adder::addPendingChildren(const QString &group, SourceLocation location)
{
    // A worklist instead of recursion: chains of groups may be long.
    std::vector<QString> groups{group};
    while (!groups.empty()) {
        const QString current = groups.back();
        groups.pop_back();
        Pending *pending = findPending(current);
        if (!pending)
            continue;
        resolve(*pending);
        for (const QString &parent : std::as_const(pending->parents)) {
            const Result<> added = m_builder.addChild(parent, current, location);
            if (!added)
                return added;
            if (const Pending *above = findPending(parent); above && above->isChild)
                groups.push_back(parent);
        }
    }
    return {};
}

Result<> Adder::addHosts(const IniStatement &statement)
{
    for (const QString &host : statement.hosts) {
        const Result<> added = m_builder.addHost(host, m_group, statement.port, statement.location);
        if (!added)
            return added;
        for (const IniStatement::Variable &variable : statement.variables) {
            const Result<> set = m_builder.setVariable(host, variable.name, variable.value, statement.location);
            if (!set)
                return set;
        }
    }
    return {};
}

Result<> Adder::addChild(const IniStatement &statement)
{
    if (m_builder.hasGroup(statement.name))
        return m_builder.addChild(m_group, statement.name, statement.location);
    Pending *pending = findPending(statement.name);
    if (!pending)
        addPending({statement.name, true, {m_group}, statement.location});
    else
        pending->parents.append(m_group);
    return {};
}

Result<> Adder::finish() const
{
    const auto unresolved =
        std::find_if(m_pending.begin(), m_pending.end(), [](const Pending &p) { return !p.isResolved; });
    if (unresolved == m_pending.end())
        return {};
    const Pending &first = *unresolved;
    if (first.isChild) {
        return failure(u"inventory-group-unknown"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "Section [%1:children] names a group “%2” that is nowhere "
                                                 "declared."),
                               {first.parents.back(), first.name}),
                       first.location);
    }
    return failure(u"inventory-group-unknown"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "Section [%1:vars] is about a group that is nowhere declared."),
                           {first.name}),
                   first.location);
}

} // namespace

Result<> addIniInventory(const IniInventory &ini, InventoryBuilder &builder)
{
    Adder adder(builder);
    for (const IniStatement &statement : ini.statements) {
        const Result<> added = adder.add(statement);
        if (!added)
            return added;
    }
    if (ini.error)
        return tl::unexpected<Error>(*ini.error);
    return adder.finish();
}

} // namespace qm
