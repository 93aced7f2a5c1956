// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/matrixdata.h"
#include "ui/page.h"
#include "ui/theme/theme.h"

#include <QHash>
#include <QMainWindow>

#include <memory>

class QAction;
class QActionGroup;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace qm {

struct ExportChoice;
class HeaderLine;
class MessageBar;
class Navigation;
class OpenDialog;
class PlanningService;
class StartPage;
class StatusLine;
struct SortedInputs;

/// The window: a line that says what is open, navigation, pages, details, diagnostics, a status line.
///
/// It knows its pages by their interface only; they are added once, before it is shown (standardpages.h).
/// Everything in it works on the one plan of the PlanningService and the one SelectionHub.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// @param service outlives the window.
    explicit MainWindow(PlanningService &service, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// What to construct pages with.
    [[nodiscard]] const PageContext &context() const { return m_context; }

    /// Takes the page over and gives it an entry in the navigation, in the order of the calls.
    void addPage(Page *page);
    /// Puts @p action into the File menu, below what writes the plan.
    void addFileAction(QAction *action);
    /// The pane at the right, and the panel below the pages that the status line's diagnostics button opens.
    /// Each at most once.
    void setDetailsPane(Page *pane);
    void setDiagnosticsPanel(Page *panel);

    [[nodiscard]] const QList<Page *> &pages() const { return m_pages; }
    /// Null if there is none.
    [[nodiscard]] Page *page(const QString &id) const;
    [[nodiscard]] Page *currentPage() const;
    void showPage(const QString &id);
    void setDiagnosticsShown(bool shown);
    void setDetailsShown(bool shown);

    /// Plans from @p request and remembers it among the recent ones.
    void open(const PlanRequest &request);
    /// Files and folders as they are dropped on the window: an inventory, a checkout, a presence document.
    void openPaths(const QStringList &paths);
    void showOpenDialog();
    /// How far a rollout is, in the status line; a click there shows its page. Empty for none.
    void setRolloutProgress(const QString &text, int permille, Tone tone);
    /// What is done in the background besides planning, in the status line with a button that stops it; empty for
    /// nothing.
    void setTask(const QString &text);
    /// Says for a while that a file was written.
    void showWritten(const QString &path);
    /// Says in place what went wrong.
    void showMessage(Severity severity, const QString &text);
    /// Takes back what showMessage() said, if that is still what is said.
    void withdraw(const QString &text);

    /// Geometry, page, splitters, and the state of all pages as they were left. Call after the last page was added.
    void restoreSession();

Q_SIGNALS:
    /// What setTask() tells of shall end.
    void stopRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void setPlanning(const std::shared_ptr<const Planning> &planning);
    void feed(Page *page);
    void showBusy();
    void stop();
    // windowinputs.cpp, as all that opens
    void openInputs(const SortedInputs &inputs);
    void openPlanDocument(const QString &path);
    void tellMissing(const QStringList &paths);
    void setReading(const QString &what);
    void adopt(Page *page);
    void saveSession() const;
    void updateTitle();
    void updateRecent();
    void chooseTheme(ThemeMode mode);
    void chooseDensity(Density density);
    // windowmenus.cpp
    void buildMenus();
    void buildFileMenu();
    void buildExportMenu();
    void exportTo(const ExportChoice &choice);
    void writeTo(const QString &path, const ExportChoice &choice);
    void buildViewMenu();
    void buildGoMenu();
    void buildHelpMenu();
    void addPageAction(Page *page);
    void focusSearch();
    void askForEditor();
    void showAbout();
    [[nodiscard]] QList<Page *> allPages() const;

    PlanningService &m_service;
    MatrixCache m_matrices;
    PageContext m_context;
    QList<Page *> m_pages;
    Page *m_details = nullptr;
    Page *m_diagnostics = nullptr;
    /// What each page shows; hidden pages get the current plan when they are shown.
    QHash<const Page *, std::shared_ptr<const Planning>> m_shown;

    HeaderLine *m_header;
    MessageBar *m_message;
    QStackedWidget *m_outer;
    StartPage *m_start;
    Navigation *m_navigation;
    QStackedWidget *m_stack;
    QSplitter *m_columns;
    QSplitter *m_rows;
    StatusLine *m_status;
    QString m_task;
    int m_opening = 0;         ///< counts what is opened: the last one counts, not the one that is read last
    QString m_reading;         ///< what is read to open it, in words; empty for nothing
    bool m_isInputNew = false; ///< of what is open, since the plan that is on show
    OpenDialog *m_openDialog = nullptr;

    QMenu *m_recentMenu = nullptr;
    QMenu *m_exportMenu = nullptr;
    QMenu *m_fileMenu = nullptr;
    QAction *m_quitSeparator = nullptr; ///< what pages put into the File menu stands above it
    QMenu *m_goMenu = nullptr;
    QAction *m_firstGoAction = nullptr; ///< what the pages stand above
    QAction *m_refreshAction = nullptr;
    QAction *m_stopAction = nullptr;
    QAction *m_detailsAction = nullptr;
    QAction *m_diagnosticsAction = nullptr;
    QActionGroup *m_themes = nullptr;
    QActionGroup *m_densities = nullptr;
};

} // namespace qm
