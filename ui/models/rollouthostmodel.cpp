// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/rollouthostmodel.h"

#include "ui/models/naturalorder.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/planfacts.h"
#include "ui/models/rolloutwords.h"
#include "ui/models/stepwords.h"

#include <QHash>
#include <QLocale>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace qm {

int RolloutHostModel::Progress::jobs() const
{
    return std::accumulate(groups.begin(), groups.end(), 0);
}

JobGroup RolloutHostModel::Progress::state() const
{
    for (const JobGroup group : {JobGroup::Failed, JobGroup::Running, JobGroup::Waiting, JobGroup::Skipped}) {
        if (of(group) > 0)
            return group;
    }
    return JobGroup::Done;
}

int RolloutHostModel::Progress::permille() const
{
    return jobs() == 0 ? 0 : (jobs() - of(JobGroup::Running) - of(JobGroup::Waiting)) * 1000 / jobs();
}

void RolloutHostModel::setJobs(const std::vector<RolloutJob> &jobs)
{
    beginResetModel();
    m_hosts.clear();
    QHash<QString, int> rows;
    for (const RolloutJob &job : jobs) {
        if (!rows.contains(job.host)) {
            rows.insert(job.host, 0);
            m_hosts.push_back(job.host);
        }
    }
    std::sort(m_hosts.begin(), m_hosts.end(),
              [](const QString &a, const QString &b) { return naturalCompare(a, b) < 0; });
    for (size_t row = 0; row < m_hosts.size(); ++row)
        rows[m_hosts[row]] = static_cast<int>(row);
    m_rows.assign(m_hosts.size(), {});
    m_rowOf.clear();
    for (const RolloutJob &job : jobs) {
        const int row = rows.value(job.host);
        m_rowOf.push_back(row);
        ++m_rows[static_cast<size_t>(row)].groups[static_cast<size_t>(JobGroup::Waiting)];
    }
    endResetModel();
}

void RolloutHostModel::setStatuses(const std::vector<RolloutJob> &jobs, const QList<JobStatus> &statuses)
{
    if (jobs.size() != m_rowOf.size() || statuses.size() != static_cast<qsizetype>(m_rowOf.size()))
        return;
    std::vector<Progress> now(m_rows.size());
    for (size_t job = 0; job < m_rowOf.size(); ++job) {
        const JobStatus &status = statuses[static_cast<qsizetype>(job)];
        Progress &row = now[static_cast<size_t>(m_rowOf[job])];
        const JobGroup group = groupOf(status.state);
        ++row.groups[static_cast<size_t>(group)];
        row.moved += status.movedBytes;
        row.bytesPerSecond += status.bytesPerSecond;
        const bool isWorse = group == JobGroup::Failed && row.of(JobGroup::Failed) == 1;
        const bool isFirst = group == JobGroup::Running && !row.telling;
        if (isWorse || isFirst)
            row.telling = static_cast<quint32>(job);
    }
    for (Progress &row : now) {
        if (!row.telling)
            continue;
        const RolloutJob &job = jobs[*row.telling];
        const JobStatus &status = statuses[*row.telling];
        const bool hasFailed = groupOf(status.state) == JobGroup::Failed;
        const QString said = hasFailed && status.error ? toString(*status.error) : status.message;
        row.message = stageLabel(job.stage) + u' ' + job.artifact + (said.isEmpty() ? QString() : u": "_s + said);
    }
    const auto [first, other] = std::mismatch(m_rows.begin(), m_rows.end(), now.begin());
    if (first == m_rows.end())
        return;
    const auto from = static_cast<int>(std::distance(m_rows.begin(), first));
    const auto last = std::mismatch(m_rows.rbegin(), m_rows.rend(), now.rbegin()).first;
    const auto to = static_cast<int>(std::distance(last, m_rows.rend())) - 1;
    m_rows = std::move(now);
    Q_EMIT dataChanged(index(from, 0), index(to, ColumnCount - 1));
}

int RolloutHostModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RolloutHostModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RolloutHostModel::text(size_t row, int column) const
{
    const Progress &progress = m_rows[row];
    const QLocale locale;
    const auto count = [&](JobGroup group) {
        return progress.of(group) == 0 ? QString() : locale.toString(progress.of(group));
    };
    switch (column) {
    case HostColumn:
        return m_hosts[row];
    case StateColumn:
        return jobGroupLabel(progress.state());
    case ProgressColumn:
        return tr("%1 %").arg(progress.permille() / 10);
    case DoneColumn:
        return tr("%1 of %2").arg(locale.toString(progress.of(JobGroup::Done)), locale.toString(progress.jobs()));
    case RunningColumn:
        return count(JobGroup::Running);
    case WaitingColumn:
        return count(JobGroup::Waiting);
    case FailedColumn:
        return count(JobGroup::Failed);
    case SkippedColumn:
        return count(JobGroup::Skipped);
    case MovedColumn:
        return progress.moved == 0 ? QString() : formatBytes(progress.moved);
    case SpeedColumn:
        return speedText(progress.bytesPerSecond);
    case MessageColumn:
        return progress.message.section(u'\n', 0, 0);
    default:
        return {};
    }
}

QVariant RolloutHostModel::sortKey(size_t row, int column) const
{
    const Progress &progress = m_rows[row];
    switch (column) {
    case StateColumn:
        return static_cast<int>(progress.state());
    case ProgressColumn:
        return progress.permille();
    case DoneColumn:
        return progress.of(JobGroup::Done);
    case RunningColumn:
        return progress.of(JobGroup::Running);
    case WaitingColumn:
        return progress.of(JobGroup::Waiting);
    case FailedColumn:
        return progress.of(JobGroup::Failed);
    case SkippedColumn:
        return progress.of(JobGroup::Skipped);
    case MovedColumn:
        return progress.moved;
    case SpeedColumn:
        return progress.bytesPerSecond;
    case MessageColumn:
        return progress.message;
    default:
        return static_cast<int>(row); // the hosts are in natural order
    }
}

QVariant RolloutHostModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<size_t>(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == MessageColumn ? plainToolTip(m_rows[row].message) : QVariant();
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case ToneRole:
        return column == StateColumn ? QVariant(static_cast<int>(toneOf(m_rows[row].state()))) : QVariant();
    case ProgressRole:
        return m_rows[row].permille();
    case BarToneRole:
        return static_cast<int>(toneOf(m_rows[row].state()));
    case SortRole:
        return sortKey(row, column);
    default:
        return {};
    }
}

QVariant RolloutHostModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section >= DoneColumn && section <= SpeedColumn;
        return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case HostColumn:
        return tr("Host");
    case StateColumn:
        return tr("State");
    case ProgressColumn:
        return tr("Progress");
    case DoneColumn:
        return jobGroupLabel(JobGroup::Done);
    case RunningColumn:
        return jobGroupLabel(JobGroup::Running);
    case WaitingColumn:
        return jobGroupLabel(JobGroup::Waiting);
    case FailedColumn:
        return jobGroupLabel(JobGroup::Failed);
    case SkippedColumn:
        return jobGroupLabel(JobGroup::Skipped);
    case MovedColumn:
        return tr("Moved");
    case SpeedColumn:
        return tr("Speed");
    case MessageColumn:
        return tr("Why, or what runs");
    default:
        return {};
    }
}

} // namespace qm
