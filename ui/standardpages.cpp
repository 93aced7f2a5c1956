// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/standardpages.h"

#include "ui/closeguard.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow.h"
#include "ui/models/rolloutwords.h"
#include "ui/notifier.h"
#include "ui/pages/diagnosticspanel.h"
#include "ui/pages/historypage.h"
#include "ui/pages/inventorypage.h"
#include "ui/pages/matrixpage.h"
#include "ui/pages/missingpage.h"
#include "ui/pages/nodespage.h"
#include "ui/pages/planpage.h"
#include "ui/pages/rolloutpage.h"
#include "ui/pages/routespage.h"
#include "ui/probing/probingservice.h"
#include "ui/rollout/rolloutservice.h"

namespace qm {
namespace {

void addRollout(MainWindow &window, RolloutService &rollout)
{
    window.addPage(new RolloutPage(window.context(), rollout));
    window.addPage(new HistoryPage(window.context(), rollout));
    new CloseGuard(rollout, &window);
    new Notifier(rollout, &window);
    QObject::connect(&rollout, &RolloutService::stateChanged, &window, [&window, &rollout] {
        const bool shows = rollout.hasRollout();
        window.setRolloutProgress(shows ? progressText(rollout.phase(), rollout.totals()) : QString(),
                                  progressPermille(rollout.totals()));
    });
    QObject::connect(
        &rollout, &RolloutService::historyChanged, &window,
        [&window, &rollout] {
            if (rollout.interrupted())
                window.showMessage(Severity::Note,
                                   RolloutPage::tr("A rollout did not end. The page “Rollout” offers to resume it."));
        },
        Qt::SingleShotConnection);
}

} // namespace

void addStandardPages(MainWindow &window, ProbingService *probing, RolloutService *rollout)
{
    const PageContext &context = window.context();
    window.addPage(new InventoryPage(context));
    if (probing) {
        auto *nodes = new NodesPage(context, *probing);
        window.addPage(nodes);
        window.addFileAction(nodes->saveAction());
    }
    window.addPage(new MatrixPage(context));
    window.addPage(new MissingPage(context));
    window.addPage(new RoutesPage(context));
    window.addPage(new PlanPage(context));
    if (rollout)
        addRollout(window, *rollout);
    window.setDetailsPane(new DetailsPane(context, probing));
    window.setDiagnosticsPanel(new DiagnosticsPanel(context));
    window.restoreSession();
}

} // namespace qm
