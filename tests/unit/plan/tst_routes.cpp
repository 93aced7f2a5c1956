// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/routes.h"
#include "tests/support/planbuilder.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

class RoutesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void sources_data();
    void sources();
    void empty();
    void throughTheController();
    void eachForItself();
    void fromTheController();
    void downloaderThatReceives();
    void collapsesAndExpands();
    void manySources();
    void manyDownloaders();
    void sizesAreNotGuessed();
    void table();
    void largePlan();

private:
    static const RouteVertex *find(const RouteGraph &graph, RouteRole role, const QString &name);
};

namespace {

QStringList names(const RouteGraph &graph, RouteRole role)
{
    QStringList result;
    for (const RouteVertex &vertex : graph.vertices) {
        if (vertex.role == role)
            result.append(vertex.isGroup() ? u"%1×%2"_s.arg(vertex.members).arg(vertex.name) : vertex.name);
    }
    return result;
}

/// "from>to", by name.
QStringList edges(const RouteGraph &graph)
{
    QStringList result;
    for (const RouteEdge &edge : graph.edges)
        result.append(graph.vertices[edge.from].name + u'>' + graph.vertices[edge.to].name);
    return result;
}

} // namespace

const RouteVertex *RoutesTest::find(const RouteGraph &graph, RouteRole role, const QString &name)
{
    for (const RouteVertex &vertex : graph.vertices) {
        if (vertex.role == role && vertex.name == name)
            return &vertex;
    }
    return nullptr;
}

void RoutesTest::sources_data()
{
    QTest::addColumn<bool>("isImage");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("source");

    QTest::newRow("https") << false << u"https://dl.k8s.io/release/kubeadm"_s << u"dl.k8s.io"_s;
    QTest::newRow("port") << false << u"http://files.example:8080/x"_s << u"files.example:8080"_s;
    QTest::newRow("default port") << false << u"https://files.example/x"_s << u"files.example"_s;
    QTest::newRow("password stays hidden") << false << u"https://me:secret@files.example/x"_s << u"files.example"_s;
    QTest::newRow("no URL, password") << false << u"me:secret@files"_s << u"files"_s;
    QTest::newRow("address") << false << u"https://[fd00::1]:8443/x"_s << u"fd00::1:8443"_s;
    QTest::newRow("local file") << false << u"file:///srv/x"_s << u"file://"_s;
    QTest::newRow("nothing") << false << QString() << QString();
    QTest::newRow("registry") << true << u"registry.k8s.io/pause:3.10"_s << u"registry.k8s.io"_s;
    QTest::newRow("registry with port") << true << u"mirror:5000/pause:3.10"_s << u"mirror:5000"_s;
    QTest::newRow("short name") << true << u"nginx:1.28"_s << u"docker.io"_s;
    QTest::newRow("user") << true << u"flannel/flannel:v1"_s << u"docker.io"_s;
    QTest::newRow("index") << true << u"index.docker.io/library/nginx"_s << u"docker.io"_s;
    QTest::newRow("localhost") << true << u"localhost/x:1"_s << u"localhost"_s;
}

void RoutesTest::sources()
{
    QFETCH(bool, isImage);
    QFETCH(QString, text);
    Artifact artifact;
    artifact.kind = isImage ? ArtifactKind::Image : ArtifactKind::File;
    (isImage ? artifact.image : artifact.url) = text;
    QTEST(routeSource(artifact), "source");
}

void RoutesTest::empty()
{
    const RouteGraph graph = routeGraph(Plan());
    QVERIFY(graph.vertices.empty());
    QVERIFY(graph.edges.empty());
    QCOMPARE(graph.idleHosts, 0U);
    QVERIFY(routeTable(Plan()).isEmpty());

    PlanBuilder builder;
    builder.need(builder.host(u"a"_s), builder.image(u"pause"_s, u"registry.k8s.io/pause:3"_s), Presence::Verified);
    const RouteGraph idle = routeGraph(builder.build());
    QVERIFY(idle.vertices.empty());
    QCOMPARE(idle.idleHosts, 1U);
}

void RoutesTest::throughTheController()
{
    PlanBuilder builder;
    const HostIndex mirror = builder.host(u"mirror"_s);
    const HostIndex a = builder.host(u"a"_s, u"mirror"_s);
    const HostIndex b = builder.host(u"b"_s, u"mirror"_s);
    const ArtifactIndex pause = builder.image(u"pause"_s, u"registry.k8s.io/pause:3"_s);
    const ArtifactIndex kubelet = builder.file(u"kubelet"_s, u"https://dl.k8s.io/kubelet"_s);
    for (const HostIndex host : {mirror, a, b})
        builder.need(host, pause);
    builder.need(b, kubelet);
    const Plan plan = builder.build();
    const RouteGraph graph = routeGraph(plan);

    QCOMPARE(edges(graph),
             QStringList({u"registry.k8s.io>mirror"_s, u"dl.k8s.io>mirror"_s, u"mirror>localhost"_s, u"localhost>a"_s,
                          u"localhost>b"_s}));
    const RouteVertex *downloader = find(graph, RouteRole::Downloader, u"mirror"_s);
    QVERIFY(downloader);
    QCOMPARE(downloader->hosts, QList<HostIndex>{mirror});
    QCOMPARE(downloader->received.images, 1U); // its own pause
    QCOMPARE(downloader->received.files, 0U);
    const RouteVertex *node = find(graph, RouteRole::Node, u"b"_s);
    QVERIFY(node);
    QCOMPARE(node->received.transfers, 2);
    QVERIFY(find(graph, RouteRole::Controller, u"localhost"_s)->hosts.isEmpty());
    const RouteEdge &transit = graph.edges.at(2);
    QCOMPARE(transit.hosts, 2U); // the mirror itself needs no way back
    QCOMPARE(transit.amount.transfers, 2);
    QCOMPARE(transit.amount.images, 1U);
    QCOMPARE(transit.amount.files, 1U);
    QCOMPARE(graph.receiverOf.at(mirror), RouteGraph::none);
    // mirror serves one cluster of two
    QCOMPARE(graph.clusters.size(), size_t(1));
    QCOMPARE(graph.clusters.front().group.name, u"mirror"_s);
    QCOMPARE(graph.clusters.front().vertices.size(), size_t(2));
}

void RoutesTest::eachForItself()
{
    PlanBuilder builder;
    const ArtifactIndex pause = builder.image(u"pause"_s, u"registry.k8s.io/pause:3"_s);
    for (const QString &name : {u"a"_s, u"b"_s})
        builder.need(builder.host(name), pause);
    const Plan plan = builder.build();
    const RouteGraph graph = routeGraph(plan);
    QCOMPARE(edges(graph), QStringList({u"registry.k8s.io>a"_s, u"registry.k8s.io>b"_s}));
    QCOMPARE(graph.controller, RouteGraph::none);
    QCOMPARE(names(graph, RouteRole::Downloader), QStringList());
    QCOMPARE(graph.fetchedAt, std::vector<quint32>({RouteGraph::none, RouteGraph::none}));
    QCOMPARE(graph.clusters.front().group.grouping, RouteGrouping::Itself);

    const QList<RouteRow> rows = routeTable(plan);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().downloader, QString());
    QCOMPARE(rows.first().hosts, QList<HostIndex>({0, 1}));
    QCOMPARE(rows.first().artifacts, 1U);
    QCOMPARE(rows.first().deliveries, 2);
}

void RoutesTest::fromTheController()
{
    Plan plan = samplePlan({.nodes = 5, .viaLocalhost = true});
    const RouteGraph graph = routeGraph(plan);
    QCOMPARE(names(graph, RouteRole::Downloader), QStringList());
    QCOMPARE(names(graph, RouteRole::Controller), QStringList(u"localhost"_s));
    QCOMPARE(names(graph, RouteRole::Node).size(), 5);

    // localhost as a planned host with needs of its own: what it fetches for itself rests in the controller's box.
    PlanBuilder builder;
    const HostIndex localhost = builder.host(u"localhost"_s);
    const ArtifactIndex pause = builder.image(u"pause"_s, u"registry.k8s.io/pause:3"_s);
    builder.need(localhost, pause);
    const RouteGraph own = routeGraph(builder.build());
    QCOMPARE(edges(own), QStringList(u"registry.k8s.io>localhost"_s));
    QCOMPARE(own.vertices.at(1).role, RouteRole::Controller);
    QCOMPARE(own.vertices.at(1).hosts, QList<HostIndex>{localhost});
    QCOMPARE(own.vertices.at(1).received.images, 1U);
}

void RoutesTest::downloaderThatReceives()
{
    PlanBuilder builder; // a serves b, b serves a: each is drawn in both columns, and nothing runs in circles
    const HostIndex a = builder.host(u"a"_s, u"b"_s);
    const HostIndex b = builder.host(u"b"_s, u"a"_s);
    const ArtifactIndex pause = builder.image(u"pause"_s, u"registry.k8s.io/pause:3"_s);
    builder.need(a, pause);
    builder.need(b, pause);
    const RouteGraph graph = routeGraph(builder.build());
    QCOMPARE(names(graph, RouteRole::Downloader), QStringList({u"a"_s, u"b"_s}));
    QCOMPARE(names(graph, RouteRole::Node), QStringList({u"a"_s, u"b"_s}));
    QVERIFY(graph.downloaderOf.at(a) != graph.receiverOf.at(a));
    for (const RouteEdge &edge : graph.edges)
        QVERIFY(graph.vertices.at(edge.from).role < graph.vertices.at(edge.to).role);
}

void RoutesTest::collapsesAndExpands()
{
    const Plan plan = samplePlan({.nodes = 300, .delegates = 3});
    const RouteGraph collapsed = routeGraph(plan);
    QCOMPARE(names(collapsed, RouteRole::Node), QStringList({u"99×node0001"_s, u"99×node0002"_s, u"99×node0003"_s}));
    QVERIFY(collapsed.clusters.empty());

    RouteOptions options;
    const RouteVertex *group = nullptr;
    for (const RouteVertex &vertex : collapsed.vertices) {
        if (vertex.isGroup() && !group)
            group = &vertex;
    }
    options.expanded = {group->id};
    const RouteGraph once = routeGraph(plan, options);
    QCOMPARE(once.clusters.size(), size_t(1));
    QCOMPARE(once.clusters.front().group.received, group->received);
    QCOMPARE(once.clusters.front().group.id, group->id);
    quint32 members = 0;
    for (const quint32 vertex : once.clusters.front().vertices) {
        QVERIFY(once.vertices.at(vertex).isGroup());
        members += once.vertices.at(vertex).members;
        options.expanded.insert(once.vertices.at(vertex).id);
    }
    QCOMPARE(members, 99U);
    const RouteGraph twice = routeGraph(plan, options);
    QVERIFY(twice.clusters.size() > 1);
    QCOMPARE(twice.clusters.at(1).parent, 0U);
    for (const RouteVertex &vertex : twice.vertices) {
        if (vertex.grouping == RouteGrouping::Range)
            options.expanded.insert(vertex.id);
    }
    QCOMPARE(names(routeGraph(plan, options), RouteRole::Node).size(), 99 + 2);

    // A small graph shows every node until one asks otherwise.
    const Plan small = samplePlan({.nodes = 10, .delegates = 2});
    const RouteGraph open = routeGraph(small);
    QCOMPARE(names(open, RouteRole::Node).size(), 8);
    const RouteGraph closed = routeGraph(small, {.collapsed = {open.clusters.front().group.id}});
    QCOMPARE(names(closed, RouteRole::Node).size(), 5);
}

void RoutesTest::manySources()
{
    PlanBuilder builder;
    const HostIndex host = builder.host(u"a"_s);
    for (int i = 0; i < 40; ++i) {
        const QString server = u"https://s%1.example/"_s.arg(i, 2, 10, QLatin1Char('0'));
        for (int file = 0; file <= (i == 39 ? 5 : 0); ++file)
            builder.need(host, builder.file(u"f%1-%2"_s.arg(i).arg(file), server + QString::number(file)));
    }
    const Plan plan = builder.build();
    const RouteGraph graph = routeGraph(plan);
    const QStringList sources = names(graph, RouteRole::Source);
    QCOMPARE(sources.size(), 12);
    QCOMPARE(sources.first(), u"s39.example"_s); // asked for most
    QCOMPARE(sources.last(), u"29×"_s);
    const RouteGraph all = routeGraph(plan, {.expanded = {graph.vertices.at(11).id}});
    QCOMPARE(names(all, RouteRole::Source).size(), 40);
}

void RoutesTest::manyDownloaders()
{
    const Plan plan = samplePlan({.nodes = 400, .delegates = 100});
    const RouteGraph graph = routeGraph(plan);
    QCOMPARE(names(graph, RouteRole::Downloader), QStringList(u"100×"_s));
    QCOMPARE(names(graph, RouteRole::Node), QStringList(u"300×"_s));
    RouteOptions options;
    for (const RouteVertex &vertex : graph.vertices) {
        if (vertex.role == RouteRole::Downloader)
            options.expanded.insert(vertex.id);
    }
    const RouteGraph ranges = routeGraph(plan, options);
    QCOMPARE(names(ranges, RouteRole::Downloader).size(), 3);
    QCOMPARE(names(ranges, RouteRole::Node).size(), 3); // the nodes follow their downloaders
}

void RoutesTest::sizesAreNotGuessed()
{
    PlanBuilder builder;
    const HostIndex host = builder.host(u"a"_s);
    const ArtifactIndex known = builder.file(u"known"_s, u"https://x.example/known"_s);
    const ArtifactIndex unknown = builder.file(u"unknown"_s, u"https://x.example/unknown"_s);
    builder.plan().artifacts[known].size = 1000;
    builder.need(host, known);
    Plan plan = builder.build();
    QCOMPARE(routeGraph(plan).edges.front().amount.bytes(), 1000);
    QCOMPARE(routeTable(plan).first().fetchBytes, 1000);
    builder.need(host, unknown);
    plan = builder.build();
    const RouteAmount amount = routeGraph(plan).edges.front().amount;
    QCOMPARE(amount.bytes(), -1);
    QCOMPARE(amount.knownBytes, 1000);
    QCOMPARE(amount.unknownSizes, 1);
    QCOMPARE(routeTable(plan).first().fetchBytes, -1);
}

void RoutesTest::table()
{
    const Plan plan = samplePlan({.nodes = 9, .delegates = 2});
    const QList<RouteRow> rows = routeTable(plan);
    QCOMPARE(rows.size(), 12); // 2 downloaders × 2 architectures × 2 kinds, and what each fetches for itself alone
    qint64 deliveries = 0;
    quint32 artifacts = 0;
    for (const RouteRow &row : rows) {
        deliveries += row.deliveries;
        artifacts += row.artifacts;
    }
    qint64 expected = 0;
    for (const Download &download : plan.downloads)
        expected += download.hosts.size();
    QCOMPARE(deliveries, expected);
    QCOMPARE(artifacts, plan.downloads.size());
    QCOMPARE(rows.first().downloader, u"node0001"_s);
    QCOMPARE(rows.first().sources, QStringList({u"dl.k8s.io"_s, u"get.helm.sh"_s, u"github.com"_s}));
}

void RoutesTest::largePlan()
{
    const Plan plan = samplePlan({.nodes = 5000, .delegates = 0, .catalogTimes = 2});
    QElapsedTimer timer;
    timer.start();
    const RouteGraph graph = routeGraph(plan);
    const qint64 elapsed = timer.elapsed();
    qInfo("5,000 hosts, %lld downloads: %lld ms", static_cast<long long>(plan.downloads.size()),
          static_cast<long long>(elapsed));
    QVERIFY(graph.vertices.size() < 40);
    QVERIFY(elapsed < 5000); // of any build, under any load; the benchmarks measure
}

QTEST_APPLESS_MAIN(RoutesTest)
#include "tst_routes.moc"
