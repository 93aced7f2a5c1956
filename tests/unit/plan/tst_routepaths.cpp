// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/routes.h"
#include "tests/support/planbuilder.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// What every route graph has in common.
class RoutePathsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyDeliveryHasOnePath_data();
    void everyDeliveryHasOnePath();
};

void RoutePathsTest::everyDeliveryHasOnePath_data()
{
    QTest::addColumn<SampleOptions>("options");
    QTest::addColumn<quint32>("limit");
    for (const int nodes : {1, 2, 10, 37, 80}) {
        for (const int delegates : {0, 1, 3, 24}) {
            for (const quint32 limit : {2U, 7U}) {
                if (delegates <= nodes)
                    QTest::addRow("%d nodes, %d delegates, limit %u", nodes, delegates, limit)
                        << SampleOptions{.nodes = nodes, .delegates = delegates} << limit;
            }
        }
        QTest::addRow("%d nodes, localhost", nodes) << SampleOptions{.nodes = nodes, .viaLocalhost = true} << 36U;
    }
}

void RoutePathsTest::everyDeliveryHasOnePath()
{
    QFETCH(SampleOptions, options);
    QFETCH(quint32, limit);
    const Plan plan = samplePlan(options);
    RouteOptions routeOptions{.collapseBeyond = limit};
    for (int depth = 0; depth < 3; ++depth) {
        const RouteGraph graph = routeGraph(plan, routeOptions);
        QCOMPARE(graph, routeGraph(plan, routeOptions));

        std::vector<qint64> transfers(graph.edges.size(), 0);
        std::vector<std::set<quint32>> downloads(graph.edges.size());
        std::vector<std::set<HostIndex>> hosts(graph.edges.size());
        for (quint32 i = 0; i < plan.downloads.size(); ++i) {
            std::set<quint32> shared; // the legs that all hosts of a download have in common are travelled once
            for (const HostIndex host : plan.downloads.at(i).hosts) {
                const QList<quint32> path = routeEdges(plan, graph, i, host);
                QVERIFY(!path.isEmpty() && path.size() <= 3);
                for (qsizetype leg = 0; leg < path.size(); ++leg) {
                    const quint32 edge = path.at(leg);
                    QVERIFY(edge != RouteGraph::none);
                    if (leg > 0)
                        QCOMPARE(graph.edges[edge].from, graph.edges[path.at(leg - 1)].to);
                    const bool isDelivery = graph.vertices[graph.edges[edge].to].role == RouteRole::Node;
                    if (isDelivery || shared.insert(edge).second)
                        ++transfers[edge];
                    downloads[edge].insert(i);
                    hosts[edge].insert(host);
                }
                const RouteVertex &end = graph.vertices[graph.edges[path.last()].to];
                QVERIFY(end.hosts.contains(host));
                QCOMPARE(graph.vertices[graph.edges[path.first()].from].role, RouteRole::Source);
            }
        }
        for (size_t edge = 0; edge < graph.edges.size(); ++edge) {
            const RouteEdge &e = graph.edges[edge];
            QCOMPARE(e.amount.transfers, transfers[edge]);
            QCOMPARE(std::set<quint32>(e.downloads.cbegin(), e.downloads.cend()), downloads[edge]);
            QVERIFY(std::is_sorted(e.downloads.cbegin(), e.downloads.cend()));
            QCOMPARE(e.hosts, hosts[edge].size());
            std::set<ArtifactIndex> artifacts;
            for (const quint32 download : e.downloads)
                artifacts.insert(plan.downloads.at(download).artifact);
            QCOMPARE(e.amount.files + e.amount.images, artifacts.size());
        }
        // What comes to rest in all boxes is what is missing, once each.
        qint64 resting = 0;
        for (const RouteVertex &vertex : graph.vertices) {
            if (vertex.role != RouteRole::Source)
                resting += vertex.received.transfers;
            if (vertex.isGroup())
                routeOptions.expanded.insert(vertex.id);
        }
        qint64 missing = 0;
        for (const PlannedHost &host : plan.hosts) {
            missing += std::count_if(host.needs.cbegin(), host.needs.cend(),
                                     [](Need need) { return isMissing(need.presence); });
        }
        QCOMPARE(resting, missing);
    }
}

QTEST_APPLESS_MAIN(RoutePathsTest)
#include "tst_routepaths.moc"
