// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/ociarchive.h"
#include "tests/unit/oci/archivebuilder.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

using Entries = QList<TarEntry>;

QString codeOf(const QString &file, const ImageWanted &wanted)
{
    const Result<ImageFacts> facts = proveArchive(file, wanted);
    return facts ? u"proved"_s : facts.error().code;
}

} // namespace

class TestOciArchive final : public QObject
{
    Q_OBJECT

private:
    QString write(const QByteArray &content)
    {
        QFile file(m_folder.filePath(u"archive.tar"_s));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
            qFatal("cannot write an archive");
        return file.fileName();
    }

    const ImageWanted m_wanted{u"registry.example/app:1"_s, u"amd64"_s, {}};
    QTemporaryDir m_folder;

private Q_SLOTS:
    void tellsWhatItHolds()
    {
        const Image image;
        const QByteArray content = tarFile(image.entries());
        const Result<ImageFacts> facts = proveArchive(write(content), m_wanted);
        QVERIFY2(facts, facts ? "" : qPrintable(toString(facts.error())));
        QCOMPARE(facts->reference, u"registry.example/app:1"_s);
        QCOMPARE(facts->manifestDigest, contentDigest(image.manifest()));
        QCOMPARE(facts->configDigest, contentDigest(image.config()));
        QCOMPARE(facts->platform.architecture, u"amd64"_s);
        QCOMPARE(facts->layers.size(), 2);
        QCOMPARE(facts->layers.first().digest, contentDigest(image.layers.first()));
        QCOMPARE(facts->layers.first().size, 70'000);
        QCOMPARE(facts->imageBytes, image.manifest().size() + image.config().size() + 70'000 + 12);
        QCOMPARE(facts->size, content.size());
        QCOMPARE(facts->sha256, QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    }

    void aLayerThatIsUsedTwiceCountsOnce()
    {
        Image image;
        image.layers.append(image.layers.first());
        const Result<ImageFacts> facts = proveArchive(write(tarFile(image.entries())), m_wanted);
        QVERIFY2(facts, facts ? "" : qPrintable(toString(facts.error())));
        QCOMPARE(facts->layers.size(), 3);
        QCOMPARE(facts->imageBytes, image.manifest().size() + image.config().size() + 70'000 + 12);
    }

    void normalizesTheWantedName()
    {
        Image image;
        image.reference = "docker.io/library/app:latest";
        const QString file = write(tarFile(image.entries()));
        QCOMPARE(codeOf(file, {u"app"_s, u"amd64"_s, {}}), u"proved"_s);
        QCOMPARE(codeOf(file, {u"other"_s, u"amd64"_s, {}}), u"archive-name"_s);
        const QByteArray digest = "@sha256:" + QByteArray(64, 'a');
        image.reference = "docker.io/library/app" + digest;
        const ImageWanted wanted{QString::fromLatin1("app:1" + digest), u"amd64"_s, {}};
        QCOMPARE(codeOf(write(tarFile(image.entries())), wanted), u"proved"_s);
    }

    void takesEveryVariantOfArm()
    {
        for (const QByteArray &variant : {QByteArray(), QByteArray("v6"), QByteArray("v7")}) {
            Image image;
            image.architecture = "arm";
            image.variant = variant;
            QCOMPARE(codeOf(write(tarFile(image.entries())), {m_wanted.image, u"arm"_s, {}}), u"proved"_s);
        }
    }

    void refusesWhatIsWrong_data()
    {
        QTest::addColumn<Entries>("entries");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QString &code, const std::function<void(Image &)> &before,
                            const std::function<void(Entries &)> &after = {}) {
            Image image;
            if (before)
                before(image);
            Entries entries = image.entries();
            if (after)
                after(entries);
            QTest::newRow(name) << entries << code;
        };
        const auto index = [](const char *what, const char *instead) {
            return [=](Entries &e) { e[1].content.replace(what, instead); };
        };
        row("nothing is wrong", u"proved"_s, {});
        row("other order", u"proved"_s, {}, [](Entries &e) { std::reverse(e.begin(), e.end()); });
        row("names begin with ./", u"proved"_s, {}, [](Entries &e) {
            for (auto &entry : e)
                entry.path.prepend("./");
        });
        row("folders and further files", u"proved"_s, {}, [](Entries &e) {
            e = Entries{{"./", {}, '5'}, {"blobs/", {}, '5'}, {"manifest.json", "[]"}} + e;
        });
        row("layer missing", u"archive-blob"_s, {}, [](Entries &e) { e.remove(2); });
        row("layer changed", u"archive-blob"_s, {}, [](Entries &e) { e[2].content[5] = 'b'; });
        row("layer cut", u"archive-blob"_s, {}, [](Entries &e) { e[2].content.chop(1); });
        row("blob of nobody that is wrong", u"archive-blob"_s, {}, [](Entries &e) {
            e.append(TarEntry{Image::blobName("a"), "b"});
        });
        row("config missing", u"archive-blob"_s, {}, [](Entries &e) { e.remove(4); });
        row("manifest missing", u"archive-blob"_s, {}, [](Entries &e) { e.remove(5); });
        row("no index", u"archive-layout"_s, {}, [](Entries &e) { e.remove(1); });
        row("no layout file", u"archive-layout"_s, {}, [](Entries &e) { e.remove(0); });
        row("other layout", u"archive-layout"_s, {},
            [](Entries &e) { e[0].content = R"({"imageLayoutVersion":"2.0"})"; });
        row("index is no JSON", u"archive-layout"_s, {}, [](Entries &e) { e[1].content = "{"; });
        row("two images", u"archive-layout"_s, {}, index("]}", R"(,{"digest":"sha256:1"}]})"));
        row("no image", u"archive-layout"_s, {}, [](Entries &e) { e[1].content = R"({"manifests":[]})"; });
        row("two lists of images", u"archive-layout"_s, {}, index("]}", R"(],"Manifests":[]})"));
        row("two digests", u"archive-layout"_s, {}, index(R"("digest")", R"("Digest":"","digest")"));
        row("digest that is none", u"archive-layout"_s, {}, index("sha256:", "../../../sha256:"));
        row("digest of another kind", u"archive-layout"_s, {}, index("sha256:", "md5:"));
        row("size of the manifest", u"archive-blob"_s, [](Image &i) { i.manifestSizeError = 1; });
        row("size of the layers", u"archive-blob"_s, [](Image &i) { i.layerSizeError = -1; });
        row("size that is none", u"archive-layout"_s, {}, index(R"("size":)", R"("size":-)"));
        row("manifest too large", u"archive-layout"_s, [](Image &i) { i.padding = 5 << 20; });
        row("index too large", u"archive-layout"_s, {}, [](Entries &e) { e[1].content.append(5 << 20, ' '); });
        row("layers without diff_ids", u"archive-layout"_s, [](Image &i) { i.diffIdsMissing = 1; });
        row("the same name twice", u"archive-layout"_s, {}, [](Entries &e) { e.append(e[2]); });
        row("two indexes", u"archive-layout"_s, {}, [](Entries &e) { e.append(TarEntry{"./index.json", "{}"}); });
        row("other architecture", u"archive-architecture"_s, [](Image &i) { i.architecture = "arm64"; });
        row("other system", u"archive-architecture"_s, [](Image &i) { i.os = "windows"; });
        row("short name", u"archive-name"_s, [](Image &i) { i.reference = "app:1"; });
        row("other tag", u"archive-name"_s, [](Image &i) { i.reference = "registry.example/app:2"; });
        row("the same name for containerd", u"proved"_s,
            [](Image &i) { i.annotations = R"(,"io.containerd.image.name":"registry.example/app:1")"; });
        row("another name for containerd", u"archive-name"_s,
            [](Image &i) { i.annotations = R"(,"io.containerd.image.name":"registry.example/other:1")"; });
    }

    void refusesWhatIsWrong()
    {
        QFETCH(Entries, entries);
        QTEST(codeOf(write(tarFile(entries)), m_wanted), "code");
    }

    void refusesWhatNoLayoutHas_data()
    {
        QTest::addColumn<TarEntry>("entry");
        QTest::newRow("above") << TarEntry{"../evil", "x"};
        QTest::newRow("above, hidden") << TarEntry{"./blobs/../../evil", "x"};
        QTest::newRow("absolute") << TarEntry{"/etc/passwd", "x"};
        QTest::newRow("absolute, hidden") << TarEntry{".//etc/passwd", "x"};
        QTest::newRow("two slashes") << TarEntry{"blobs//sha256", "x"};
        QTest::newRow("folder above") << TarEntry{"../", {}, '5'};
        QTest::newRow("symbolic link") << TarEntry{"blobs/sha256/link", {}, '2', 0, "/etc/passwd"};
        QTest::newRow("hard link") << TarEntry{"blobs/sha256/link", {}, '1', 0, "index.json"};
        QTest::newRow("device") << TarEntry{"device", {}, '3'};
        QTest::newRow("pipe") << TarEntry{"pipe", {}, '6'};
    }

    void refusesWhatNoLayoutHas()
    {
        QFETCH(TarEntry, entry);
        QCOMPARE(codeOf(write(tarFile(Image().entries() + Entries{entry})), m_wanted), u"archive-layout"_s);
        QCOMPARE(codeOf(write(tarFile(Entries{entry} + Image().entries())), m_wanted), u"archive-layout"_s);
    }

    /// Neither memory nor time is spent on what is only claimed.
    void refusesSizesThatLie_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::newRow("more than there is") << qint64(1'000'000);
        QTest::newRow("gigabytes") << (qint64(1) << 33) - 1;
        QTest::newRow("exabytes") << (qint64(1) << 62);
    }

    void refusesSizesThatLie()
    {
        QFETCH(qint64, size);
        Entries entries = Image().entries();
        entries.last().size = size;
        QCOMPARE(codeOf(write(tarFile(entries)), m_wanted), u"archive-damaged"_s);
        entries.last() = {"other", "content", '0', size};
        QCOMPARE(codeOf(write(tarFile(entries)), m_wanted), u"archive-damaged"_s);
    }

    void refusesTooManyEntries()
    {
        const Entries entries = Image().entries() + Entries(10'000, TarEntry{"folder/", {}, '5'});
        QCOMPARE(codeOf(write(tarFile(entries)), m_wanted), u"archive-layout"_s);
    }

    void refusesAnotherDigest()
    {
        const Image image;
        const QString file = write(tarFile(image.entries()));
        ImageWanted wanted = m_wanted;
        wanted.digest = contentDigest(image.manifest());
        QCOMPARE(codeOf(file, wanted), u"proved"_s);
        wanted.digest = contentDigest("something else");
        QCOMPARE(codeOf(file, wanted), u"archive-digest"_s);
    }

    /// Wherever a file ends too early, it is not taken for whole.
    void refusesWhatIsCut()
    {
        const QByteArray content = tarFile(Image().entries());
        for (qsizetype size = 0; size < content.size(); size += size + 2'048 < content.size() ? 997 : 31)
            QCOMPARE(codeOf(write(content.first(size)), m_wanted), u"archive-damaged"_s);
        QCOMPARE(codeOf(write(content), m_wanted), u"proved"_s);
    }

    void looksBehindTheEnd()
    {
        const Entries entries = Image().entries();
        QCOMPARE(codeOf(write(tarFile(entries, 3 << 20)), m_wanted), u"proved"_s);
        QCOMPARE(codeOf(write(tarFile(entries, 3 << 20) + 'x'), m_wanted), u"archive-damaged"_s);
        QCOMPARE(codeOf(write(tarFile(entries, 1024) + 'x' + QByteArray(2 << 20, '\0')), m_wanted),
                 u"archive-damaged"_s);
        QCOMPARE(codeOf(write(tarFile(entries) + tarFile(entries)), m_wanted), u"archive-damaged"_s);
    }

    void refusesWhatIsNoArchive()
    {
        QCOMPARE(codeOf(m_folder.filePath(u"nothing"_s), m_wanted), u"archive-unreadable"_s);
        QCOMPARE(codeOf(m_folder.path(), m_wanted), u"archive-unreadable"_s);
        QCOMPARE(codeOf(write("this is no archive\n"), m_wanted), u"archive-damaged"_s);
        QCOMPARE(codeOf(write("\x1f\x8b\x08 compressed as a whole"), m_wanted), u"archive-damaged"_s);
    }

    void tellsHowFarItIs()
    {
        Image image;
        image.layers.append(QByteArray(5 << 20, 'x'));
        const QByteArray content = tarFile(image.entries());
        QList<qint64> told;
        QVERIFY(proveArchive(write(content), m_wanted, {}, [&](qint64 bytes) { told += bytes; }).has_value());
        QVERIFY(std::is_sorted(told.cbegin(), told.cend()));
        QCOMPARE(told.last(), content.size());
    }

    void stops()
    {
        Image image;
        image.layers.append(QByteArray(5 << 20, 'x'));
        const QString file = write(tarFile(image.entries()));
        std::stop_source stop;
        const Result<ImageFacts> facts =
            proveArchive(file, m_wanted, stop.get_token(), [&](qint64) { stop.request_stop(); });
        QVERIFY(!facts);
        QCOMPARE(facts.error().code, u"archive-cancelled"_s);
    }
};

QTEST_GUILESS_MAIN(TestOciArchive)
#include "tst_ociarchive.moc"
