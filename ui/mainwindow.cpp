// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "ui/models/planfacts.h"
#include "ui/pages/startpage.h"
#include "ui/planningservice.h"
#include "ui/selection.h"
#include "ui/sourceopener.h"
#include "ui/widgets/headerline.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/navigation.h"
#include "ui/widgets/statusline.h"

#include <QAction>
#include <QActionGroup>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Bump it when what saveSession() writes changes its meaning.
constexpr int sessionVersion = 1;

QFrame *line(QWidget *parent)
{
    auto *result = new QFrame(parent);
    result->setFrameShape(QFrame::HLine);
    result->setFrameShadow(QFrame::Plain);
    result->setForegroundRole(QPalette::Mid);
    result->setFixedHeight(1);
    return result;
}

} // namespace

MainWindow::MainWindow(PlanningService &service, QWidget *parent)
    : QMainWindow(parent)
    , m_service(service)
    , m_context{new SelectionHub(this), new SourceOpener(this), &m_matrices}
    , m_header(new HeaderLine(this))
    , m_message(new MessageBar(this))
    , m_outer(new QStackedWidget(this))
    , m_start(new StartPage(this))
    , m_navigation(new Navigation(this))
    , m_stack(new QStackedWidget(this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_rows(new QSplitter(Qt::Vertical, this))
    , m_status(new StatusLine(this))
{
    m_rows->addWidget(m_stack);
    m_rows->setStretchFactor(0, 1);
    m_rows->setChildrenCollapsible(false);
    m_columns->addWidget(m_navigation);
    m_columns->addWidget(m_rows);
    m_columns->setStretchFactor(1, 1);
    m_columns->setChildrenCollapsible(false);

    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(line(central));
    layout->addWidget(m_message);
    layout->addWidget(m_outer, 1);
    layout->addWidget(line(central));
    m_outer->addWidget(m_start);
    m_outer->addWidget(m_columns);
    setCentralWidget(central);
    setStatusBar(m_status);
    setAcceptDrops(true);
    resize(1280, 800);
    buildMenus();
    updateRecent();
    updateTitle();

    connect(m_navigation, &Navigation::entryChosen, this, &MainWindow::showPage);
    connect(m_status, &StatusLine::diagnosticsRequested, this, &MainWindow::setDiagnosticsShown);
    connect(m_status, &StatusLine::rolloutRequested, this, [this] { showPage(u"rollout"_s); });
    connect(&m_service, &PlanningService::planningChanged, this, &MainWindow::setPlanning);
    connect(&m_service, &PlanningService::requestChanged, this, [this](const PlanRequest &request) {
        m_isInputNew = false; // what is planned next is another plan, not another input
        m_header->setRequest(request);
        updateTitle();
    });
    connect(&m_service, &PlanningService::busyChanged, this, &MainWindow::showBusy);
    connect(&m_service, &PlanningService::inputsChanged, this, [this] { m_isInputNew = true; });
    connect(m_header, &HeaderLine::activated, this, &MainWindow::showOpenDialog);
    connect(m_start, &StartPage::requested, this, &MainWindow::open);
    connect(m_start, &StartPage::planGiven, this, &MainWindow::openPlanDocument);
    connect(m_start, &StartPage::missingGiven, this, &MainWindow::tellMissing);
    connect(m_context.sources, &SourceOpener::failed, this,
            [this](const QString &text) { showMessage(Severity::Error, text); });
    if (m_service.request())
        m_header->setRequest(*m_service.request());
    if (m_service.planning())
        setPlanning(m_service.planning());
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(Page *page)
{
    m_pages.append(page);
    m_stack->addWidget(page);
    m_navigation->addEntry(page->id(), page->title(), page->description(), page->iconName());
    connect(page, &Page::badgeChanged, m_navigation,
            [this, page](const QString &text) { m_navigation->setBadge(page->id(), text); });
    adopt(page);
    addPageAction(page);
    if (m_pages.size() == 1)
        showPage(page->id());
}

void MainWindow::setDetailsPane(Page *pane)
{
    m_details = pane;
    m_columns->addWidget(pane);
    adopt(pane);
    feed(pane);
    m_detailsAction->setEnabled(true);
}

void MainWindow::setDiagnosticsPanel(Page *panel)
{
    m_diagnostics = panel;
    m_rows->addWidget(panel);
    panel->hide();
    adopt(panel);
    m_diagnosticsAction->setEnabled(true);
}

void MainWindow::adopt(Page *page)
{
    connect(page, &Page::pageRequested, this, &MainWindow::showPage);
    if (m_service.planning())
        page->planChanged(planFacts(m_service.planning()->plan()));
}

Page *MainWindow::page(const QString &id) const
{
    const auto found = std::find_if(m_pages.cbegin(), m_pages.cend(), [&](const Page *p) { return p->id() == id; });
    return found == m_pages.cend() ? nullptr : *found;
}

Page *MainWindow::currentPage() const
{
    return static_cast<Page *>(m_stack->currentWidget());
}

void MainWindow::showPage(const QString &id)
{
    Page *wanted = page(id);
    if (!wanted) {
        // The panes have ids as well: a page may ask to see the details.
        if (m_details && m_details->id() == id) {
            setDetailsShown(true);
            m_details->setFocus();
        } else if (m_diagnostics && m_diagnostics->id() == id) {
            setDiagnosticsShown(true);
            m_diagnostics->setFocus();
        }
        return;
    }
    feed(wanted);
    m_stack->setCurrentWidget(wanted);
    m_navigation->setCurrentEntry(id);
}

void MainWindow::setDiagnosticsShown(bool shown)
{
    if (!m_diagnostics)
        return;
    if (shown)
        feed(m_diagnostics);
    m_diagnostics->setVisible(shown);
    m_status->setDiagnosticsShown(shown);
    m_diagnosticsAction->setChecked(shown);
}

void MainWindow::setDetailsShown(bool shown)
{
    if (!m_details)
        return;
    if (shown)
        feed(m_details);
    m_details->setVisible(shown);
    m_detailsAction->setChecked(shown);
}

void MainWindow::showWritten(const QString &path)
{
    m_status->showMessage(tr("Written: %1").arg(path), 8000);
}

void MainWindow::showMessage(Severity severity, const QString &text)
{
    m_message->showMessage(severity, text);
}

void MainWindow::withdraw(const QString &text)
{
    if (m_message->text() == text)
        m_message->dismiss();
}

void MainWindow::setRolloutProgress(const QString &text, int permille, Tone tone)
{
    m_status->setRollout(text, permille, tone);
}

void MainWindow::setTask(const QString &text)
{
    m_task = text;
    showBusy();
}

void MainWindow::showBusy()
{
    const QString what = !m_reading.isEmpty() ? m_reading : m_service.isBusy() ? tr("Computing the plan …") : m_task;
    m_status->setBusy(!what.isEmpty(), what);
    m_stopAction->setEnabled(!what.isEmpty());
    m_stopAction->setToolTip(
        u"%1 (%2)"_s.arg(what.isEmpty() ? tr("Stop the work in the background") : tr("Stop: %1").arg(what),
                         m_stopAction->shortcut().toString(QKeySequence::NativeText)));
}

/// What the status line says that is being done.
void MainWindow::stop()
{
    if (!m_reading.isEmpty()) {
        ++m_opening;
        setReading({});
    } else if (m_service.isBusy()) {
        m_service.cancel();
    } else {
        Q_EMIT stopRequested();
    }
}

void MainWindow::updateTitle()
{
    setWindowTitle(QFileInfo(m_header->request().inventories.value(0)).fileName());
}

void MainWindow::setPlanning(const std::shared_ptr<const Planning> &planning)
{
    m_outer->setCurrentWidget(m_columns);
    m_refreshAction->setEnabled(true);
    const PlanFacts facts = planFacts(planning->plan());
    m_header->setPlan(planning->plan(), facts);
    m_status->setDiagnostics(planning->plan().diagnostics);
    const double seconds = static_cast<double>(m_service.lastDuration().count()) / 1000;
    // Beside the diagnostics, and not for a moment in their place: what was changed may be what is wrong.
    m_status->setResult(
        (std::exchange(m_isInputNew, false) ? tr("An input changed; planned again in %1 s") : tr("Planned in %1 s"))
            .arg(QLocale().toString(seconds, 'f', 2)));
    for (Page *page : allPages()) {
        page->planChanged(facts);
        if (page == currentPage() || (!page->isHidden() && !m_pages.contains(page)))
            feed(page);
    }
}

void MainWindow::feed(Page *page)
{
    const auto &planning = m_service.planning();
    if (!planning || m_shown.value(page) == planning)
        return;
    m_shown.insert(page, planning);
    page->setPlanning(planning);
}

QList<Page *> MainWindow::allPages() const
{
    QList<Page *> result = m_pages;
    if (m_details)
        result.append(m_details);
    if (m_diagnostics)
        result.append(m_diagnostics);
    return result;
}

void MainWindow::restoreSession()
{
    QSettings settings;
    chooseTheme(themeModeFromString(settings.value(u"view/theme"_s).toString()));
    chooseDensity(densityFromString(settings.value(u"view/density"_s).toString()));
    m_context.sources->setEditorCommand(settings.value(u"view/editor"_s).toString());
    if (settings.value(u"session/version"_s).toInt() != sessionVersion)
        return;
    restoreGeometry(settings.value(u"session/geometry"_s).toByteArray());
    m_columns->restoreState(settings.value(u"session/columns"_s).toByteArray());
    m_rows->restoreState(settings.value(u"session/rows"_s).toByteArray());
    for (Page *page : allPages()) {
        settings.beginGroup(u"pages/"_s + page->id());
        page->restoreState(settings);
        settings.endGroup();
    }
    setDetailsShown(settings.value(u"session/details"_s, true).toBool());
    setDiagnosticsShown(settings.value(u"session/diagnostics"_s, false).toBool());
    showPage(settings.value(u"session/page"_s).toString());
}

void MainWindow::saveSession() const
{
    QSettings settings;
    settings.setValue(u"session/version"_s, sessionVersion);
    settings.setValue(u"session/geometry"_s, saveGeometry());
    settings.setValue(u"session/columns"_s, m_columns->saveState());
    settings.setValue(u"session/rows"_s, m_rows->saveState());
    if (m_details)
        settings.setValue(u"session/details"_s, !m_details->isHidden());
    if (m_diagnostics)
        settings.setValue(u"session/diagnostics"_s, !m_diagnostics->isHidden());
    if (const Page *page = currentPage())
        settings.setValue(u"session/page"_s, page->id());
    for (const Page *page : allPages()) {
        settings.beginGroup(u"pages/"_s + page->id());
        page->saveState(settings);
        settings.endGroup();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveSession();
    QMainWindow::closeEvent(event);
}

} // namespace qm
