// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/routes.h"

#include <vector>

namespace qm {

/// The graph as columns of blocks in an order with few crossings, before anything has a place.
///
/// A slot is a vertex (same index) or, from vertices.size() on, the place where an edge passes a column between
/// two boxes. A block moves as a whole: an outermost cluster, a vertex outside clusters, or a passing edge.
class RouteColumns final
{
public:
    struct Block final
    {
        std::vector<quint32> slots; ///< top to bottom; the order inside a cluster is the graph's
        qreal height = 0;
    };
    struct Column final
    {
        std::vector<Block> blocks; ///< top to bottom
    };
    /// The part of an edge between two neighbouring columns. Those of one edge follow each other.
    struct Segment final
    {
        quint32 edge;
        quint32 from; ///< slot
        quint32 to;
    };

    explicit RouteColumns(const RouteGraph &graph);

    [[nodiscard]] std::vector<Column> &columns() { return m_columns; }
    [[nodiscard]] const std::vector<Segment> &segments() const { return m_segments; }
    [[nodiscard]] size_t slotCount() const { return m_columnOf.size(); }
    [[nodiscard]] size_t columnOf(quint32 slot) const { return m_columnOf[slot]; }
    /// Slots in the column to the left and to the right that a segment leads from and to.
    [[nodiscard]] const std::vector<quint32> &before(quint32 slot) const { return m_before[slot]; }
    [[nodiscard]] const std::vector<quint32> &after(quint32 slot) const { return m_after[slot]; }
    /// Frames of clusters that begin above, or end below, this slot.
    [[nodiscard]] int framesOpenedBefore(quint32 slot) const { return m_opened[slot]; }
    [[nodiscard]] int framesClosedAfter(quint32 slot) const { return m_closed[slot]; }
    /// Pairs of segments that cross.
    [[nodiscard]] quint64 crossings() const;

private:
    void addSlots();
    void addSegments();
    void addBlocks();
    void order();
    bool sweep(bool forward);
    void number(size_t column);

    const RouteGraph &m_graph;
    std::vector<Column> m_columns;
    std::vector<Segment> m_segments;
    std::vector<size_t> m_columnOf;
    std::vector<std::vector<quint32>> m_before;
    std::vector<std::vector<quint32>> m_after;
    std::vector<int> m_opened;
    std::vector<int> m_closed;
    std::vector<quint32> m_position; ///< per slot: its place in its column
};

} // namespace qm
