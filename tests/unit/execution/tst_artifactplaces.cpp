// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/artifactplaces.h"

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
