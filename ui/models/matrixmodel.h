// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/matrixdata.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace qm {

/// What part of the matrix is shown. A value.
struct MatrixFilter final
{
    QString hosts;         ///< words that must all be in the host's name or one of its groups
    QString artifacts;     ///< words that must all be in the key or what its variants are called
    QString group;         ///< members only; empty for all
    CellStates states = 0; ///< rows and columns with at least one such cell; 0 for all
    bool files = true;
    bool images = true;

    friend bool operator==(const MatrixFilter &, const MatrixFilter &) = default;
};

enum class MatrixOrder : quint8 { Inventory, Name, MostMissing };

/// The matrix as views see it: filtered and sorted here, by index vectors over bytes, because a proxy over
/// 750,000 cells costs more than a frame for every key that is typed.
class MatrixModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        StateRole = Qt::UserRole, ///< CellState as int; of headers the states of the whole row or column as int
        KeyRole,                  ///< columns: key of `downloads`
        KindRole,                 ///< columns: ArtifactKind as int
        HostRole,                 ///< rows: name
        MissingRole,              ///< headers: number of missing cells
        NeededRole,               ///< headers: number of needed cells
        FailedRole,               ///< rows: whether the host has an error
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setMatrix(std::shared_ptr<const MatrixData> matrix);
    [[nodiscard]] const MatrixData *matrix() const { return m_data.get(); }

    void setFilter(const MatrixFilter &filter);
    [[nodiscard]] const MatrixFilter &filter() const { return m_filter; }
    void setOrder(MatrixOrder order);
    [[nodiscard]] MatrixOrder order() const { return m_order; }

    [[nodiscard]] int rowOfHost(const QString &name) const;
    [[nodiscard]] int columnOfKey(const QString &key) const;
    [[nodiscard]] QString hostAt(int row) const;
    [[nodiscard]] QString keyAt(int column) const;
    [[nodiscard]] CellState stateAt(int row, int column) const
    {
        return m_data->state(m_rows[static_cast<size_t>(row)], m_columns[static_cast<size_t>(column)]);
    }
    /// How many of the cells that are shown are in each state.
    [[nodiscard]] std::array<qint64, allCellStates.size()> stateCounts() const;
    /// Why the host could not be planned completely; empty if it could.
    [[nodiscard]] QString errorAt(int row) const;
    /// From @p from on in reading order, without it and around the end: the next cell with one of @p states.
    [[nodiscard]] QModelIndex nextCell(const QModelIndex &from, CellStates states, bool backward) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    void multiData(const QModelIndex &index, QModelRoleDataSpan roles) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void updateVisible();
    void sortRows();
    [[nodiscard]] QString cellText(const QModelIndex &index, bool withSource) const;
    [[nodiscard]] QVariant rowHeader(int section, int role) const;
    [[nodiscard]] QVariant columnHeader(int section, int role) const;

    std::shared_ptr<const MatrixData> m_data;
    MatrixFilter m_filter;
    MatrixOrder m_order = MatrixOrder::Inventory;
    std::vector<quint32> m_rows;
    std::vector<quint32> m_columns;
};

} // namespace qm
