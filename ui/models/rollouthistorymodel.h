// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/journal.h"

#include <QAbstractTableModel>

#include <vector>

namespace qm {

/// The rollouts of a workspace, newest first.
class RolloutHistoryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        BeganColumn,
        DurationColumn,
        VerdictColumn,
        JobsColumn,
        MovedColumn,
        WhoColumn,
        CommandColumn,
        PlanColumn,
        ColumnCount,
    };
    enum Role {
        ToneRole = Qt::UserRole, ///< Tone as int, of the verdict; invalid in other columns
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRecords(const QList<RolloutRecord> &records);
    [[nodiscard]] const RolloutRecord &record(int row) const { return m_records.at(row); }
    /// -1 if there is none.
    [[nodiscard]] int rowOf(qint64 rollout) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::DescendingOrder) override;

private:
    [[nodiscard]] QString text(const RolloutRecord &record, int column) const;

    QList<RolloutRecord> m_records;
};

/// Which events are listed.
enum class EventShow : quint8 {
    All,
    Decisions, ///< what people did: gates, pauses, skips, limits
    Failures,
    Proofs, ///< what was done or found, with the evidence
};

/// The word that settings know it by.
[[nodiscard]] QString toString(EventShow show);

/// What happened in one rollout, in order. Made for a million events.
class JournalEventModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, WhatColumn, JobColumn, AttemptColumn, BytesColumn, DetailColumn, ColumnCount };
    enum Role {
        ToneRole = Qt::UserRole, ///< Tone as int, of what happened; invalid in other columns
    };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    /// More of the same rollout, later than all before.
    void append(const QList<JournalEvent> &events);
    /// @param text words that must all occur in step or detail.
    void setFilter(EventShow show, const QString &text);
    [[nodiscard]] const JournalEvent &event(int row) const { return m_events.at(m_listed[static_cast<size_t>(row)]); }
    [[nodiscard]] qsizetype total() const { return m_events.size(); }
    /// Number of the last one, listed or not; 0 without any.
    [[nodiscard]] qint64 lastSequence() const { return m_events.isEmpty() ? 0 : m_events.constLast().sequence; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] std::vector<qsizetype> passing(qsizetype from) const;
    [[nodiscard]] QString text(const JournalEvent &event, int column) const;

    QList<JournalEvent> m_events;
    std::vector<qsizetype> m_listed;
    EventShow m_show = EventShow::All;
    QString m_search;
};

} // namespace qm
