// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/nodesmodel.h"

#include "ui/models/naturalorder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

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

QString toString(NodeShow show)
{
    switch (show) {
    case NodeShow::All:
        return u"all"_s;
    case NodeShow::UnderWay:
        return u"under-way"_s;
    case NodeShow::Failed:
        return u"failed"_s;
    case NodeShow::WithFindings:
        return u"with-findings"_s;
    case NodeShow::WithoutEvidence:
        return u"without-evidence"_s;
    }
    Q_UNREACHABLE();
}

const std::shared_ptr<const HostPresence> &NodesModel::Row::presence() const
{
    const bool said = status && status->presence;
    return said && (tells(status->presence) || !tells(documented)) ? status->presence : documented;
}

bool NodesModel::Row::isKnown() const
{
    return tells(presence());
}

void NodesModel::setHosts(const QList<NodeEntry> &hosts)
{
    const bool sameNames = hosts.size() == static_cast<qsizetype>(m_rows.size())
        && std::equal(hosts.cbegin(), hosts.cend(), m_rows.cbegin(),
                      [](const NodeEntry &a, const Row &b) { return a.name == b.host.name; });
    if (sameNames) {
        updateHosts(hosts);
        return;
    }
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

/// The same hosts: what the plan takes one for may change with every answer, while somebody selects rows.
void NodesModel::updateHosts(const QList<NodeEntry> &hosts)
{
    std::vector<quint32> changed;
    for (quint32 i = 0; i < m_rows.size(); ++i) {
        const NodeEntry &host = hosts.at(i);
        if (m_rows[i].host == host)
            continue;
        m_rows[i].host = host;
        changed.push_back(i);
    }
    announce(changed);
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
    m_counts.withEvidence += row.isKnown() ? by : 0;
    m_counts.withFindings += row.findings() > 0 ? by : 0;
    if (!row.status)
        return;
    m_counts.underWay += row.isUnderWay() ? by : 0;
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
        if (!row.isUnderWay())
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
        if (row.isKnown())
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

int NodesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_listed.size());
}

int NodesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

} // namespace qm
