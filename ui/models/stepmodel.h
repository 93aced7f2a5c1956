// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"

#include <QAbstractTableModel>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace qm {

/// Which steps to show.
struct StepFilter final
{
    std::optional<Stage> stage;
    /// Words, each of which has to occur in the name of the host or of the artifact; case has no meaning.
    QString text;
    /// Names and keys; where a set is empty, all pass.
    QSet<QString> hosts;
    QSet<QString> artifacts;

    friend bool operator==(const StepFilter &, const StepFilter &) = default;
};

/// The steps of a plan in their order. Made for a quarter of a million of them: rows are four bytes, texts are put
/// together for cells that are looked at, and a filter compares names once per host and artifact, not per step.
class StepModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NumberColumn,
        StageColumn,
        HostColumn,
        ArtifactColumn,
        FromColumn,
        ToColumn,
        CheckColumn,
        AfterColumn
    };
    static constexpr int columnTotal = AfterColumn + 1;

    explicit StepModel(QObject *parent = nullptr);

    void setPlanning(std::shared_ptr<const Planning> planning);
    void setFilter(const StepFilter &filter);
    [[nodiscard]] const StepFilter &filter() const { return m_filter; }
    /// Null before the first.
    [[nodiscard]] const std::shared_ptr<const Planning> &planning() const { return m_planning; }
    /// Null before the first planning.
    [[nodiscard]] const Plan *plan() const { return m_planning ? &m_planning->plan() : nullptr; }

    [[nodiscard]] quint32 stepAt(int row) const { return m_rows[static_cast<size_t>(row)]; }
    /// Row of the first step at or after @p step, or -1.
    [[nodiscard]] int rowFrom(quint32 step) const;
    /// Row of the first step on one of the hosts (any, if empty) with one of the artifacts (any, if empty), or -1.
    [[nodiscard]] int findRow(const QStringList &hosts, const QStringList &artifacts) const;
    /// The whole row, for the clipboard.
    [[nodiscard]] QString rowText(int row, QChar separator) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void updateRows();
    [[nodiscard]] QString text(quint32 step, int column) const;
    [[nodiscard]] QString toolTip(quint32 step, int column) const;

    std::shared_ptr<const Planning> m_planning;
    StepFilter m_filter;
    std::vector<quint32> m_rows; ///< indexes in Plan::steps, ascending
};

/// What a stage amounts to.
struct StageSummary final
{
    quint32 steps = 0;
    quint32 hosts = 0;
    quint32 artifacts = 0; ///< different ones
    qint64 bytes = -1;     ///< that move in this stage; -1 while not all sizes are known, or if nothing moves

    friend bool operator==(const StageSummary &, const StageSummary &) = default;
};

inline constexpr int stageCount = 6;
using StageSummaries = std::array<StageSummary, stageCount>;

/// Per stage, in their order. Linear in steps.
[[nodiscard]] StageSummaries stageSummaries(const Plan &plan);

} // namespace qm
