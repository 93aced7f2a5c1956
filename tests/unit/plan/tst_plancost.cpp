// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/diskoutlook.h"
#include "core/plan/plancost.h"
#include "tests/support/planbuilder.h"

#include <QElapsedTimer>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using qm::test::PlanBuilder;

namespace {

const QString etcdUrl = u"https://files.example.org/etcd.tar.gz"_s;
const QString pauseName = u"registry.k8s.io/pause:3.10"_s;
const QString proxyName = u"registry.k8s.io/kube-proxy:v1"_s;

constexpr auto release = static_cast<size_t>(DiskUse::ReleaseDir);
constexpr auto temporary = static_cast<size_t>(DiskUse::Temporary);
constexpr auto engine = static_cast<size_t>(DiskUse::EngineRoot);

QString digest(int number)
{
    return u"sha256:"_s + QString::number(number).rightJustified(64, u'0');
}

/// n2 and n3 receive from n1 through the controller, which is no host of the plan. The images share a layer of 60.
PlanBuilder cluster(Presence pauseOnN3 = Presence::Absent)
{
    PlanBuilder builder;
    const HostIndex n1 = builder.host(u"n1"_s);
    const HostIndex n2 = builder.host(u"n2"_s, u"n1"_s);
    const HostIndex n3 = builder.host(u"n3"_s, u"n1"_s);
    const ArtifactIndex etcd = builder.file(u"etcd"_s, etcdUrl);
    const ArtifactIndex pause = builder.image(u"pod_infra"_s, pauseName);
    const ArtifactIndex proxy = builder.image(u"kube-proxy"_s, proxyName);
    Plan &plan = builder.plan();
    plan.artifacts[etcd].size = 1000;
    plan.artifacts[etcd].unarchive = false;
    plan.artifacts[pause].size = 100;
    plan.artifacts[pause].layers = {{digest(1), 60}, {digest(2), 30}};
    plan.artifacts[proxy].size = 200;
    plan.artifacts[proxy].layers = {{digest(1), 60}, {digest(3), 130}};
    for (const HostIndex host : {n1, n2, n3}) {
        plan.hosts[host].engine = u"containerd"_s;
        builder.need(host, etcd);
        builder.need(host, pause, host == n3 ? pauseOnN3 : Presence::Absent);
        builder.need(host, proxy);
    }
    return builder;
}

HostDisk disk(DiskUse use, qint64 freeBytes, qint64 totalBytes = -1, const QString &fileSystem = {})
{
    HostDisk disk;
    disk.use = use;
    disk.path = u"/"_s + toString(use);
    disk.freeBytes = freeBytes;
    disk.totalBytes = totalBytes;
    disk.fileSystem = fileSystem;
    return disk;
}

Diagnostics diagnosed(PlanBuilder builder, const QList<HostDisk> &disks)
{
    builder.plan().hosts[1].disks = disks;
    const Plan plan = builder.build();
    return diagnoseCost(plan, planCost(plan));
}

} // namespace

class TestPlanCost final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesOfHops()
    {
        const PlanCost cost = planCost(cluster().build());
        QCOMPARE(cost.fetch.transfers, 3);
        QCOMPARE(cost.fetch.knownBytes, 1300);
        QCOMPARE(cost.fetch.busiest, u"n1"_s);
        QCOMPARE(cost.transit.knownBytes, 1300);
        QCOMPARE(cost.transit.busiest, u"n1"_s);
        QCOMPARE(cost.distribute.transfers, 6);
        QCOMPARE(cost.distribute.knownBytes, 2600);
        QCOMPARE(cost.distribute.busiestBytes, 1300);
        QCOMPARE(cost.hosts.size(), 4U);
        QCOMPARE(cost.hosts[0].fetchedBytes, 1300);
        QCOMPARE(cost.hosts[0].sentBytes, 1300);
        QCOMPARE(cost.hosts[1].receivedBytes, 1300);
        QCOMPARE(cost.hosts[3].name, u"localhost"_s);
        QCOMPARE(cost.hosts[3].receivedBytes, 1300);
        QCOMPARE(cost.hosts[3].sentBytes, 2600);
        QCOMPARE(cost.layerBytes, 60 + 30 + 130);
        QVERIFY(cost.isKnown());
    }

    void roomOnHosts()
    {
        const Plan plan = cluster(Presence::Verified).build();
        const PlanCost cost = planCost(plan);
        QCOMPARE(hostCost(plan, 1), cost.hosts[1]);
        QCOMPARE(hostCost(plan, 0).disks, cost.hosts[0].disks);
        // What was fetched, passed on or received lies there as it is; skopeo's copies are beside it meanwhile.
        QCOMPARE(cost.hosts[0].disks[release].exactBytes, 1300);
        QCOMPARE(cost.hosts[0].disks[temporary].exactBytes, 300);
        QCOMPARE(cost.hosts[1].disks[temporary], DiskCost());
        QCOMPARE(cost.hosts[3].disks[release].exactBytes, 1300);
        QCOMPARE(cost.hosts[3].disks[engine], DiskCost());
        // The shared layer once; not at all where an image that is there has it.
        QCOMPARE(cost.hosts[1].disks[engine].exactBytes, 60 + 30 + 130);
        QCOMPARE(cost.hosts[1].disks[engine].estimatedBytes, 3 * (60 + 30 + 130));
        QCOMPARE(cost.hosts[2].disks[engine].exactBytes, 130);

        PlanBuilder docker = cluster();
        docker.plan().hosts[1].engine = u"docker"_s;
        docker.plan().artifacts[0].unarchive = true;
        const PlanCost other = planCost(docker.build());
        QCOMPARE(other.hosts[1].disks[engine].exactBytes, 0);
        QCOMPARE(other.hosts[1].disks[engine].estimatedBytes, 3 * (60 + 30 + 130));
        QCOMPARE(other.hosts[1].disks[release].estimatedBytes, 3000);
    }

    void layersThatImagesShare()
    {
        const PlanCost cost = planCost(cluster().build());
        QCOMPARE(cost.layersOfImages, 60 + 30 + 60 + 130);
        QCOMPARE(cost.sharedLayers, 1);
        // An archive is moved as a whole: what a host has already is moved once more.
        QCOMPARE(cost.hosts[1].repeatedLayerBytes, 60);
        QCOMPARE(cost.hosts[1].receivedBytes, 1300);
        // pause is there and is not loaded; its layer is in kube-proxy, too.
        QCOMPARE(planCost(cluster(Presence::Verified).build()).hosts[2].repeatedLayerBytes, 60);

        PlanBuilder twice = cluster();
        twice.plan().artifacts[1].layers.append({digest(2), 30}); // an image may have a layer twice
        QCOMPARE(planCost(twice.build()).layersOfImages, cost.layersOfImages);
        QCOMPARE(planCost(twice.build()).sharedLayers, 1);
    }

    void outlook()
    {
        const PlanCost cost = planCost(cluster().build());
        const HostCost &n2 = cost.hosts[1];
        // Nobody asked: what is needed is told, and nothing about whether it fits.
        const auto unasked = diskOutlook({}, n2);
        QCOMPARE(unasked.size(), 2U);
        QVERIFY(unasked[0].uses == QList<DiskUse>{DiskUse::ReleaseDir});
        QCOMPARE(unasked[0].cost.exactBytes, 1300);
        QVERIFY(unasked[0].disk.path.isEmpty());
        QVERIFY(unasked[1].fit() == Fit::Unknown);
        QVERIFY(!unasked[1].usedPercentAfter());
        QVERIFY(!unasked[1].crossesImageGc());
        // One file system for both.
        const auto one = diskOutlook(
            {disk(DiskUse::ReleaseDir, 5000, 10'000, u"a"_s), disk(DiskUse::EngineRoot, 5000, 10'000, u"a"_s)}, n2);
        QCOMPARE(one.size(), 1U);
        QCOMPARE(one[0].cost.bytes(), 1300 + 220 + 660);
        QVERIFY(one[0].fit() == Fit::Fits);
        QCOMPARE(one[0].usedPercentNow(), 50);
        QCOMPARE(one[0].usedPercentAfter(), 71);
        QCOMPARE(one[0].crossesImageGc(), false);
        const auto full = diskOutlook({disk(DiskUse::EngineRoot, 2000, 10'000)}, n2);
        QCOMPARE(full.size(), 2U); // and the release dir, of which nobody said anything
        QCOMPARE(full[0].crossesImageGc(), true);
        QVERIFY(!full[1].crossesImageGc()); // no images there
        QVERIFY(diskOutlook({disk(DiskUse::ReleaseDir, 1300)}, n2)[0].fit() == Fit::Fits);
        QVERIFY(diskOutlook({disk(DiskUse::ReleaseDir, 1299)}, n2)[0].fit() == Fit::TooSmall);
        QVERIFY(diskOutlook({disk(DiskUse::EngineRoot, 879)}, n2)[0].fit() == Fit::DoubtFits);
    }

    /// 80 % of the file system are used, and 88 % will be.
    void imagesAreDeletedFromWhereItsHostSays()
    {
        const auto codesAt = [](int percent) {
            PlanBuilder builder = cluster();
            builder.plan().hosts[1].imageGcPercent = percent;
            QStringList texts;
            for (const Diagnostic &diagnostic : diagnosed(builder, {disk(DiskUse::EngineRoot, 2000, 10'000)}))
                texts.append(diagnostic.code + u' ' + diagnostic.message.arguments().value(3));
            return texts;
        };
        QCOMPARE(codesAt(85), QStringList{u"image-gc-threshold 85"_s});
        QCOMPARE(codesAt(70), QStringList{u"image-gc-threshold 70"_s});
        QVERIFY(codesAt(90).isEmpty());
        PlanBuilder builder = cluster();
        builder.plan().hosts[1].imageGcPercent = 100; // never, however full
        const Plan plan = builder.build();
        const auto outlooks = diskOutlook({disk(DiskUse::EngineRoot, 0, 10'000)}, hostCost(plan, 1));
        QCOMPARE(outlooks[0].crossesImageGc(), false);
    }

    /// What nobody weighed may be what does not fit.
    void outlookOfWhatIsNotWeighed()
    {
        PlanBuilder builder = cluster();
        builder.plan().artifacts[0].size = -1;
        const PlanCost cost = planCost(builder.build());
        const auto found = diskOutlook(
            {disk(DiskUse::ReleaseDir, 1'000'000), disk(DiskUse::EngineRoot, 5'000'000, 10'000'000)}, cost.hosts[1]);
        QVERIFY(found[0].fit() == Fit::Unknown);
        QVERIFY(!found[1].crossesImageGc());
        QVERIFY(diskOutlook({disk(DiskUse::ReleaseDir, 299)}, cost.hosts[1])[0].fit() == Fit::TooSmall);
    }

    void roomOnTheController()
    {
        PlanBuilder builder = cluster();
        for (PlannedHost &host : builder.plan().hosts)
            host.delegate = u"localhost"_s;
        const Plan plan = builder.build();
        const PlanCost cost = planCost(plan);
        QVERIFY(diagnoseCost(plan, cost).isEmpty());
        const Diagnostics found = diagnoseCost(plan, cost, {disk(DiskUse::Temporary, 299)});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.constFirst().code, u"disk-too-small"_s);
        QCOMPARE(found.constFirst().host, u"localhost"_s);
    }

    void onlyTheLargestImagesAreFetchedAtOnce()
    {
        CostOptions options;
        options.fetchesAtOnce = 1;
        QCOMPARE(planCost(cluster().build(), options).hosts[0].disks[temporary].exactBytes, 200);
    }

    void unknownSizes()
    {
        PlanBuilder builder = cluster();
        builder.plan().artifacts[2].size = -1;
        builder.plan().artifacts[2].layers.clear();
        const PlanCost cost = planCost(builder.build());
        QCOMPARE(cost.fetch.knownBytes, 1100);
        QCOMPARE(cost.fetch.unknownSizes, 1);
        QCOMPARE(cost.distribute.unknownSizes, 2);
        QCOMPARE(cost.hosts[1].unknownSizes, 1);
        QCOMPARE(cost.hosts[1].disks[engine].exactBytes, 90);
        for (Artifact &artifact : builder.plan().artifacts)
            artifact.size = -1;
        QVERIFY(!planCost(builder.build()).isKnown());
        QVERIFY(!planCost({}).isKnown());
    }

    void times()
    {
        const PlanCost cost = planCost(cluster().build());
        const HopTimes times = hopTimes(cost, 1000);
        QCOMPARE(times.fetch, 1300ms);
        QCOMPARE(times.transit, 1300ms);
        QCOMPARE(times.distribute, 2600ms);
        QCOMPARE(hopTimes(cost, 3).fetch, 433'334ms);
        // Downloaders fetch at the same time.
        PlanBuilder each = cluster();
        for (PlannedHost &host : each.plan().hosts)
            host.delegate = host.name;
        const PlanCost own = planCost(each.build());
        QCOMPARE(own.fetch.knownBytes, 3900);
        QCOMPARE(hopTimes(own, 1000).fetch, 1300ms);
        QCOMPARE(hopTimes(own, 1000).distribute, 0ms);
    }

    void hostileSizesDoNotOverflow()
    {
        PlanBuilder builder = cluster();
        for (Artifact &artifact : builder.plan().artifacts) {
            artifact.size = std::numeric_limits<qint64>::max();
            artifact.layers.clear();
        }
        builder.plan().hosts[1].disks = {disk(DiskUse::EngineRoot, 1, 2)};
        const Plan plan = builder.build();
        const PlanCost cost = planCost(plan);
        QCOMPARE(cost.distribute.knownBytes, std::numeric_limits<qint64>::max());
        QVERIFY(hopTimes(cost, 1).distribute > 0ms);
        QCOMPARE(diagnoseCost(plan, cost).size(), 1);
    }

    void whatDoesNotFit_data()
    {
        QTest::addColumn<QList<HostDisk>>("disks");
        QTest::addColumn<QStringList>("found");
        using Disks = QList<HostDisk>;
        const QStringList error{u"error disk-too-small"_s};
        const QStringList warning{u"warning disk-too-small"_s};
        const QStringList collected{u"warning image-gc-threshold"_s};
        // n2 needs 1300 for files and archives, 220 for layers and 660 by an estimate once they are unpacked.
        QTest::newRow("nobody asked") << Disks() << QStringList();
        QTest::newRow("fits") << Disks{disk(DiskUse::ReleaseDir, 1300)} << QStringList();
        QTest::newRow("does not") << Disks{disk(DiskUse::ReleaseDir, 1299)} << error;
        QTest::newRow("unknown") << Disks{disk(DiskUse::ReleaseDir, -1)} << QStringList();
        QTest::newRow("by an estimate") << Disks{disk(DiskUse::EngineRoot, 879, 10'000)} << warning;
        QTest::newRow("surely") << Disks{disk(DiskUse::EngineRoot, 219, 10'000)} << error;
        QTest::newRow("apart") << Disks{disk(DiskUse::ReleaseDir, 1500, 1'000'000, u"a"_s),
                                        disk(DiskUse::EngineRoot, 1500, 1600, u"b"_s)}
                               << QStringList();
        QTest::newRow("on one file system")
            << Disks{disk(DiskUse::ReleaseDir, 1500, 1'000'000, u"a"_s), disk(DiskUse::EngineRoot, 1500, 1600, u"a"_s)}
            << error;
        QTest::newRow("together by an estimate")
            << Disks{disk(DiskUse::ReleaseDir, 2000, 2000, u"a"_s), disk(DiskUse::EngineRoot, 2000, 2000, u"a"_s)}
            << warning;
        QTest::newRow("just below the threshold") << Disks{disk(DiskUse::EngineRoot, 2400, 10'000)} << QStringList();
        QTest::newRow("above the threshold") << Disks{disk(DiskUse::EngineRoot, 2000, 10'000)} << collected;
        QTest::newRow("above, but images are elsewhere")
            << Disks{disk(DiskUse::ReleaseDir, 2000, 10'000)} << QStringList();
        HostDisk few = disk(DiskUse::ReleaseDir, 5000);
        few.freeInodes = 2;
        QTest::newRow("inodes") << Disks{few} << QStringList{u"warning inodes-too-few"_s};
        few.freeInodes = 3;
        QTest::newRow("enough inodes") << Disks{few} << QStringList();
    }

    void whatDoesNotFit()
    {
        QFETCH(const QList<HostDisk>, disks);
        QFETCH(const QStringList, found);
        QStringList codes;
        for (const Diagnostic &diagnostic : diagnosed(cluster(), disks)) {
            QCOMPARE(diagnostic.host, u"n2"_s);
            QVERIFY2(!diagnostic.message.english().contains(u'%') || diagnostic.code == u"image-gc-threshold"_s,
                     qPrintable(diagnostic.message.english()));
            codes.append(toString(diagnostic.severity) + u' ' + diagnostic.code);
        }
        QCOMPARE(codes, found);
    }

    void sentences()
    {
        const Diagnostics found = diagnosed(cluster(), {disk(DiskUse::EngineRoot, 2000, 10'000)});
        QCOMPARE(found.constFirst().message.english(),
                 u"By an estimate 88 % of the file system of /engine-root will be used (now 80 %). From 85 % on the "
                 "kubelet deletes images that nothing runs from, those just brought first"_s);
    }

    /// Quadratic work on so many hosts would take minutes.
    void manyHosts()
    {
        test::SampleOptions options;
        options.nodes = 5000;
        Plan plan = test::samplePlan(options);
        for (Artifact &artifact : plan.artifacts) {
            artifact.size = 1000;
            for (int i = 0; artifact.kind == ArtifactKind::Image && i < 12; ++i)
                artifact.layers.append({digest(i), 10});
        }
        QElapsedTimer timer;
        timer.start();
        const PlanCost cost = planCost(plan);
        QVERIFY(cost.distribute.knownBytes > 0);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestPlanCost)
#include "tst_plancost.moc"
