// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/kubernetesprobe.h"

#include "core/inventory/hostpattern.h"

using namespace Qt::StringLiterals;

namespace qm {

QList<NodeIdentity> nodeIdentities(const Planning &planning, const QString &limit)
{
    const Inventory &inventory = planning.inventory();
    const Result<HostSelection> selection = selectHosts(inventory, limit.isEmpty() ? u"all"_s : limit);
    QList<NodeIdentity> identities;
    if (!selection)
        return identities;
    for (const quint32 host : selection->hosts) {
        const QString &name = inventory.hosts()[host].name;
        const auto text = [&](const QString &variable) {
            return planning.value(name, variable).value_or(Value()).toString();
        };
        NodeIdentity identity{name, text(u"kube_override_hostname"_s)};
        for (const QString &variable : {u"ansible_host"_s, u"ip"_s, u"access_ip"_s, u"ip6"_s, u"access_ip6"_s}) {
            const QString address = text(variable);
            if (!address.isEmpty() && !identity.addresses.contains(address))
                identity.addresses.append(address);
        }
        identities.append(identity);
    }
    return identities;
}

Result<NodePresence> probeKubernetes(const QList<NodeIdentity> &hosts, const KubernetesQuestion &question,
                                     const std::atomic_bool *canceled)
{
    Result<KubernetesAccess> access = readKubeconfig(question.kubeconfig, question.choice);
    if (!access)
        return tl::unexpected<Error>(access.error());
    KubernetesClient client(std::move(*access), question.limits);
    const Result<Value::List> nodes = client.nodes(canceled);
    if (!nodes)
        return tl::unexpected<Error>(nodes.error());
    return presenceOfNodes(*nodes, hosts, QDateTime::currentDateTimeUtc(), question.statusImages);
}

} // namespace qm
