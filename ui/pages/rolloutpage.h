// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/rolloutjobmodel.h"
#include "ui/models/stepmodel.h"
#include "ui/page.h"

#include <QFutureWatcher>
#include <QTimer>

class QAction;
class QLabel;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace qm {

class EmptyState;
class FailureNotice;
class FilterTags;
class GateBar;
class HostsPanel;
class LiveRoutes;
class LogPanel;
class RolloutOptionsPanel;
class RolloutOverview;
class RolloutService;
class SearchField;
class StageFlow;
class StateChips;
class TableView;
class ThroughputChart;

/// Running the plan: stages, what waits for a person, every step with its log and its command, and how fast it goes.
class RolloutPage final : public Page
{
    Q_OBJECT

public:
    /// @param rollout outlives the page.
    RolloutPage(const PageContext &context, RolloutService &rollout, QWidget *parent = nullptr);
    /// Waits for totals that are being computed.
    ~RolloutPage() override;

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString description() const override;
    [[nodiscard]] QString iconName() const override;
    void setPlanning(std::shared_ptr<const Planning> planning) override;
    [[nodiscard]] QWidget *searchField() const override;
    /// Whether a node of the rollout waits for a secret, which the page of nodes asks for.
    void setSecretMissing(bool missing);
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

protected:
    void followSelection(const Selection &now) override;
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    // rolloutpagebuild.cpp
    void buildTable();
    void buildActions();
    QWidget *buildTools();
    QWidget *buildBottom();

    // rolloutpage.cpp
    void connectRollout();
    void showSummaries();
    void takeRollout();
    void tick();
    /// Of the tabs below the table, the one that is seen.
    void refreshBottom();
    void applyFilter();
    /// Does what resets the model, and picks again what was picked.
    template<typename Change>
    void keepingPicks(Change change);
    void updateState();
    void updateEmptyState();
    void updateActions();
    void updateBadge();

    // rolloutpagenotices.cpp
    QWidget *buildInterrupted();
    void updateInterrupted();
    QWidget *buildSecretMissing();
    FailureNotice *buildFailures();
    void showFailed();
    void chooseTrust();
    void showTrust();

    // rolloutpagecontext.cpp
    QAction *addContextAction(const QString &text, const QString &tip, const QKeySequence &keys = {},
                              QMenu *menu = nullptr);
    QMenu *addContextMenu(const QString &text);
    void buildContextActions();
    void buildCopyActions();
    void buildFilterActions();
    void buildPageActions();
    void copyIds() const;
    void copyHosts() const;
    void showOnlyHosts(const QStringList &hosts);
    void showOnlyArtifacts();
    void showOnlyState();
    void showOnlyStage();
    void showAllSteps();

    // rolloutpagejobs.cpp
    [[nodiscard]] QList<quint32> selectedJobs() const;
    /// The selected ones; without a selection the one with the cursor.
    [[nodiscard]] QList<quint32> jobsMeant() const;
    void takePicks();
    void updateJobActions();
    void tellSelection();
    void showJob();
    void showJobNow();
    void showGate();
    void showBottom(QWidget *tab);
    void showStep();
    void copyCommand();
    void askForReason(const QList<quint32> &jobs);

    RolloutService &m_rollout;
    RolloutJobModel m_model;
    QFutureWatcher<StageSummaries> m_summaries;
    std::shared_ptr<const Planning> m_planning;
    QHash<QString, QString> m_keys; ///< of artifacts, by the name that jobs use
    StageFlow *m_stages;
    RolloutOverview *m_overview;
    GateBar *m_gates;
    FailureNotice *m_failures;
    QLabel *m_interruptedText = nullptr;
    QPushButton *m_resume = nullptr;
    QWidget *m_interrupted; ///< after its text, which is made with it
    QWidget *m_secretMissing;
    RolloutOptionsPanel *m_options;
    SearchField *m_search = nullptr;
    QToolButton *m_trust = nullptr;
    StateChips *m_chips = nullptr;
    FilterTags *m_tags = nullptr;
    QLabel *m_count = nullptr;
    TableView *m_table;
    QTabWidget *m_bottom = nullptr;
    QLabel *m_step = nullptr; ///< whose log and command are shown
    LiveRoutes *m_routes = nullptr;
    HostsPanel *m_hosts = nullptr;
    LogPanel *m_log = nullptr;
    QPlainTextEdit *m_command = nullptr;
    ThroughputChart *m_chart = nullptr;
    QSplitter *m_splitter;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QAction *m_start = nullptr;
    QString m_startTip; ///< where no option is wrong
    QString m_retryTip; ///< where something may be left to try again
    QAction *m_pause = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_retryFailed = nullptr;
    QAction *m_retrySelected = nullptr;
    QAction *m_skipSelected = nullptr;
    QAction *m_showAll = nullptr;
    QList<quint32> m_picked;       ///< selected jobs, sorted
    QList<QAction *> m_jobActions; ///< that need a job
    bool m_wasStarting = false;    ///< when the actions were enabled last
    QTimer m_clock;
    QTimer m_showSoon; ///< the job that is current, once keys stop moving
};

} // namespace qm
