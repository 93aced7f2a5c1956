// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/inventorymodel.h"
#include "ui/page.h"

#include <functional>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace qm {

class EmptyState;
class SearchField;
class VariablesPanel;

/// Groups and hosts at the left, variables of what is selected at the right.
class InventoryPage final : public Page
{
    Q_OBJECT

public:
    explicit InventoryPage(const PageContext &context, QWidget *parent = nullptr);

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

private:
    QWidget *buildTree();
    void search(const QString &text);
    void tellFound();
    [[nodiscard]] bool isSearching() const;
    void tellSelection();
    void showVariables();
    void visitGroups(const QModelIndex &parent, const std::function<bool(const QModelIndex &)> &visit) const;
    [[nodiscard]] QStringList expandedPaths() const;
    void expandPaths(const QStringList &paths);

    InventoryModel m_model;
    std::shared_ptr<const Planning> m_planning;
    QStringList m_expanded; ///< while a search shows a flat list, and until the first plan is there
    QSplitter *m_splitter;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    SearchField *m_search = nullptr;
    QLabel *m_found = nullptr;
    QTreeView *m_tree = nullptr;
    VariablesPanel *m_variables;
    bool m_following = false;
};

} // namespace qm
