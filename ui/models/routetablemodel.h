// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"
#include "core/plan/routes.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace qm {

/// The routes as a table: per downloader, architecture and kind what it fetches, for how many, and on which way.
/// Filters and sorts itself, by numbers where a column holds numbers.
class RouteTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        DownloaderColumn,
        ArchitectureColumn,
        KindColumn,
        ArtifactsColumn,
        HostsColumn,
        DeliveriesColumn,
        BytesColumn,
        HopsColumn,
    };
    static constexpr int columnTotal = HopsColumn + 1;

    explicit RouteTableModel(QObject *parent = nullptr);

    void setRoutes(std::shared_ptr<const Planning> planning, const QList<RouteRow> &rows);
    /// Words that all have to occur in what the row says, hosts aside; case has no meaning.
    void setFilterText(const QString &text);
    [[nodiscard]] const RouteRow &rowAt(int row) const;
    [[nodiscard]] QStringList hostNames(int row) const;
    /// Rows of routes that one of the hosts fetches or receives over.
    [[nodiscard]] QList<int> rowsOf(const QStringList &hosts) const;
    /// Of all rows, filtered or not.
    [[nodiscard]] qsizetype total() const { return m_all.size(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void updateRows();
    [[nodiscard]] QString text(const RouteRow &row, int column) const;

    std::shared_ptr<const Planning> m_planning;
    QList<RouteRow> m_all;
    std::vector<qsizetype> m_rows;
    QString m_filter;
    int m_sortColumn = -1; ///< none: the plan's order
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace qm
