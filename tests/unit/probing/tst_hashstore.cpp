// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/hashstore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

/// As a node's `stat` prints it: "device|inode|size|changed|changed|changed|kind|path".
QByteArray stamp(const QByteArray &path, int inode = 1)
{
    return "1|" + QByteArray::number(inode)
        + "|9|2026-01-01 00:00:00.0 +0000|2026-01-01 00:00:00.0 +0000|1|regular file|" + path;
}

KnownHashes hashes(const QList<std::pair<QByteArray, char>> &files, const QString &machine = u"m"_s)
{
    KnownHashes result{machine, {}};
    for (const auto &[line, digit] : files)
        result.byStamp.insert(line, QByteArray(64, digit));
    return result;
}

} // namespace

class TestHashStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Another question, another name of the same machine: what the answer does not speak of stays known.
    void answersAddUp()
    {
        HashStore store({});
        store.insert(u"node"_s, hashes({{stamp("/a"), 'a'}, {stamp("/b|c"), 'b'}}));
        store.insert(u"node"_s, hashes({{stamp("/d"), 'd'}}));
        QCOMPARE(store.hashes(u"node"_s), hashes({{stamp("/a"), 'a'}, {stamp("/b|c"), 'b'}, {stamp("/d"), 'd'}}));
    }

    void aFileThatChangedIsKnownAsItIs()
    {
        HashStore store({});
        store.insert(u"node"_s, hashes({{stamp("/a"), 'a'}, {stamp("/b|c"), 'b'}}));
        store.insert(u"node"_s, hashes({{stamp("/b|c", 2), 'c'}}));
        QCOMPARE(store.hashes(u"node"_s), hashes({{stamp("/a"), 'a'}, {stamp("/b|c", 2), 'c'}}));
    }

    void anotherMachineAtTheSamePlaceHasNoneOfThem()
    {
        HashStore store({});
        store.insert(u"node"_s, hashes({{stamp("/a"), 'a'}}));
        store.insert(u"node"_s, hashes({{stamp("/b"), 'b'}}, u"other"_s));
        QCOMPARE(store.hashes(u"node"_s), hashes({{stamp("/b"), 'b'}}, u"other"_s));
    }

    /// Files of releases long gone are forgotten some day.
    void doesNotGrowForEver()
    {
        HashStore store({});
        for (int i = 0; i < 100; ++i) {
            KnownHashes many{u"m"_s, {}};
            for (int j = 0; j < 100; ++j)
                many.byStamp.insert(stamp("/release" + QByteArray::number(i) + '/' + QByteArray::number(j)),
                                    QByteArray(64, 'a'));
            store.insert(u"node"_s, many);
            const KnownHashes known = store.hashes(u"node"_s);
            for (auto it = many.byStamp.cbegin(); it != many.byStamp.cend(); ++it)
                QVERIFY(known.byStamp.contains(it.key()));
        }
        QVERIFY(store.hashes(u"node"_s).byStamp.size() <= 5000);
    }

    void lastsFromOneRunToTheNext()
    {
        const QTemporaryDir directory;
        const QString file = directory.filePath(u"hashes.json"_s);
        HashStore store(file);
        store.insert(u"node"_s, hashes({{stamp("/a"), 'a'}}));
        store.insert(u"node"_s, hashes({{stamp("/d"), 'd'}}));
        QVERIFY(store.save());
        QCOMPARE(HashStore(file).hashes(u"node"_s), hashes({{stamp("/a"), 'a'}, {stamp("/d"), 'd'}}));
    }
};

QTEST_APPLESS_MAIN(TestHashStore)
#include "tst_hashstore.moc"
