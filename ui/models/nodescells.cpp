// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/nodesmodel.h"
#include "ui/models/nodewords.h"
#include "ui/models/plaintooltip.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace qm {

QVariant NodesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = entryAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ToolTipRole:
        return index.column() == MessageColumn ? plainToolTip(messageText(row)) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == HostColumn
            ? QVariant(u"%1, %2"_s.arg(row.host.name, stateText(row)))
            : QVariant(u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                                       text(row, index.column()).toString()));
    case ToneRole:
        return tone(row, index.column());
    default:
        return {};
    }
}

QVariant NodesModel::text(const Row &row, int column) const
{
    const std::shared_ptr<const HostPresence> &presence = row.presence();
    switch (static_cast<Column>(column)) {
    case HostColumn:
        return row.host.name;
    case StateColumn:
        return stateText(row);
    case TimeColumn: {
        const qint64 elapsed = elapsedMs(row);
        const bool waits = row.status && row.status->stage == ProbeStage::Waiting;
        return elapsed < 0 || waits ? QString() : durationText(elapsed);
    }
    case ArchitectureColumn:
        return presence && !presence->architecture.isEmpty() ? presence->architecture : row.host.architecture;
    case EngineColumn:
        return presence && !presence->engine.isEmpty()
            ? QString(presence->engine + u' ' + presence->engineVersion).trimmed()
            : row.host.engine;
    case EvidenceColumn: {
        const qint64 age = ageSeconds(row);
        return age < 0 ? QString() : ageText(age);
    }
    case FindingsColumn:
        return row.findings() == 0 ? QString() : QLocale().toString(row.findings());
    case MessageColumn:
        return messageText(row);
    case ColumnCount:
        break;
    }
    return {};
}

QString NodesModel::stateText(const Row &row) const
{
    if (row.status)
        return stageLabel(row.status->stage);
    if (!row.presence())
        return tr("not asked");
    return row.isKnown() ? tr("known") : tr("could not be asked");
}

QString NodesModel::messageText(const Row &row) const
{
    if (row.status && row.status->error)
        return toString(*row.status->error).simplified();
    const std::shared_ptr<const HostPresence> &presence = row.presence();
    if (!presence || row.isUnderWay())
        return {};
    if (!presence->error.isEmpty())
        return presence->error.simplified();
    const Diagnostic *worst = nullptr;
    for (const Diagnostic &finding : presence->findings) {
        if (finding.severity != Severity::Note && (!worst || finding.severity > worst->severity))
            worst = &finding;
    }
    return worst ? worst->message.text().simplified() : QString();
}

qint64 NodesModel::elapsedMs(const Row &row) const
{
    if (!row.status)
        return -1;
    const qint64 reported = row.status->elapsed.count();
    return isFinal(row.status->stage) ? reported : reported + qMax(qint64(0), row.reported.msecsTo(m_now));
}

qint64 NodesModel::ageSeconds(const Row &row) const
{
    const std::shared_ptr<const HostPresence> &presence = row.presence();
    return row.isKnown() && presence->at.isValid() ? qMax(qint64(0), presence->at.secsTo(m_now)) : -1;
}

QVariant NodesModel::tone(const Row &row, int column) const
{
    const auto asInt = [](Tone tone) { return QVariant(static_cast<int>(tone)); };
    if (column == StateColumn) {
        if (row.status)
            return asInt(toneOf(row.status->stage));
        return asInt(!row.presence() ? Tone::Unknown : row.isKnown() ? Tone::Reported : Tone::Failed);
    }
    if (column == FindingsColumn && row.findings() > 0)
        return asInt(row.errors > 0 ? Tone::Error : Tone::Warning);
    return {};
}

QVariant NodesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isNumber = section == TimeColumn || section == EvidenceColumn || section == FindingsColumn;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == EvidenceColumn)
        return tr("How long ago the host, or somebody for it, said what it has");
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case HostColumn:
        return tr("Host");
    case StateColumn:
        return tr("State");
    case TimeColumn:
        return tr("Time");
    case ArchitectureColumn:
        return tr("Architecture");
    case EngineColumn:
        return tr("Engine");
    case EvidenceColumn:
        return tr("Evidence");
    case FindingsColumn:
        return tr("Findings");
    case MessageColumn:
        return tr("Message");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace qm
