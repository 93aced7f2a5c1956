// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/missingmodel.h"
#include "ui/page.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QTreeView;

namespace qm {

class EmptyState;
class SearchField;

/// What each node misses, or who misses each artifact, with where it will come from.
class MissingPage final : public Page
{
    Q_OBJECT

public:
    explicit MissingPage(const PageContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString description() const override;
    [[nodiscard]] QString iconName() const override;
    void setPlanning(std::shared_ptr<const Planning> planning) override;
    void planChanged(const PlanFacts &facts) override;
    [[nodiscard]] QWidget *searchField() const override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

protected:
    void followSelection(const Selection &now) override;

private:
    void buildActions();
    /// Runs @p change, which resets the model, and puts expansion and current row back.
    template<typename Change>
    void keepingPlace(Change change);
    void updateTotals();
    void tellSelection();
    void saveCsv();

    MissingModel m_model;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QTreeView *m_tree;
    SearchField *m_search;
    QComboBox *m_view;
    QLabel *m_totals;
    bool m_following = false;
};

} // namespace qm
