// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/artifactplaces.h"
#include "core/execution/storeroom.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

constexpr qint64 mebibyte = 1 << 20;

/// Four files of one MiB each: one fetched here, one passing through, one that a node fetches for itself, and one that
/// localhost needs itself.
Plan planOf()
{
    Plan plan;
    for (int i = 0; i < 4; ++i) {
        Artifact file;
        file.architecture = u"amd64"_s;
        file.dest = u"file%1"_s.arg(i);
        file.size = mebibyte;
        plan.artifacts.append(file);
    }
    plan.hosts = {
        {u"node1"_s, {}, u"amd64"_s, u"node1"_s, u"containerd"_s, u"/srv/releases"_s, {{0, {}}, {1, {}}, {2, {}}}, {}},
        {u"localhost"_s, {}, u"amd64"_s, u"localhost"_s, u"containerd"_s, u"/here"_s, {{3, {}}}, {}}};
    plan.downloads = {{u"localhost"_s, 0, {0}, false},
                      {u"node1"_s, 1, {0}, true},
                      {u"node1"_s, 2, {0}, false},
                      {u"localhost"_s, 3, {1}, false}};
    return plan;
}

void write(const QString &path, qint64 size)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(size));
}

} // namespace

/// Bytes needed against bytes free where artifacts pass through the controller.
class TestStoreRoom final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatPassesThrough()
    {
        const QTemporaryDir folder;
        const QString store = storeIn(folder.path());
        const Plan plan = planOf();
        QCOMPARE(bytesForStore(plan, store), 2 * mebibyte);
        const ArtifactPlaces places(plan, store);
        write(places.pathAtController(plan.downloads[0]), mebibyte);
        QCOMPARE(bytesForStore(plan, store), mebibyte);
        write(places.pathAtController(plan.downloads[1]) + u".part"_s, mebibyte / 4);
        QCOMPARE(bytesForStore(plan, store), mebibyte * 3 / 4);
    }

    void saysWhatDoesNotFit()
    {
        const QString store = u"/nowhere/artifacts"_s;
        const Plan plan = planOf();
        QVERIFY(checkStoreRoom(plan, store, 2 * mebibyte));
        QVERIFY(checkStoreRoom(plan, store, -1));
        const Result<> small = checkStoreRoom(plan, store, 2 * mebibyte - 1);
        QVERIFY(!small);
        QCOMPARE(small.error().code, u"disk-too-small"_s);
        QCOMPARE(small.error().message.english(),
                 u"The file system of /nowhere/artifacts on this machine has 1 MiB left, and what passes through it "
                 "takes at least 2 MiB: make room, or name another workspace"_s);
    }

    /// What nobody weighed counts nothing, and sums end at the largest number.
    void strangeSizes()
    {
        Plan plan = planOf();
        plan.artifacts[0].size = -1;
        QCOMPARE(bytesForStore(plan, u"/nowhere"_s), mebibyte);
        plan.artifacts[0].size = std::numeric_limits<qint64>::max();
        QCOMPARE(bytesForStore(plan, u"/nowhere"_s), std::numeric_limits<qint64>::max());
    }

    void asksTheFileSystem()
    {
        const QTemporaryDir folder;
        QVERIFY(freeBytesAt(folder.filePath(u"not/made/yet"_s)) > 0);
    }
};

QTEST_GUILESS_MAIN(TestStoreRoom)
#include "tst_storeroom.moc"
