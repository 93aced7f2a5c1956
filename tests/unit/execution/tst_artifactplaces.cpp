// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/artifactplaces.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

/// An image that two downloaders bring, and a file that a host of a strange name brings.
Plan planOf(bool localhostTakesPart)
{
    Plan plan;
    Artifact image;
    image.kind = ArtifactKind::Image;
    image.architecture = u"amd64"_s;
    image.image = u"r.io/a:1"_s;
    Artifact file;
    file.architecture = u"amd64"_s;
    file.dest = u"kubeadm"_s;
    plan.artifacts = {image, file};
    for (const QString &name : {u"node1"_s, u"../node2"_s})
        plan.hosts.append({name, {}, u"amd64"_s, name, u"containerd"_s, u"/srv/releases"_s, {{0, {}}, {1, {}}}, {}});
    if (localhostTakesPart)
        plan.hosts.append({u"localhost"_s, {}, u"amd64"_s, u"localhost"_s, u"containerd"_s, u"/here"_s, {{0, {}}}, {}});
    plan.downloads = {{u"localhost"_s, 0, {0}, false}, {u"node1"_s, 0, {0, 1}, true}, {u"../node2"_s, 1, {0, 1}, true}};
    return plan;
}

} // namespace

class TestArtifactPlaces final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTwoBringStaysApart()
    {
        const Plan plan = planOf(false);
        const ArtifactPlaces places(plan, u"/store"_s);
        const QString one = places.pathAtController(plan.downloads[0]);
        const QString other = places.pathAtController(plan.downloads[1]);
        QVERIFY(one != other);
        QVERIFY(one.startsWith(u"/store/from-localhost/amd64/"));
        QCOMPARE(places.pathAtDownloader(plan.downloads[0]), one);
        QCOMPARE(places.pathAtDownloader(plan.downloads[1]), places.path(0, plan.downloads[1]));
        QVERIFY(places.path(1, plan.downloads[1]).startsWith(u"/srv/releases/images/"));
    }

    void noNameLeadsOutOfTheStore()
    {
        const Plan plan = planOf(false);
        const ArtifactPlaces places(plan, u"/store"_s);
        QCOMPARE(places.pathAtController(plan.downloads[2]), u"/store/from-..%2Fnode2/amd64/kubeadm"_s);
    }

    /// What a node, or a document, says may be anything.
    void noArchitectureLeadsOutOfItsFolder_data()
    {
        QTest::addColumn<QString>("architecture");
        QTest::newRow("path") << u"../../../../escaped/x"_s;
        QTest::newRow("absolute") << u"/etc"_s;
        QTest::newRow("parent") << u".."_s;
        QTest::newRow("escaped already") << u"%2E%2E"_s;
    }

    void noArchitectureLeadsOutOfItsFolder()
    {
        QFETCH(QString, architecture);
        Plan plan = planOf(false);
        for (Artifact &artifact : plan.artifacts)
            artifact.architecture = architecture;
        const ArtifactPlaces places(plan, u"/store"_s);
        for (const Download &download : std::as_const(plan.downloads)) {
            const QString stored = QDir::cleanPath(places.pathAtController(download));
            QCOMPARE(stored.count(u'/'), 4); // store, downloader, architecture, name
            QVERIFY2(stored.startsWith(u"/store/from-"), qPrintable(stored));
            for (const HostIndex host : {HostIndex(0), HostIndex(1)}) {
                const QString path = QDir::cleanPath(places.path(host, download));
                QVERIFY2(path.startsWith(u"/srv/releases/"), qPrintable(path));
            }
        }
        QVERIFY(places.path(0, plan.downloads[1]).startsWith(u"/srv/releases/images/"));
        QCOMPARE(places.path(0, plan.downloads[1]).count(u'/'), 4);
    }

    void noDestinationLeadsOutOfTheStore()
    {
        Plan plan = planOf(false);
        plan.artifacts[1].dest = u"/srv/releases/.."_s;
        const ArtifactPlaces places(plan, u"/store"_s);
        QCOMPARE(places.pathAtController(plan.downloads[2]), u"/store/from-..%2Fnode2/amd64/%2E%2E"_s);
    }

    /// Only what the controller misses itself lies where Kubespray looks for it.
    void theControllerAsANode()
    {
        Plan plan = planOf(true);
        plan.downloads[0].hosts = {0, 2};
        const ArtifactPlaces places(plan, u"/store"_s);
        QVERIFY(places.isController(2));
        QVERIFY(places.pathAtController(plan.downloads[0]).startsWith(u"/here/images/"));
        QVERIFY(places.pathAtController(plan.downloads[1]).startsWith(u"/store/"));
    }
};

QTEST_GUILESS_MAIN(TestArtifactPlaces)
#include "tst_artifactplaces.moc"
