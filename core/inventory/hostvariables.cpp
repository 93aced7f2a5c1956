// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/hostvariables.h"

#include <algorithm>
#include <map>
#include <tuple>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// A hash of all of a value (up to a few hundred parts), unlike qHash(), which knows equality across types.
size_t contentHash(const Value &value, int &budget, size_t seed)
{
    if (--budget < 0)
        return seed;
    seed = qHashMulti(seed, static_cast<int>(value.type()));
    if (value.isList()) {
        for (const Value &item : value.toList())
            seed = contentHash(item, budget, seed);
        return seed;
    }
    if (value.isDict()) {
        for (const Value::Dict::Entry &entry : value.toDict())
            seed = contentHash(entry.value, budget, qHash(entry.key, seed));
        return seed;
    }
    return qHash(value, seed);
}

size_t hashOf(const QString &name, const Value &value)
{
    int budget = 300;
    return contentHash(value, budget, qHash(name));
}

/// A group with what it sets, from the inventory's files and from each directory of variable files.
struct GroupSlot final
{
    QString name;
    int depth = 1;
    int priority = 1;
    std::vector<quint32> parents;
    NamedDefinitions own;
    std::vector<VariableFiles::Part> parts;

    [[nodiscard]] bool setsAnything() const { return !own.empty() || !parts.empty(); }
};

/// Host variables by name, each with the definition that stands for all equal ones.
using Bindings = std::vector<std::pair<QString, const VariableDefinition *>>;

} // namespace

class HostVariables::Private final
{
public:
    struct Host final
    {
        quint32 groupSet = 0;
        Bindings bindings;
    };

    Private(std::shared_ptr<const Inventory> inventory, std::shared_ptr<const VariableFiles> files)
        : m_inventory(std::move(inventory))
        , m_files(std::move(files))
    {}

    void readGroups(const std::vector<DynamicGroup> &dynamicGroups);
    void rankGroups();
    void assignHosts(const std::vector<DynamicGroup> &dynamicGroups);
    void bind(Host &host, const VariableTable &own);
    void makeImplicitLocalhost();
    [[nodiscard]] std::vector<bool> closure(const std::vector<quint32> &groups) const;
    [[nodiscard]] quint32 setFor(const std::vector<quint32> &groups);
    [[nodiscard]] VariableTable merge(const std::vector<quint32> &sorted) const;
    [[nodiscard]] const Host &host(quint32 index) const
    {
        return index == implicitLocalhost ? m_implicit : m_hosts.at(index);
    }
    [[nodiscard]] std::vector<quint32> groupsOf(quint32 host) const;

    std::shared_ptr<const Inventory> m_inventory;
    std::shared_ptr<const VariableFiles> m_files;
    std::vector<GroupSlot> m_groups; ///< those of the inventory, then new ones
    QHash<QString, quint32> m_groupIndexes;
    std::vector<quint32> m_rank;                ///< position of a group in the order of merging
    std::vector<std::vector<quint32>> m_joined; ///< dynamic groups per host, implicit localhost last
    std::vector<Host> m_hosts;
    Host m_implicit;
    VariableTable m_implicitOwn;
    std::vector<VariableTable> m_sets;
    std::map<std::vector<quint32>, quint32> m_setsByGroups;    ///< by groups given
    std::map<std::vector<quint32>, quint32> m_setsByVariables; ///< by groups that set something, in merging order
    QMultiHash<size_t, std::pair<QString, const VariableDefinition *>> m_interned;
    Diagnostics m_diagnostics;
    QList<InputFile> m_readFiles;
};

void HostVariables::Private::readGroups(const std::vector<DynamicGroup> &dynamicGroups)
{
    for (const InventoryGroup &group : m_inventory->groups()) {
        GroupSlot slot{group.name, group.depth, group.priority, group.parents, {}, {}};
        for (const QString &name : group.variables.names()) {
            for (const auto &definition : *group.variables.history(name)) {
                if (definition->level == VariableLevel::InventoryGroup)
                    slot.own.emplace_back(name, definition);
            }
        }
        slot.parts = m_files->forGroup(group.name).parts; // reported when the inventory was read
        m_groupIndexes.insert(group.name, static_cast<quint32>(m_groups.size()));
        m_groups.push_back(std::move(slot));
    }
    for (const DynamicGroup &group : dynamicGroups) {
        if (m_groupIndexes.contains(group.name))
            continue;
        VariableFiles::Found found = m_files->forGroup(group.name);
        m_diagnostics.append(found.diagnostics);
        m_readFiles.append(found.files);
        m_groupIndexes.insert(group.name, static_cast<quint32>(m_groups.size()));
        m_groups.push_back({group.name, 1, 1, {0}, {}, std::move(found.parts)});
    }
}

void HostVariables::Private::rankGroups()
{
    std::vector<quint32> order(m_groups.size());
    for (quint32 i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(), [this](quint32 a, quint32 b) {
        const auto key = [this](quint32 i) {
            return std::tie(m_groups[i].depth, m_groups[i].priority, m_groups[i].name);
        };
        return key(a) < key(b);
    });
    m_rank.resize(order.size());
    for (quint32 i = 0; i < order.size(); ++i)
        m_rank[order[i]] = i;
}

std::vector<bool> HostVariables::Private::closure(const std::vector<quint32> &groups) const
{
    std::vector<bool> member(m_groups.size());
    std::vector<quint32> pending = groups;
    while (!pending.empty()) {
        const quint32 group = pending.back();
        pending.pop_back();
        if (member[group])
            continue;
        member[group] = true;
        pending.insert(pending.end(), m_groups[group].parents.begin(), m_groups[group].parents.end());
    }
    return member;
}

quint32 HostVariables::Private::setFor(const std::vector<quint32> &groups)
{
    if (const auto known = m_setsByGroups.find(groups); known != m_setsByGroups.end())
        return known->second;
    const std::vector<bool> member = closure(groups);
    std::vector<quint32> sorted;
    for (quint32 i = 1; i < member.size(); ++i) {
        if (member[i] && m_groups[i].setsAnything())
            sorted.push_back(i);
    }
    std::sort(sorted.begin(), sorted.end(), [this](quint32 a, quint32 b) { return m_rank[a] < m_rank[b]; });
    auto set = m_setsByVariables.find(sorted);
    if (set == m_setsByVariables.end()) {
        set = m_setsByVariables.emplace(sorted, static_cast<quint32>(m_sets.size())).first;
        m_sets.push_back(merge(sorted));
    }
    m_setsByGroups.emplace(groups, set->second);
    return set->second;
}

VariableTable HostVariables::Private::merge(const std::vector<quint32> &sorted) const
{
    // VARIABLE_PRECEDENCE: all_inventory, groups_inventory, all_plugins_inventory, all_plugins_play,
    // groups_plugins_inventory, groups_plugins_play. Directories count before groups.
    VariableTable table;
    const auto take = [&table](const NamedDefinitions &definitions) {
        for (const auto &[name, definition] : definitions)
            table.define(name, definition);
    };
    const auto takePart = [&](const GroupSlot &group, int directory) {
        for (const VariableFiles::Part &part : group.parts) {
            if (part.directory == directory)
                take(part.definitions);
        }
    };
    const GroupSlot &all = m_groups.front();
    take(all.own);
    for (const quint32 group : sorted)
        take(m_groups[group].own);
    for (int directory = 0; directory < m_files->directoryCount(); ++directory)
        takePart(all, directory);
    for (int directory = 0; directory < m_files->directoryCount(); ++directory) {
        for (const quint32 group : sorted)
            takePart(m_groups[group], directory);
    }
    return table;
}

std::vector<quint32> HostVariables::Private::groupsOf(quint32 host) const
{
    std::vector<quint32> groups;
    if (host != implicitLocalhost)
        groups = m_inventory->hosts().at(host).groups;
    const std::vector<quint32> &joined = m_joined.at(host == implicitLocalhost ? m_inventory->hosts().size() : host);
    groups.insert(groups.end(), joined.begin(), joined.end());
    return groups;
}

void HostVariables::Private::assignHosts(const std::vector<DynamicGroup> &dynamicGroups)
{
    const size_t count = m_inventory->hosts().size();
    m_joined.resize(count + 1);
    for (const DynamicGroup &group : dynamicGroups) {
        for (const quint32 host : group.hosts) {
            const size_t at = host == implicitLocalhost ? count : host;
            if (at <= count)
                m_joined[at].push_back(m_groupIndexes.value(group.name));
        }
    }
    m_hosts.resize(count);
    for (quint32 i = 0; i < count; ++i) {
        m_hosts[i].groupSet = setFor(groupsOf(i));
        bind(m_hosts[i], m_inventory->hosts()[i].variables);
    }
    makeImplicitLocalhost();
}

void HostVariables::Private::bind(Host &host, const VariableTable &own)
{
    host.bindings.reserve(static_cast<size_t>(own.names().size()));
    for (const QString &name : own.names()) {
        const VariableDefinition *definition = own.find(name);
        const size_t hash = hashOf(name, definition->value);
        const VariableDefinition *known = nullptr;
        for (auto it = m_interned.constFind(hash); !known && it != m_interned.constEnd() && it.key() == hash; ++it) {
            if (it->first == name && it->second->value.isIdenticalTo(definition->value))
                known = it->second;
        }
        if (!known) {
            m_interned.insert(hash, {name, definition});
            known = definition;
        }
        host.bindings.emplace_back(name, known);
    }
    std::sort(host.bindings.begin(), host.bindings.end());
}

void HostVariables::Private::makeImplicitLocalhost()
{
    // ansible/inventory/data.py, _create_implicit_localhost
    const auto define = [this](const QString &name, const QString &value) {
        m_implicitOwn.define(name,
                             std::make_shared<const VariableDefinition>(
                                 VariableDefinition{Value(value), VariableLevel::InventoryHost, {}, {}}));
    };
    define(u"ansible_python_interpreter"_s, u"/usr/bin/python3"_s);
    define(u"ansible_connection"_s, u"local"_s);
    if (m_inventory->indexOfHost(u"localhost"_s) == Inventory::none) {
        const VariableFiles::Found found = m_files->forHost(u"localhost"_s);
        m_diagnostics.append(found.diagnostics);
        m_readFiles.append(found.files);
        for (const VariableFiles::Part &part : found.parts) {
            for (const auto &[name, definition] : part.definitions)
                m_implicitOwn.define(name, definition);
        }
    }
    m_implicit.groupSet = setFor(groupsOf(implicitLocalhost));
    bind(m_implicit, m_implicitOwn);
}

HostVariables::HostVariables(std::shared_ptr<const Inventory> inventory, std::shared_ptr<const VariableFiles> files,
                             const std::vector<DynamicGroup> &dynamicGroups)
    : d(std::make_unique<Private>(std::move(inventory), std::move(files)))
{
    d->readGroups(dynamicGroups);
    d->rankGroups();
    d->assignHosts(dynamicGroups);
}

HostVariables::~HostVariables() = default;

const VariableDefinition *HostVariables::find(quint32 host, const QString &name) const
{
    const Private::Host &owner = d->host(host);
    const auto found =
        std::lower_bound(owner.bindings.begin(), owner.bindings.end(), name,
                         [](const auto &binding, const QString &wanted) { return binding.first < wanted; });
    if (found != owner.bindings.end() && found->first == name)
        return found->second;
    return d->m_sets[owner.groupSet].find(name);
}

const VariableDefinition *HostVariables::written(quint32 host, const QString &name) const
{
    const VariableDefinition *own = ownVariables(host).find(name);
    return own ? own : find(host, name);
}

SourceLocation HostVariables::placeFor(quint32 host, SourceLocation place) const
{
    if (!place.isValid())
        return place;
    const VariableTable &own = ownVariables(host);
    for (const auto &[name, shared] : d->host(host).bindings) {
        const VariableDefinition *definition = own.find(name);
        if (shared == definition)
            continue;
        if (shared->value.location() == place)
            return definition->value.location();
        if (shared->location == place)
            return definition->location;
    }
    return place;
}

VariableTable HostVariables::table(quint32 host) const
{
    VariableTable table = d->m_sets[d->host(host).groupSet];
    const VariableTable &own = ownVariables(host);
    for (const QString &name : own.names()) {
        for (const auto &definition : *own.history(name))
            table.define(name, definition);
    }
    return table;
}

quint32 HostVariables::groupSet(quint32 host) const
{
    return d->host(host).groupSet;
}

quint32 HostVariables::groupSetCount() const
{
    return static_cast<quint32>(d->m_sets.size());
}

const VariableTable &HostVariables::groupVariables(quint32 groupSet) const
{
    return d->m_sets.at(groupSet);
}

const VariableTable &HostVariables::ownVariables(quint32 host) const
{
    return host == implicitLocalhost ? d->m_implicitOwn : d->m_inventory->hosts().at(host).variables;
}

QSet<QString> HostVariables::ownNames() const
{
    QSet<QString> names;
    for (const auto &[name, definition] : std::as_const(d->m_interned)) // far fewer than what all hosts set
        names.insert(name);
    return names;
}

QStringList HostVariables::groupNames(quint32 host) const
{
    const std::vector<bool> member = d->closure(d->groupsOf(host));
    QStringList names;
    for (size_t i = 1; i < member.size(); ++i) {
        if (member[i])
            names.append(d->m_groups[i].name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

const Diagnostics &HostVariables::diagnostics() const
{
    return d->m_diagnostics;
}

const QList<InputFile> &HostVariables::files() const
{
    return d->m_readFiles;
}

} // namespace qm
