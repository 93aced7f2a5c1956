// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"
#include "ui/theme/tone.h"

#include <QHash>
#include <QString>

#include <memory>
#include <vector>

namespace qm {

/// One byte per host and artifact.
enum class CellState : quint8 {
    NotNeeded,
    Undecided, ///< the host could not be planned completely, and this is not among what could
    Unknown,
    Missing,
    Reported,
    Verified,
    Different,
};

inline constexpr std::array allCellStates{CellState::NotNeeded, CellState::Undecided, CellState::Unknown,
                                          CellState::Missing,   CellState::Reported,  CellState::Verified,
                                          CellState::Different};

/// A set of states.
using CellStates = quint8;
[[nodiscard]] constexpr CellStates bit(CellState state)
{
    return static_cast<CellStates>(1U << static_cast<unsigned>(state));
}
inline constexpr CellStates missingStates =
    bit(CellState::Unknown) | bit(CellState::Missing) | bit(CellState::Different);
inline constexpr CellStates presentStates = bit(CellState::Reported) | bit(CellState::Verified);

[[nodiscard]] Tone toneOf(CellState state);
/// The translated words: "missing", "not needed", "not decided", …
[[nodiscard]] QString cellLabel(CellState state);

/// A plan as a table: hosts × artifacts, with totals of rows and columns. A column is a key of `downloads` and
/// a kind; the variants of an architecture are merged in it. Files come first, each in catalog order.
/// Immutable once made.
class MatrixData final
{
public:
    struct Column final
    {
        QString key;
        ArtifactKind kind = ArtifactKind::File;
        QString searchText; ///< lower-case: key and what its variants are called
        quint32 needed = 0;
        quint32 missing = 0;
        CellStates states = 0;
    };

    struct Row final
    {
        QString searchText;          ///< lower-case name
        std::vector<quint32> groups; ///< indexes in groups()
        quint32 missing = 0;
        quint32 needed = 0;
        qint64 missingBytes = 0; ///< of those whose size is known
        bool sizesComplete = true;
        CellStates states = 0;
    };

    /// Linear in the needs of all hosts.
    explicit MatrixData(std::shared_ptr<const Planning> planning);

    [[nodiscard]] const Plan &plan() const { return m_planning->plan(); }
    [[nodiscard]] const std::shared_ptr<const Planning> &planning() const { return m_planning; }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] const std::vector<Column> &columns() const { return m_columns; }
    /// All groups of planned hosts, sorted.
    [[nodiscard]] const QStringList &groups() const { return m_groups; }
    [[nodiscard]] CellState state(size_t row, size_t column) const { return m_cells[row * m_columns.size() + column]; }
    /// The states of a row, one per column.
    [[nodiscard]] const CellState *cells(size_t row) const { return m_cells.data() + row * m_columns.size(); }
    /// The artifact as this host needs it; null if it does not.
    [[nodiscard]] const Artifact *artifact(size_t row, size_t column) const;

private:
    static constexpr ArtifactIndex none = 0xffffffff;

    void makeColumns();
    void fill();

    std::shared_ptr<const Planning> m_planning;
    std::vector<quint32> m_columnOfArtifact;
    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
    std::vector<CellState> m_cells;
    std::vector<ArtifactIndex> m_artifacts; ///< of each cell; none where it is not needed
    QStringList m_groups;
};

/// The matrix of the plan that was asked for last: pages that show the same plan share it.
class MatrixCache final
{
public:
    [[nodiscard]] std::shared_ptr<const MatrixData> matrix(const std::shared_ptr<const Planning> &planning);

private:
    std::shared_ptr<const MatrixData> m_last;
};

} // namespace qm
