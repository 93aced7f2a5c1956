// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/emptyplan.h"

#include "core/plan/planner.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(EmptyPlan)
};

const Diagnostic *firstError(const Plan &plan)
{
    const auto found = std::find_if(plan.diagnostics.cbegin(), plan.diagnostics.cend(),
                                    [](const Diagnostic &each) { return each.severity == Severity::Error; });
    return found == plan.diagnostics.cend() ? nullptr : &*found;
}

bool missesSomething(const PlannedHost &host)
{
    return host.error
        || std::any_of(host.needs.cbegin(), host.needs.cend(), [](Need need) { return isMissing(need.presence); });
}

} // namespace

const Diagnostic *inventoryError(const Plan &plan)
{
    const auto isSource = [&plan](const QString &file) {
        const QString path = QFileInfo(file).absoluteFilePath(); // as the request names them
        const QStringList &sources = plan.request->inventories;
        // Variables beside the files of a folder are read apart from the hosts.
        const bool isVariables = path.contains(u"/group_vars/") || path.contains(u"/host_vars/");
        return std::any_of(sources.cbegin(), sources.cend(), [&](const QString &source) {
            return path == source || (!isVariables && path.startsWith(source + u'/'));
        });
    };
    const auto isOfInventory = [&](const Diagnostic &each) {
        if (each.severity != Severity::Error)
            return false;
        return each.code.startsWith(u"inventory-")
            || (plan.request && each.location.isValid() && isSource(each.location.file()));
    };
    const auto found = std::find_if(plan.diagnostics.cbegin(), plan.diagnostics.cend(), isOfInventory);
    return found == plan.diagnostics.cend() ? nullptr : &*found;
}

EmptyPlanWords emptyPlanWords(const Plan &plan)
{
    if (const Diagnostic *error = inventoryError(plan))
        return {Words::tr("The inventory could not be read"), error->message.text()};
    if (plan.hosts.isEmpty())
        return {Words::tr("Nothing is planned"), Words::tr("The plan has no hosts. The diagnostics say why.")};
    if (std::none_of(plan.hosts.cbegin(), plan.hosts.cend(), missesSomething))
        return {Words::tr("Nothing to do"), Words::tr("Every host has what it needs."), true};
    const Diagnostic *error = firstError(plan);
    return {Words::tr("Nothing could be planned"),
            error ? error->message.text() : Words::tr("The diagnostics say why.")};
}

} // namespace qm
