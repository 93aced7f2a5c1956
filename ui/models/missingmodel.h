// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/matrixdata.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace qm {

/// What to list first.
enum class MissingView : quint8 { ByHost, ByArtifact };

/// What is missing where: hosts with the artifacts they miss, or artifacts with the hosts that miss them.
/// Entries below a host or artifact are computed when they are looked at.
class MissingModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, KindColumn, StateColumn, DelegateColumn, SourceColumn, SizeColumn, ColumnCount };
    enum Role {
        ToneRole = Qt::UserRole, ///< Tone as int, of the state; invalid at the top level
        HostRole,                ///< empty where there is none
        KeyRole,
        KindRole, ///< ArtifactKind as int; invalid for hosts
        CountRole ///< at the top level: how many entries are below
    };
    struct Totals final
    {
        qint64 entries = 0; ///< artifact × host
        qint64 unknown = 0; ///< of these, what nobody knows to be there or not
        qint64 hosts = 0;
        qint64 artifacts = 0;
        qint64 knownBytes = 0;
        bool sizesComplete = true;
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setMatrix(std::shared_ptr<const MatrixData> matrix);
    void setView(MissingView view);
    [[nodiscard]] MissingView view() const { return m_view; }
    /// Words that must all be in the names of host, its groups' aside, and artifact.
    void setSearch(const QString &text);
    [[nodiscard]] const QString &search() const { return m_search; }
    /// Of what is shown.
    [[nodiscard]] const Totals &totals() const { return m_totals; }
    /// Whether anything is missing at all, shown or not.
    [[nodiscard]] bool hasAny() const { return m_hasAny; }
    /// Everything that is shown, one line per artifact and host, with a line of headings.
    [[nodiscard]] QString toCsv(QChar separator) const;

    [[nodiscard]] QModelIndex indexOf(const QString &host, const QString &key) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    /// A host or an artifact (index of host or column in MatrixData) with what is shown below it.
    struct Entry final
    {
        quint32 index = 0;
        std::vector<quint32> children; ///< columns or hosts
        quint32 unknown = 0;           ///< of these, what nobody knows to be there or not
        qint64 bytes = 0;
        bool sizesComplete = true;
    };
    struct Cell final
    {
        quint32 host = 0;
        quint32 column = 0;
    };

    void rebuild();
    void sortEntries();
    [[nodiscard]] Cell cell(const QModelIndex &child) const;
    [[nodiscard]] QVariant entryData(const Entry &entry, int column, int role) const;
    [[nodiscard]] QVariant cellData(const QModelIndex &index, int role) const;
    [[nodiscard]] QString nameOf(const Entry &entry) const;
    [[nodiscard]] QString cellText(Cell cell, int column) const;

    std::shared_ptr<const MatrixData> m_data;
    MissingView m_view = MissingView::ByHost;
    QString m_search;
    std::vector<Entry> m_entries;
    Totals m_totals;
    bool m_hasAny = false;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace qm
