// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"

#include <QAbstractTableModel>

#include <array>
#include <memory>
#include <vector>

namespace qm {

inline constexpr std::array allSeverities{Severity::Error, Severity::Warning, Severity::Note};

/// Which diagnostics to show.
struct DiagnosticFilter final
{
    std::array<bool, allSeverities.size()> severities{true, true, true}; ///< by Severity
    /// Words that all have to occur in code, host, sentence or file; case has no meaning.
    QString text;
    /// Only those of this host, if not empty.
    QString host;

    friend bool operator==(const DiagnosticFilter &, const DiagnosticFilter &) = default;
};

/// What an admin should know: errors first, then warnings, then notes, each in the order in which they arose.
class DiagnosticModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { SeverityColumn, HostColumn, MessageColumn, PlaceColumn, CodeColumn };
    static constexpr int columnTotal = CodeColumn + 1;
    /// The Severity as a number, of every column.
    static constexpr int SeverityRole = Qt::UserRole;

    explicit DiagnosticModel(QObject *parent = nullptr);

    void setPlanning(std::shared_ptr<const Planning> planning);
    void setFilter(const DiagnosticFilter &filter);
    [[nodiscard]] const DiagnosticFilter &filter() const { return m_filter; }
    [[nodiscard]] const Diagnostic &diagnosticAt(int row) const;
    /// Row of the first one of the host that is shown, or -1.
    [[nodiscard]] int findHost(const QString &host) const;
    /// All diagnostics of the plan, filtered or not, by Severity.
    [[nodiscard]] const std::array<int, allSeverities.size()> &counts() const { return m_counts; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void updateRows();

    std::shared_ptr<const Planning> m_planning;
    DiagnosticFilter m_filter;
    std::vector<qsizetype> m_rows; ///< indexes in Plan::diagnostics
    std::array<int, allSeverities.size()> m_counts{};
};

} // namespace qm
