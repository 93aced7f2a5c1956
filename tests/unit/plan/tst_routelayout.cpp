// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/routelayout.h"
#include "tests/support/planbuilder.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

class RouteLayoutTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void empty();
    void nothingOverlaps_data();
    void nothingOverlaps();
    void uncrossed();
    void large();
};

void RouteLayoutTest::empty()
{
    const RouteLayout layout = routeLayout(RouteGraph());
    QVERIFY(layout.boxes.empty());
    QVERIFY(layout.bounds.isNull());
}

void RouteLayoutTest::nothingOverlaps_data()
{
    QTest::addColumn<SampleOptions>("options");
    QTest::addColumn<int>("depth"); // how often every group is expanded
    for (const int nodes : {1, 2, 10, 37, 200}) {
        for (const int delegates : {0, 1, 3, 50}) {
            for (const int depth : {0, 1, 3})
                QTest::addRow("%d nodes, %d delegates, expanded %d times", nodes, delegates, depth)
                    << SampleOptions{.nodes = nodes, .delegates = std::min(nodes, delegates)} << depth;
        }
        QTest::addRow("%d nodes from localhost", nodes) << SampleOptions{.nodes = nodes, .viaLocalhost = true} << 2;
    }
}

void RouteLayoutTest::nothingOverlaps()
{
    QFETCH(SampleOptions, options);
    QFETCH(int, depth);
    const Plan plan = samplePlan(options);
    RouteOptions routeOptions{.collapseBeyond = 20};
    RouteGraph graph = routeGraph(plan, routeOptions);
    for (; depth > 0; --depth) {
        for (const RouteVertex &vertex : graph.vertices)
            routeOptions.expanded.insert(vertex.id);
        graph = routeGraph(plan, routeOptions);
    }
    const RouteLayout layout = routeLayout(graph);
    QCOMPARE(layout, routeLayout(graph));
    QCOMPARE(layout.boxes.size(), graph.vertices.size());
    QCOMPARE(layout.paths.size(), graph.edges.size());

    for (size_t i = 0; i < layout.boxes.size(); ++i) {
        QVERIFY(layout.bounds.contains(layout.boxes[i]));
        for (size_t j = i + 1; j < layout.boxes.size(); ++j)
            QVERIFY2(!layout.boxes[i].intersects(layout.boxes[j]), qPrintable(u"%1, %2"_s.arg(i).arg(j)));
    }
    for (size_t i = 0; i < layout.clusters.size(); ++i) {
        const RouteCluster &cluster = graph.clusters[i];
        for (quint32 vertex = 0; vertex < layout.boxes.size(); ++vertex) {
            const bool isInside =
                std::find(cluster.vertices.begin(), cluster.vertices.end(), vertex) != cluster.vertices.end();
            QVERIFY(isInside ? layout.clusters[i].contains(layout.boxes[vertex])
                             : !layout.clusters[i].intersects(layout.boxes[vertex]));
        }
        if (cluster.parent != RouteCluster::none)
            QVERIFY(layout.clusters[cluster.parent].contains(layout.clusters[i]));
        for (size_t j = i + 1; j < layout.clusters.size(); ++j) {
            const bool nested = layout.clusters[i].contains(layout.clusters[j]);
            QVERIFY(nested || !layout.clusters[i].intersects(layout.clusters[j]));
        }
    }
    for (size_t i = 0; i < layout.paths.size(); ++i) {
        const QRectF &from = layout.boxes[graph.edges[i].from];
        const QRectF &to = layout.boxes[graph.edges[i].to];
        const RoutePath &path = layout.paths[i];
        QVERIFY(!path.curves.empty());
        QCOMPARE(path.start.x(), from.right());
        QVERIFY(path.start.y() >= from.top() && path.start.y() <= from.bottom());
        const QPointF end = path.curves.back().end;
        QCOMPARE(end.x(), to.left());
        QVERIFY(end.y() >= to.top() && end.y() <= to.bottom());
        QVERIFY(path.thickness >= RouteLayoutOptions().thinnest && path.thickness <= RouteLayoutOptions().thickest);
        // Where an edge passes a column, it keeps clear of the boxes there.
        for (size_t c = 1; c + 1 < path.curves.size(); c += 2) {
            for (const QRectF &box : layout.boxes) {
                const bool isColumn =
                    box.left() >= path.curves[c - 1].end.x() - 1 && box.right() <= path.curves[c].end.x() + 1;
                QVERIFY(!isColumn || path.curves[c].end.y() < box.top() || path.curves[c].end.y() > box.bottom());
            }
        }
    }
}

void RouteLayoutTest::uncrossed()
{
    PlanBuilder builder; // written down crosswise: each mirror has its own source and node
    const HostIndex nodes[]{builder.host(u"a"_s, u"m1"_s), builder.host(u"b"_s, u"m2"_s),
                            builder.host(u"c"_s, u"m3"_s)};
    for (const QString &mirror : {u"m3"_s, u"m1"_s, u"m2"_s})
        builder.host(mirror);
    for (const int i : {2, 0, 1})
        builder.need(nodes[i], builder.image(u"x%1"_s.arg(i), u"r%1.example/x:1"_s.arg(i)));
    Plan plan = builder.build();
    for (Download &download : plan.downloads)
        download.viaController = false;
    const RouteGraph graph = routeGraph(plan);
    const RouteLayout layout = routeLayout(graph);
    QCOMPARE(graph.edges.size(), size_t(6));
    for (size_t i = 0; i < graph.edges.size(); ++i) {
        for (size_t j = 0; j < graph.edges.size(); ++j) {
            if (layout.boxes[graph.edges[i].from].left() != layout.boxes[graph.edges[j].from].left())
                continue;
            if (layout.paths[i].start.y() < layout.paths[j].start.y())
                QVERIFY(layout.paths[i].curves.back().end.y() < layout.paths[j].curves.back().end.y());
        }
    }
}

void RouteLayoutTest::large()
{
    const Plan plan = samplePlan({.nodes = 5000, .delegates = 20, .catalogTimes = 2});
    RouteOptions options;
    RouteGraph graph = routeGraph(plan, options);
    for (int depth = 0; depth < 4; ++depth) {
        for (const RouteVertex &vertex : graph.vertices)
            options.expanded.insert(vertex.id);
        graph = routeGraph(plan, options);
    }
    QVERIFY(graph.vertices.size() > 4980); // every node on its own: more than anybody asks for
    QElapsedTimer timer;
    timer.start();
    const RouteLayout layout = routeLayout(graph);
    qInfo("%zu boxes, %zu edges: %lld ms", layout.boxes.size(), layout.paths.size(),
          static_cast<long long>(timer.elapsed()));
    QCOMPARE(layout.boxes.size(), graph.vertices.size());
    QVERIFY(timer.elapsed() < 5000); // of any build, under any load; the benchmarks measure
}

QTEST_APPLESS_MAIN(RouteLayoutTest)
#include "tst_routelayout.moc"
