// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/othermachines.h"

#include <algorithm>

namespace qm {

namespace {

bool isAnother(const QString &machine, const ProbeTarget &asked)
{
    return !machine.isEmpty() && !asked.question.architecture.isEmpty() && machine != asked.question.architecture;
}

} // namespace

bool anyOtherMachine(const QList<ProbeTarget> &asked, const PresenceDocument &evidence)
{
    return std::any_of(asked.begin(), asked.end(), [&](const ProbeTarget &target) {
        const auto known = evidence.hosts.value(target.host);
        return known && isAnother(known->architecture, target);
    });
}

QStringList hostsToAskAgain(const QList<ProbeTarget> &asked, const Plan &plan, const PresenceDocument &evidence)
{
    QHash<QString, const ProbeTarget *> targets;
    for (const ProbeTarget &target : asked)
        targets.insert(target.host, &target);
    QStringList hosts;
    for (const PlannedHost &planned : plan.hosts) {
        const ProbeTarget *target = targets.value(planned.name);
        const auto known = evidence.hosts.value(planned.name);
        if (target && known && known->error.isEmpty() && isAnother(planned.architecture, *target))
            hosts.append(planned.name);
    }
    return hosts;
}

} // namespace qm
