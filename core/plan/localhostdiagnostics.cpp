// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plandiagnostics.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Variables that decide what localhost downloads and where it keeps it; they should be those of the cluster.
const QStringList &sharedVariables()
{
    static const QStringList names{u"kube_version"_s,
                                   u"local_release_dir"_s,
                                   u"container_manager"_s,
                                   u"download_delegate"_s,
                                   u"gateway_api_enabled"_s,
                                   u"argocd_enabled"_s,
                                   u"prometheus_operator_crds_enabled"_s};
    return names;
}

/// @p names that localhost evaluates to something else than a host of the cluster, which a group gave its value.
Diagnostics compareVariables(const KubesprayWorld &world, quint32 localhost, quint32 node, Catalog *catalog)
{
    Diagnostics diagnostics;
    for (const QString &name : sharedVariables()) {
        const VariableDefinition *definition = world.variable(node, name);
        if (!definition || definition == world.variable(localhost, name))
            continue;
        const Result<Value> ours = catalog->evaluator().variable(node, name);
        const Result<Value> theirs = catalog->evaluator().variable(localhost, name);
        if (!ours || !theirs || *ours == *theirs || ours->holdsSecret() || theirs->holdsSecret())
            continue;
        diagnostics.append(
            {Severity::Warning, u"localhost-variable"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "localhost is in no group and does not see “%1” as the cluster does: "
                                       "it works with “%2” instead of “%3”. Set it in group_vars/all"),
                     {name, theirs->str(), ours->str()}),
             controllerName.toString(), world.placeOf(node, name)});
    }
    return diagnostics;
}

} // namespace

Diagnostics diagnoseLocalhost(const DiagnosticContext &context, Catalog *catalog)
{
    if (context.plan.schema != CatalogSchema::EnabledList || context.plan.hosts.isEmpty())
        return {};
    if (!context.localhostSelected) {
        return {{Severity::Error,
                 u"localhost-not-in-play"_s,
                 Message(QT_TRANSLATE_NOOP("Message",
                                           "The limit leaves localhost out: Kubespray refuses to run without it. "
                                           "Add it to the limit (--limit '…:localhost')")),
                 controllerName.toString(),
                 {}}};
    }
    const quint32 localhost = context.world.indexOfHost(controllerName.toString());
    for (const quint32 node : context.hosts.worldIndexes) {
        if (node != localhost && context.world.isImplicit(localhost) && context.world.isInGroup(node, u"k8s_cluster"_s))
            return compareVariables(context.world, localhost, node, catalog);
    }
    return {};
}

} // namespace qm
