// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/missingmodel.h"

#include "core/report/reporttext.h"
#include "ui/models/csv.h"
#include "ui/models/naturalorder.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/planfacts.h"
#include "ui/models/searchwords.h"

#include <QLocale>

#include <algorithm>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

QString sizeText(qint64 bytes, bool complete)
{
    if (complete)
        return formatBytes(bytes);
    return bytes > 0 ? MissingModel::tr("≥ %1").arg(formatBytes(bytes)) : formatBytes(-1);
}

} // namespace

void MissingModel::setMatrix(std::shared_ptr<const MatrixData> matrix)
{
    beginResetModel();
    m_data = std::move(matrix);
    m_hasAny =
        std::any_of(m_data->rows().cbegin(), m_data->rows().cend(), [](const auto &row) { return row.missing > 0; });
    rebuild();
    endResetModel();
}

void MissingModel::setView(MissingView view)
{
    if (view == m_view)
        return;
    beginResetModel();
    m_view = view;
    rebuild();
    endResetModel();
}

void MissingModel::setSearch(const QString &text)
{
    if (text == m_search)
        return;
    beginResetModel();
    m_search = text;
    rebuild();
    endResetModel();
}

void MissingModel::sort(int column, Qt::SortOrder order)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<quint32> before; // what each row was about
    for (const Entry &entry : m_entries)
        before.push_back(entry.index);
    m_sortColumn = column;
    m_sortOrder = order;
    sortEntries();
    std::vector<int> rowOf(before.empty() ? 0 : *std::max_element(before.cbegin(), before.cend()) + size_t{1});
    for (size_t row = 0; row < m_entries.size(); ++row)
        rowOf[m_entries[row].index] = static_cast<int>(row);
    QModelIndexList to;
    const QModelIndexList from = persistentIndexList();
    for (const QModelIndex &index : from) {
        const bool isTop = index.internalId() == 0;
        const quintptr was = isTop ? static_cast<quintptr>(index.row()) : index.internalId() - 1;
        const int row = rowOf[before[static_cast<size_t>(was)]];
        to.append(isTop ? createIndex(row, index.column(), quintptr{0})
                        : createIndex(index.row(), index.column(), static_cast<quintptr>(row) + 1));
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void MissingModel::rebuild()
{
    m_entries.clear();
    m_totals = {};
    if (!m_data)
        return;
    const auto hosts = m_data->rows().size();
    const auto columns = m_data->columns().size();
    const bool byHost = m_view == MissingView::ByHost;
    const QStringList words = searchWords(m_search);
    // By the words that a host's name does not answer, a bit each: the columns that answer all of these.
    std::unordered_map<quint32, std::vector<quint32>> matching;
    const auto columnsFor = [&](quint32 open) -> const std::vector<quint32> & {
        const auto [known, isNew] = matching.try_emplace(open);
        for (size_t c = 0; isNew && c < columns; ++c) {
            const QString &text = m_data->columns()[c].searchText;
            bool matches = true;
            for (qsizetype w = 0; w < words.size(); ++w)
                matches = matches && ((open >> w & 1) == 0 || text.contains(words.at(w)));
            if (matches)
                known->second.push_back(static_cast<quint32>(c));
        }
        return known->second;
    };

    std::vector<Entry> entries(byHost ? hosts : columns);
    std::vector<bool> shownColumns(columns);
    for (size_t i = 0; i < entries.size(); ++i) {
        entries[i].index = static_cast<quint32>(i);
        if (words.isEmpty())
            entries[i].children.reserve(byHost ? m_data->rows()[i].missing : m_data->columns()[i].missing);
    }
    for (size_t h = 0; h < hosts; ++h) {
        const MatrixData::Row &row = m_data->rows()[h];
        if (row.missing == 0)
            continue;
        quint32 open = 0;
        for (qsizetype w = 0; w < words.size(); ++w)
            open |= row.searchText.contains(words.at(w)) ? 0U : 1U << w;
        bool any = false;
        const CellState *const cells = m_data->cells(h);
        for (const quint32 c : columnsFor(open)) {
            if ((bit(cells[c]) & missingStates) == 0)
                continue;
            any = true;
            shownColumns[c] = true;
            entries[byHost ? h : c].children.push_back(byHost ? c : static_cast<quint32>(h));
            ++m_totals.entries;
            if (cells[c] == CellState::Unknown) {
                ++entries[byHost ? h : c].unknown;
                ++m_totals.unknown;
            }
        }
        m_totals.hosts += any ? 1 : 0;
    }
    m_totals.artifacts = std::count(shownColumns.cbegin(), shownColumns.cend(), true);
    for (Entry &entry : entries) {
        if (entry.children.empty())
            continue;
        for (const quint32 child : entry.children) {
            const Artifact *artifact =
                byHost ? m_data->artifact(entry.index, child) : m_data->artifact(child, entry.index);
            entry.bytes += qMax<qint64>(artifact->size, 0);
            entry.sizesComplete = entry.sizesComplete && artifact->size >= 0;
        }
        m_totals.knownBytes += entry.bytes;
        m_totals.sizesComplete = m_totals.sizesComplete && entry.sizesComplete;
        m_entries.push_back(std::move(entry));
    }
    sortEntries();
}

void MissingModel::sortEntries()
{
    std::sort(m_entries.begin(), m_entries.end(), [](const Entry &a, const Entry &b) { return a.index < b.index; });
    if (m_sortColumn < 0 || m_entries.empty())
        return;
    const bool ascending = m_sortOrder == Qt::AscendingOrder;
    const auto sortBy = [&](auto before) {
        std::stable_sort(m_entries.begin(), m_entries.end(),
                         [&](const Entry &a, const Entry &b) { return ascending ? before(a, b) : before(b, a); });
    };
    if (m_sortColumn == SizeColumn) {
        sortBy([](const Entry &a, const Entry &b) { return a.bytes < b.bytes; });
    } else if (m_sortColumn == StateColumn) {
        sortBy([](const Entry &a, const Entry &b) { return a.children.size() < b.children.size(); });
    } else {
        std::vector<QString> keys(qMax(m_data->rows().size(), m_data->columns().size()));
        for (const Entry &entry : m_entries)
            keys[entry.index] = entryData(entry, m_sortColumn, Qt::DisplayRole).toString();
        sortBy([&](const Entry &a, const Entry &b) { return naturalCompare(keys[a.index], keys[b.index]) < 0; });
    }
}

QString MissingModel::toCsv(QChar separator) const
{
    QString text;
    const auto write = [&](const QStringList &fields) {
        for (qsizetype i = 0; i < fields.size(); ++i)
            text += (i > 0 ? QString(separator) : QString()) + csvField(fields.at(i), separator);
        text += u'\n';
    };
    write({tr("Host"), tr("Artifact"), tr("Kind"), tr("State"), tr("Delegate"), tr("Source"), tr("Bytes")});
    for (const Entry &entry : m_entries) {
        for (const quint32 child : entry.children) {
            const Cell at = m_view == MissingView::ByHost ? Cell{entry.index, child} : Cell{child, entry.index};
            const Artifact *artifact = m_data->artifact(at.host, at.column);
            write({m_data->plan().hosts.at(at.host).name, m_data->columns()[at.column].key, cellText(at, KindColumn),
                   cellText(at, StateColumn), cellText(at, DelegateColumn), cellText(at, SourceColumn),
                   artifact->size < 0 ? QString() : QString::number(artifact->size)});
        }
    }
    return text;
}

QModelIndex MissingModel::indexOf(const QString &host, const QString &key) const
{
    for (size_t row = 0; row < m_entries.size(); ++row) {
        const Entry &entry = m_entries[row];
        const QString name = nameOf(entry);
        if (name != (m_view == MissingView::ByHost ? host : key))
            continue;
        const QModelIndex top = index(static_cast<int>(row), 0);
        for (size_t child = 0; child < entry.children.size(); ++child) {
            const QModelIndex found = index(static_cast<int>(child), 0, top);
            if (found.data(m_view == MissingView::ByHost ? KeyRole : HostRole).toString()
                == (m_view == MissingView::ByHost ? key : host))
                return found;
        }
        return top;
    }
    return {};
}

MissingModel::Cell MissingModel::cell(const QModelIndex &child) const
{
    const Entry &entry = m_entries[static_cast<size_t>(child.internalId() - 1)];
    const quint32 below = entry.children[static_cast<size_t>(child.row())];
    return m_view == MissingView::ByHost ? Cell{entry.index, below} : Cell{below, entry.index};
}

QModelIndex MissingModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex MissingModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, quintptr{0});
}

int MissingModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_entries.size());
    if (parent.internalId() != 0 || parent.column() > 0)
        return 0;
    return static_cast<int>(m_entries[static_cast<size_t>(parent.row())].children.size());
}

int MissingModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString MissingModel::nameOf(const Entry &entry) const
{
    return m_view == MissingView::ByHost ? m_data->plan().hosts.at(entry.index).name
                                         : m_data->columns()[entry.index].key;
}

QVariant MissingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == SizeColumn)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return index.internalId() == 0 ? entryData(m_entries[static_cast<size_t>(index.row())], index.column(), role)
                                   : cellData(index, role);
}

QVariant MissingModel::entryData(const Entry &entry, int column, int role) const
{
    const bool byHost = m_view == MissingView::ByHost;
    const auto count = static_cast<int>(entry.children.size());
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case NameColumn:
            return nameOf(entry);
        case KindColumn:
            return byHost ? m_data->plan().hosts.at(entry.index).architecture
                          : cellText({entry.children.front(), entry.index}, KindColumn);
        case StateColumn:
            return byHost || entry.unknown > 0 ? missingTexts(count, entry.unknown).join(u", "_s)
                                               : tr("missing on %n host(s)", nullptr, count);
        case DelegateColumn:
            return byHost ? m_data->plan().hosts.at(entry.index).delegate : QString();
        case SizeColumn:
            return sizeText(entry.bytes, entry.sizesComplete);
        default:
            return {};
        }
    case Qt::ToolTipRole:
        return plainToolTip(entryData(entry, column, Qt::AccessibleTextRole).toString());
    case Qt::AccessibleTextRole:
        return tr("%1: %2, %3")
            .arg(nameOf(entry), entryData(entry, StateColumn, Qt::DisplayRole).toString(),
                 sizeText(entry.bytes, entry.sizesComplete));
    case HostRole:
        return byHost ? nameOf(entry) : QString();
    case KeyRole:
        return byHost ? QString() : nameOf(entry);
    case KindRole:
        return byHost ? QVariant() : static_cast<int>(m_data->columns()[entry.index].kind);
    case CountRole:
        return count;
    default:
        return {};
    }
}

QString MissingModel::cellText(Cell at, int column) const
{
    const Artifact *artifact = m_data->artifact(at.host, at.column);
    switch (column) {
    case NameColumn:
        return m_view == MissingView::ByHost ? m_data->columns()[at.column].key : m_data->plan().hosts.at(at.host).name;
    case KindColumn:
        return artifact->kind == ArtifactKind::File ? tr("file") : tr("image");
    case StateColumn:
        return cellLabel(m_data->state(at.host, at.column));
    case DelegateColumn:
        return m_data->plan().hosts.at(at.host).delegate;
    case SourceColumn:
        return artifact->kind == ArtifactKind::File ? redacted(artifact->url) : artifact->image;
    case SizeColumn:
        return formatBytes(artifact->size);
    default:
        return {};
    }
}

QVariant MissingModel::cellData(const QModelIndex &index, int role) const
{
    const Cell at = cell(index);
    switch (role) {
    case Qt::DisplayRole:
        return cellText(at, index.column());
    case Qt::ToolTipRole:
        return index.column() == SourceColumn ? plainToolTip(cellText(at, SourceColumn)) : QVariant();
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3, %4, from %5")
            .arg(m_data->plan().hosts.at(at.host).name, m_data->columns()[at.column].key, cellText(at, StateColumn),
                 cellText(at, SizeColumn), cellText(at, SourceColumn));
    case ToneRole:
        return static_cast<int>(toneOf(m_data->state(at.host, at.column)));
    case HostRole:
        return m_data->plan().hosts.at(at.host).name;
    case KeyRole:
        return m_data->columns()[at.column].key;
    case KindRole:
        return static_cast<int>(m_data->columns()[at.column].kind);
    default:
        return {};
    }
}

QVariant MissingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == SizeColumn)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return m_view == MissingView::ByHost ? tr("Host and artifact") : tr("Artifact and host");
    case KindColumn:
        return tr("Kind");
    case StateColumn:
        return tr("State");
    case DelegateColumn:
        return tr("Delegate");
    case SourceColumn:
        return tr("Source");
    case SizeColumn:
        return tr("Size");
    default:
        return {};
    }
}

} // namespace qm
