// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/yamlinventory.h"

#include "core/inventory/hostaddress.h"
#include "core/inventory/inventorybuilder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Adds groups of a YAML inventory, from the outermost in.
class Adder final
{
public:
    Adder(InventoryBuilder &builder, Diagnostics &diagnostics) : m_builder(builder), m_diagnostics(diagnostics) {}

    /// @return the name under which the group is kept.
    Result<QString> addGroup(const Value &name, const Value &data);

private:
    Result<> addSection(const QString &group, const Value &key, const Value &section);
    Result<> addVariables(const QString &group, const Value &section);
    Result<> addChildren(const QString &group, const Value &section);
    Result<> addHosts(const QString &group, const Value &section);
    void warn(const QString &code, const Message &message, SourceLocation location)
    {
        m_diagnostics.append({Severity::Warning, code, message, {}, location});
    }

    InventoryBuilder &m_builder;
    Diagnostics &m_diagnostics;
};

bool isSectionName(const Value &key)
{
    return key.isString()
        && (key.toString() == "vars"_L1 || key.toString() == "children"_L1 || key.toString() == "hosts"_L1);
}

Result<QString> Adder::addGroup(const Value &name, const Value &data)
{
    if (!data.isDict() && !data.isNone()) {
        warn(u"inventory-group-skipped"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "“%1” is skipped: a group has to be a dictionary with hosts, children "
                                       "or vars."),
                     {name.str()}),
             name.location());
        return name.str();
    }
    if (!name.isString()) {
        return failure(u"inventory-group-name"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "The name of a group has to be text, but %1 is of type %2. "
                                                 "Put it in quotes."),
                               {name.repr(), name.typeName()}),
                       name.location());
    }
    Result<QString> group = m_builder.addGroup(name.toString(), name.location());
    if (!group)
        return group;
    for (const Value::Dict::Entry &entry : data.toDict()) {
        Value section = entry.value;
        if (isSectionName(entry.key)) {
            if (section.isString()) // a single name is allowed
                section = Value(Value::Dict{{section, Value()}});
            if (!section.isDict() && !section.isNone()) {
                return failure(u"inventory-structure"_s,
                               Message(QT_TRANSLATE_NOOP("Message",
                                                         "“%1” of the group “%2” has to be a dictionary, but is "
                                                         "of type %3. (A name is followed by a colon.)"),
                                       {entry.key.str(), *group, section.typeName()}),
                               entry.key.location());
            }
        }
        const Result<> added = addSection(*group, entry.key, section);
        if (!added)
            return tl::unexpected<Error>(added.error());
    }
    return group;
}

Result<> Adder::addSection(const QString &group, const Value &key, const Value &section)
{
    if (section.isNone())
        return {};
    if (!section.isDict() || !isSectionName(key)) {
        warn(u"inventory-key-skipped"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "“%1” in the group “%2” is skipped: a group has hosts, children and "
                                       "vars."),
                     {key.str(), group}),
             key.location());
        return {};
    }
    if (key.toString() == "vars"_L1)
        return addVariables(group, section);
    return key.toString() == "children"_L1 ? addChildren(group, section) : addHosts(group, section);
}

Result<> Adder::addVariables(const QString &group, const Value &section)
{
    for (const Value::Dict::Entry &variable : section.toDict()) {
        const Result<> set = m_builder.setVariable(group, variable.key.str(), variable.value, variable.key.location());
        if (!set)
            return set;
    }
    return {};
}

Result<> Adder::addChildren(const QString &group, const Value &section)
{
    for (const Value::Dict::Entry &child : section.toDict()) {
        const Result<QString> name = addGroup(child.key, child.value);
        if (!name)
            return tl::unexpected<Error>(name.error());
        const Result<> added = m_builder.addChild(group, *name, child.key.location());
        if (!added)
            return added;
    }
    return {};
}

Result<> Adder::addHosts(const QString &group, const Value &section)
{
    for (const Value::Dict::Entry &entry : section.toDict()) {
        const SourceLocation at = entry.key.location();
        if (!entry.key.isString()) {
            return failure(u"inventory-host-name"_s,
                           Message(QT_TRANSLATE_NOOP("Message",
                                                     "The name of a host has to be text, but %1 is of type %2. "
                                                     "Put it in quotes."),
                                   {entry.key.repr(), entry.key.typeName()}),
                           at);
        }
        if (entry.value.isTruthy() && !entry.value.isDict()) {
            return failure(u"inventory-structure"_s,
                           Message(QT_TRANSLATE_NOOP("Message",
                                                     "The variables of the host “%1” have to be a dictionary, "
                                                     "but are of type %2."),
                                   {entry.key.toString(), entry.value.typeName()}),
                           at);
        }
        const Result<HostNames> hosts = expandHostPattern(entry.key.toString(), at);
        if (!hosts)
            return tl::unexpected<Error>(hosts.error());
        for (const QString &host : hosts->names) {
            const Result<> added = m_builder.addHost(host, group, hosts->port, at);
            if (!added)
                return added;
            const Result<> set = addVariables(host, entry.value);
            if (!set)
                return set;
        }
    }
    return {};
}

Error exportError(const Value &group, SourceLocation at)
{
    return {u"inventory-structure"_s,
            Message(QT_TRANSLATE_NOOP("Message", "The group “%1” is not as `ansible-inventory --list` prints it."),
                    {group.str()}),
            at};
}

Result<> addExportedGroup(const Value &key, const Value &data, InventoryBuilder &builder)
{
    const SourceLocation at = key.location();
    const Result<QString> group = builder.addGroup(key.str(), at);
    if (!group)
        return tl::unexpected<Error>(group.error());
    static const Value none;
    const Value *hosts = &data;
    const Value *variables = nullptr;
    const Value *children = nullptr;
    if (data.isDict()) {
        hosts = data.toDict().find(QStringView(u"hosts"));
        variables = data.toDict().find(QStringView(u"vars"));
        children = data.toDict().find(QStringView(u"children"));
    }
    if (!data.isDict() && !data.isList())
        return tl::unexpected<Error>(exportError(key, at));
    for (const Value *list : {hosts, children}) {
        if (list && !list->isList())
            return tl::unexpected<Error>(exportError(key, at));
    }
    if (variables && !variables->isDict())
        return tl::unexpected<Error>(exportError(key, at));
    for (const Value &host : (hosts ? *hosts : none).toList()) {
        const Result<> added = builder.addHost(host.str(), *group, std::nullopt, host.location());
        if (!added)
            return added;
    }
    for (const Value::Dict::Entry &variable : (variables ? *variables : none).toDict()) {
        const Result<> set = builder.setVariable(*group, variable.key.str(), variable.value, variable.key.location());
        if (!set)
            return set;
    }
    for (const Value &child : (children ? *children : none).toList()) {
        const Result<QString> name = builder.addGroup(child.str(), child.location());
        if (!name)
            return tl::unexpected<Error>(name.error());
        const Result<> added = builder.addChild(*group, *name, child.location());
        if (!added)
            return added;
    }
    return {};
}

} // namespace

bool isPluginConfiguration(const Value &data)
{
    const Value *plugin = data.toDict().find(QStringView(u"plugin"));
    return plugin && plugin->isTruthy();
}

bool isExportedInventory(const Value &data)
{
    // In an inventory in YAML form these are dictionaries.
    const auto isExportedGroup = [](const Value::Dict::Entry &entry) {
        const Value *hosts = entry.value.toDict().find(QStringView(u"hosts"));
        const Value *children = entry.value.toDict().find(QStringView(u"children"));
        return (hosts && hosts->isList()) || (children && children->isList());
    };
    const Value::Dict &groups = data.toDict();
    return groups.contains(Value(u"_meta"_s)) || std::any_of(groups.begin(), groups.end(), isExportedGroup);
}

Result<> addYamlInventory(const Value &data, SourceLocation file, InventoryBuilder &builder, Diagnostics &diagnostics)
{
    if (!data.isTruthy()) {
        return failure(u"inventory-empty"_s, Message(QT_TRANSLATE_NOOP("Message", "The inventory is empty.")), file);
    }
    if (!data.isDict()) {
        return failure(u"inventory-no-dictionary"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "An inventory in YAML has to be a dictionary of groups, but "
                                                 "this is of type %1."),
                               {data.typeName()}),
                       file);
    }
    Adder adder(builder, diagnostics);
    for (const Value::Dict::Entry &group : data.toDict()) {
        const Result<QString> added = adder.addGroup(group.key, group.value);
        if (!added)
            return tl::unexpected<Error>(added.error());
    }
    return {};
}

Result<> addExportedInventory(const Value &data, InventoryBuilder &builder)
{
    static const Value none;
    const Value *hostVariables = &none;
    for (const Value::Dict::Entry &group : data.toDict()) {
        if (group.key.isString() && group.key.toString() == "_meta"_L1) {
            if (const Value *found = group.value.toDict().find(QStringView(u"hostvars")))
                hostVariables = found;
            continue;
        }
        const Result<> added = addExportedGroup(group.key, group.value, builder);
        if (!added)
            return added;
    }
    for (const Value::Dict::Entry &host : hostVariables->toDict()) {
        if (!builder.hasHost(host.key.str()))
            continue;
        for (const Value::Dict::Entry &variable : host.value.toDict()) {
            const Result<> set =
                builder.setVariable(host.key.str(), variable.key.str(), variable.value, variable.key.location());
            if (!set)
                return set;
        }
    }
    return {};
}

} // namespace qm
