// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/inventorylisting.h"

#include "core/data/pythonjson.h"
#include "core/data/secretmask.h"
#include "core/inventory/hostpattern.h"
#include "core/inventory/hostvariables.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Python gives up at a third of these levels. Groups that share children are drawn below each parent, which can be
/// more than any disk holds.
constexpr int deepestGraph = 1000;
constexpr qsizetype largestGraph = 100'000'000;

/// INTERNAL_VARS of ansible/cli/inventory.py.
bool isInternal(const QString &name)
{
    static const QSet<QString> names{
        u"ansible_diff_mode"_s,
        u"ansible_config_file"_s,
        u"ansible_facts"_s,
        u"ansible_forks"_s,
        u"ansible_inventory_sources"_s,
        u"ansible_limit"_s,
        u"ansible_playbook_python"_s,
        u"ansible_run_tags"_s,
        u"ansible_skip_tags"_s,
        u"ansible_verbosity"_s,
        u"ansible_version"_s,
        u"inventory_dir"_s,
        u"inventory_file"_s,
        u"inventory_hostname"_s,
        u"inventory_hostname_short"_s,
        u"groups"_s,
        u"group_names"_s,
        u"omit"_s,
        u"playbook_dir"_s,
    };
    return names.contains(name);
}

Value::Dict countingValues(const VariableTable &table)
{
    Value::Dict dict;
    for (const QString &name : table.names()) {
        if (!isInternal(name))
            dict.insert(name, table.find(name)->value);
    }
    return dict;
}

/// Puts the parts of a listing together.
class Lister final
{
public:
    explicit Lister(const InventoryListing &listing)
        : m_listing(listing)
        , m_inventory(*listing.load.inventory)
        , m_variables(listing.load.inventory, listing.load.variableFiles)
    {}

    [[nodiscard]] Value::Dict hostVariables(quint32 host) const;
    [[nodiscard]] Value::Dict groupVariables(const InventoryGroup &group) const;
    [[nodiscard]] Value::Dict everything() const;
    /// @return whether there was room for all of it.
    [[nodiscard]] bool addGraph(quint32 index, int depth, bool withVariables, QString &out) const;

private:
    static void addLine(const QString &text, int depth, QString &out);
    static void addVariables(const Value::Dict &variables, int depth, QString &out);

    const InventoryListing &m_listing;
    const Inventory &m_inventory;
    HostVariables m_variables;
};

Value::Dict Lister::hostVariables(quint32 host) const
{
    if (m_listing.exported)
        return countingValues(m_variables.ownVariables(host));
    Value::Dict dict = countingValues(m_variables.table(host));
    for (const auto &[name, definition] : m_listing.extraVars.definitions) {
        if (!isInternal(name))
            dict.insert(name, definition->value);
    }
    return dict;
}

Value::Dict Lister::groupVariables(const InventoryGroup &group) const
{
    Value::Dict dict = countingValues(group.variables);
    if (group.priority != 1)
        dict.insert(u"ansible_group_priority"_s, Value(group.priority));
    return dict;
}

Value::Dict Lister::everything() const
{
    Value::Dict result;
    // Depth first: the order shows where keys cannot be sorted.
    std::vector<quint32> pending{0};
    std::vector<bool> seen(m_inventory.groups().size());
    while (!pending.empty()) {
        const quint32 index = pending.back();
        pending.pop_back();
        if (seen[index])
            continue;
        seen[index] = true;
        const InventoryGroup &group = m_inventory.groups()[index];
        pending.insert(pending.end(), group.children.rbegin(), group.children.rend());
        Value::Dict entry;
        Value::List hosts;
        for (const quint32 host : group.hosts)
            hosts.push_back(Value(m_inventory.hosts()[host].name));
        if (!hosts.empty() && &group != &m_inventory.groups().front())
            entry.insert(u"hosts"_s, Value(std::move(hosts)));
        Value::List children;
        for (const quint32 child : group.children)
            children.push_back(Value(m_inventory.groups()[child].name));
        if (!children.empty())
            entry.insert(u"children"_s, Value(std::move(children)));
        if (Value::Dict variables; m_listing.exported && !(variables = groupVariables(group)).isEmpty())
            entry.insert(u"vars"_s, Value(std::move(variables)));
        if (!entry.isEmpty())
            result.insert(group.name, Value(std::move(entry)));
    }
    Value::Dict allHosts;
    for (const quint32 host : m_inventory.hostsOfGroup(0)) {
        if (Value::Dict variables = hostVariables(host); !variables.isEmpty())
            allHosts.insert(m_inventory.hosts()[host].name, Value(std::move(variables)));
    }
    result.insert(u"_meta"_s, Value(Value::Dict{{Value(u"hostvars"_s), Value(std::move(allHosts))}}));
    return result;
}

void Lister::addLine(const QString &text, int depth, QString &out)
{
    if (!out.isEmpty())
        out += u'\n';
    for (int i = 0; i < depth; ++i)
        out += u"  |"_s;
    if (depth > 0)
        out += u"--"_s;
    out += text;
}

void Lister::addVariables(const Value::Dict &variables, int depth, QString &out)
{
    std::vector<const Value::Dict::Entry *> entries;
    for (const Value::Dict::Entry &entry : variables)
        entries.push_back(&entry);
    std::sort(entries.begin(), entries.end(),
              [](const auto *a, const auto *b) { return a->key.toString() < b->key.toString(); });
    for (const Value::Dict::Entry *entry : entries) {
        const QString value = entry->value.holdsSecret() ? secretMask.toString() : entry->value.str();
        addLine(u'{' + entry->key.toString() + u" = "_s + value + u'}', depth, out);
    }
}

bool Lister::addGraph(quint32 index, int depth, bool withVariables, QString &out) const
{
    if (depth > deepestGraph || out.size() > largestGraph)
        return false;
    const InventoryGroup &group = m_inventory.groups()[index];
    addLine(u'@' + group.name + u':', depth, out);
    for (const quint32 child : group.children) {
        if (!addGraph(child, depth + 1, withVariables, out))
            return false;
    }
    if (index != 0) {
        for (const quint32 host : group.hosts) {
            addLine(m_inventory.hosts()[host].name, depth + 1, out);
            if (withVariables)
                addVariables(hostVariables(host), depth + 2, out);
        }
    }
    if (withVariables)
        addVariables(groupVariables(group), depth + 1, out);
    return true;
}

/// The only host that a pattern selects, as HostVariables counts.
Result<quint32> oneHost(const Inventory &inventory, const QString &pattern)
{
    const Result<HostSelection> selection = selectHosts(inventory, pattern);
    if (!selection)
        return tl::unexpected<Error>(selection.error());
    if (selection->hosts.size() + (selection->implicitLocalhost ? 1 : 0) != 1) {
        return failure(u"inventory-host"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "“%1” has to select exactly one host, but selects %2."),
                               {pattern, QString::number(selection->hosts.size())}));
    }
    return selection->implicitLocalhost ? HostVariables::implicitLocalhost : selection->hosts.front();
}

} // namespace

QByteArray InventoryListing::list() const
{
    return toPythonJson(Value(Lister(*this).everything())) + '\n';
}

Result<QByteArray> InventoryListing::host(const QString &pattern) const
{
    const Result<quint32> index = oneHost(*load.inventory, pattern);
    if (!index)
        return tl::unexpected<Error>(index.error());
    return toPythonJson(Value(Lister(*this).hostVariables(*index))) + '\n';
}

Result<VariableTable> InventoryListing::hostVariables(const QString &pattern) const
{
    const Result<quint32> index = oneHost(*load.inventory, pattern);
    if (!index)
        return tl::unexpected<Error>(index.error());
    const HostVariables variables(load.inventory, load.variableFiles);
    if (exported)
        return variables.ownVariables(*index);
    VariableTable table = variables.table(*index);
    for (const auto &[name, definition] : extraVars.definitions)
        table.define(name, definition);
    return table;
}

Result<QByteArray> InventoryListing::graph(const QString &group, bool withVariables) const
{
    const quint32 index = load.inventory->indexOfGroup(group);
    if (index == Inventory::none) {
        return failure(u"inventory-group-unknown"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "There is no group “%1”."), {group}));
    }
    QString text;
    if (!Lister(*this).addGraph(index, 0, withVariables, text)) {
        return failure(u"inventory-graph-too-large"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "The groups below “%1” are too many or nested too deeply to be drawn: "
                                                 "more than %2 levels, or %3 characters"),
                               {group, QString::number(deepestGraph), QString::number(largestGraph)}));
    }
    return text.toUtf8() + '\n';
}

} // namespace qm
