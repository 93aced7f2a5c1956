// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/rollouthostmodel.h"

#include <QSortFilterProxyModel>
#include <QWidget>

#include <limits>

class QAction;

namespace qm {

class RolloutService;
class TableView;
struct Selection;

/// How far the rollout is on each host.
class HostsPanel final : public QWidget
{
    Q_OBJECT

public:
    /// @param rollout outlives this.
    explicit HostsPanel(const RolloutService &rollout, QWidget *parent = nullptr);

    /// Another rollout runs.
    void takeRollout();
    /// Counts anew. Rows stay where they are: they are sorted when somebody clicks a header.
    void refresh();
    void setSelection(const Selection &now);
    [[nodiscard]] TableView &table() const { return *m_table; }

Q_SIGNALS:
    void hostsPicked(const QStringList &hosts);
    /// Somebody wants to see the steps of these only.
    void hostsChosen(const QStringList &hosts);
    /// Jobs of these that failed or were cancelled; never none.
    void retryRequested(const QList<quint32> &jobs);
    /// Jobs of these that failed or wait; never none.
    void skipRequested(const QList<quint32> &jobs);

private:
    void buildActions();
    void updateActions();
    /// Jobs of the hosts that are meant, in such a state; none while another rollout starts.
    /// @param most how many are looked for.
    [[nodiscard]] QList<quint32> jobsMeant(bool (*isWanted)(JobState state),
                                           qsizetype most = std::numeric_limits<qsizetype>::max()) const;
    /// The selected ones; without a selection the one with the cursor.
    [[nodiscard]] QStringList hostsMeant() const;
    [[nodiscard]] QStringList selectedHosts() const;
    [[nodiscard]] const QString &hostAt(int row) const;

    const RolloutService &m_rollout;
    RolloutHostModel m_model;
    QSortFilterProxyModel m_sorted;
    TableView *m_table;
    QAction *m_retry = nullptr;
    QAction *m_skip = nullptr;
};

} // namespace qm
