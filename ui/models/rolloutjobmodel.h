// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/rolloutstate.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QHash>

#include <array>
#include <optional>
#include <vector>

namespace qm {

/// The states as people sort them.
enum class JobGroup : quint8 {
    Running, ///< and those that wait to be tried again
    Waiting, ///< for others, a gate or a place
    Failed,
    Done,    ///< or found there
    Skipped, ///< by a person, not reached, cancelled
};
inline constexpr int jobGroupCount = 5;

[[nodiscard]] JobGroup groupOf(JobState state);
/// Whether a person may have a job done once more, as RolloutRun::retry().
[[nodiscard]] bool canRetry(JobState state);
/// Whether a person may leave a job out, as RolloutRun::skip().
[[nodiscard]] bool canSkip(JobState state);

/// Which jobs are listed: those that pass all of it.
struct RolloutJobFilter final
{
    std::optional<Stage> stage;
    std::optional<JobGroup> group;
    QString text{};          ///< words that must all be in host, artifact, architecture, route or why it failed
    QStringList hosts{};     ///< one of these; empty for any
    QStringList artifacts{}; ///< one of these, of whatever architecture; empty for any

    friend bool operator==(const RolloutJobFilter &, const RolloutJobFilter &) = default;
};

/// How far a stage is.
struct StageProgress final
{
    std::array<int, jobGroupCount> groups{};
    qint64 plannedBytes = 0; ///< of jobs whose size is known
    qint64 doneBytes = 0;

    [[nodiscard]] int jobs() const;
    [[nodiscard]] int of(JobGroup group) const { return groups[static_cast<size_t>(group)]; }

    friend bool operator==(const StageProgress &, const StageProgress &) = default;
};

inline constexpr int rolloutStageCount = 6;

/// The jobs of a rollout and how far they are. Made for a hundred thousand of them.
///
/// A batch of reports is one dataChanged(). While jobs report, those that begin to pass the filter are added at the
/// end and those that no longer pass it stay until settle(); a sorted table is sorted again by sort() only: nothing
/// moves by itself. Everything is sorted by numbers, names in natural order, and what has no value comes last either
/// way; what is equal stays in the order before, of another column or the plan.
class RolloutJobModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        StageColumn,
        HostColumn,
        ArtifactColumn,
        StateColumn,
        ProgressColumn,
        SizeColumn,
        SpeedColumn,
        RemainingColumn,
        ElapsedColumn,
        AttemptColumn,
        RouteColumn,
        MovedColumn,
        StartedColumn,
        EndedColumn,
        IdColumn,
        MessageColumn,
        ColumnCount,
    };
    enum Role {
        ToneRole = Qt::UserRole, ///< Tone as int, in the column of the state; invalid in others
        ProgressRole,            ///< 0 to 1000, -1 while nobody knows; in the column of the progress
        BarToneRole,             ///< Tone as int: of the state, in any column
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Another rollout.
    void setJobs(std::vector<RolloutJob> jobs);
    /// What changed. Indexes beyond the jobs are ignored.
    void apply(const QList<JobStatus> &changed);
    /// Times count from here. UTC.
    void setNow(const QDateTime &now);
    void setFilter(const RolloutJobFilter &filter);
    [[nodiscard]] const RolloutJobFilter &filter() const { return m_filter; }
    /// Takes out what no longer passes the filter, except for @p kept. A reset if that are many rows.
    void settle(std::optional<quint32> kept = {});

    [[nodiscard]] const std::vector<RolloutJob> &jobs() const { return m_jobs; }
    [[nodiscard]] const JobStatus &status(quint32 job) const { return m_statuses[job]; }
    [[nodiscard]] quint32 jobAt(int row) const { return m_listed[static_cast<size_t>(row)]; }
    /// -1 if it is not listed.
    [[nodiscard]] int rowOf(quint32 job) const { return m_rows[job]; }
    /// The first listed row on one of the hosts (any, if empty) with one of the artifacts (any, if empty), or -1.
    [[nodiscard]] int findRow(const QStringList &hosts, const QStringList &artifacts) const;
    /// Of all jobs, or those of the filter's stage, hosts and artifacts.
    [[nodiscard]] std::array<int, jobGroupCount> counts() const;
    [[nodiscard]] const std::array<StageProgress, rolloutStageCount> &stages() const { return m_stages; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Column -1: the plan's order.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    /// Different texts of a column, as numbers: compared and searched once each, not once per job.
    struct Names final
    {
        quint32 add(const QString &name);
        void rank();
        void search(const QStringList &words);
        /// Per text whether it is one of @p names, as far as its first line goes; empty without names.
        [[nodiscard]] std::vector<bool> choose(const QStringList &names) const;
        [[nodiscard]] quint32 matches(quint32 name) const { return masks.empty() ? 0 : masks[name]; }

        QHash<QString, quint32> index;
        QStringList texts;
        std::vector<int> ranks;     ///< in natural order
        std::vector<quint32> masks; ///< per text: a bit per word of the search that occurs
    };
    struct Keys final
    {
        quint32 host, artifact, route;
    };

    struct Sorting final
    {
        int column = -1; ///< -1 for the plan's order
        Qt::SortOrder order = Qt::AscendingOrder;
    };

    [[nodiscard]] bool passes(quint32 job) const;
    [[nodiscard]] bool isOfChosen(quint32 job) const;
    [[nodiscard]] QString text(quint32 job, int column) const;
    [[nodiscard]] QVariant toolTip(quint32 job, int column) const;
    [[nodiscard]] int permille(quint32 job) const;
    [[nodiscard]] qint64 size(quint32 job) const;
    [[nodiscard]] qint64 remainingMs(quint32 job) const;
    [[nodiscard]] qint64 elapsedMs(quint32 job) const;
    // rolloutjoborder.cpp
    [[nodiscard]] qint64 sortKey(quint32 job, Column column) const;
    void order();
    void orderBy(Sorting sorting);

    void count(quint32 job, int by);
    void search();
    void list();
    void place();
    void announce(const std::vector<quint32> &changed);

    std::vector<RolloutJob> m_jobs;
    std::vector<JobStatus> m_statuses;
    std::vector<Keys> m_keys;
    Names m_hosts, m_artifacts, m_routes;
    std::vector<quint32> m_listed; ///< jobs in the order shown
    std::vector<int> m_rows;       ///< per job: its row, or -1
    std::array<StageProgress, rolloutStageCount> m_stages{};
    RolloutJobFilter m_filter;
    quint32 m_allWords = 0;
    QStringList m_words;
    QDateTime m_now;
    std::vector<bool> m_chosenHosts, m_chosenArtifacts; ///< per name; empty for all
    Sorting m_sorting;
    Sorting m_sortedBefore; ///< by another column: orders what is equal
};

} // namespace qm
