// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/nodesmodel.h"
#include "ui/page.h"

#include <QTimer>

class QAction;
class QComboBox;
class QLabel;
class QProgressBar;
class QSplitter;
class QStackedWidget;

namespace qm {

class ClusterPanel;
class CredentialPanel;
class EmptyState;
class HostKeyPanel;
class ProbingService;
class SearchField;
class TableView;
struct Selection;

/// Connecting to the nodes and asking them what they have: how far every host is, what is known of it, what a person
/// has to decide on the way.
class NodesPage final : public Page
{
    Q_OBJECT

public:
    /// @param probing outlives the page.
    NodesPage(const PageContext &context, ProbingService &probing, QWidget *parent = nullptr);

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString description() const override;
    [[nodiscard]] QString iconName() const override;
    void setPlanning(std::shared_ptr<const Planning> planning) override;
    [[nodiscard]] QWidget *searchField() const override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

    /// Writes what is known of all hosts to a file: for the File menu too.
    [[nodiscard]] QAction *saveAction() const { return m_save; }

protected:
    void followSelection(const Selection &now) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildActions();
    QWidget *buildToolRow();
    QWidget *buildProgressRow();
    void connectProbing();
    void applyFilter();
    void takeHosts();
    void takeStatuses(const QList<ProbeStatus> &changed);
    void takeHostKeys();
    void probeAll();
    void connectCluster();
    void updateTexts();
    void updateActions();
    [[nodiscard]] QStringList selectedHosts() const;
    void tellSelection();
    void copyMessages();
    void askWhereToSave();

    ProbingService &m_probing;
    NodesModel m_model;
    TableView *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    ClusterPanel *m_cluster;
    CredentialPanel *m_credentials;
    HostKeyPanel *m_hostKeys;
    QSplitter *m_splitter;
    SearchField *m_search;
    QComboBox *m_show;
    QLabel *m_counts;
    QProgressBar *m_progress;
    QLabel *m_advice;
    QAction *m_probeAll = nullptr;
    QAction *m_probeSelected = nullptr;
    QAction *m_probeFailed = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_save = nullptr;
    /// Moves the times of hosts that are under way, and the ages.
    QTimer m_clock;
};

} // namespace qm
