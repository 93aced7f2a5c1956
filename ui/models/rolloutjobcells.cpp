// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0

// What single cells of the table of jobs say.

#include "ui/models/nodewords.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/planfacts.h"
#include "ui/models/rolloutjobmodel.h"
#include "ui/models/rolloutwords.h"
#include "ui/models/stepwords.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

bool isNumber(int column)
{
    switch (static_cast<RolloutJobModel::Column>(column)) {
    case RolloutJobModel::SizeColumn:
    case RolloutJobModel::SpeedColumn:
    case RolloutJobModel::RemainingColumn:
    case RolloutJobModel::ElapsedColumn:
    case RolloutJobModel::AttemptColumn:
    case RolloutJobModel::MovedColumn:
    case RolloutJobModel::StartedColumn:
    case RolloutJobModel::EndedColumn:
        return true;
    case RolloutJobModel::StageColumn:
    case RolloutJobModel::HostColumn:
    case RolloutJobModel::ArtifactColumn:
    case RolloutJobModel::StateColumn:
    case RolloutJobModel::ProgressColumn:
    case RolloutJobModel::RouteColumn:
    case RolloutJobModel::IdColumn:
    case RolloutJobModel::MessageColumn:
    case RolloutJobModel::ColumnCount:
        return false;
    }
    Q_UNREACHABLE();
}

/// Today's times of day, in the time zone of the user.
QString timeText(const QDateTime &time)
{
    return time.isValid() ? QLocale::c().toString(time.toLocalTime(), u"HH:mm:ss") : QString();
}

QString oneLine(const QString &text)
{
    return text.contains(u'\n') ? text.simplified() : text;
}

} // namespace

qint64 RolloutJobModel::size(quint32 job) const
{
    return m_statuses[job].totalBytes >= 0 ? m_statuses[job].totalBytes : m_jobs[job].size;
}

int RolloutJobModel::permille(quint32 job) const
{
    const JobStatus &status = m_statuses[job];
    if (isSuccess(status.state))
        return 1000;
    const qint64 total = size(job);
    if (total <= 0)
        return status.state == JobState::Running ? -1 : 0;
    return static_cast<int>(
        qBound(0.0, static_cast<double>(status.doneBytes) * 1000 / static_cast<double>(total), 999.0));
}

qint64 RolloutJobModel::remainingMs(quint32 job) const
{
    const JobStatus &status = m_statuses[job];
    const qint64 total = size(job);
    if (status.state != JobState::Running || status.bytesPerSecond <= 0 || total < 0)
        return -1;
    return qMax(qint64(0), total - status.doneBytes) * 1000 / status.bytesPerSecond;
}

qint64 RolloutJobModel::elapsedMs(quint32 job) const
{
    const JobStatus &status = m_statuses[job];
    if (!status.started.isValid())
        return -1;
    const QDateTime &end = status.ended.isValid() ? status.ended : m_now;
    return end.isValid() ? qMax(qint64(0), status.started.msecsTo(end)) : -1;
}

QString RolloutJobModel::text(quint32 job, int column) const
{
    const RolloutJob &fixed = m_jobs[job];
    const JobStatus &status = m_statuses[job];
    switch (static_cast<Column>(column)) {
    case StageColumn:
        return stageLabel(fixed.stage);
    case HostColumn:
        return fixed.host;
    case ArtifactColumn:
        return fixed.artifact;
    case StateColumn:
        return jobStateLabel(status.state);
    case ProgressColumn:
        return permille(job) < 0 ? QString() : tr("%1 %").arg(permille(job) / 10);
    case SizeColumn:
        return size(job) == 0 ? QString() : formatBytes(size(job));
    case SpeedColumn:
        return status.state == JobState::Running ? speedText(status.bytesPerSecond) : QString();
    case RemainingColumn:
        return remainingText(remainingMs(job));
    case ElapsedColumn:
        return elapsedMs(job) < 0 ? QString() : durationText(elapsedMs(job));
    case AttemptColumn:
        return status.attempt > 0 ? QLocale().toString(status.attempt) : QString();
    case RouteColumn:
        return m_routes.texts.at(m_keys[job].route);
    case MovedColumn:
        return status.movedBytes > 0 ? formatBytes(status.movedBytes) : QString();
    case StartedColumn:
        return timeText(status.started);
    case EndedColumn:
        return timeText(status.ended);
    case IdColumn:
        return fixed.id;
    case MessageColumn:
        if (!status.reason.isEmpty())
            return oneLine(status.reason);
        return oneLine(status.error ? toString(*status.error) : status.message);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RolloutJobModel::toolTip(quint32 job, int column) const
{
    if (column == StageColumn)
        return stageDescription(m_jobs[job].stage);
    if (column == ArtifactColumn || column == RouteColumn || column == MessageColumn || column == IdColumn)
        return plainToolTip(text(job, column));
    return {};
}

QVariant RolloutJobModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const quint32 job = jobAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(job, index.column());
    case Qt::TextAlignmentRole:
        return static_cast<int>((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return toolTip(job, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == HostColumn
            ? tr("%1, %2, %3: %4")
                  .arg(m_jobs[job].host, stageLabel(m_jobs[job].stage), m_jobs[job].artifact,
                       jobStateLabel(m_statuses[job].state))
            : u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                              text(job, index.column()));
    case ToneRole:
        return index.column() == StateColumn ? QVariant(static_cast<int>(toneOf(m_statuses[job].state))) : QVariant();
    case ProgressRole:
        return index.column() == ProgressColumn ? QVariant(permille(job)) : QVariant();
    case BarToneRole:
        return static_cast<int>(toneOf(m_statuses[job].state));
    default:
        return {};
    }
}

QVariant RolloutJobModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case StageColumn:
        return tr("Step");
    case HostColumn:
        return tr("Host");
    case ArtifactColumn:
        return tr("Artifact");
    case StateColumn:
        return tr("State");
    case ProgressColumn:
        return tr("Progress");
    case SizeColumn:
        return tr("Size");
    case SpeedColumn:
        return tr("Speed");
    case RemainingColumn:
        return tr("Left", "time that is left");
    case ElapsedColumn:
        return tr("Time");
    case AttemptColumn:
        return tr("Attempt");
    case RouteColumn:
        return tr("From");
    case MovedColumn:
        return tr("Moved");
    case StartedColumn:
        return tr("Began");
    case EndedColumn:
        return tr("Ended");
    case IdColumn:
        return tr("Name");
    case MessageColumn:
        return tr("Last message");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace qm
