// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/openwindow.h"

#include "tests/support/planbuilder.h"
#include "ui/standardpages.h"
#include "ui/views/matrixview.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace qm::test {

OpenWindow::OpenWindow(const Plan &plan)
    : planning(planningOf(plan))
    , service([this](const PlanRequest &, const std::atomic_bool *) { return planning; })
    , probing(service, scriptedProbing(nodes), {folder.filePath(u"known_hosts"_s), folder.filePath(u"hashes.json"_s)})
    , rollout(service, std::make_unique<ScriptedRolloutBackend>(steps))
    , weighing(service, [](const Plan &, const WeighOptions &, const std::atomic_bool *) { return PlanWeights(); })
    , window(service)
{
    addStandardPages(window, &probing, &rollout, &weighing);
}

void OpenWindow::open()
{
    window.show();
    window.open({{u"/etc/cluster/hosts.ini"_s}, u"/srv/kubespray"_s, {}, {}, {}, {}, {}});
    QTRY_VERIFY(service.planning() != nullptr);
}

MatrixView *OpenWindow::matrix() const
{
    return window.findChild<MatrixView *>();
}

Plan tenNodes()
{
    SampleOptions options;
    options.catalogTimes = 2;
    Plan plan = samplePlan(options);
    plan.hosts[3].error = Error{u"facts-missing"_s, Message("no facts of this host were found"), {}};
    return plan;
}

} // namespace qm::test
