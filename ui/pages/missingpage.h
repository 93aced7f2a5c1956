// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/emptyplan.h"
#include "ui/models/missingmodel.h"
#include "ui/page.h"

#include <QSet>

#include <optional>

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
    void search(const QString &text);
    [[nodiscard]] QSet<QString> expandedEntries() const;
    /// Runs @p change, which makes another list, and expands in it what @p wanted names; without that what was
    /// expanded, or all of a short list.
    template<typename Change>
    void relist(Change change, const std::optional<QSet<QString>> &wanted);
    void ensureCurrent();
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
    std::optional<QSet<QString>> m_expanded; ///< while a search shows another list
    bool m_hasPlan = false;
    std::optional<EmptyPlanWords> m_unplanned; ///< why nothing is missing, if not because all is there
    bool m_following = false;
};

} // namespace qm
