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
#include "ui/probing/forgetsecretsaction.h"
#include "ui/probing/probingservice.h"
#include "ui/rollout/rolloutservice.h"
#include "ui/rollout/staleevidence.h"
#include "ui/rollout/stalenotice.h"
#include "ui/theme/icons.h"
#include "ui/weighing/weighingdialog.h"

#include <QAction>
#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Nodes of a rollout ask for their secrets on the page of nodes: who looks at the rollout has to know.
void tellOfSecrets(CredentialDesk &desk, RolloutService &rollout, RolloutPage *page, Notifier *notifier)
{
    const auto update = [&desk, &rollout, page, notifier, told = quint64{0}]() mutable {
        const std::optional<SecretQuestion> question = desk.current();
        const bool isOfRollout = question && (rollout.isActive() || rollout.isStarting());
        page->setSecretMissing(isOfRollout);
        if (isOfRollout && std::exchange(told, question->id) != question->id)
            notifier->tellSecret();
    };
    QObject::connect(&desk, &CredentialDesk::changed, page, update);
    // Whoever starts once more may be asked once more.
    QObject::connect(&rollout, &RolloutService::stateChanged, page, [&desk, &rollout, was = false]() mutable {
        if (!std::exchange(was, rollout.isStarting()) && rollout.isStarting())
            desk.forgetDeclined();
    });
    QObject::connect(&rollout, &RolloutService::retrying, page, [&desk] { desk.forgetDeclined(); });
}

/// What a rollout brought is known to the plan only once the nodes were asked again, which is one click away wherever
/// it matters.
void offerToAskAgain(MainWindow &window, ProbingService &probing, RolloutService &rollout)
{
    auto *stale = new StaleEvidence(probing, rollout, &window);
    for (const QString &id : {u"inventory"_s, u"matrix"_s, u"missing"_s, u"routes"_s, u"plan"_s, u"rollout"_s}) {
        Page *page = window.page(id);
        auto *notice = new StaleNotice(*stale, page);
        page->addNotice(notice);
        QObject::connect(notice, &StaleNotice::askRequested, stale, [&window, &probing, stale] {
            probing.probe(stale->hosts());
            window.showPage(u"nodes"_s);
        });
    }
}

void addRollout(MainWindow &window, RolloutService &rollout, ProbingService *probing)
{
    QObject::connect(&rollout, &RolloutService::reportWritten, &window, &MainWindow::showWritten);
    auto *page = new RolloutPage(window.context(), rollout);
    window.addPage(page);
    window.addPage(new HistoryPage(window.context(), rollout));
    new CloseGuard(rollout, &window);
    auto *notifier = new Notifier(rollout, &window);
    if (probing) {
        tellOfSecrets(probing->credentials(), rollout, page, notifier);
        offerToAskAgain(window, *probing, rollout);
    }
    QObject::connect(&rollout, &RolloutService::stateChanged, &window, [&window, &rollout] {
        const bool shows = rollout.hasRollout();
        window.setRolloutProgress(shows ? progressText(rollout.phase(), rollout.totals()) : QString(),
                                  progressPermille(rollout.totals()), verdictTone(rollout.phase(), rollout.totals()));
    });
    QObject::connect(
        &rollout, &RolloutService::historyChanged, &window,
        [&window, &rollout] {
            if (!rollout.interrupted())
                return;
            const QString offer = RolloutPage::tr("A rollout did not end. The page “Rollout” offers to resume it.");
            window.showMessage(Severity::Note, offer);
            // It is offered no longer once another one runs, or this one.
            QObject::connect(&rollout, &RolloutService::begun, &window, [&window, offer] { window.withdraw(offer); });
        },
        Qt::SingleShotConnection);
}

void addWeighing(MainWindow &window, WeighingService &weighing)
{
    auto *ask = new QAction(icon(u"search"_s), MainWindow::tr("Ask for si&zes …"), &window);
    ask->setToolTip(MainWindow::tr("Ask web servers and registries what the artifacts weigh"));
    ask->setStatusTip(ask->toolTip());
    ask->setShortcut(QKeySequence(Qt::Key_F12));
    auto *dialog = new WeighingDialog(weighing, &window);
    QObject::connect(ask, &QAction::triggered, dialog, [dialog] {
        dialog->show();
        dialog->raise();
        dialog->activateWindow();
    });
    window.addFileAction(ask);
    QObject::connect(&window, &MainWindow::stopRequested, &weighing, &WeighingService::cancel);
    QObject::connect(&weighing, &WeighingService::busyChanged, &window,
                     [&window](bool busy) { window.setTask(busy ? MainWindow::tr("Asking for sizes …") : QString()); });
    QObject::connect(&weighing, &WeighingService::progressed, &window, [&window](int done, int all) {
        window.setTask(
            MainWindow::tr("Asking for sizes: %1 of %2").arg(QLocale().toString(done), QLocale().toString(all)));
    });
}

} // namespace

void addStandardPages(MainWindow &window, ProbingService *probing, RolloutService *rollout, WeighingService *weighing)
{
    const PageContext &context = window.context();
    window.addPage(new InventoryPage(context));
    if (probing) {
        auto *nodes = new NodesPage(context, *probing);
        window.addPage(nodes);
        window.addFileAction(nodes->saveAction());
        QObject::connect(probing, &ProbingService::saved, &window, &MainWindow::showWritten);
        if (KeptSecrets *kept = probing->keptSecrets()) {
            window.addFileAction(new ForgetSecretsAction(*kept, &window));
            QObject::connect(kept, &KeptSecrets::failed, &window,
                             [&window](const QString &sentence) { window.showMessage(Severity::Error, sentence); });
        }
    }
    window.addPage(new MatrixPage(context));
    window.addPage(new MissingPage(context));
    window.addPage(new RoutesPage(context));
    window.addPage(new PlanPage(context));
    if (rollout)
        addRollout(window, *rollout, probing);
    if (weighing)
        addWeighing(window, *weighing);
    window.setDetailsPane(new DetailsPane(context, probing));
    window.setDiagnosticsPanel(new DiagnosticsPanel(context));
    window.restoreSession();
}

} // namespace qm
