// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/inventorybuilder.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr quint32 all = 0;
constexpr quint32 ungrouped = 1;

bool contains(const std::vector<quint32> &list, quint32 index)
{
    return std::find(list.begin(), list.end(), index) != list.end();
}

std::shared_ptr<const VariableDefinition> define(const Value &value, VariableLevel level, const QString &group,
                                                 SourceLocation location)
{
    return std::make_shared<const VariableDefinition>(VariableDefinition{value, level, group, location});
}

} // namespace

InventoryBuilder::InventoryBuilder(bool replaceGroupCharacters) : m_replaceGroupCharacters(replaceGroupCharacters)
{
    (void)addGroup(u"all"_s, {});
    (void)addGroup(u"ungrouped"_s, {});
    (void)addChild(u"all"_s, u"ungrouped"_s, {});
}

void InventoryBuilder::setSource(const QString &path, bool isFile)
{
    // ansible/inventory/data.py, add_host; of a list of hosts, basedir() is Python's None made text.
    const SourceLocation location(path, 0);
    const QString absolute = isFile ? QDir::cleanPath(QFileInfo(path).absoluteFilePath()) : path;
    const QString directory = isFile ? QFileInfo(absolute).path() : u"None"_s;
    m_sourceFile = define(Value(absolute), VariableLevel::InventoryHost, {}, location);
    m_sourceDirectory = define(Value(directory), VariableLevel::InventoryHost, {}, location);
}

QString InventoryBuilder::safeGroupName(const QString &name) const
{
    if (!m_replaceGroupCharacters)
        return name;
    static const QRegularExpression invalid(u"^[\\d\\W]|[^\\w]"_s, QRegularExpression::UseUnicodePropertiesOption);
    return QString(name).replace(invalid, u"_"_s);
}

Result<QString> InventoryBuilder::addGroup(const QString &name, SourceLocation location)
{
    if (name.isEmpty()) {
        return failure(u"inventory-group-name"_s, Message(QT_TRANSLATE_NOOP("Message", "A group has an empty name.")),
                       location);
    }
    const QString safe = safeGroupName(name);
    if (!hasGroup(safe)) {
        m_inventory.m_groupIndexes.insert(safe, static_cast<quint32>(m_inventory.m_groups.size()));
        InventoryGroup group;
        group.name = safe;
        group.location = location;
        m_inventory.m_groups.push_back(std::move(group));
    }
    return safe;
}

Result<> InventoryBuilder::addHost(const QString &name, const QString &group, std::optional<int> port,
                                   SourceLocation location)
{
    if (name.isEmpty()) {
        return failure(u"inventory-host-name"_s, Message(QT_TRANSLATE_NOOP("Message", "A host has an empty name.")),
                       location);
    }
    quint32 host = m_inventory.indexOfHost(name);
    if (host == Inventory::none) {
        if (m_inventory.m_hosts.size() >= maximalHosts) {
            return failure(u"inventory-too-large"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "The inventory has more than %1 hosts."),
                                   {QString::number(maximalHosts)}),
                           location);
        }
        host = static_cast<quint32>(m_inventory.m_hosts.size());
        m_inventory.m_hostIndexes.insert(name, host);
        InventoryHost &added = m_inventory.m_hosts.emplace_back();
        added.name = name;
        added.location = location;
        if (port && *port != 0) {
            added.variables.define(u"ansible_port"_s, define(Value(*port), VariableLevel::InventoryHost, {}, location));
        }
        added.variables.define(u"inventory_file"_s, m_sourceFile);
        added.variables.define(u"inventory_dir"_s, m_sourceDirectory);
    }
    linkHost(m_inventory.indexOfGroup(group), host);
    return {};
}

void InventoryBuilder::linkHost(quint32 group, quint32 host)
{
    InventoryHost &member = m_inventory.m_hosts[host];
    if (contains(member.groups, group))
        return;
    member.groups.push_back(group);
    m_inventory.m_groups[group].hosts.push_back(host);
}

void InventoryBuilder::unlinkHost(quint32 group, quint32 host)
{
    std::erase(m_inventory.m_hosts[host].groups, group);
}

bool InventoryBuilder::isAncestor(quint32 ancestor, quint32 group) const
{
    if (m_inventory.m_groups[ancestor].children.empty())
        return false; // as nearly always: groups are mostly declared before their children
    std::vector<bool> seen(m_inventory.m_groups.size());
    std::vector<quint32> pending{group};
    while (!pending.empty()) {
        const quint32 current = pending.back();
        pending.pop_back();
        for (const quint32 parent : m_inventory.m_groups[current].parents) {
            if (parent == ancestor)
                return true;
            if (!seen[parent])
                pending.push_back(parent);
            seen[parent] = true;
        }
    }
    return false;
}

Result<> InventoryBuilder::addChild(const QString &parent, const QString &child, SourceLocation location)
{
    const quint32 above = m_inventory.indexOfGroup(parent);
    const quint32 below = m_inventory.indexOfGroup(child);
    if (above == Inventory::none) {
        return failure(u"inventory-group-unknown"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "There is no group “%1”."), {parent}), location);
    }
    if (below == Inventory::none) {
        const quint32 host = m_inventory.indexOfHost(child);
        if (host == Inventory::none) {
            return failure(u"inventory-group-unknown"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "There is no group or host “%1”."), {child}), location);
        }
        linkHost(above, host);
        return {};
    }
    InventoryGroup &group = m_inventory.m_groups[above];
    if (contains(group.children, below))
        return {};
    if (above == below || isAncestor(below, above)) {
        return failure(u"inventory-group-cycle"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "The group “%1” cannot be a child of “%2”, because “%2” is "
                                                 "already below “%1”: groups may not form a cycle."),
                               {child, parent}),
                       location);
    }
    group.children.push_back(below);
    m_inventory.m_groups[below].parents.push_back(above);
    return {};
}

Result<> InventoryBuilder::setVariable(const QString &entity, const QString &name, const Value &value,
                                       SourceLocation location)
{
    if (const quint32 index = m_inventory.indexOfGroup(entity); index != Inventory::none) {
        InventoryGroup &group = m_inventory.m_groups[index];
        if (name == "ansible_group_priority"_L1)
            return setPriority(group, value, location);
        group.variables.define(name, define(value, VariableLevel::InventoryGroup, group.name, location));
        return {};
    }
    const quint32 host = m_inventory.indexOfHost(entity);
    if (host != Inventory::none)
        m_inventory.m_hosts[host].variables.define(name, define(value, VariableLevel::InventoryHost, {}, location));
    return {};
}

Result<> InventoryBuilder::setPriority(InventoryGroup &group, const Value &value, SourceLocation location)
{
    // Python's int(): numbers are cut, texts have to be whole numbers.
    bool valid = value.isNumber();
    double number = value.toDouble();
    if (value.isString())
        number = static_cast<double>(value.toString().trimmed().toInt(&valid));
    if (!valid || !(std::abs(number) < 1e9)) {
        return failure(u"inventory-group-priority"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "ansible_group_priority of the group “%1” is no whole "
                                                 "number: %2"),
                               {group.name, value.repr()}),
                       location);
    }
    group.priority = static_cast<int>(number);
    return {};
}

void InventoryBuilder::defineForGroup(quint32 group, const QString &name,
                                      std::shared_ptr<const VariableDefinition> definition)
{
    m_inventory.m_groups[group].variables.define(name, std::move(definition));
}

void InventoryBuilder::defineForHost(quint32 host, const QString &name,
                                     std::shared_ptr<const VariableDefinition> definition)
{
    m_inventory.m_hosts[host].variables.define(name, std::move(definition));
}

void InventoryBuilder::reconcile(Diagnostics &diagnostics)
{
    for (quint32 group = 1; group < m_inventory.m_groups.size(); ++group) {
        if (m_inventory.m_groups[group].parents.empty())
            (void)addChild(u"all"_s, m_inventory.m_groups[group].name, {});
    }
    reconcileHosts();
    computeDepths();
    for (const InventoryHost &host : m_inventory.m_hosts) {
        if (!hasGroup(host.name))
            continue;
        diagnostics.append({Severity::Warning, u"inventory-name-twice"_s,
                            Message(QT_TRANSLATE_NOOP("Message",
                                                      "“%1” is the name of a host and of a group: Ansible "
                                                      "gives the host's variables to the group."),
                                    {host.name}),
                            host.name, host.location});
    }
}

void InventoryBuilder::reconcileHosts()
{
    const auto isProper = [](quint32 group) { return group != all && group != ungrouped; };
    const auto &parents = m_inventory.m_groups[ungrouped].parents;
    const bool ungroupedIsBelowOthers = std::any_of(parents.begin(), parents.end(), isProper);
    bool removed = false;
    for (quint32 index = 0; index < m_inventory.m_hosts.size(); ++index) {
        const InventoryHost &host = m_inventory.m_hosts[index];
        const bool grouped = std::any_of(host.groups.begin(), host.groups.end(), isProper);
        if (contains(host.groups, ungrouped)) {
            if (grouped || ungroupedIsBelowOthers) {
                unlinkHost(ungrouped, index);
                removed = true;
            }
        } else if (!grouped) {
            (void)addChild(u"ungrouped"_s, host.name, host.location);
        }
    }
    if (removed) {
        std::erase_if(m_inventory.m_groups[ungrouped].hosts,
                      [this](quint32 host) { return !contains(m_inventory.m_hosts[host].groups, ungrouped); });
    }
}

void InventoryBuilder::computeDepths()
{
    // Longest ways from `all`: parents before children, since there are no cycles.
    std::vector<size_t> awaited(m_inventory.m_groups.size());
    for (size_t i = 0; i < awaited.size(); ++i)
        awaited[i] = m_inventory.m_groups[i].parents.size();
    std::vector<quint32> ready;
    for (quint32 i = 0; i < awaited.size(); ++i) {
        if (awaited[i] == 0)
            ready.push_back(i);
    }
    while (!ready.empty()) {
        const quint32 index = ready.back();
        ready.pop_back();
        for (const quint32 child : m_inventory.m_groups[index].children) {
            InventoryGroup &below = m_inventory.m_groups[child];
            below.depth = std::max(below.depth, m_inventory.m_groups[index].depth + 1);
            if (--awaited[child] == 0)
                ready.push_back(child);
        }
    }
}

std::shared_ptr<const Inventory> InventoryBuilder::take()
{
    return std::make_shared<const Inventory>(std::move(m_inventory));
}

} // namespace qm
