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
    /// Waits for what is being looked up.
    ~VariablesPanel() override;

    /// Looked up in the background; the latest call wins. Until then what was shown stays.
    void showHost(const std::shared_ptr<const Planning> &planning, const QString &host);
    void showGroup(const std::shared_ptr<const Planning> &planning, const QString &group);
    void showNothing();

    [[nodiscard]] QWidget *searchField() const;
    void saveState(QSettings &settings) const;
    void restoreState(const QSettings &settings);

private:
    /// Whose variables.
    struct Subject final
    {
        std::shared_ptr<const Planning> planning; ///< null for nobody's
        QString name;
        bool isGroup = false;

        friend bool operator==(const Subject &, const Subject &) = default;
    };
    struct Answer final
    {
        Subject subject;
        QStringList groups; ///< of a host
        int hosts = 0;      ///< of a group
        VariableTable variables;
    };
    /// What a variable comes to for a host.
    struct Evaluation final
    {
        Subject subject;
        QString variable;
        QString text;
    };

    QWidget *buildTable();
    QWidget *buildValue();
    static Answer lookUp(const Subject &subject);
    void ask(const Subject &subject);
    void lookUpNow();
    void showAnswer();
    void applyFilter();
    void tellCount();
    void showVariable(const QString &name);
    void showValue();
    void showEvaluated();
    void openOrigin(const QModelIndex &index);

    SourceOpener &m_sources;
    Subject m_wanted;
    Subject m_shown;
    VariablesModel m_model;
    QFutureWatcher<Answer> m_lookUp;
    QFutureWatcher<Evaluation> m_evaluation;

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
    int m_valuePlace = 0; ///< to where the value is scrolled once all of it is there
};

} // namespace qm
