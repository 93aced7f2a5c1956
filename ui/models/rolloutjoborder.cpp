// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0

// What the table of jobs is sorted by.

#include "ui/models/rolloutjobmodel.h"

#include <algorithm>
#include <limits>

namespace qm {
namespace {

/// Of a cell that is empty: the last one, whichever way the column is sorted.
constexpr qint64 noKey = std::numeric_limits<qint64>::max();

qint64 keyOf(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : noKey;
}

qint64 keyFrom(qint64 least, qint64 value)
{
    return value < least ? noKey : value;
}

bool isEmpty(qint64 key)
{
    return key == noKey;
}

bool isEmpty(const QString &key)
{
    return key.isEmpty();
}

/// @p jobs by what @p key says of them; equal ones stay as they are.
template<typename Key>
void sortBy(std::vector<quint32> &jobs, Qt::SortOrder order, Key key)
{
    std::vector<std::pair<decltype(key(0U)), quint32>> keys;
    keys.reserve(jobs.size());
    for (const quint32 job : jobs)
        keys.emplace_back(key(job), job);
    std::stable_sort(keys.begin(), keys.end(), [order](const auto &a, const auto &b) {
        if (isEmpty(a.first) || isEmpty(b.first))
            return !isEmpty(a.first) && isEmpty(b.first);
        return order == Qt::AscendingOrder ? a.first < b.first : b.first < a.first;
    });
    std::transform(keys.cbegin(), keys.cend(), jobs.begin(), [](const auto &entry) { return entry.second; });
}

} // namespace

qint64 RolloutJobModel::sortKey(quint32 job, Column column) const
{
    const JobStatus &status = m_statuses[job];
    switch (column) {
    case StageColumn:
        return static_cast<qint64>(m_jobs[job].stage);
    case HostColumn:
        return m_hosts.ranks[m_keys[job].host];
    case ArtifactColumn:
        return m_artifacts.ranks[m_keys[job].artifact];
    case RouteColumn:
        return m_jobs[job].from.isEmpty() ? noKey : m_routes.ranks[m_keys[job].route];
    case StateColumn:
        return static_cast<qint64>(status.state);
    case ProgressColumn:
        return keyFrom(0, permille(job));
    case SizeColumn:
        return size(job) == 0 ? noKey : keyFrom(0, size(job));
    case SpeedColumn:
        return status.state == JobState::Running ? keyFrom(0, status.bytesPerSecond) : noKey;
    case RemainingColumn:
        return keyFrom(0, remainingMs(job));
    case ElapsedColumn:
        return keyFrom(0, elapsedMs(job));
    case AttemptColumn:
        return keyFrom(1, status.attempt);
    case MovedColumn:
        return keyFrom(1, status.movedBytes);
    case StartedColumn:
        return keyOf(status.started);
    case EndedColumn:
        return keyOf(status.ended);
    case IdColumn:
    case MessageColumn:
    case ColumnCount:
        break;
    }
    Q_UNREACHABLE();
}

void RolloutJobModel::orderBy(Sorting sorting)
{
    if (sorting.column < 0)
        return;
    const auto column = static_cast<Column>(sorting.column);
    if (column == MessageColumn || column == IdColumn)
        sortBy(m_listed, sorting.order, [&](quint32 job) { return text(job, column); });
    else
        sortBy(m_listed, sorting.order, [&](quint32 job) { return sortKey(job, column); });
}

void RolloutJobModel::order()
{
    std::sort(m_listed.begin(), m_listed.end());
    orderBy(m_sortedBefore);
    orderBy(m_sorting);
    place();
}

void RolloutJobModel::sort(int column, Qt::SortOrder sortOrder)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<quint32> jobs;
    for (const QModelIndex &index : before)
        jobs.push_back(jobAt(index.row()));
    if (column != m_sorting.column)
        m_sortedBefore = column < 0 ? Sorting() : m_sorting;
    m_sorting = {column, sortOrder};
    order();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(m_rows[jobs[static_cast<size_t>(i)]], before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

} // namespace qm
