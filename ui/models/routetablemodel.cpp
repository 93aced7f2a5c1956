// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/routetablemodel.h"

#include "ui/models/naturalorder.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/planfacts.h"
#include "ui/models/searchwords.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

bool isNumber(int column)
{
    return column == RouteTableModel::ArtifactsColumn || column == RouteTableModel::HostsColumn
        || column == RouteTableModel::DeliveriesColumn || column == RouteTableModel::BytesColumn;
}

qint64 number(const RouteRow &row, int column)
{
    switch (column) {
    case RouteTableModel::ArtifactsColumn:
        return row.artifacts;
    case RouteTableModel::HostsColumn:
        return row.hosts.size();
    case RouteTableModel::DeliveriesColumn:
        return row.deliveries;
    case RouteTableModel::BytesColumn:
        return row.fetchBytes;
    default:
        return 0;
    }
}

} // namespace

RouteTableModel::RouteTableModel(QObject *parent) : QAbstractTableModel(parent) {}

void RouteTableModel::setRoutes(std::shared_ptr<const Planning> planning, const QList<RouteRow> &rows)
{
    beginResetModel();
    m_planning = std::move(planning);
    m_all = rows;
    updateRows();
    endResetModel();
}

void RouteTableModel::setFilterText(const QString &text)
{
    if (text == m_filter)
        return;
    beginResetModel();
    m_filter = text;
    updateRows();
    endResetModel();
}

void RouteTableModel::updateRows()
{
    m_rows.clear();
    const QStringList words = searchWords(m_filter);
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        QString all;
        for (const int column : {DownloaderColumn, ArchitectureColumn, KindColumn, HopsColumn})
            all += text(m_all.at(i), column) + u'\n';
        if (containsWords(all, words))
            m_rows.push_back(i);
    }
    if (m_sortColumn < 0)
        return;
    std::stable_sort(m_rows.begin(), m_rows.end(), [&](qsizetype left, qsizetype right) {
        const RouteRow &a = m_all.at(m_sortOrder == Qt::AscendingOrder ? left : right);
        const RouteRow &b = m_all.at(m_sortOrder == Qt::AscendingOrder ? right : left);
        return isNumber(m_sortColumn) ? number(a, m_sortColumn) < number(b, m_sortColumn)
                                      : naturalCompare(text(a, m_sortColumn), text(b, m_sortColumn)) < 0;
    });
}

void RouteTableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const std::vector<qsizetype> before = m_rows;
    updateRows();
    std::vector<int> rowOf(static_cast<size_t>(m_all.size()), -1);
    for (size_t row = 0; row < m_rows.size(); ++row)
        rowOf[static_cast<size_t>(m_rows[row])] = static_cast<int>(row);
    QModelIndexList to;
    const QModelIndexList from = persistentIndexList();
    for (const QModelIndex &index : from)
        to.append(createIndex(rowOf[static_cast<size_t>(before[static_cast<size_t>(index.row())])], index.column()));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

const RouteRow &RouteTableModel::rowAt(int row) const
{
    return m_all.at(m_rows[static_cast<size_t>(row)]);
}

QStringList RouteTableModel::hostNames(int row) const
{
    QStringList names;
    for (const HostIndex host : rowAt(row).hosts)
        names.append(m_planning->plan().hosts.at(host).name);
    return names;
}

QList<int> RouteTableModel::rowsOf(const QStringList &hosts) const
{
    if (hosts.isEmpty() || !m_planning)
        return {};
    const QSet<QString> names(hosts.cbegin(), hosts.cend());
    const QList<PlannedHost> &planned = m_planning->plan().hosts;
    QList<int> result;
    for (int row = 0; row < rowCount(); ++row) {
        const RouteRow &route = rowAt(row);
        if (names.contains(route.downloader)
            || std::any_of(route.hosts.cbegin(), route.hosts.cend(),
                           [&](HostIndex host) { return names.contains(planned.at(host).name); }))
            result.append(row);
    }
    return result;
}

int RouteTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RouteTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QString RouteTableModel::text(const RouteRow &row, int column) const
{
    switch (column) {
    case DownloaderColumn:
        return row.downloader.isEmpty() ? tr("each host for itself") : row.downloader;
    case ArchitectureColumn:
        return row.architecture;
    case KindColumn:
        return row.kind == ArtifactKind::File ? tr("files") : tr("images");
    case BytesColumn:
        return formatBytes(row.fetchBytes);
    case HopsColumn: {
        QStringList hops{row.sources.join(u", "_s)};
        if (!row.downloader.isEmpty())
            hops.append(row.downloader);
        if (row.viaController && row.downloader != controllerName)
            hops.append(controllerName.toString());
        hops.append(tr("%n host(s)", nullptr, static_cast<int>(row.hosts.size())));
        return hops.join(u" → "_s);
    }
    default:
        return QLocale().toString(number(row, column));
    }
}

QVariant RouteTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RouteRow &row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == BytesColumn && row.fetchBytes < 0)
            return tr("Not all sizes are known.");
        return plainToolTip(text(row, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                               text(row, index.column()));
    default:
        return {};
    }
}

QVariant RouteTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case DownloaderColumn:
        return tr("Downloader");
    case ArchitectureColumn:
        return tr("Architecture");
    case KindColumn:
        return tr("Kind");
    case ArtifactsColumn:
        return tr("Artifacts");
    case HostsColumn:
        return tr("Hosts");
    case DeliveriesColumn:
        return tr("Deliveries");
    case BytesColumn:
        return tr("To fetch");
    case HopsColumn:
        return tr("Route");
    default:
        return {};
    }
}

} // namespace qm
