// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/rollouthistorymodel.h"

#include "ui/models/eventwords.h"
#include "ui/models/nodewords.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/planfacts.h"
#include "ui/models/rolloutwords.h"
#include "ui/models/searchwords.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr auto right = static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
constexpr auto left = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);

/// Sorts as it reads, in every locale.
QString momentText(const QDateTime &time, QStringView format)
{
    return time.isValid() ? QLocale::c().toString(time.toLocalTime(), format) : QString();
}

qint64 durationMs(const RolloutRecord &record)
{
    return record.ended.isValid() ? record.began.msecsTo(record.ended) : -1;
}

bool isLess(const RolloutRecord &a, const RolloutRecord &b, int column)
{
    switch (static_cast<RolloutHistoryModel::Column>(column)) {
    case RolloutHistoryModel::DurationColumn:
        return durationMs(a) < durationMs(b);
    case RolloutHistoryModel::VerdictColumn:
        return std::pair(a.totals.failed, a.totals.isSuccess()) < std::pair(b.totals.failed, b.totals.isSuccess());
    case RolloutHistoryModel::JobsColumn:
        return a.totals.jobs < b.totals.jobs;
    case RolloutHistoryModel::MovedColumn:
        return a.totals.movedBytes < b.totals.movedBytes;
    case RolloutHistoryModel::WhoColumn:
        return a.who < b.who;
    case RolloutHistoryModel::CommandColumn:
        return a.command < b.command;
    case RolloutHistoryModel::PlanColumn:
        return a.planDigest < b.planDigest;
    case RolloutHistoryModel::BeganColumn:
    case RolloutHistoryModel::ColumnCount:
        break;
    }
    return a.id < b.id;
}

/// The words of the journal in the user's language; a word that is not known stays as it is.
QString eventLabel(const QString &what)
{
    static const QHash<QString, const char *> labels{
        {u"began"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "rollout began")},
        {u"taken-up"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "taken up again")},
        {u"batch"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "batch begins")},
        {u"gate"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "asked at a gate")},
        {u"gate-opened"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "gate opened")},
        {u"paused"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "paused")},
        {u"resumed"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "resumed")},
        {u"asking"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "where to ask changed")},
        {u"limits"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "limits changed")},
        {u"host-given-up"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "host given up")},
        {u"stopped"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "stopped: too many failed")},
        {u"ended"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "rollout ended")},
        {u"intent"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "begins")},
        {u"done"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "done")},
        {u"present"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "was there")},
        {u"failed"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "failed")},
        {u"retry"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "failed, tried again")},
        {u"redo"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "gone again, done once more")},
        {u"again"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "wanted once more")},
        {u"skipped"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "skipped")},
        {u"cancelling"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "rollout cancelled")},
        {u"cancelled"_s, QT_TRANSLATE_NOOP("qm::JournalEventModel", "cancelled")},
    };
    const char *label = labels.value(what);
    return label ? JournalEventModel::tr(label) : what;
}

EventShow kindOf(const QString &what)
{
    static const QHash<QString, EventShow> kinds{
        {u"failed"_s, EventShow::Failures},      {u"retry"_s, EventShow::Failures},
        {u"redo"_s, EventShow::Failures},        {u"host-given-up"_s, EventShow::Failures},
        {u"stopped"_s, EventShow::Failures},     {u"done"_s, EventShow::Proofs},
        {u"present"_s, EventShow::Proofs},       {u"began"_s, EventShow::Decisions},
        {u"taken-up"_s, EventShow::Decisions},   {u"gate-opened"_s, EventShow::Decisions},
        {u"paused"_s, EventShow::Decisions},     {u"resumed"_s, EventShow::Decisions},
        {u"asking"_s, EventShow::Decisions},     {u"limits"_s, EventShow::Decisions},
        {u"again"_s, EventShow::Decisions},      {u"skipped"_s, EventShow::Decisions},
        {u"cancelling"_s, EventShow::Decisions}, {u"cancelled"_s, EventShow::Decisions},
    };
    return kinds.value(what, EventShow::All);
}

QVariant eventTone(const QString &what)
{
    const auto asInt = [](Tone tone) { return QVariant(static_cast<int>(tone)); };
    if (kindOf(what) == EventShow::Failures)
        return asInt(what == u"retry" || what == u"redo" ? Tone::Warning : Tone::Failed);
    if (what == u"done")
        return asInt(Tone::Verified);
    if (what == u"present")
        return asInt(Tone::Reported);
    if (what == u"skipped" || what == u"cancelled")
        return asInt(Tone::Skipped);
    return kindOf(what) == EventShow::Decisions ? asInt(Tone::Note) : asInt(Tone::NotNeeded);
}

} // namespace

QString toString(EventShow show)
{
    switch (show) {
    case EventShow::All:
        return u"all"_s;
    case EventShow::Decisions:
        return u"decisions"_s;
    case EventShow::Failures:
        return u"failures"_s;
    case EventShow::Proofs:
        return u"proofs"_s;
    }
    Q_UNREACHABLE();
}

void RolloutHistoryModel::setRecords(const QList<RolloutRecord> &records)
{
    beginResetModel();
    m_records = records;
    endResetModel();
}

int RolloutHistoryModel::rowOf(qint64 rollout) const
{
    const auto found = std::find_if(m_records.cbegin(), m_records.cend(),
                                    [rollout](const RolloutRecord &record) { return record.id == rollout; });
    return found == m_records.cend() ? -1 : static_cast<int>(found - m_records.cbegin());
}

int RolloutHistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int RolloutHistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void RolloutHistoryModel::sort(int column, Qt::SortOrder order)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<qint64> rollouts;
    for (const QModelIndex &index : before)
        rollouts.append(record(index.row()).id);
    std::stable_sort(m_records.begin(), m_records.end(), [&](const RolloutRecord &a, const RolloutRecord &b) {
        return order == Qt::AscendingOrder ? isLess(a, b, column) : isLess(b, a, column);
    });
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rowOf(rollouts.at(i)), before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

QString RolloutHistoryModel::text(const RolloutRecord &record, int column) const
{
    switch (static_cast<Column>(column)) {
    case BeganColumn:
        return momentText(record.began, u"yyyy-MM-dd HH:mm");
    case DurationColumn:
        return durationMs(record) < 0 ? QString() : durationText(durationMs(record));
    case VerdictColumn:
        if (record.phase != RolloutPhase::Finished)
            return tr("not ended: %1").arg(verdictText(record.totals));
        return record.totals.isSuccess() ? tr("all done and proved") : verdictText(record.totals);
    case JobsColumn:
        return QLocale().toString(record.totals.jobs);
    case MovedColumn:
        return formatBytes(record.totals.movedBytes);
    case WhoColumn:
        return record.who;
    case CommandColumn:
        return record.command;
    case PlanColumn:
        return QString::fromLatin1(record.planDigest.left(12));
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RolloutHistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RolloutRecord &record = m_records.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(record, index.column());
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ToolTipRole:
        if (index.column() == PlanColumn)
            return QString::fromLatin1(record.planDigest);
        return plainToolTip(text(record, index.column()));
    case ToneRole:
        if (index.column() != VerdictColumn)
            return {};
        return static_cast<int>(record.phase == RolloutPhase::Finished ? verdictTone(record.phase, record.totals)
                                                                       : Tone::Unknown);
    default:
        return {};
    }
}

QVariant RolloutHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == DurationColumn || section == JobsColumn || section == MovedColumn ? right : left;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case BeganColumn:
        return tr("Began");
    case DurationColumn:
        return tr("Took");
    case VerdictColumn:
        return tr("Outcome");
    case JobsColumn:
        return tr("Steps");
    case MovedColumn:
        return tr("Moved");
    case WhoColumn:
        return tr("Who");
    case CommandColumn:
        return tr("Command");
    case PlanColumn:
        return tr("Plan");
    case ColumnCount:
        break;
    }
    return {};
}

void JournalEventModel::clear()
{
    beginResetModel();
    m_events.clear();
    m_listed.clear();
    endResetModel();
}

void JournalEventModel::append(const QList<JournalEvent> &events)
{
    const qsizetype before = m_events.size();
    m_events.append(events);
    const std::vector<qsizetype> added = passing(before);
    if (added.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
    m_listed.insert(m_listed.end(), added.cbegin(), added.cend());
    endInsertRows();
}

void JournalEventModel::setFilter(EventShow show, const QString &text)
{
    beginResetModel();
    m_show = show;
    m_search = text;
    m_listed = passing(0);
    endResetModel();
}

/// Of the events @p from there on, those that pass the filter.
std::vector<qsizetype> JournalEventModel::passing(qsizetype from) const
{
    std::vector<qsizetype> result;
    const QStringList words = searchWords(m_search);
    for (qsizetype i = from; i < m_events.size(); ++i) {
        const JournalEvent &event = m_events.at(i);
        if (m_show != EventShow::All && kindOf(event.what) != m_show)
            continue;
        if (words.isEmpty() || containsWords(eventSubject(event) + u'\n' + eventDetail(event), words))
            result.push_back(i);
    }
    return result;
}

int JournalEventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_listed.size());
}

int JournalEventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString JournalEventModel::text(const JournalEvent &event, int column) const
{
    switch (static_cast<Column>(column)) {
    case TimeColumn:
        return momentText(event.at, u"yyyy-MM-dd HH:mm:ss");
    case WhatColumn:
        return eventLabel(event.what);
    case JobColumn:
        return eventSubject(event);
    case AttemptColumn:
        return event.attempt > 0 ? QLocale().toString(event.attempt) : QString();
    case BytesColumn:
        return event.bytes > 0 ? formatBytes(event.bytes) : QString();
    case DetailColumn: {
        const QString detail = eventDetail(event);
        return detail.contains(u'\n') ? detail.simplified() : detail;
    }
    case ColumnCount:
        break;
    }
    return {};
}

QVariant JournalEventModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(event(index.row()), index.column());
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ToolTipRole:
        return plainToolTip(text(event(index.row()), index.column()));
    case ToneRole:
        return index.column() == WhatColumn ? eventTone(event(index.row()).what) : QVariant();
    default:
        return {};
    }
}

QVariant JournalEventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == AttemptColumn || section == BytesColumn ? right : left;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case TimeColumn:
        return tr("When");
    case WhatColumn:
        return tr("What");
    case JobColumn:
        return tr("Step");
    case AttemptColumn:
        return tr("Attempt");
    case BytesColumn:
        return tr("Moved");
    case DetailColumn:
        return tr("Evidence or reason");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace qm
