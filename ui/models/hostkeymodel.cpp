// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/hostkeymodel.h"

#include "ui/models/plaintooltip.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// What makes two entries one question: the server, its key, and whether anybody may answer.
QByteArray identity(const HostKeyEntry &entry)
{
    return entry.server.name + '\n' + (entry.canBeAccepted() ? 'u' : 'r') + entry.server.key.type + ' '
        + entry.server.key.blob;
}

} // namespace

void HostKeyModel::setEntries(const QList<HostKeyEntry> &entries)
{
    QHash<QByteArray, const HostKeyEntry *> now;
    now.reserve(entries.size());
    for (const HostKeyEntry &entry : entries)
        now.insert(identity(entry), &entry);
    removeAllBut(now);
    bool isChanged = false;
    for (Item &item : m_items) {
        const HostKeyEntry *entry = now.take(identity(item.entry));
        isChanged = isChanged || *entry != item.entry;
        item.entry = *entry;
    }
    std::vector<Item> refused;
    std::vector<Item> unknown;
    for (const HostKeyEntry &entry : entries) {
        if (now.remove(identity(entry)))
            (entry.canBeAccepted() ? unknown : refused)
                .push_back({entry, m_trusted.verdict(entry.server.name, entry.server.key)});
    }
    insert(static_cast<size_t>(refusedCount()), std::move(refused));
    insert(m_items.size(), std::move(unknown));
    if (isChanged && rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void HostKeyModel::removeAllBut(const QHash<QByteArray, const HostKeyEntry *> &staying)
{
    const auto stays = [&](const Item &item) { return staying.contains(identity(item.entry)); };
    // Rows go together with their neighbours; the items they were of go at the end, all at once.
    std::vector<bool> isStaying;
    isStaying.reserve(m_items.size());
    for (const Item &item : m_items)
        isStaying.push_back(stays(item));
    for (auto last = static_cast<int>(m_listed.size()); last > 0;) {
        int first = last;
        while (first > 0 && !isStaying[m_listed[static_cast<size_t>(first) - 1]])
            --first;
        if (first < last) {
            beginRemoveRows({}, first, last - 1);
            m_listed.erase(m_listed.begin() + first, m_listed.begin() + last);
            endRemoveRows();
        }
        last = first - 1;
    }
    std::vector<size_t> placeOf(m_items.size());
    size_t next = 0;
    for (size_t i = 0; i < m_items.size(); ++i) {
        placeOf[i] = next;
        if (!isStaying[i])
            continue;
        if (next != i)
            m_items[next] = std::move(m_items[i]);
        ++next;
    }
    m_items.resize(next);
    for (size_t &place : m_listed)
        place = placeOf[place];
}

void HostKeyModel::insert(size_t place, std::vector<Item> items)
{
    if (items.empty())
        return;
    std::vector<size_t> listed;
    for (size_t i = 0; i < items.size(); ++i) {
        if (passes(items[i].entry))
            listed.push_back(place + i);
    }
    const auto at = std::lower_bound(m_listed.begin(), m_listed.end(), place);
    const auto row = static_cast<int>(at - m_listed.begin());
    if (!listed.empty())
        beginInsertRows({}, row, row + static_cast<int>(listed.size()) - 1);
    std::for_each(at, m_listed.end(), [&](size_t &later) { later += items.size(); });
    m_listed.insert(at, listed.cbegin(), listed.cend());
    m_items.insert(m_items.begin() + static_cast<std::ptrdiff_t>(place), std::make_move_iterator(items.begin()),
                   std::make_move_iterator(items.end()));
    if (!listed.empty())
        endInsertRows();
}

void HostKeyModel::setTrusted(const FingerprintList &trusted)
{
    m_trusted = trusted;
    for (Item &item : m_items)
        item.verdict = m_trusted.verdict(item.entry.server.name, item.entry.server.key);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, VerdictColumn), index(rowCount() - 1, VerdictColumn));
}

void HostKeyModel::setSearch(const QString &text)
{
    beginResetModel();
    m_search = text;
    list();
    endResetModel();
}

bool HostKeyModel::passes(const HostKeyEntry &entry) const
{
    const QString searched =
        QString::fromUtf8(entry.server.name) + u'\n' + entry.hosts.join(u'\n') + u'\n' + entry.server.key.fingerprint();
    const QStringList words = m_search.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.cbegin(), words.cend(),
                       [&](const QString &word) { return searched.contains(word, Qt::CaseInsensitive); });
}

void HostKeyModel::list()
{
    m_listed.clear();
    for (size_t i = 0; i < m_items.size(); ++i) {
        if (passes(m_items[i].entry))
            m_listed.push_back(i);
    }
}

QList<UnknownHostKey> HostKeyModel::acceptable(const QList<int> &rows) const
{
    QList<UnknownHostKey> keys;
    for (const int row : rows) {
        // What the trusted list denies is not to be accepted in passing.
        if (entryAt(row).canBeAccepted() && verdictAt(row) != FingerprintVerdict::Contradicted)
            keys.append(entryAt(row).server);
    }
    return keys;
}

QList<UnknownHostKey> HostKeyModel::acceptable() const
{
    QList<int> rows(rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    return acceptable(rows);
}

QList<UnknownHostKey> HostKeyModel::confirmed() const
{
    QList<int> rows;
    for (int row = 0; row < rowCount(); ++row) {
        if (verdictAt(row) == FingerprintVerdict::Listed)
            rows.append(row);
    }
    return acceptable(rows);
}

int HostKeyModel::unknownCount() const
{
    return static_cast<int>(m_items.size()) - refusedCount();
}

int HostKeyModel::refusedCount() const
{
    return static_cast<int>(
        std::count_if(m_items.cbegin(), m_items.cend(), [](const Item &item) { return !item.entry.canBeAccepted(); }));
}

int HostKeyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_listed.size());
}

int HostKeyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HostKeyModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return index.column() == HostsColumn  ? plainToolTip(entryAt(index.row()).hosts.mid(0, 40).join(u'\n'))
            : index.column() == VerdictColumn ? plainToolTip(text(index.row(), VerdictColumn))
                                              : QVariant();
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                               text(index.row(), index.column()));
    case ToneRole:
        return index.column() == VerdictColumn ? QVariant(static_cast<int>(tone(index.row()))) : QVariant();
    default:
        return {};
    }
}

QString HostKeyModel::text(int row, int column) const
{
    const HostKeyEntry &entry = entryAt(row);
    switch (static_cast<Column>(column)) {
    case ServerColumn:
        return QString::fromUtf8(entry.server.name);
    case HostsColumn:
        if (entry.isJump)
            return tr("jump host for %n host(s)", nullptr, static_cast<int>(entry.hosts.size()));
        return entry.hosts.size() == 1
            ? entry.hosts.constFirst()
            : tr("%1 and %n more", nullptr, static_cast<int>(entry.hosts.size()) - 1).arg(entry.hosts.value(0));
    case ViaColumn:
        return entry.via.isEmpty() ? tr("directly") : entry.via.join(u" → "_s);
    case TypeColumn:
        return entry.server.key.type.isEmpty() ? QString() : typeWord(entry.server.key.type);
    case FingerprintColumn:
        return entry.server.key.blob.isEmpty() ? QString() : entry.server.key.fingerprint();
    case VerdictColumn:
        if (!entry.canBeAccepted())
            return entry.refusal;
        if (m_trusted.isEmpty())
            return tr("nobody vouched for it");
        switch (verdictAt(row)) {
        case FingerprintVerdict::NotListed:
            return tr("not in the list");
        case FingerprintVerdict::Listed:
            return tr("in the list");
        case FingerprintVerdict::ListedForOther:
            return tr("in the list for another server");
        case FingerprintVerdict::Contradicted:
            return tr("the list has another key for this server");
        }
        Q_UNREACHABLE();
    case ColumnCount:
        break;
    }
    return {};
}

Tone HostKeyModel::tone(int row) const
{
    if (!entryAt(row).canBeAccepted())
        return Tone::Error;
    if (m_trusted.isEmpty())
        return Tone::Unknown;
    switch (verdictAt(row)) {
    case FingerprintVerdict::NotListed:
        return Tone::Unknown;
    case FingerprintVerdict::Listed:
        return Tone::Verified;
    case FingerprintVerdict::ListedForOther:
        return Tone::Warning;
    case FingerprintVerdict::Contradicted:
        return Tone::Error;
    }
    Q_UNREACHABLE();
}

QVariant HostKeyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case ServerColumn:
        return tr("Server");
    case HostsColumn:
        return tr("Hosts");
    case ViaColumn:
        return tr("Reached");
    case TypeColumn:
        return tr("Key");
    case FingerprintColumn:
        return tr("Fingerprint");
    case VerdictColumn:
        return tr("What is known of it");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace qm
