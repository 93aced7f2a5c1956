// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "ui/planningservice.h"
#include "ui/selection.h"
#include "ui/sourceopener.h"
#include "ui/widgets/headerline.h"
#include "ui/widgets/navigation.h"
#include "ui/widgets/statusline.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>

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
    , m_context{new SelectionHub(this), new SourceOpener(this)}
    , m_header(new HeaderLine(this))
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
    layout->addWidget(m_columns, 1);
    layout->addWidget(line(central));
    setCentralWidget(central);
    setStatusBar(m_status);
    resize(1280, 800);

    connect(m_navigation, &Navigation::entryChosen, this, &MainWindow::showPage);
    connect(m_status, &StatusLine::diagnosticsRequested, this, &MainWindow::setDiagnosticsShown);
    connect(m_status, &StatusLine::stopRequested, &m_service, &PlanningService::cancel);
    connect(&m_service, &PlanningService::planningChanged, this, &MainWindow::setPlanning);
    connect(&m_service, &PlanningService::requestChanged, m_header, &HeaderLine::setRequest);
    connect(&m_service, &PlanningService::busyChanged, this,
            [this](bool busy) { m_status->setBusy(busy, tr("Computing the plan …")); });
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
    if (m_pages.size() == 1)
        showPage(page->id());
}

void MainWindow::setDetailsPane(Page *pane)
{
    m_details = pane;
    m_columns->addWidget(pane);
    adopt(pane);
    feed(pane);
}

void MainWindow::setDiagnosticsPanel(Page *panel)
{
    m_diagnostics = panel;
    m_rows->addWidget(panel);
    panel->hide();
    adopt(panel);
}

void MainWindow::adopt(Page *page)
{
    connect(page, &Page::pageRequested, this, &MainWindow::showPage);
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
    if (!wanted)
        return;
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
}

void MainWindow::setPlanning(const std::shared_ptr<const Planning> &planning)
{
    m_header->setPlan(planning->plan());
    m_status->setDiagnostics(planning->plan().diagnostics);
    for (Page *page : allPages()) {
        if (page == currentPage() || (page->isVisible() && !m_pages.contains(page)))
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
    showPage(settings.value(u"session/page"_s).toString());
}

void MainWindow::saveSession() const
{
    QSettings settings;
    settings.setValue(u"session/version"_s, sessionVersion);
    settings.setValue(u"session/geometry"_s, saveGeometry());
    settings.setValue(u"session/columns"_s, m_columns->saveState());
    settings.setValue(u"session/rows"_s, m_rows->saveState());
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
