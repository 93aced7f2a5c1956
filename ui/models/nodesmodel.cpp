// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/nodesmodel.h"

#include "ui/models/naturalorder.h"
#include "ui/models/nodewords.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

bool isUnderWay(const std::optional<ProbeStatus> &status)
{
    return status && !isFinal(status->stage);
}

/// Whether it says what the host has, rather than why it did not say.
bool tells(const std::shared_ptr<const HostPresence> &presence)
{
    return presence && presence->reachable && presence->error.isEmpty();
}

template<typename T>
int compareValues(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

} // namespace

const std::shared_ptr<const HostPresence> &NodesModel::Row::presence() const
{
    const bool said = status && status->presence;
    return said && (tells(status->presence) || !tells(documented)) ? status->presence : documented;
}

void NodesModel::setHosts(const QList<NodeEntry> &hosts)
{
    const bool same = hosts.size() == static_cast<qsizetype>(m_rows.size())
        && std::equal(hosts.cbegin(), hosts.cend(), m_rows.cbegin(),
                      [](const NodeEntry &a, const Row &b) { return a == b.host; });
    if (same)
        return;
    beginResetModel();
    std::vector<Row> rows;
    QHash<QString, quint32> index;
    rows.reserve(static_cast<size_t>(hosts.size()));
    m_counts = {};
    for (const NodeEntry &host : hosts) {
        Row row;
        if (const auto known = m_index.constFind(host.name); known != m_index.cend())
            row = std::move(m_rows[*known]);
        row.host = host;
        index.insert(host.name, static_cast<quint32>(rows.size()));
        rows.push_back(std::move(row));
    }
    m_rows = std::move(rows);
    m_index = std::move(index);
    for (const Row &row : m_rows)
        count(row, 1);
    list();
    endResetModel();
}

void NodesModel::setEvidence(const PresenceDocument &document)
{
    std::vector<quint32> changed;
    for (quint32 i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        const std::shared_ptr<const HostPresence> documented = document.hosts.value(row.host.name);
        if (row.documented == documented)
            continue;
        count(row, -1);
        row.documented = documented;
        countFindings(row);
        count(row, 1);
        changed.push_back(i);
    }
    announce(changed);
}

void NodesModel::apply(const QList<ProbeStatus> &changed)
{
    std::vector<quint32> rows;
    rows.reserve(static_cast<size_t>(changed.size()));
    for (const ProbeStatus &status : changed) {
        const auto known = m_index.constFind(status.host);
        if (known == m_index.cend())
            continue;
        Row &row = m_rows[*known];
        count(row, -1);
        row.status = status;
        row.reported = m_now;
        countFindings(row);
        count(row, 1);
        rows.push_back(*known);
    }
    announce(rows);
}

void NodesModel::forgetReports()
{
    beginResetModel();
    m_counts = {};
    for (Row &row : m_rows) {
        row.status.reset();
        countFindings(row);
        count(row, 1);
    }
    list();
    endResetModel();
}

void NodesModel::setNow(const QDateTime &now)
{
    m_now = now;
    if (m_listed.empty())
        return;
    // Two columns tell times; the views paint what of them is visible.
    const auto last = static_cast<int>(m_listed.size()) - 1;
    if (m_counts.underWay > 0)
        Q_EMIT dataChanged(index(0, TimeColumn), index(last, TimeColumn), {Qt::DisplayRole});
    if (m_counts.withEvidence > 0)
        Q_EMIT dataChanged(index(0, EvidenceColumn), index(last, EvidenceColumn), {Qt::DisplayRole});
}

void NodesModel::announce(const std::vector<quint32> &changed)
{
    if (changed.empty())
        return;
    std::vector<quint32> added;
    for (const quint32 row : changed) {
        if (!m_rows[row].listed && passes(m_rows[row]))
            added.push_back(row);
    }
    if (!m_listed.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    appendListed(added);
}

void NodesModel::appendListed(const std::vector<quint32> &rows)
{
    if (rows.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    for (const quint32 row : rows) {
        m_rows[row].listed = true;
        m_listed.push_back(row);
    }
    endInsertRows();
}

void NodesModel::countFindings(Row &row) const
{
    row.errors = 0;
    row.warnings = 0;
    const std::shared_ptr<const HostPresence> &presence = row.presence();
    if (!presence)
        return;
    for (const Diagnostic &finding : presence->findings) {
        row.errors += finding.severity == Severity::Error ? 1 : 0;
        row.warnings += finding.severity == Severity::Warning ? 1 : 0;
    }
}

void NodesModel::count(const Row &row, int by)
{
    m_counts.total += by;
    m_counts.withEvidence += tells(row.presence()) ? by : 0;
    m_counts.withFindings += row.findings() > 0 ? by : 0;
    if (!row.status)
        return;
    m_counts.underWay += isUnderWay(row.status) ? by : 0;
    m_counts.askingSecret += row.status->stage == ProbeStage::AskingSecret ? by : 0;
    m_counts.done += row.status->stage == ProbeStage::Done ? by : 0;
    m_counts.failed += row.status->stage == ProbeStage::Failed ? by : 0;
    m_counts.cancelled += row.status->stage == ProbeStage::Cancelled ? by : 0;
}

bool NodesModel::passes(const Row &row) const
{
    switch (m_filter.show) {
    case NodeShow::All:
        break;
    case NodeShow::UnderWay:
        if (!isUnderWay(row.status))
            return false;
        break;
    case NodeShow::Failed:
        if (!row.status || (row.status->stage != ProbeStage::Failed && row.status->stage != ProbeStage::Cancelled))
            return false;
        break;
    case NodeShow::WithFindings:
        if (row.findings() == 0)
            return false;
        break;
    case NodeShow::WithoutEvidence:
        if (tells(row.presence()))
            return false;
        break;
    }
    if (m_filter.search.isEmpty())
        return true;
    const QString searched = row.host.name + u'\n' + row.host.groups.join(u'\n') + u'\n'
        + text(row, EngineColumn).toString() + u'\n' + messageText(row);
    const QStringList words = m_filter.search.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.cbegin(), words.cend(),
                       [&](const QString &word) { return searched.contains(word, Qt::CaseInsensitive); });
}

void NodesModel::list()
{
    m_listed.clear();
    for (quint32 i = 0; i < m_rows.size(); ++i) {
        m_rows[i].listed = passes(m_rows[i]);
        if (m_rows[i].listed)
            m_listed.push_back(i);
    }
    order();
}

void NodesModel::order()
{
    std::sort(m_listed.begin(), m_listed.end());
    if (m_sortColumn < 0)
        return;
    std::stable_sort(m_listed.begin(), m_listed.end(), [this](quint32 a, quint32 b) {
        const int result = compare(m_rows[a], m_rows[b], m_sortColumn);
        return m_sortOrder == Qt::AscendingOrder ? result < 0 : result > 0;
    });
}

void NodesModel::setFilter(const NodesFilter &filter)
{
    beginResetModel();
    m_filter = filter;
    list();
    endResetModel();
}

void NodesModel::sort(int column, Qt::SortOrder sortOrder)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<quint32> rows;
    for (const QModelIndex &index : before)
        rows.push_back(m_listed[static_cast<size_t>(index.row())]);
    m_sortColumn = column;
    m_sortOrder = sortOrder;
    order();
    std::vector<int> places(m_rows.size(), -1);
    for (size_t row = 0; row < m_listed.size(); ++row)
        places[m_listed[row]] = static_cast<int>(row);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(places[rows[static_cast<size_t>(i)]], before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

int NodesModel::compare(const Row &a, const Row &b, int column) const
{
    switch (static_cast<Column>(column)) {
    case StateColumn: {
        const auto rank = [](const Row &row) { return row.status ? static_cast<int>(row.status->stage) : -1; };
        return compareValues(rank(a), rank(b));
    }
    case TimeColumn:
        return compareValues(elapsedMs(a), elapsedMs(b));
    case EvidenceColumn:
        return compareValues(ageSeconds(a), ageSeconds(b));
    case FindingsColumn:
        return compareValues(std::pair(a.errors, a.warnings), std::pair(b.errors, b.warnings));
    case HostColumn:
    case ArchitectureColumn:
    case EngineColumn:
    case MessageColumn:
    case ColumnCount:
        break;
    }
    return naturalCompare(text(a, column).toString(), text(b, column).toString());
}

int NodesModel::rowOf(const QString &host) const
{
    const auto known = m_index.constFind(host);
    if (known == m_index.cend() || !m_rows[*known].listed)
        return -1;
    const auto found = std::find(m_listed.cbegin(), m_listed.cend(), *known);
    return static_cast<int>(found - m_listed.cbegin());
}

std::shared_ptr<const HostPresence> NodesModel::presence(const QString &host) const
{
    const auto known = m_index.constFind(host);
    return known == m_index.cend() ? nullptr : m_rows[*known].presence();
}

std::optional<ProbeStatus> NodesModel::status(const QString &host) const
{
    const auto known = m_index.constFind(host);
    return known == m_index.cend() ? std::nullopt : m_rows[*known].status;
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
    return tells(presence) && presence->at.isValid() ? qMax(qint64(0), presence->at.secsTo(m_now)) : -1;
}

int NodesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_listed.size());
}

int NodesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

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
        return index.column() == MessageColumn ? messageText(row) : QVariant();
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
    return tells(row.presence()) ? tr("known") : tr("could not be asked");
}

QString NodesModel::messageText(const Row &row) const
{
    if (row.status && row.status->error)
        return toString(*row.status->error).simplified();
    const std::shared_ptr<const HostPresence> &presence = row.presence();
    if (!presence || isUnderWay(row.status))
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

QVariant NodesModel::tone(const Row &row, int column) const
{
    const auto asInt = [](Tone tone) { return QVariant(static_cast<int>(tone)); };
    if (column == StateColumn) {
        if (row.status)
            return asInt(toneOf(row.status->stage));
        return asInt(!row.presence() ? Tone::Unknown : tells(row.presence()) ? Tone::Reported : Tone::Failed);
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
