// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/dynamicgroups.h"

#include "core/template/evaluator.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

struct GroupRule final
{
    QString group;
    QStringList sources;
};

const std::vector<GroupRule> &groupRules()
{
    static const std::vector<GroupRule> rules{
        {u"kube_control_plane"_s, {u"kube-master"_s}},
        {u"kube_node"_s, {u"kube-node"_s}},
        {u"calico_rr"_s, {u"calico-rr"_s}},
        {u"no_floating"_s, {u"no-floating"_s}},
        {u"k8s_cluster"_s, {u"kube_node"_s, u"kube_control_plane"_s, u"calico_rr"_s}},
    };
    return rules;
}

/// Number in the world of what a selection names.
std::vector<quint32> selectedHosts(const KubesprayWorld &world, const HostSelection &selection)
{
    std::vector<quint32> hosts = selection.hosts;
    if (selection.implicitLocalhost)
        hosts.push_back(world.hostCount() - 1);
    std::sort(hosts.begin(), hosts.end());
    return hosts;
}

/// Whether Kubespray would ask the host what to download, were it selected.
bool mayTakePart(const Plan &plan, const Inventory &inventory, const QString &name)
{
    if (name == controllerName && plan.schema == CatalogSchema::EnabledList)
        return true;
    const quint32 host = inventory.indexOfHost(name);
    const QStringList groups = host == Inventory::none ? QStringList() : inventory.groupNames(host);
    const QStringList wanted = QStringList{u"k8s_cluster"_s, u"etcd"_s} + groupRules().back().sources;
    return std::any_of(wanted.begin(), wanted.end(), [&](const QString &group) { return groups.contains(group); });
}

} // namespace

std::vector<DynamicGroup> kubesprayGroups(const Inventory &inventory, const HostSelection &selection)
{
    std::vector<quint32> hosts = selection.hosts;
    std::sort(hosts.begin(), hosts.end());
    std::vector<DynamicGroup> groups;
    for (const GroupRule &rule : groupRules()) {
        std::set<quint32> members;
        for (const QString &source : rule.sources) {
            const quint32 group = inventory.indexOfGroup(source);
            if (group == Inventory::none)
                continue;
            const std::vector<quint32> all = inventory.hostsOfGroup(group);
            members.insert(all.begin(), all.end());
        }
        DynamicGroup group{rule.group, {}};
        std::set_intersection(members.begin(), members.end(), hosts.begin(), hosts.end(),
                              std::back_inserter(group.hosts));
        if (!group.hosts.empty())
            groups.push_back(std::move(group));
    }
    return groups;
}

std::vector<DynamicGroup> delegateGroups(const std::shared_ptr<const KubesprayWorld> &world,
                                         const HostSelection &selection)
{
    Evaluator evaluator(world);
    std::vector<DynamicGroup> groups;
    QHash<QString, size_t> indexes;
    for (const quint32 host : selectedHosts(*world, selection)) {
        const Result<Value> &delegate = evaluator.variable(host, u"download_delegate"_s);
        if (!delegate)
            continue;
        const QString name = u"download_delegate_"_s + delegate->str().replace(u' ', u'-');
        const auto known = indexes.constFind(name);
        const size_t index = known == indexes.constEnd() ? groups.size() : *known;
        if (known == indexes.constEnd()) {
            indexes.insert(name, index);
            groups.push_back({name, {}});
        }
        groups[index].hosts.push_back(world->isImplicit(host) ? HostVariables::implicitLocalhost : host);
    }
    return groups;
}

Outside outsideBecause(const Plan &plan, const Inventory &inventory, const QString &host)
{
    const bool isPlanned = !plan.hosts.isEmpty()
        || std::any_of(plan.diagnostics.begin(), plan.diagnostics.end(),
                       [](const Diagnostic &diagnostic) { return diagnostic.code == u"no-hosts"; });
    if (!isPlanned)
        return Outside::Everything;
    return mayTakePart(plan, inventory, host) ? Outside::Limit : Outside::Play;
}

std::vector<quint32> playHosts(const KubesprayWorld &world, const HostSelection &selection)
{
    const bool withLocalhost = world.parts().checkout->schema == CatalogSchema::EnabledList;
    const QString localhost = controllerName.toString();
    std::vector<quint32> hosts = selectedHosts(world, selection);
    std::erase_if(hosts, [&](quint32 host) {
        const bool isMember = world.isInGroup(host, u"k8s_cluster"_s) || world.isInGroup(host, u"etcd"_s);
        return !isMember && !(withLocalhost && world.hostName(host) == localhost);
    });
    return hosts;
}

} // namespace qm
