// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/routelayout.h"

#include "core/plan/routecolumns.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace qm {
namespace {

/// Between the ends of two edges on one side of a box, where there is room.
constexpr qreal portGap = 3;
/// Left free above the first and below the last edge on a side.
constexpr qreal portMargin = 7;
/// A box grows with its edges up to this multiple of its least height; then the edges come closer.
constexpr qreal tallest = 3;
/// Sweeps of the vertical placement over all columns; more do not move anything visibly.
constexpr int placementSweeps = 6;
/// The scale of thickness ends here for plans that move less: a handful of transfers is no thick stream.
constexpr qint64 leastScale = 64;

qreal thicknessOf(const RouteEdge &edge, qint64 most, const RouteLayoutOptions &options)
{
    const double share = std::log1p(static_cast<double>(edge.amount.transfers))
        / std::log1p(static_cast<double>(std::max(most, leastScale)));
    return options.thinnest + (options.thickest - options.thinnest) * std::min(share, 1.0);
}

class Layouter final
{
public:
    Layouter(const RouteGraph &graph, const RouteLayoutOptions &options)
        : m_graph(graph)
        , m_options(options)
        , m_columns(graph)
    {}

    RouteLayout layout();

private:
    using Column = RouteColumns::Column;
    using Block = RouteColumns::Block;

    void measureEdges();
    void measureSlots();
    void measureBlock(Block &block);
    void placeRows();
    void placeColumn(Column &column, bool forward, bool backward);
    void setBoxes();
    void setClusters();
    void setPaths();
    std::vector<qreal> portsOf(bool outgoing) const;

    [[nodiscard]] qreal centreOf(quint32 slot) const { return m_top[slot] + m_height[slot] / 2; }

    const RouteGraph &m_graph;
    const RouteLayoutOptions &m_options;
    RouteColumns m_columns;
    RouteLayout m_layout;
    std::vector<qreal> m_height;  ///< per slot
    std::vector<qreal> m_top;     ///< per slot
    std::vector<qreal> m_inBlock; ///< per slot: its top below that of its block
    std::vector<qreal> m_left;    ///< per column
};

void Layouter::measureEdges()
{
    qint64 most = 0;
    for (const RouteEdge &edge : m_graph.edges)
        most = std::max(most, edge.amount.transfers);
    m_layout.paths.resize(m_graph.edges.size());
    for (size_t i = 0; i < m_graph.edges.size(); ++i)
        m_layout.paths[i].thickness = thicknessOf(m_graph.edges[i], most, m_options);
}

void Layouter::measureSlots()
{
    std::vector<qreal> in(m_columns.slotCount(), 0);
    std::vector<qreal> out(m_columns.slotCount(), 0);
    for (const RouteColumns::Segment &segment : m_columns.segments()) {
        const qreal thickness = m_layout.paths[segment.edge].thickness + portGap;
        out[segment.from] += thickness;
        in[segment.to] += thickness;
    }
    m_height.resize(m_columns.slotCount());
    for (quint32 slot = 0; slot < m_height.size(); ++slot) {
        if (slot >= m_graph.vertices.size()) { // an edge on its way through
            m_height[slot] = in[slot];
            continue;
        }
        const RouteVertex &vertex = m_graph.vertices[slot];
        const bool oneLine = vertex.role == RouteRole::Node && !vertex.isGroup();
        const qreal least = oneLine ? m_options.hostHeight : m_options.groupHeight;
        const qreal wanted = std::max(in[slot], out[slot]) - portGap + 2 * portMargin;
        m_height[slot] = std::clamp(std::ceil(wanted), least, least * tallest);
    }
}

/// Stacks the boxes of a block, frames of clusters included.
void Layouter::measureBlock(Block &block)
{
    qreal y = 0;
    for (size_t i = 0; i < block.slots.size(); ++i) {
        const quint32 slot = block.slots[i];
        y += m_columns.framesOpenedBefore(slot) * (m_options.clusterTitle + m_options.clusterPadding / 2);
        m_inBlock[slot] = y;
        y += m_height[slot];
        y += m_columns.framesClosedAfter(slot) * m_options.clusterPadding;
        if (i + 1 < block.slots.size())
            y += m_options.rowGap;
    }
    block.height = y;
}

/// The places closest to those wanted, in the least-squares sense, that keep order and gaps: neighbours that would
/// overlap are pooled and share the mean of their wishes (isotonic regression, "pool adjacent violators").
std::vector<qreal> withoutOverlap(const std::vector<qreal> &wanted, const std::vector<qreal> &offsets)
{
    struct Pool final
    {
        qreal sum;
        size_t count;
        [[nodiscard]] qreal mean() const { return sum / static_cast<qreal>(count); }
    };
    std::vector<Pool> pools;
    for (size_t i = 0; i < wanted.size(); ++i) {
        pools.push_back({wanted[i] - offsets[i], 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back().sum += last.sum;
            pools.back().count += last.count;
        }
    }
    std::vector<qreal> result;
    result.reserve(wanted.size());
    for (const Pool &pool : pools) {
        for (size_t i = 0; i < pool.count; ++i)
            result.push_back(pool.mean() + offsets[result.size()]);
    }
    return result;
}

void Layouter::placeColumn(Column &column, bool forward, bool backward)
{
    std::vector<qreal> wanted;
    std::vector<qreal> offsets;
    qreal offset = 0;
    for (const Block &block : column.blocks) {
        qreal sum = 0;
        qreal weight = 0;
        for (const quint32 slot : block.slots) {
            const qreal inBlock = m_inBlock[slot] + m_height[slot] / 2;
            const auto pull = [&](const std::vector<quint32> &neighbours) {
                for (const quint32 neighbour : neighbours) {
                    sum += centreOf(neighbour) - inBlock;
                    weight += 1;
                }
            };
            if (forward)
                pull(m_columns.before(slot));
            if (backward)
                pull(m_columns.after(slot));
        }
        wanted.push_back(weight > 0 ? sum / weight : m_top[block.slots.front()] - m_inBlock[block.slots.front()]);
        offsets.push_back(offset);
        offset += block.height + m_options.rowGap;
    }
    const std::vector<qreal> tops = withoutOverlap(wanted, offsets);
    for (size_t i = 0; i < tops.size(); ++i) {
        for (const quint32 slot : column.blocks[i].slots)
            m_top[slot] = tops[i] + m_inBlock[slot];
    }
}

void Layouter::placeRows()
{
    m_inBlock.assign(m_columns.slotCount(), 0);
    m_top.assign(m_columns.slotCount(), 0);
    for (Column &column : m_columns.columns()) {
        qreal y = 0;
        for (Block &block : column.blocks) {
            measureBlock(block);
            for (const quint32 slot : block.slots)
                m_top[slot] = y + m_inBlock[slot];
            y += block.height + m_options.rowGap;
        }
        for (const Block &block : column.blocks) { // around zero: columns of different height start centred
            for (const quint32 slot : block.slots)
                m_top[slot] -= y / 2;
        }
    }
    std::vector<Column> &columns = m_columns.columns();
    for (int sweep = 0; sweep < placementSweeps; ++sweep) {
        const bool last = sweep + 1 == placementSweeps;
        for (size_t i = columns.size() - 1; i-- > 0;)
            placeColumn(columns[i], false, true);
        for (size_t i = 1; i < columns.size(); ++i)
            placeColumn(columns[i], true, last && i + 1 < columns.size());
    }
}

void Layouter::setBoxes()
{
    qreal top = 0;
    for (quint32 slot = 0; slot < m_columns.slotCount(); ++slot)
        top = std::min(top,
                       m_top[slot]
                           - m_columns.framesOpenedBefore(slot) * (m_options.clusterTitle + m_options.clusterPadding));
    m_left.clear();
    qreal x = m_options.clusterPadding;
    for (size_t i = 0; i < m_columns.columns().size(); ++i) {
        m_left.push_back(x);
        x += m_options.boxWidth + m_options.columnGap;
    }
    m_layout.boxes.resize(m_graph.vertices.size());
    for (quint32 slot = 0; slot < m_columns.slotCount(); ++slot) {
        m_top[slot] = std::round(m_top[slot] - top);
        if (slot < m_graph.vertices.size())
            m_layout.boxes[slot] = {m_left[m_columns.columnOf(slot)], m_top[slot], m_options.boxWidth, m_height[slot]};
    }
}

void Layouter::setClusters()
{
    m_layout.clusters.resize(m_graph.clusters.size());
    // Inner clusters come after their parents: backwards, each is complete before it widens its parent.
    for (size_t i = m_graph.clusters.size(); i-- > 0;) {
        const RouteCluster &cluster = m_graph.clusters[i];
        QRectF frame = m_layout.clusters[i];
        for (const quint32 vertex : cluster.vertices)
            frame |= m_layout.boxes[vertex];
        frame.adjust(-m_options.clusterPadding, -m_options.clusterTitle, m_options.clusterPadding,
                     m_options.clusterPadding);
        m_layout.clusters[i] = frame;
        if (cluster.parent != RouteCluster::none)
            m_layout.clusters[cluster.parent] |= frame;
    }
}

/// Per segment the height of its end: on each side of a box the edges leave in the order of where they go.
std::vector<qreal> Layouter::portsOf(bool outgoing) const
{
    const std::vector<RouteColumns::Segment> &segments = m_columns.segments();
    std::vector<quint32> order(segments.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto here = [&](quint32 i) { return outgoing ? segments[i].from : segments[i].to; };
    const auto there = [&](quint32 i) { return outgoing ? segments[i].to : segments[i].from; };
    std::sort(order.begin(), order.end(), [&](quint32 a, quint32 b) {
        return std::tuple(here(a), centreOf(there(a)), a) < std::tuple(here(b), centreOf(there(b)), b);
    });

    std::vector<qreal> result(segments.size());
    for (size_t first = 0; first < order.size();) {
        const quint32 slot = here(order[first]);
        size_t last = first;
        qreal total = 0;
        for (; last < order.size() && here(order[last]) == slot; ++last)
            total += m_layout.paths[segments[order[last]].edge].thickness;
        const auto count = static_cast<qreal>(last - first);
        const qreal room = std::max(m_height[slot] - 2 * portMargin, total > 0 ? qreal(1) : qreal(0));
        const qreal scale = std::min(room / total, qreal(1));
        const qreal gap = count > 1 ? std::min(portGap, (room - total * scale) / (count - 1)) : 0;
        qreal y = centreOf(slot) - (total * scale + gap * (count - 1)) / 2;
        for (; first < last; ++first) {
            const qreal thickness = m_layout.paths[segments[order[first]].edge].thickness * scale;
            result[order[first]] = y + thickness / 2;
            y += thickness + gap;
        }
    }
    return result;
}

void Layouter::setPaths()
{
    const std::vector<qreal> leaving = portsOf(true);
    const std::vector<qreal> arriving = portsOf(false);
    const std::vector<RouteColumns::Segment> &segments = m_columns.segments();
    for (size_t i = 0; i < segments.size(); ++i) { // segments of an edge follow each other
        const RouteColumns::Segment &segment = segments[i];
        RoutePath &path = m_layout.paths[segment.edge];
        const qreal left = m_left[m_columns.columnOf(segment.from)] + m_options.boxWidth;
        const QPointF start(left, leaving[i]);
        const QPointF end(m_left[m_columns.columnOf(segment.to)], arriving[i]);
        if (path.curves.empty()) {
            path.start = start;
            // Where one edge leaves and many arrive, the text stands at the start, and the other way round.
            const bool atEnd = m_columns.before(segment.to).size() < m_columns.after(segment.from).size();
            path.label =
                atEnd ? end - QPointF(m_options.columnGap / 4, 0) : start + QPointF(m_options.columnGap / 4, 0);
        } else { // through the gap between two boxes of the column that it passes
            const QPointF from = path.curves.back().end;
            const qreal third = (start.x() - from.x()) / 3;
            path.curves.push_back({from + QPointF(third, 0), start - QPointF(third, 0), start});
        }
        const qreal half = (end.x() - start.x()) / 2;
        path.curves.push_back({start + QPointF(half, 0), end - QPointF(half, 0), end});
    }
}

RouteLayout Layouter::layout()
{
    if (m_graph.vertices.empty())
        return {};
    measureEdges();
    measureSlots();
    placeRows();
    setBoxes();
    setClusters();
    setPaths();
    for (const QRectF &rect : m_layout.boxes)
        m_layout.bounds |= rect;
    for (const QRectF &rect : m_layout.clusters)
        m_layout.bounds |= rect;
    m_layout.bounds |= QRectF(0, 0, 1, 1);
    for (size_t i = 0; i < m_graph.vertices.size(); ++i)
        m_layout.columns[static_cast<size_t>(m_graph.vertices[i].role)] = {
            m_layout.boxes[i].left(), 0, m_options.boxWidth, m_layout.bounds.height()};
    return std::move(m_layout);
}

} // namespace

RouteLayout routeLayout(const RouteGraph &graph, const RouteLayoutOptions &options)
{
    return Layouter(graph, options).layout();
}

} // namespace qm
