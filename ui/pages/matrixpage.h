// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/matrixmodel.h"
#include "ui/page.h"

class QAction;
class QComboBox;
class QLabel;
class QStackedWidget;

namespace qm {

class EmptyState;
class Legend;
class MatrixView;
class SearchField;

/// Nodes × artifacts: who needs what, and who has it.
class MatrixPage final : public Page
{
    Q_OBJECT

public:
    explicit MatrixPage(const PageContext &context, QWidget *parent = nullptr);

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
    void buildToolRow(QWidget *row);
    void buildActions();
    void applyFilter();
    /// Runs @p change, which resets the model, and puts current cell and scroll position back by name.
    template<typename Change>
    void keepingPlace(Change change);
    void updateAfterChange();
    void updateGroups();
    void tellSelection();
    void goToNext(bool backward);

    MatrixModel m_model;
    MatrixView *m_view;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    SearchField *m_hosts = nullptr;
    SearchField *m_artifacts = nullptr;
    QComboBox *m_group = nullptr;
    QComboBox *m_state = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_order = nullptr;
    QLabel *m_count = nullptr;
    Legend *m_legend;
    bool m_following = false;
};

} // namespace qm
