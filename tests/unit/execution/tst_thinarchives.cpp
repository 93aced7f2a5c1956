// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/thinarchives.h"

#include "core/delivery/provedimage.h"
#include "tests/unit/oci/archivebuilder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <thread>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

class TestThinArchives final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_archive, m_base;
    Delivered m_whole;

    [[nodiscard]] QString thinFolder() const { return m_folder.filePath(u"thin"_s); }
    [[nodiscard]] QStringList files() const { return QDir(thinFolder()).entryList(QDir::Files); }

private Q_SLOTS:
    void initTestCase()
    {
        m_archive = m_folder.filePath(u"whole.tar"_s);
        QFile file(m_archive);
        const QByteArray content = tarFile(Image().entries());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        const auto facts = proveArchive(m_archive, {u"registry.example/app:1"_s, u"amd64"_s, {}});
        QVERIFY(facts);
        m_whole = deliveredFrom(*facts);
        QCOMPARE(factsFrom(m_whole).layers, facts->layers);
        m_base = contentDigest(Image().layers.first());
    }

    /// One file for all who lack the same, as long as one of them holds it.
    void isSharedAndGoesWithItsLastHolder()
    {
        {
            ThinArchives archives(thinFolder());
            std::array<std::shared_ptr<const ThinFile>, 4> held;
            {
                std::vector<std::jthread> nodes;
                for (auto &file : held)
                    nodes.emplace_back([&] {
                        const auto made = archives.without(m_archive, m_whole, {m_base, u"sha256:other"_s}, {});
                        if (made)
                            file = *made;
                    });
            }
            QVERIFY(held[0]);
            for (const auto &file : held)
                QCOMPARE(file, held[0]);
            QCOMPARE(files().size(), 1);
            QCOMPARE(held[0]->leftOut(), QStringList(m_base));
            QCOMPARE(held[0]->savedBytes(), m_whole.size - QFileInfo(held[0]->path()).size());
            held = {};
            QCOMPARE(files(), QStringList());
            QVERIFY(*archives.without(m_archive, m_whole, {m_base}, {}));
            QCOMPARE(files(), QStringList());
        }
        QVERIFY(!QDir(thinFolder()).exists());
    }

    void whatIsNotWorthItIsNotMade()
    {
        ThinArchives archives(thinFolder());
        QVERIFY(!*archives.without(m_archive, m_whole, {}, {}));
        QVERIFY(!*archives.without(m_archive, m_whole, {m_whole.imageDigest, m_whole.imageId}, {}));
    }

    void failuresLeaveNothing()
    {
        ThinArchives archives(thinFolder());
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!archives.without(m_archive, m_whole, {m_base}, stop.get_token()));
        Delivered other = m_whole;
        other.sha256 = QByteArray(64, '0');
        QCOMPARE(archives.without(m_archive, other, {m_base}, {}).error().code, u"archive-changed"_s);
        QCOMPARE(files(), QStringList());
        ThinArchives second(thinFolder()); // another program's, as it were
        QCOMPARE(second.without(m_archive, m_whole, {m_base}, {}).error().code, u"image-busy"_s);
    }

    /// What a crash left is gone before anything is made.
    void leftoversGo()
    {
        QVERIFY(QDir().mkpath(thinFolder()));
        QFile left(thinFolder() + u"/1.tar.part"_s);
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        const ThinArchives archives(thinFolder());
        QCOMPARE(files(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestThinArchives)
#include "tst_thinarchives.moc"
