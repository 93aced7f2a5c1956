// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/probing/proberun.h"
#include "ui/theme/tone.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace qm {

/// A host that can be asked what it has, and what the plan takes it for.
struct NodeEntry final
{
    QString name;
    QStringList groups;
    QString architecture;
    QString engine;

    friend bool operator==(const NodeEntry &, const NodeEntry &) = default;
};

/// Which hosts are listed.
enum class NodeShow : quint8 { All, UnderWay, Failed, WithFindings, WithoutEvidence };
/// The word that settings know it by.
[[nodiscard]] QString toString(NodeShow show);

struct NodesFilter final
{
    QString search; ///< words that must all be in the name, its groups, its engine or what went wrong
    NodeShow show = NodeShow::All;

    friend bool operator==(const NodesFilter &, const NodesFilter &) = default;
};

/// Of all hosts, listed or not.
struct NodesCounts final
{
    int total = 0;
    int underWay = 0;     ///< waiting for their turn included
    int askingSecret = 0; ///< of those, wait for a person
    int done = 0;
    int failed = 0;
    int cancelled = 0;
    int withFindings = 0; ///< done, with errors or warnings
    int withEvidence = 0; ///< something is known of them, from whatever time and source

    friend bool operator==(const NodesCounts &, const NodesCounts &) = default;
};

/// What is known of every host, and how far the asking is.
///
/// Rows never move by themselves: while hosts report, those that begin to pass the filter are added at the end, those
/// that no longer pass it stay until the filter is chosen anew. A batch of reports is one dataChanged().
class NodesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        HostColumn,
        StateColumn,
        TimeColumn,
        ArchitectureColumn,
        EngineColumn,
        EvidenceColumn,
        FindingsColumn,
        MessageColumn,
        ColumnCount,
    };
    enum Role {
        ToneRole = Qt::UserRole, ///< Tone as int: of the state, of the worst finding; invalid in other columns
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Hosts of the inventory in its order. What is known of those that stay is kept; if all stay, so do the rows.
    void setHosts(const QList<NodeEntry> &hosts);
    /// What documents know; reports of this session count more.
    void setEvidence(const PresenceDocument &document);
    /// What changed, from the observer of a ProbeRun. Unknown hosts are ignored.
    void apply(const QList<ProbeStatus> &changed);
    /// Forgets all reports.
    void forgetReports();

    /// Times and ages count from here. @p now UTC, never earlier than before.
    void setNow(const QDateTime &now);

    void setFilter(const NodesFilter &filter);
    [[nodiscard]] const NodesFilter &filter() const { return m_filter; }
    [[nodiscard]] const NodesCounts &counts() const { return m_counts; }

    [[nodiscard]] const QString &hostAt(int row) const { return entryAt(row).host.name; }
    /// -1 if it is not listed.
    [[nodiscard]] int rowOf(const QString &host) const;
    /// Null if nothing is known.
    [[nodiscard]] std::shared_ptr<const HostPresence> presence(const QString &host) const;
    /// Nothing if it was not asked in this session.
    [[nodiscard]] std::optional<ProbeStatus> status(const QString &host) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Column -1: the inventory's order.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    struct Row final
    {
        NodeEntry host;
        std::optional<ProbeStatus> status;
        QDateTime reported; ///< when `status` came
        std::shared_ptr<const HostPresence> documented;
        int errors = 0;
        int warnings = 0;
        bool listed = false;

        /// The best that is known of it; null if nothing is.
        [[nodiscard]] const std::shared_ptr<const HostPresence> &presence() const;
        /// Whether that says what the host has, rather than why it did not say.
        [[nodiscard]] bool isKnown() const;
        [[nodiscard]] bool isUnderWay() const { return status && !isFinal(status->stage); }
        [[nodiscard]] int findings() const { return errors + warnings; }
    };

    [[nodiscard]] const Row &entryAt(int row) const { return m_rows[m_listed[static_cast<size_t>(row)]]; }
    [[nodiscard]] bool passes(const Row &row) const;
    [[nodiscard]] int compare(const Row &a, const Row &b, int column) const;
    void updateHosts(const QList<NodeEntry> &hosts);
    void countFindings(Row &row) const;
    void count(const Row &row, int by);
    void list();
    void order();
    void appendListed(const std::vector<quint32> &rows);
    void announce(const std::vector<quint32> &changed);

    // nodescells.cpp: what is shown of a row
    [[nodiscard]] QVariant text(const Row &row, int column) const;
    [[nodiscard]] QString stateText(const Row &row) const;
    [[nodiscard]] QString messageText(const Row &row) const;
    [[nodiscard]] QVariant tone(const Row &row, int column) const;
    [[nodiscard]] qint64 elapsedMs(const Row &row) const;
    [[nodiscard]] qint64 ageSeconds(const Row &row) const;

    std::vector<Row> m_rows;
    QHash<QString, quint32> m_index;
    std::vector<quint32> m_listed; ///< indexes of m_rows, in the order shown
    NodesFilter m_filter;
    NodesCounts m_counts;
    QDateTime m_now;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace qm
