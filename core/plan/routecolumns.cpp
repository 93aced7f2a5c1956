// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/routecolumns.h"

#include <algorithm>
#include <array>

namespace qm {
namespace {

/// Sweeps forth and back; the order hardly changes after the first few.
constexpr int orderSweeps = 8;

/// Inversions of a sequence of places, with a Fenwick tree: how many pairs stand in the wrong order.
quint64 inversions(const std::vector<quint32> &places, size_t size)
{
    std::vector<quint32> tree(size + 1, 0);
    quint64 result = 0;
    quint64 seen = 0;
    for (const quint32 place : places) {
        quint64 notGreater = 0;
        for (size_t i = size_t(place) + 1; i > 0; i &= i - 1)
            notGreater += tree[i];
        result += seen - notGreater;
        for (size_t i = size_t(place) + 1; i <= size; i += i & (~i + 1))
            ++tree[i];
        ++seen;
    }
    return result;
}

} // namespace

RouteColumns::RouteColumns(const RouteGraph &graph) : m_graph(graph)
{
    addSlots();
    addSegments();
    addBlocks();
    order();
}

void RouteColumns::addSlots()
{
    // Roles that nothing plays take no room.
    std::array<bool, routeRoleCount> isUsed{};
    for (const RouteVertex &vertex : m_graph.vertices)
        isUsed[static_cast<size_t>(vertex.role)] = true;
    std::array<size_t, routeRoleCount> columnOfRole{};
    size_t count = 0;
    for (size_t role = 0; role < isUsed.size(); ++role) {
        columnOfRole[role] = count;
        count += isUsed[role] ? size_t(1) : size_t(0);
    }
    m_columns.resize(count);
    m_columnOf.reserve(m_graph.vertices.size());
    for (const RouteVertex &vertex : m_graph.vertices)
        m_columnOf.push_back(columnOfRole[static_cast<size_t>(vertex.role)]);
}

void RouteColumns::addSegments()
{
    for (quint32 edge = 0; edge < m_graph.edges.size(); ++edge) {
        quint32 from = m_graph.edges[edge].from;
        const quint32 target = m_graph.edges[edge].to;
        for (size_t column = m_columnOf[from] + 1; column < m_columnOf[target]; ++column) {
            const auto passing = static_cast<quint32>(m_columnOf.size());
            m_columnOf.push_back(column);
            m_segments.push_back({edge, from, passing});
            from = passing;
        }
        m_segments.push_back({edge, from, target});
    }
    m_before.resize(slotCount());
    m_after.resize(slotCount());
    for (const Segment &segment : m_segments) {
        m_after[segment.from].push_back(segment.to);
        m_before[segment.to].push_back(segment.from);
    }
}

void RouteColumns::addBlocks()
{
    m_opened.assign(slotCount(), 0);
    m_closed.assign(slotCount(), 0);
    std::vector<bool> isInBlock(slotCount(), false);
    std::vector<std::vector<quint32>> blockAt(slotCount()); // by first slot
    for (const RouteCluster &cluster : m_graph.clusters) {
        ++m_opened[cluster.vertices.front()];
        ++m_closed[cluster.vertices.back()];
        if (cluster.parent != RouteCluster::none)
            continue;
        blockAt[cluster.vertices.front()] = cluster.vertices;
        for (const quint32 vertex : cluster.vertices)
            isInBlock[vertex] = true;
    }
    for (quint32 slot = 0; slot < slotCount(); ++slot) {
        std::vector<Block> &blocks = m_columns[m_columnOf[slot]].blocks;
        if (!blockAt[slot].empty())
            blocks.push_back({blockAt[slot], 0});
        else if (!isInBlock[slot])
            blocks.push_back({{slot}, 0});
    }
    m_position.resize(slotCount());
    for (size_t column = 0; column < m_columns.size(); ++column)
        number(column);
}

void RouteColumns::number(size_t column)
{
    quint32 position = 0;
    for (const Block &block : m_columns[column].blocks) {
        for (const quint32 slot : block.slots)
            m_position[slot] = position++;
    }
}

/// Orders each column by the mean place of the neighbours in the column before it (Sugiyama, Tagawa, Toda 1981).
/// @return whether anything moved.
bool RouteColumns::sweep(bool forward)
{
    bool moved = false;
    for (size_t i = 1; i < m_columns.size(); ++i) {
        const size_t column = forward ? i : m_columns.size() - 1 - i;
        std::vector<Block> &blocks = m_columns[column].blocks;
        std::vector<std::pair<double, size_t>> order;
        for (size_t block = 0; block < blocks.size(); ++block) {
            double sum = 0;
            size_t count = 0;
            for (const quint32 slot : blocks[block].slots) {
                for (const quint32 neighbour : forward ? m_before[slot] : m_after[slot]) {
                    sum += m_position[neighbour];
                    ++count;
                }
            }
            const double own = m_position[blocks[block].slots.front()];
            order.emplace_back(count > 0 ? sum / static_cast<double>(count) : own, block);
        }
        std::sort(order.begin(), order.end());
        std::vector<Block> sorted;
        sorted.reserve(blocks.size());
        for (size_t at = 0; at < order.size(); ++at) {
            moved = moved || order[at].second != at;
            sorted.push_back(std::move(blocks[order[at].second]));
        }
        blocks = std::move(sorted);
        number(column);
    }
    return moved;
}

void RouteColumns::order()
{
    std::vector<Column> best = m_columns;
    quint64 fewest = crossings();
    for (int i = 0; i < orderSweeps && fewest > 0; ++i) {
        if (!sweep(i % 2 == 0) && i > 0)
            break;
        const quint64 now = crossings();
        if (now < fewest) {
            fewest = now;
            best = m_columns;
        }
    }
    m_columns = std::move(best);
    for (size_t column = 0; column < m_columns.size(); ++column)
        number(column);
}

quint64 RouteColumns::crossings() const
{
    std::vector<std::vector<std::pair<quint32, quint32>>> ends(m_columns.size());
    for (const Segment &segment : m_segments)
        ends[m_columnOf[segment.from]].emplace_back(m_position[segment.from], m_position[segment.to]);
    quint64 result = 0;
    for (auto &pairs : ends) {
        std::sort(pairs.begin(), pairs.end());
        std::vector<quint32> places;
        places.reserve(pairs.size());
        for (const auto &pair : pairs)
            places.push_back(pair.second);
        result += inversions(places, slotCount());
    }
    return result;
}

} // namespace qm
