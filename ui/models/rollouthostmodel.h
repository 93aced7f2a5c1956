// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/rolloutjobmodel.h"

#include <QAbstractTableModel>

#include <array>
#include <optional>
#include <vector>

namespace qm {

/// How far a rollout is on each host on which it does something: a row per host, in natural order.
///
/// Counted anew by setStatuses(): a hundred thousand jobs take about a millisecond, so that it may be asked every
/// second. Nothing is moved then.
class RolloutHostModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        HostColumn,
        StateColumn, ///< failed if any step failed; else what is under way, waits, was left out; done if all are
        ProgressColumn,
        DoneColumn, ///< "12 of 20" steps
        RunningColumn,
        WaitingColumn,
        FailedColumn,
        SkippedColumn,
        MovedColumn,
        SpeedColumn,
        MessageColumn, ///< why one failed; else what runs
        ColumnCount,
    };
    enum Role {
        ToneRole = Qt::UserRole, ///< Tone as int, in the column of the state; invalid in others
        ProgressRole,            ///< 0 to 1000: steps that are over
        BarToneRole,             ///< Tone as int: of the state, in any column
        SortRole,                ///< what a column is sorted by
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Another rollout.
    void setJobs(const std::vector<RolloutJob> &jobs);
    /// @param jobs the same again. @param statuses of all of them, in their order; anything else is ignored.
    void setStatuses(const std::vector<RolloutJob> &jobs, const QList<JobStatus> &statuses);

    [[nodiscard]] const QString &hostAt(int row) const { return m_hosts[static_cast<size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Progress final
    {
        std::array<int, jobGroupCount> groups{};
        qint64 moved = 0;
        qint64 bytesPerSecond = 0;
        std::optional<quint32> telling{}; ///< the first job that failed; else the first that runs
        QString message{};

        [[nodiscard]] int of(JobGroup group) const { return groups[static_cast<size_t>(group)]; }
        [[nodiscard]] int jobs() const;
        [[nodiscard]] JobGroup state() const;
        [[nodiscard]] int permille() const;

        friend bool operator==(const Progress &, const Progress &) = default;
    };

    [[nodiscard]] QString text(size_t row, int column) const;
    [[nodiscard]] QVariant sortKey(size_t row, int column) const;

    std::vector<QString> m_hosts;
    std::vector<Progress> m_rows;
    std::vector<int> m_rowOf; ///< per job
};

} // namespace qm
