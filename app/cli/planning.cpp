// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/planning.h"
#include "app/cli/commandlinetext.h"

#include "app/cli/console.h"
#include "app/cli/exitstatus.h"
#include "app/cli/interruption.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::cli {

Result<PlanRequest> requestOf(const Arguments &arguments, const QStringList &positionalInventories, Checkout checkout)
{
    PlanRequest request = planRequest(arguments, positionalInventories);
    if (request.inventories.isEmpty())
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "name an inventory with -i PATH")));
    if (request.kubespray.isEmpty() && checkout == Checkout::Needed) {
        const QString &first = request.inventories.constFirst();
        if (!first.contains(u',') && !QFileInfo::exists(first)) // where it lies is not what is wrong with it
            return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "There is no inventory %1."), {first}));
        return wrongUsage(Message(QT_TRANSLATE_NOOP(
            "Message", "the inventory lies in no Kubespray checkout: name one with --kubespray DIR")));
    }
    return request;
}

Result<std::shared_ptr<const Planning>> computePlanning(const PlanRequest &request, bool progress)
{
    const Progress shown(progress, CommandLine::tr("reading and planning"));
    Planner planner;
    std::shared_ptr<const Planning> planning = planner.plan(request, &interrupted());
    if (!planning)
        return failure(u"interrupted"_s, Message(QT_TRANSLATE_NOOP("Message", "interrupted")));
    return planning;
}

std::shared_ptr<const Plan> planOf(const std::shared_ptr<const Planning> &planning)
{
    return {planning, &planning->plan()};
}

int statusOf(const Plan &plan)
{
    const bool failed = std::any_of(plan.diagnostics.begin(), plan.diagnostics.end(),
                                    [](const Diagnostic &d) { return d.severity == Severity::Error; })
        || std::any_of(plan.hosts.begin(), plan.hosts.end(),
                       [](const PlannedHost &host) { return host.error.has_value(); });
    return failed ? Failure : Success;
}

qsizetype missingCount(const Plan &plan)
{
    qsizetype missing = 0;
    for (const PlannedHost &host : plan.hosts) {
        missing +=
            std::count_if(host.needs.begin(), host.needs.end(), [](Need need) { return isMissing(need.presence); });
    }
    return missing;
}

} // namespace qm::cli
