// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "core/base/workpool.h"
#include "ui/documentexport.h"
#include "ui/inputs.h"
#include "ui/pages/startpage.h"
#include "ui/planningservice.h"
#include "ui/selection.h"
#include "ui/sourceopener.h"
#include "ui/theme/icons.h"
#include "ui/widgets/statusline.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QFileDialog>
#include <QFutureWatcher>
#include <QInputDialog>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

QAction *add(QMenu *menu, const QString &iconName, const QString &text, const QString &tip,
             const QKeySequence &keys = {})
{
    QAction *action = menu->addAction(icon(iconName), text);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    action->setShortcut(keys);
    return action;
}

QMenu *addMenu(QMenuBar *bar, const QString &title)
{
    QMenu *menu = bar->addMenu(title);
    menu->setToolTipsVisible(true);
    return menu;
}

} // namespace

void MainWindow::buildMenus()
{
    buildFileMenu();
    buildViewMenu();
    buildGoMenu();
    buildHelpMenu();
}

void MainWindow::buildFileMenu()
{
    QMenu *menu = m_fileMenu = addMenu(menuBar(), tr("&File"));
    connect(add(menu, u"open"_s, tr("&Open …"), tr("Choose inventory, checkout and options"), QKeySequence::Open),
            &QAction::triggered, this, &MainWindow::showOpenDialog);
    m_recentMenu = menu->addMenu(icon(u"recent"_s), tr("Open &recent"));
    m_recentMenu->setToolTipsVisible(true);
    menu->addSeparator();
    m_refreshAction = add(menu, u"refresh"_s, tr("Plan &again"), tr("Read all inputs again and compute the plan"),
                          QKeySequence(Qt::Key_F5));
    m_refreshAction->setEnabled(false);
    connect(m_refreshAction, &QAction::triggered, &m_service, &PlanningService::refresh);
    m_stopAction =
        add(menu, u"stop"_s, tr("&Stop"), tr("Stop the work in the background"), QKeySequence(Qt::SHIFT | Qt::Key_F5));
    m_status->setStopAction(m_stopAction);
    connect(m_stopAction, &QAction::triggered, this, &MainWindow::stop);
    showBusy();
    menu->addSeparator();
    m_exportMenu = menu->addMenu(icon(u"export"_s), tr("&Export"));
    m_exportMenu->setToolTipsVisible(true);
    buildExportMenu();
    m_quitSeparator = menu->addSeparator();
    QAction *quit = menu->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setToolTip(tr("Close the window; it will open as you leave it"));
}

void MainWindow::addFileAction(QAction *action)
{
    m_fileMenu->insertAction(m_quitSeparator, action);
}

void MainWindow::buildExportMenu()
{
    m_exportMenu->setEnabled(false);
    connect(&m_service, &PlanningService::planningChanged, m_exportMenu, [this] { m_exportMenu->setEnabled(true); });
    for (const ExportChoice &choice : exportChoices()) {
        QAction *action = m_exportMenu->addAction(choice.title);
        action->setToolTip(tr("Write the plan to a file: %1").arg(choice.filter));
        if (choice.format == DocumentFormat::Html)
            action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
        connect(action, &QAction::triggered, this, [this, choice] { exportTo(choice); });
    }
}

void MainWindow::exportTo(const ExportChoice &choice)
{
    auto *dialog = new QFileDialog(this, tr("Export the plan"), {}, choice.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(choice.suffix);
    dialog->selectFile(u"plan."_s + choice.suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, choice](const QString &path) { writeTo(path, choice); });
    dialog->open();
}

/// A report of thousands of hosts is written for seconds.
void MainWindow::writeTo(const QString &path, const ExportChoice &choice)
{
    const auto tell = [this, path](const Result<> &written) {
        if (written) {
            showWritten(path);
            return;
        }
        m_status->clearMessage();
        showMessage(Severity::Error, toString(written.error()));
    };
    if (needsFonts(choice.format)) {
        tell(exportPlan(m_service.planning(), choice.format, path));
        return;
    }
    m_status->showMessage(tr("Writing: %1 …").arg(path));
    using Watcher = QFutureWatcher<Result<>>;
    auto *watcher = new Watcher(this);
    connect(watcher, &Watcher::finished, this, [watcher, tell] {
        watcher->deleteLater();
        tell(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(workPool(), [planning = m_service.planning(), format = choice.format, path] {
        return exportPlan(planning, format, path);
    }));
}

void MainWindow::buildViewMenu()
{
    QMenu *menu = addMenu(menuBar(), tr("&View"));
    m_detailsAction = add(menu, u"details"_s, tr("&Details"), tr("Show or hide the details of what is selected"),
                          QKeySequence(Qt::Key_F9));
    m_diagnosticsAction = add(menu, u"diagnostics"_s, tr("D&iagnostics"), tr("Show or hide the diagnostics"),
                              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    for (QAction *action : {m_detailsAction, m_diagnosticsAction}) {
        action->setCheckable(true);
        action->setEnabled(false);
    }
    m_detailsAction->setChecked(true);
    connect(m_detailsAction, &QAction::triggered, this, &MainWindow::setDetailsShown);
    connect(m_diagnosticsAction, &QAction::triggered, this, &MainWindow::setDiagnosticsShown);
    menu->addSeparator();

    const auto choices = [this, menu](const QString &title, QActionGroup *&group, const auto &entries, auto choose) {
        QMenu *submenu = menu->addMenu(title);
        group = new QActionGroup(this);
        for (const auto &[value, text] : entries) {
            QAction *action = submenu->addAction(text);
            action->setToolTip(text);
            action->setCheckable(true);
            action->setData(static_cast<int>(value));
            group->addAction(action);
            connect(action, &QAction::triggered, this, [choose, chosen = value] { choose(chosen); });
        }
    };
    const std::pair<ThemeMode, QString> themes[] = {
        {ThemeMode::System, tr("As the &system")}, {ThemeMode::Light, tr("&Light")}, {ThemeMode::Dark, tr("&Dark")}};
    choices(tr("&Theme"), m_themes, themes, [this](ThemeMode mode) { chooseTheme(mode); });
    const std::pair<Density, QString> densities[] = {{Density::Comfortable, tr("&Comfortable")},
                                                     {Density::Compact, tr("C&ompact")}};
    choices(tr("De&nsity"), m_densities, densities, [this](Density density) { chooseDensity(density); });
    menu->addSeparator();
    connect(add(menu, u"external"_s, tr("&Editor …"), tr("Choose the program that opens files at a line")),
            &QAction::triggered, this, &MainWindow::askForEditor);
}

void MainWindow::buildGoMenu()
{
    m_goMenu = addMenu(menuBar(), tr("&Go"));
    m_firstGoAction = m_goMenu->addSeparator();
    QAction *find = add(m_goMenu, u"search"_s, tr("&Find"), tr("Search on this page"), QKeySequence::Find);
    connect(find, &QAction::triggered, this, &MainWindow::focusSearch);
    m_goMenu->addSeparator();
    QAction *back =
        add(m_goMenu, u"back"_s, tr("&Back"), tr("To what was selected before"), QKeySequence(Qt::ALT | Qt::Key_Left));
    QAction *forward = add(m_goMenu, u"forward"_s, tr("F&orward"), tr("To what was selected next"),
                           QKeySequence(Qt::ALT | Qt::Key_Right));
    connect(back, &QAction::triggered, m_context.selection, &SelectionHub::goBack);
    connect(forward, &QAction::triggered, m_context.selection, &SelectionHub::goForward);
    const auto update = [this, back, forward] {
        back->setEnabled(m_context.selection->canGoBack());
        forward->setEnabled(m_context.selection->canGoForward());
    };
    connect(m_context.selection, &SelectionHub::changed, this, update);
    update();
}

void MainWindow::addPageAction(Page *page)
{
    auto *action = new QAction(icon(page->iconName()), page->title(), m_goMenu);
    action->setToolTip(page->description());
    if (m_pages.size() < 10)
        action->setShortcut(QKeySequence(static_cast<int>(Qt::ALT) | (Qt::Key_0 + static_cast<int>(m_pages.size()))));
    connect(action, &QAction::triggered, this, [this, page] {
        showPage(page->id());
        page->setFocus();
    });
    m_goMenu->insertAction(m_firstGoAction, action);
}

void MainWindow::buildHelpMenu()
{
    QMenu *menu = addMenu(menuBar(), tr("&Help"));
    connect(add(menu, u"info"_s, tr("&About Quaymaster"), tr("Version and licence")), &QAction::triggered, this,
            &MainWindow::showAbout);
}

void MainWindow::updateRecent()
{
    const QList<PlanRequest> requests = recentRequests(QSettings());
    m_start->setRecent(requests);
    m_recentMenu->clear();
    for (const PlanRequest &request : requests) {
        QAction *action = m_recentMenu->addAction(requestTitle(request).replace(u'&', u"&&"_s));
        action->setToolTip(tr("%1\nKubespray: %2").arg(request.inventories.join(u'\n'), request.kubespray));
        connect(action, &QAction::triggered, this, [this, request] { open(request); });
    }
    m_recentMenu->setEnabled(!requests.isEmpty());
    if (requests.isEmpty())
        return;
    m_recentMenu->addSeparator();
    QAction *clear = m_recentMenu->addAction(tr("&Clear this list"));
    clear->setToolTip(tr("Forget what was opened"));
    connect(clear, &QAction::triggered, this, [this] {
        QSettings settings;
        clearRecentRequests(settings);
        updateRecent();
    });
}

void MainWindow::chooseTheme(ThemeMode mode)
{
    applyTheme(mode);
    QSettings().setValue(u"view/theme"_s, toString(mode));
    m_themes->actions().at(static_cast<int>(mode))->setChecked(true);
}

void MainWindow::chooseDensity(Density density)
{
    setDensity(density);
    QSettings().setValue(u"view/density"_s, toString(density));
    m_densities->actions().at(static_cast<int>(density))->setChecked(true);
    // Views ask for their row heights again.
    QEvent event(QEvent::StyleChange);
    for (QWidget *widget : findChildren<QWidget *>())
        QApplication::sendEvent(widget, &event);
}

void MainWindow::focusSearch()
{
    const Page *page = currentPage();
    if (QWidget *field = page ? page->searchField() : nullptr)
        field->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::askForEditor()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Editor"));
    dialog->setLabelText(tr("Command that opens a file, with %f for the file and %l for the line.\n"
                            "For example: code --goto %f:%l. Empty: the built-in viewer."));
    dialog->setTextValue(m_context.sources->editorCommand());
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &command) {
        m_context.sources->setEditorCommand(command);
        QSettings().setValue(u"view/editor"_s, command);
    });
    dialog->open();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Quaymaster"));
    box->setIconPixmap(windowIcon().pixmap(48));
    box->setText(tr("Quaymaster %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(tr("Plans the distribution of Kubernetes artifacts to the nodes of a Kubespray "
                               "inventory.\n\nLicence: Apache-2.0. Made with Qt %1.")
                                .arg(QLatin1StringView(qVersion())));
    box->open();
}

} // namespace qm
