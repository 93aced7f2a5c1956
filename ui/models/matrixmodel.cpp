// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/matrixmodel.h"

#include "core/report/reporttext.h"
#include "ui/models/naturalorder.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/planfacts.h"
#include "ui/models/searchwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Which groups each word is in: asked once per filter instead of once per host.
std::vector<std::vector<bool>> groupsOfWords(const QStringList &groups, const QStringList &wanted)
{
    std::vector<std::vector<bool>> result;
    for (const QString &word : wanted) {
        std::vector<bool> matches;
        matches.reserve(static_cast<size_t>(groups.size()));
        for (const QString &group : groups)
            matches.push_back(group.contains(word, Qt::CaseInsensitive));
        result.push_back(std::move(matches));
    }
    return result;
}

bool acceptsRow(const MatrixData::Row &row, const QStringList &wanted, const std::vector<std::vector<bool>> &groups)
{
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const auto &matches = groups[static_cast<size_t>(i)];
        if (!row.searchText.contains(wanted.at(i))
            && std::none_of(row.groups.cbegin(), row.groups.cend(), [&](quint32 group) { return matches[group]; }))
            return false;
    }
    return true;
}

QString kindLabel(ArtifactKind kind)
{
    return kind == ArtifactKind::File ? QCoreApplication::translate("MatrixModel", "file")
                                      : QCoreApplication::translate("MatrixModel", "image");
}

} // namespace

void MatrixModel::setMatrix(std::shared_ptr<const MatrixData> matrix)
{
    beginResetModel();
    m_data = std::move(matrix);
    updateVisible();
    endResetModel();
}

void MatrixModel::setFilter(const MatrixFilter &filter)
{
    if (filter == m_filter)
        return;
    // A reset instead of removed and inserted rows: scattered matches would be thousands of small changes.
    beginResetModel();
    m_filter = filter;
    updateVisible();
    endResetModel();
}

void MatrixModel::setOrder(MatrixOrder order)
{
    if (order == m_order)
        return;
    beginResetModel();
    m_order = order;
    updateVisible();
    endResetModel();
}

void MatrixModel::updateVisible()
{
    m_rows.clear();
    m_columns.clear();
    if (!m_data)
        return;
    const QStringList hostWords = searchWords(m_filter.hosts);
    const auto groups = groupsOfWords(m_data->groups(), hostWords);
    const qsizetype group = m_data->groups().indexOf(m_filter.group);
    const bool anyGroup = m_filter.group.isEmpty();
    for (size_t i = 0; i < m_data->rows().size(); ++i) {
        const MatrixData::Row &row = m_data->rows()[i];
        if (m_filter.states != 0 && (row.states & m_filter.states) == 0)
            continue;
        if (!anyGroup && std::find(row.groups.cbegin(), row.groups.cend(), group) == row.groups.cend())
            continue;
        if (acceptsRow(row, hostWords, groups))
            m_rows.push_back(static_cast<quint32>(i));
    }
    const QStringList artifactWords = searchWords(m_filter.artifacts);
    for (size_t i = 0; i < m_data->columns().size(); ++i) {
        const MatrixData::Column &column = m_data->columns()[i];
        const bool kind = column.kind == ArtifactKind::File ? m_filter.files : m_filter.images;
        const bool state = m_filter.states == 0 || (column.states & m_filter.states) != 0;
        if (kind && state && containsWords(column.searchText, artifactWords))
            m_columns.push_back(static_cast<quint32>(i));
    }
    sortRows();
}

void MatrixModel::sortRows()
{
    const auto &rows = m_data->rows();
    switch (m_order) {
    case MatrixOrder::Inventory:
        return;
    case MatrixOrder::Name:
        std::stable_sort(m_rows.begin(), m_rows.end(), [&](quint32 a, quint32 b) {
            return naturalCompare(rows[a].searchText, rows[b].searchText) < 0;
        });
        return;
    case MatrixOrder::MostMissing:
        std::stable_sort(m_rows.begin(), m_rows.end(),
                         [&](quint32 a, quint32 b) { return rows[a].missing > rows[b].missing; });
        return;
    }
    Q_UNREACHABLE();
}

int MatrixModel::rowOfHost(const QString &name) const
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_data->plan().hosts.at(m_rows[i]).name == name)
            return static_cast<int>(i);
    }
    return -1;
}

int MatrixModel::columnOfKey(const QString &key) const
{
    const auto found = std::find_if(m_columns.cbegin(), m_columns.cend(),
                                    [&](quint32 column) { return m_data->columns()[column].key == key; });
    return found == m_columns.cend() ? -1 : static_cast<int>(found - m_columns.cbegin());
}

QString MatrixModel::hostAt(int row) const
{
    return m_data->plan().hosts.at(m_rows[static_cast<size_t>(row)]).name;
}

QString MatrixModel::keyAt(int column) const
{
    return m_data->columns()[m_columns[static_cast<size_t>(column)]].key;
}

std::array<qint64, allCellStates.size()> MatrixModel::stateCounts() const
{
    std::array<qint64, allCellStates.size()> counts{};
    for (const quint32 row : m_rows) {
        const CellState *const cells = m_data->cells(row);
        for (const quint32 column : m_columns)
            ++counts[static_cast<size_t>(cells[column])];
    }
    return counts;
}

QString MatrixModel::errorAt(int row) const
{
    const PlannedHost &host = m_data->plan().hosts.at(m_rows[static_cast<size_t>(row)]);
    return host.error ? toString(*host.error) : QString();
}

QModelIndex MatrixModel::nextCell(const QModelIndex &from, CellStates states, bool backward) const
{
    const qint64 columns = columnCount();
    const qint64 cells = columns * rowCount();
    if (cells == 0)
        return {};
    const qint64 start = from.isValid() ? from.row() * columns + from.column() : (backward ? 0 : cells - 1);
    for (qint64 step = 1; step <= cells; ++step) {
        const qint64 at = (start + (backward ? cells - step : step)) % cells;
        const int row = static_cast<int>(at / columns);
        const int column = static_cast<int>(at % columns);
        if ((bit(stateAt(row, column)) & states) != 0)
            return index(row, column);
    }
    return {};
}

int MatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant MatrixModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case StateRole:
        return static_cast<int>(stateAt(index.row(), index.column()));
    case Qt::ToolTipRole:
        return cellText(index, true);
    case Qt::AccessibleTextRole:
        return cellText(index, false);
    default:
        return {};
    }
}

void MatrixModel::multiData(const QModelIndex &index, QModelRoleDataSpan roles) const
{
    for (QModelRoleData &entry : roles)
        entry.setData(data(index, entry.role()));
}

QString MatrixModel::cellText(const QModelIndex &index, bool withSource) const
{
    const size_t row = m_rows[static_cast<size_t>(index.row())];
    const size_t column = m_columns[static_cast<size_t>(index.column())];
    const CellState state = m_data->state(row, column);
    QStringList parts{hostAt(index.row()), keyAt(index.column()), cellLabel(state)};
    const Artifact *artifact = m_data->artifact(row, column);
    if (artifact && artifact->size >= 0)
        parts.append(formatBytes(artifact->size));
    if (!withSource)
        return parts.join(u", "_s);
    QString text = u"<p style='white-space:pre'><b>%1</b> · <b>%2</b><br>%3 %4"_s.arg(
        parts.at(0).toHtmlEscaped(), parts.at(1).toHtmlEscaped(), QString(toneGlyph(toneOf(state))),
        parts.mid(2).join(u" · "_s).toHtmlEscaped());
    if (artifact) {
        const QString source = artifact->kind == ArtifactKind::File ? redacted(artifact->url) : artifact->image;
        text += u"<br>"_s + (artifact->architecture + u" · "_s + source).toHtmlEscaped();
    }
    return text + u"</p>"_s;
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= (orientation == Qt::Horizontal ? columnCount() : rowCount()))
        return {};
    return orientation == Qt::Horizontal ? columnHeader(section, role) : rowHeader(section, role);
}

QVariant MatrixModel::rowHeader(int section, int role) const
{
    const quint32 index = m_rows[static_cast<size_t>(section)];
    const PlannedHost &host = m_data->plan().hosts.at(index);
    const MatrixData::Row &row = m_data->rows()[index];
    switch (role) {
    case Qt::DisplayRole:
    case HostRole:
        return host.name;
    case MissingRole:
        return row.missing;
    case NeededRole:
        return row.needed;
    case StateRole:
        return row.states;
    case FailedRole:
        return host.error.has_value();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList lines{host.name};
        if (!host.architecture.isEmpty())
            lines.append(tr("%1, %2, delegate %3").arg(host.architecture, host.engine, host.delegate));
        lines.append(tr("%1 of %2 to bring").arg(row.missing).arg(row.needed));
        if (row.missingBytes > 0)
            lines.append((row.sizesComplete ? u"%1"_s : tr("at least %1")).arg(formatBytes(row.missingBytes)));
        if (host.error)
            lines.append(toString(*host.error));
        return role == Qt::ToolTipRole ? plainToolTip(lines.join(u'\n')) : lines.join(u", "_s);
    }
    default:
        return {};
    }
}

QVariant MatrixModel::columnHeader(int section, int role) const
{
    const MatrixData::Column &column = m_data->columns()[m_columns[static_cast<size_t>(section)]];
    switch (role) {
    case Qt::DisplayRole:
    case KeyRole:
        return column.key;
    case KindRole:
        return static_cast<int>(column.kind);
    case MissingRole:
        return column.missing;
    case NeededRole:
        return column.needed;
    case StateRole:
        return column.states;
    case Qt::ToolTipRole:
        return plainToolTip(columnHeader(section, Qt::AccessibleTextRole).toString());
    case Qt::AccessibleTextRole:
        return tr("%1, %2: to bring to %3 of the %n host(s) that need it", nullptr, static_cast<int>(column.needed))
            .arg(column.key, kindLabel(column.kind), QLocale().toString(column.missing));
    default:
        return {};
    }
}

} // namespace qm
