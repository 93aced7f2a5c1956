// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"
#include "ui/models/variablesmodel.h"

#include <QFutureWatcher>
#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QSettings;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace qm {

class EmptyState;
class SearchField;
class SourceOpener;

/// The variables of a host or group: value, level, origin, what was overridden; below them the selected value in
/// full, and what it comes to for the host.
class VariablesPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit VariablesPanel(SourceOpener &sources, QWidget *parent = nullptr);
    ~VariablesPanel() override;

    void showHost(const std::shared_ptr<const Planning> &planning, const QString &host);
    void showGroup(const std::shared_ptr<const Planning> &planning, const QString &group);
    void showNothing();

    [[nodiscard]] QWidget *searchField() const;
    void saveState(QSettings &settings) const;
    void restoreState(const QSettings &settings);

private:
    QWidget *buildTable();
    QWidget *buildValue();
    void setVariables(const QString &title, const QString &subtitle, const VariableTable &variables);
    void applyFilter();
    void showValue();
    void showEvaluated();
    void openOrigin(const QModelIndex &index);

    SourceOpener &m_sources;
    std::shared_ptr<const Planning> m_planning;
    QString m_host;
    VariablesModel m_model;
    QFutureWatcher<QString> m_evaluation;

    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QLabel *m_title;
    QLabel *m_subtitle;
    SearchField *m_search = nullptr;
    QComboBox *m_scope = nullptr;
    QLabel *m_count = nullptr;
    QTreeView *m_view = nullptr;
    QSplitter *m_splitter = nullptr;
    QLabel *m_valueTitle = nullptr;
    QPlainTextEdit *m_value = nullptr;
};

} // namespace qm
