// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/hostkeystore.h"
#include "ui/models/fingerprintlist.h"
#include "ui/theme/tone.h"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace qm {

/// A server whose key is a question, or an answer that stopped its hosts.
struct HostKeyEntry final
{
    /// Of an unknown key. Its name is also the server's where the key was refused.
    UnknownHostKey server;
    /// Hosts of the inventory that are behind this key: the server itself, or all that it is a jump host for.
    QStringList hosts;
    /// Servers that the connection goes through before this one.
    QStringList via;
    bool isJump = false;
    /// Why a person cannot decide it here: changed, revoked, a certificate wanted. Empty for unknown keys.
    QString refusal;

    [[nodiscard]] bool canBeAccepted() const { return refusal.isEmpty(); }
    friend bool operator==(const HostKeyEntry &, const HostKeyEntry &) = default;
};

/// The host keys of the whole cluster that nobody vouched for, with what a list of trusted fingerprints says of each.
/// Refused ones stand first: nothing accepts them.
class HostKeyModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        ServerColumn,
        HostsColumn,
        ViaColumn,
        TypeColumn,
        FingerprintColumn,
        VerdictColumn,
        ColumnCount,
    };
    enum Role {
        ToneRole = Qt::UserRole, ///< Tone as int, of the verdict; invalid in other columns
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// What is there already keeps its order; what is new comes after it, what is gone goes. Linear in the number of
    /// entries.
    void setEntries(const QList<HostKeyEntry> &entries);
    /// An empty list compares nothing.
    void setTrusted(const FingerprintList &list);
    /// Words that must all be in a server's name, its hosts or its fingerprint.
    void setSearch(const QString &text);

    [[nodiscard]] const HostKeyEntry &entryAt(int row) const { return itemAt(row).entry; }
    [[nodiscard]] FingerprintVerdict verdictAt(int row) const { return itemAt(row).verdict; }
    /// Keys of these rows that can be accepted at all.
    [[nodiscard]] QList<UnknownHostKey> acceptable(const QList<int> &rows) const;
    /// Those of all listed rows.
    [[nodiscard]] QList<UnknownHostKey> acceptable() const;
    /// Those of all listed rows that the trusted list has for their server.
    [[nodiscard]] QList<UnknownHostKey> confirmed() const;
    /// Listed or not.
    [[nodiscard]] int unknownCount() const;
    [[nodiscard]] int refusedCount() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Item final
    {
        HostKeyEntry entry;
        FingerprintVerdict verdict = FingerprintVerdict::NotListed;
    };

    [[nodiscard]] const Item &itemAt(int row) const { return m_items[m_listed[static_cast<size_t>(row)]]; }
    void removeAllBut(const QHash<QByteArray, const HostKeyEntry *> &staying);
    void insert(size_t place, std::vector<Item> items);
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] Tone tone(int row) const;
    [[nodiscard]] bool passes(const HostKeyEntry &entry) const;
    void list();

    std::vector<Item> m_items;    ///< refused ones first
    std::vector<size_t> m_listed; ///< places in m_items, ascending
    FingerprintList m_trusted;
    QString m_search;
};

} // namespace qm
