// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0

// What is opened in the window, and how.

#include "core/base/workpool.h"
#include "ui/dialogs/opendialog.h"
#include "ui/filethreads.h"
#include "ui/inputs.h"
#include "ui/mainwindow.h"
#include "ui/pages/startpage.h"
#include "ui/planningservice.h"
#include "ui/widgets/messagebar.h"

#include <QDropEvent>
#include <QFutureWatcher>
#include <QMimeData>
#include <QSettings>
#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace qm {

void MainWindow::open(const PlanRequest &request)
{
    ++m_opening;
    setReading({});
    QSettings settings;
    addRecentRequest(settings, request);
    updateRecent();
    m_message->dismiss();
    m_service.setRequest(request);
}

void MainWindow::openPaths(const QStringList &paths)
{
    askFiles(
        this, [paths] { return sortInputs(paths); },
        [this, opening = ++m_opening](const SortedInputs &inputs) {
            if (opening != m_opening)
                return; // something else was opened meanwhile
            setReading({});
            openInputs(inputs);
        });
    setReading(tr("Looking at what to open …"));
}

void MainWindow::openInputs(const SortedInputs &inputs)
{
    if (!inputs.plans.isEmpty()) {
        openPlanDocument(inputs.plans.constFirst());
    } else if (!m_service.request()) {
        m_start->addInputs(inputs);
    } else {
        const PlanRequest wanted = withInputs(*m_service.request(), inputs);
        if (wanted != *m_service.request())
            open(wanted);
    }
    tellMissing(inputs.missing); // last: opening something takes away what was said before
}

void MainWindow::tellMissing(const QStringList &paths)
{
    if (!paths.isEmpty())
        showMessage(Severity::Error, tr("There is no such file or folder: %1").arg(paths.join(u", "_s)));
}

void MainWindow::setReading(const QString &what)
{
    m_reading = what;
    showBusy();
}

/// What the plan was computed from, with what its artifacts weigh. A plan of thousands of hosts is read for seconds.
void MainWindow::openPlanDocument(const QString &path)
{
    using Watcher = QFutureWatcher<Result<PlanRequest>>;
    auto *watcher = new Watcher(this);
    connect(watcher, &Watcher::finished, this, [this, watcher, opening = ++m_opening] {
        watcher->deleteLater();
        if (opening != m_opening)
            return; // something else was opened meanwhile
        setReading({});
        const Result<PlanRequest> request = watcher->result();
        if (request)
            open(*request);
        else
            showMessage(Severity::Error, toString(request.error()));
    });
    watcher->setFuture(QtConcurrent::run(workPool(), requestOfPlan, path));
    setReading(tr("Reading the plan document …"));
}

void MainWindow::showOpenDialog()
{
    if (!m_openDialog) {
        m_openDialog = new OpenDialog(this);
        connect(m_openDialog, &OpenDialog::requested, this, &MainWindow::open);
        connect(m_openDialog, &OpenDialog::planGiven, this, &MainWindow::openPlanDocument);
        connect(m_openDialog, &OpenDialog::missingGiven, this, &MainWindow::tellMissing);
    }
    if (!m_openDialog->isVisible()) // else somebody is filling it in
        m_openDialog->setRequest(m_service.request().value_or(PlanRequest()));
    m_openDialog->show();
    m_openDialog->raise();
    m_openDialog->activateWindow();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    openPaths(paths);
    event->acceptProposedAction();
}

} // namespace qm
