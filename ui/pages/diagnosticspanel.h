// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/diagnosticmodel.h"
#include "ui/page.h"

class QCheckBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace qm {

class EmptyState;
class SearchField;
class TableView;

/// What an admin should know about the inputs and the plan, with the way to the file and line.
class DiagnosticsPanel final : public Page
{
    Q_OBJECT

public:
    explicit DiagnosticsPanel(const PageContext &context, QWidget *parent = nullptr);

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

private:
    QWidget *buildToolRow();
    void buildActions();
    void applyFilter();
    /// Runs @p change, which resets the model, and puts selection, current row and scroll position back.
    template<typename Change>
    void keepingPlace(Change change);
    void updateAfterChange();
    void open(const QModelIndex &index);
    void tellSelection();

    DiagnosticModel m_model;
    std::array<QToolButton *, allSeverities.size()> m_severities{}; ///< by Severity
    SearchField *m_search;
    QCheckBox *m_onlySelected;
    TableView *m_table;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
};

} // namespace qm
