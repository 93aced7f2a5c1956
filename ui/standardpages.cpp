// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/standardpages.h"

#include "ui/details/detailspane.h"
#include "ui/mainwindow.h"
#include "ui/pages/diagnosticspanel.h"
#include "ui/pages/inventorypage.h"
#include "ui/pages/matrixpage.h"
#include "ui/pages/missingpage.h"
#include "ui/pages/nodespage.h"
#include "ui/pages/planpage.h"
#include "ui/pages/routespage.h"
#include "ui/probing/probingservice.h"

namespace qm {

void addStandardPages(MainWindow &window, ProbingService *probing)
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
    window.setDetailsPane(new DetailsPane(context, probing));
    window.setDiagnosticsPanel(new DiagnosticsPanel(context));
    window.restoreSession();
}

} // namespace qm
