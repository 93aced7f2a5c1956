// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/stepmodel.h"
#include "ui/page.h"

#include <QFutureWatcher>
#include <QTimer>

class QCheckBox;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTextBrowser;

namespace qm {

class EmptyState;
class FilterReset;
class SearchField;
class StageFlow;
class TableView;

/// The stages of the plan, their steps, and what a step does.
class PlanPage final : public Page
{
    Q_OBJECT

public:
    explicit PlanPage(const PageContext &context, QWidget *parent = nullptr);
    /// Waits for totals that are being computed.
    ~PlanPage() override;

    QString id() const override;
    QString title() const override;
    QString description() const override;
    QString iconName() const override;
    void setPlanning(std::shared_ptr<const Planning> planning) override;
    QWidget *searchField() const override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

protected:
    void followSelection(const Selection &now) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildToolRow();
    void buildActions();
    void applyFilter();
    void tellSelection();
    void updateAfterChange();
    void updateWords();
    void showWords();
    [[nodiscard]] QString wordsAsHtml(quint32 step) const;

    StepModel m_model;
    QFutureWatcher<StageSummaries> m_summaries;
    StageFlow *m_stages;
    SearchField *m_search;
    QCheckBox *m_onlySelected;
    FilterReset *m_reset;
    QLabel *m_count;
    TableView *m_table;
    QTextBrowser *m_words;
    QTimer m_wordsPause;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
};

} // namespace qm
