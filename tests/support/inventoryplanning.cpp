// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/inventoryplanning.h"

#include "core/inventory/inventorybuilder.h"

using namespace Qt::StringLiterals;

namespace qm::test {
namespace {

std::shared_ptr<const VariableDefinition> definition(const Value &value, VariableLevel level, const QString &group,
                                                     const QString &file, int line)
{
    return std::make_shared<VariableDefinition>(VariableDefinition{value, level, group, SourceLocation(file, line)});
}

void define(VariableTable &into, const VariableTable &from)
{
    for (const QString &name : from.names()) {
        for (const auto &entry : *from.history(name))
            into.define(name, entry);
    }
}

} // namespace

InventoryPlanning::InventoryPlanning(Plan plan, std::shared_ptr<const Inventory> inventory)
    : m_plan(std::move(plan))
    , m_inventory(std::move(inventory))
{
    for (const Artifact &artifact : m_plan.artifacts) {
        if (!m_keys.contains(artifact.key))
            m_keys.append(artifact.key);
    }
}

Result<Explanation> InventoryPlanning::explain(const QString &, const QString &) const
{
    return failure(u"given"_s, Message(QT_TRANSLATE_NOOP("Message", "This plan was given, not computed.")));
}

Result<Evaluated> InventoryPlanning::evaluate(const QString &host, const QString &expression) const
{
    return Evaluated{Value(u"evaluated %1 for %2"_s.arg(expression, host)), u"str"_s, {}};
}

Result<Value> InventoryPlanning::value(const QString &host, const QString &variable) const
{
    const VariableTable table = variables(host);
    const VariableDefinition *definition = table.find(variable);
    return definition ? definition->value : Value();
}

Result<FileSource> InventoryPlanning::fileSource(const QString &, const QString &) const
{
    return failure(u"unsupported"_s, Message(QT_TRANSLATE_NOOP("Message", "This plan was given, not computed.")));
}

VariableTable InventoryPlanning::variables(const QString &host) const
{
    VariableTable table;
    const quint32 index = m_inventory->indexOfHost(host);
    if (index == Inventory::none)
        return table;
    define(table, m_inventory->groups()[0].variables);
    for (const quint32 group : m_inventory->hosts()[index].groups)
        define(table, m_inventory->groups()[group].variables);
    define(table, m_inventory->hosts()[index].variables);
    return table;
}

std::shared_ptr<const Inventory> inventoryOf(const Plan &plan)
{
    InventoryBuilder builder;
    const QString file = u"/etc/cluster/hosts.ini"_s;
    builder.setSource(file, true);
    int line = 1;
    for (const PlannedHost &host : plan.hosts) {
        for (const QString &group : host.groups) {
            if (group == u"k8s_cluster")
                continue;
            (void)builder.addGroup(group, SourceLocation(file, line));
            (void)builder.addHost(host.name, group, std::nullopt, SourceLocation(file, line));
        }
        (void)builder.setVariable(host.name, u"ansible_host"_s, Value(u"192.0.2.%1"_s.arg(line)),
                                  SourceLocation(file, line));
        ++line;
    }
    (void)builder.addGroup(u"k8s_cluster"_s, SourceLocation(file, line));
    for (const QString &group : {u"kube_control_plane"_s, u"kube_node"_s}) {
        (void)builder.addGroup(group, SourceLocation(file, line));
        (void)builder.addChild(u"k8s_cluster"_s, group, SourceLocation(file, ++line));
    }
    Diagnostics diagnostics;
    builder.reconcile(diagnostics);

    const QString all = u"/etc/cluster/group_vars/all/all.yml"_s;
    const auto forAll = [&](const QString &name, const Value &value, int at) {
        builder.defineForGroup(0, name, definition(value, VariableLevel::InventoryGroupAll, u"all"_s, all, at));
    };
    forAll(u"kube_version"_s, Value(u"1.36.2"_s), 4);
    forAll(u"kubelet_url"_s,
           Value(u"{{ dl_k8s_io_url }}/release/v{{ kube_version }}/bin/linux/{{ image_arch }}/kubelet"_s), 9);
    forAll(u"registry_password"_s, Value(u"hunter2"_s).withFlag(Value::Secret), 12);
    forAll(u"download_run_once"_s, Value(true), 17);
    forAll(u"containerd_registries_mirrors"_s,
           Value(Value::List{
               Value(Value::Dict{{Value(u"prefix"_s), Value(u"docker.io"_s)},
                                 {Value(u"mirrors"_s), Value(Value::List{Value(u"https://mirror.example.org"_s)})}})}),
           21);
    const quint32 node = builder.inventory().indexOfGroup(u"kube_node"_s);
    const QString nodes = u"/etc/cluster/group_vars/kube_node.yml"_s;
    builder.defineForGroup(node, u"kube_version"_s,
                           definition(Value(u"1.35.0"_s), VariableLevel::InventoryGroupVars, u"kube_node"_s, nodes, 2));
    builder.defineForGroup(node, u"download_run_once"_s,
                           definition(Value(false), VariableLevel::InventoryGroupVars, u"kube_node"_s, nodes, 3));
    if (!builder.inventory().hosts().empty()) {
        builder.defineForHost(0, u"kube_version"_s,
                              definition(Value(u"1.36.1"_s), VariableLevel::InventoryHostVars, {},
                                         u"/etc/cluster/host_vars/first.yml"_s, 1));
    }
    return builder.take();
}

std::shared_ptr<InventoryPlanning> planningOf(const Plan &plan)
{
    return std::make_shared<InventoryPlanning>(plan, inventoryOf(plan));
}

} // namespace qm::test
