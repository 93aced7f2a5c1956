// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/rollouthistorymodel.h"
#include "ui/page.h"

class QAction;
class QComboBox;
class QLabel;
class QSplitter;
class QStackedWidget;

namespace qm {

class EmptyState;
class RolloutService;
class SearchField;
class TableView;

/// The rollouts of the workspace, and what happened in each.
class HistoryPage final : public Page
{
    Q_OBJECT

public:
    /// @param rollout outlives the page.
    HistoryPage(const PageContext &context, RolloutService &rollout, QWidget *parent = nullptr);

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString description() const override;
    [[nodiscard]] QString iconName() const override;
    void setPlanning(std::shared_ptr<const Planning> planning) override;
    [[nodiscard]] QWidget *searchField() const override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

protected:
    void followSelection(const Selection &now) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildRollouts();
    QWidget *buildEvents();
    void buildActions();
    void takeHistory();
    void showCurrent();
    void readOn();
    void applyFilter();
    void updateTexts();
    void updateGoOn();
    void goOn();
    /// Of the current row; 0 without one.
    [[nodiscard]] qint64 currentRollout() const;

    RolloutService &m_rollout;
    RolloutHistoryModel m_records;
    JournalEventModel m_events;
    bool m_isTaking = false;  ///< the list of rollouts
    qint64 m_shown = 0;       ///< whose events are listed
    bool m_isReading = false; ///< more of them
    int m_reading = 0;        ///< counts what was shown: answers to an earlier one are not heard
    QString m_problem;        ///< why they could not be read
    TableView *m_recordTable;
    TableView *m_eventTable;
    SearchField *m_search = nullptr;
    QComboBox *m_show = nullptr;
    QLabel *m_count = nullptr;
    QStackedWidget *m_eventStack = nullptr;
    EmptyState *m_noEvents = nullptr;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QAction *m_report = nullptr;
    QAction *m_save = nullptr;
    QAction *m_log = nullptr;
    QAction *m_goOn = nullptr;
};

} // namespace qm
