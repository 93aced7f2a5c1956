// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/probing/inventorynodes.h"

#include "core/plan/planner.h"
#include "core/plan/steps.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

QList<NodeEntry> inventoryNodes(const Planning &planning)
{
    const Plan &plan = planning.plan();
    QHash<QString, const PlannedHost *> planned;
    for (const PlannedHost &host : plan.hosts)
        planned.insert(host.name, &host);
    QList<NodeEntry> nodes;
    QSet<QString> names;
    const auto add = [&](const QString &name, const QStringList &groups) {
        names.insert(name);
        const PlannedHost *host = planned.value(name);
        nodes.append({name, groups, host ? host->architecture : QString(), host ? host->engine : QString()});
    };
    const Inventory &inventory = planning.inventory();
    for (quint32 i = 0; i < inventory.hosts().size(); ++i) {
        const QStringList groups = inventory.groupNames(i);
        if (groups != QStringList(u"bastion"_s))
            add(inventory.hosts()[i].name, groups);
    }
    const QString controller = controllerName.toString();
    const bool controllerTakesPart = planned.contains(controller)
        || std::any_of(plan.downloads.cbegin(), plan.downloads.cend(),
                       [&](const Download &download) { return download.downloader == controller; });
    if (controllerTakesPart && !names.contains(controller))
        add(controller, {});
    return nodes;
}

} // namespace qm
