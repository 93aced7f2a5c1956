// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/kubesprayworld.h"

#include "core/catalog/groupmembers.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr QStringView factPrefix = u"ansible_";

template<typename Map>
const VariableDefinition *lookUp(const Map &map, const QString &name)
{
    const auto found = map.constFind(name);
    return found == map.constEnd() ? nullptr : found->get();
}

QHash<QString, std::shared_ptr<const VariableDefinition>> byName(const NamedDefinitions &definitions)
{
    QHash<QString, std::shared_ptr<const VariableDefinition>> map;
    map.reserve(static_cast<qsizetype>(definitions.size()));
    for (const auto &[name, definition] : definitions)
        map.insert(name, definition); // the last one counts
    return map;
}

QString factVariable(const QString &key)
{
    return key == u"ansible_local" ? key : factPrefix.toString() + key;
}

QString factKey(const QString &variable)
{
    return variable.startsWith(factPrefix) && variable != u"ansible_local" ? variable.sliced(factPrefix.size())
                                                                           : variable;
}

} // namespace

KubesprayWorld::KubesprayWorld(WorldParts parts)
    : m_parts(std::move(parts))
    , m_hostVariables(
          std::make_unique<const HostVariables>(m_parts.inventory, m_parts.variableFiles, m_parts.dynamicGroups))
    , m_defaults(byName(m_parts.checkout->defaults))
    , m_roleVars(byName(m_parts.checkout->vars))
    , m_extraVars(byName(m_parts.extraVars->definitions))
{
    const bool implicit = m_parts.inventory->indexOfHost(controllerName.toString()) == Inventory::none;
    m_hostCount = static_cast<quint32>(m_parts.inventory->hosts().size()) + (implicit ? 1 : 0);
    indexGroups();
    indexFacts();
    findHostSpecificNames();
}

KubesprayWorld::~KubesprayWorld() = default;

void KubesprayWorld::indexGroups()
{
    m_groupSets.reserve(m_hostCount);
    QHash<QStringList, quint32> sets;
    for (quint32 host = 0; host < m_hostCount; ++host) {
        const QStringList names = m_hostVariables->groupNames(inventoryIndex(host));
        auto set = sets.constFind(names);
        if (set == sets.constEnd()) {
            set = sets.insert(names, static_cast<quint32>(m_groupNames.size()));
            m_groupNames.push_back(names);
        }
        m_groupSets.push_back(*set);
    }

    const Inventory &inventory = *m_parts.inventory;
    std::vector<std::vector<quint32>> ownHosts;
    ownHosts.reserve(inventory.groups().size());
    for (const InventoryGroup &group : inventory.groups())
        ownHosts.push_back(group.hosts);
    const auto worldIndex = [this](quint32 host) {
        return host == HostVariables::implicitLocalhost ? m_hostCount - 1 : host;
    };
    for (const DynamicGroup &group : m_parts.dynamicGroups) {
        const quint32 known = inventory.indexOfGroup(group.name);
        std::vector<quint32> &members = known == Inventory::none ? m_groupMembers[group.name] : ownHosts[known];
        const QSet<quint32> before(members.begin(), members.end());
        for (const quint32 host : group.hosts) {
            if (!before.contains(worldIndex(host)))
                members.push_back(worldIndex(host));
        }
    }
    const GroupMembers withDescendants(inventory, ownHosts);
    for (quint32 group = 0; group < inventory.groups().size(); ++group)
        m_groupMembers.insert(inventory.groups()[group].name, withDescendants.of(group));

    Value::Dict groups;
    const auto append = [&](const QString &name) {
        Value::List names;
        const std::vector<quint32> &members = m_groupMembers[name];
        names.reserve(members.size());
        for (const quint32 host : members)
            names.emplace_back(hostName(host));
        groups.insert(name, Value(std::move(names)));
    };
    for (const InventoryGroup &group : inventory.groups())
        append(group.name);
    for (const DynamicGroup &group : m_parts.dynamicGroups)
        append(group.name);
    m_groups = Value(std::move(groups));
}

void KubesprayWorld::indexFacts()
{
    const QString architectureName = u"architecture"_s;
    const QString machineName = u"machine"_s;
    const QString systemName = u"system"_s;
    m_factNames = m_parts.facts ? m_parts.facts->names : QSet<QString>{architectureName, machineName, systemName};
    m_facts.resize(m_hostCount);
    for (quint32 host = 0; host < m_hostCount; ++host) {
        if (m_parts.facts)
            m_facts[host] = m_parts.facts->hosts.value(hostName(host));
        if (!m_facts[host].isDict())
            m_facts[host] = m_parts.evidence.value(hostName(host));
        if (m_parts.facts || m_facts[host].isDict())
            continue;
        const auto assumed = [&](const QString &variable, const QString &otherwise) {
            const VariableDefinition *definition = lookUp(m_extraVars, variable);
            if (!definition)
                definition = m_hostVariables->find(inventoryIndex(host), variable);
            const bool plain = definition && definition->value.isString() && !definition->value.mayHoldTemplate();
            return plain ? definition->value : Value(otherwise);
        };
        const Value architecture = assumed(u"ansible_architecture"_s, u"x86_64"_s);
        const Value system = assumed(u"ansible_system"_s, u"Linux"_s);
        m_facts[host] = Value(Value::Dict{
            {Value(architectureName), architecture}, {Value(machineName), architecture}, {Value(systemName), system}});
    }
}

void KubesprayWorld::findHostSpecificNames()
{
    const Inventory &inventory = *m_parts.inventory;
    m_own = m_hostVariables->ownNames();
    m_hostSpecific = m_own;
    for (quint32 group = 1; group < inventory.groups().size(); ++group) {
        for (const QString &name : inventory.groups()[group].variables.names())
            m_hostSpecific.insert(name);
    }
    for (const DynamicGroup &group : m_parts.dynamicGroups) {
        if (inventory.indexOfGroup(group.name) != Inventory::none)
            continue;
        for (const VariableFiles::Part &part : m_parts.variableFiles->forGroup(group.name).parts) {
            for (const auto &[name, definition] : part.definitions)
                m_hostSpecific.insert(name);
        }
    }
}

quint32 KubesprayWorld::inventoryIndex(quint32 host) const
{
    return isImplicit(host) ? HostVariables::implicitLocalhost : host;
}

QString KubesprayWorld::hostName(quint32 host) const
{
    return isImplicit(host) ? controllerName.toString() : m_parts.inventory->hosts()[host].name;
}

quint32 KubesprayWorld::indexOfHost(const QString &name) const
{
    const quint32 host = m_parts.inventory->indexOfHost(name);
    if (host != Inventory::none)
        return host;
    return name == controllerName ? m_hostCount - 1 : none;
}

const KubesprayWorld::FactColumn *KubesprayWorld::factColumn(const QString &name) const
{
    const QString key = factKey(name);
    if (!m_factNames.contains(key))
        return nullptr;
    {
        const std::shared_lock lock(m_columnsMutex);
        const auto known = m_columns.constFind(name);
        if (known != m_columns.constEnd())
            return known->get();
    }
    auto column = std::make_shared<FactColumn>();
    column->definitions.reserve(m_hostCount);
    QHash<Value, const VariableDefinition *> known;
    for (const Value &facts : m_facts) {
        const Value *value = facts.toDict().find(key);
        const VariableDefinition *definition = nullptr;
        if (value) {
            const VariableDefinition *&slot = known[*value];
            if (!slot || !slot->value.isIdenticalTo(*value)) {
                column->owned.push_back(std::make_unique<const VariableDefinition>(
                    VariableDefinition{*value, VariableLevel::Fact, {}, value->location()}));
                slot = column->owned.back().get();
            }
            definition = slot;
        }
        column->definitions.push_back(definition);
        column->uniform = column->uniform && definition == column->definitions.front();
    }
    const std::unique_lock lock(m_columnsMutex);
    // Another thread may have been faster: its pointers are in use already.
    const auto found = m_columns.constFind(name);
    return (found == m_columns.constEnd() ? *m_columns.insert(name, std::move(column)) : *found).get();
}

const VariableDefinition *KubesprayWorld::hostVariable(quint32 host, const QString &name) const
{
    if (const VariableDefinition *extra = lookUp(m_extraVars, name))
        return extra;
    if (const FactColumn *column = factColumn(name); column && column->definitions[host])
        return column->definitions[host];
    return m_hostVariables->find(inventoryIndex(host), name);
}

const VariableDefinition *KubesprayWorld::variable(quint32 host, const QString &name) const
{
    if (const VariableDefinition *extra = lookUp(m_extraVars, name))
        return extra;
    if (const VariableDefinition *role = lookUp(m_roleVars, name))
        return role;
    if (const VariableDefinition *own = hostVariable(host, name))
        return own;
    return lookUp(m_defaults, name);
}

const VariableDefinition *KubesprayWorld::asWritten(quint32 host, const QString &name,
                                                    const VariableDefinition *definition) const
{
    switch (definition ? definition->level : VariableLevel::Magic) {
    case VariableLevel::InventoryHost:
    case VariableLevel::InventoryHostVars:
    case VariableLevel::PlaybookHostVars:
        return m_hostVariables->written(inventoryIndex(host), name);
    case VariableLevel::Fact:
        return writtenFact(host, name, definition);
    default: // not a host's own
        return definition;
    }
}

const VariableDefinition *KubesprayWorld::writtenFact(quint32 host, const QString &name,
                                                      const VariableDefinition *definition) const
{
    const Value *value = m_facts[host].toDict().find(factKey(name));
    if (!value || value->location() == definition->location)
        return definition;
    const std::lock_guard lock(m_writtenFactsMutex);
    std::unique_ptr<const VariableDefinition> &written = m_writtenFacts[{host, name}];
    if (!written)
        written = std::make_unique<const VariableDefinition>(
            VariableDefinition{*value, VariableLevel::Fact, {}, value->location()});
    return written.get();
}

SourceLocation KubesprayWorld::placeOf(quint32 host, const QString &name) const
{
    const VariableDefinition *definition = asWritten(host, name, variable(host, name));
    return definition ? definition->location : SourceLocation();
}

Error KubesprayWorld::asWritten(quint32 host, Error error) const
{
    error.location = m_hostVariables->placeFor(inventoryIndex(host), error.location);
    return error;
}

bool KubesprayWorld::isUniform(const QString &name) const
{
    if (m_extraVars.contains(name) || m_roleVars.contains(name))
        return true;
    const FactColumn *column = factColumn(name);
    return !m_hostSpecific.contains(name) && (!column || column->uniform);
}

bool KubesprayWorld::isOwn(const QString &name) const
{
    return m_own.contains(name) || m_factNames.contains(factKey(name));
}

QStringList KubesprayWorld::hostVariableNames(quint32 host) const
{
    QStringList names = m_hostVariables->table(inventoryIndex(host)).names();
    QSet<QString> seen(names.begin(), names.end());
    const auto append = [&](const QString &name) {
        if (!seen.contains(name))
            names.append(name);
        seen.insert(name);
    };
    for (const auto &[key, value] : m_facts[host].toDict())
        append(factVariable(key.toString()));
    for (const auto &[name, definition] : m_parts.extraVars->definitions)
        append(name);
    return names;
}

bool KubesprayWorld::isInGroup(quint32 host, const QString &group) const
{
    const QStringList &names = m_groupNames[m_groupSets[host]];
    return std::binary_search(names.begin(), names.end(), group);
}

QStringList KubesprayWorld::groupNames(quint32 host) const
{
    return m_groupNames[m_groupSets[host]];
}

Value KubesprayWorld::facts(quint32 host) const
{
    return m_facts[host].isDict() ? m_facts[host] : Value(Value::Dict());
}

bool KubesprayWorld::hasFacts(quint32 host) const
{
    return m_facts[host].isDict() && !m_facts[host].toDict().isEmpty();
}

std::vector<quint32> KubesprayWorld::hostsOfGroup(const QString &group) const
{
    return m_groupMembers.value(group);
}

QString KubesprayWorld::inventoryDir(quint32 host) const
{
    const QString file = isImplicit(host) ? QString() : m_parts.inventory->hosts()[host].location.file();
    return file.isEmpty() ? QString() : QFileInfo(file).absolutePath();
}

QString KubesprayWorld::playbookDir() const
{
    const QString &checkout = m_parts.checkout->directory;
    return checkout.isEmpty() ? checkout : QDir::cleanPath(QFileInfo(checkout).absoluteFilePath());
}

QStringList KubesprayWorld::readableFolders() const
{
    QStringList folders;
    if (!m_parts.checkout->directory.isEmpty())
        folders.append(playbookDir());
    for (const QString &name : m_parts.inventorySources) {
        const QFileInfo source(name);
        if (source.exists()) // else it is a list of hosts
            folders.append(source.isDir() ? source.absoluteFilePath() : source.absolutePath());
    }
    return folders;
}

VariableTable KubesprayWorld::table(quint32 host) const
{
    VariableTable table;
    const auto append = [&table](const NamedDefinitions &definitions) {
        for (const auto &[name, definition] : definitions)
            table.define(name, definition);
    };
    append(m_parts.checkout->defaults);
    const VariableTable own = m_hostVariables->table(inventoryIndex(host));
    for (const QString &name : own.names()) {
        for (const auto &definition : *own.history(name))
            table.define(name, definition);
    }
    for (const auto &[key, value] : m_facts[host].toDict()) {
        table.define(factVariable(key.toString()),
                     std::make_shared<const VariableDefinition>(
                         VariableDefinition{value, VariableLevel::Fact, {}, value.location()}));
    }
    append(m_parts.checkout->vars);
    append(m_parts.extraVars->definitions);
    return table;
}

} // namespace qm
