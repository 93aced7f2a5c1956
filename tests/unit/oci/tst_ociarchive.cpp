// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/ociarchive.h"
#include "core/transport/registry/contentdigest.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <archive.h>
#include <archive_entry.h>

#include <functional>
#include <utility>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

using Entries = QList<std::pair<QByteArray, QByteArray>>;

/// What an archive is made of, before something is done to it.
struct Image final
{
    QByteArray architecture = "amd64";
    QByteArray os = "linux";
    QByteArray reference = "registry.example/app:1";
    QList<QByteArray> layers{QByteArray(70'000, 'a'), QByteArray("second layer")};

    [[nodiscard]] QByteArray config() const
    {
        return R"({"architecture":")" + architecture + R"(","os":")" + os
            + R"(","rootfs":{"type":"layers","diff_ids":[]}})";
    }

    [[nodiscard]] static QByteArray descriptor(const QByteArray &content, const QByteArray &mediaType)
    {
        return R"({"mediaType":")" + mediaType + R"(","digest":")" + contentDigest(content).toLatin1() + R"(","size":)"
            + QByteArray::number(content.size());
    }

    [[nodiscard]] QByteArray manifest() const
    {
        QByteArray list;
        for (const QByteArray &layer : layers)
            list +=
                (list.isEmpty() ? "" : ",") + descriptor(layer, "application/vnd.oci.image.layer.v1.tar+gzip") + '}';
        return R"({"schemaVersion":2,"config":)" + descriptor(config(), "application/vnd.oci.image.config.v1+json")
            + R"(},"layers":[)" + list + "]}";
    }

    [[nodiscard]] QByteArray index() const
    {
        return R"({"schemaVersion":2,"manifests":[)"
            + descriptor(manifest(), "application/vnd.oci.image.manifest.v1+json")
            + R"(,"annotations":{"org.opencontainers.image.ref.name":")" + reference + R"("}}]})";
    }

    [[nodiscard]] static QByteArray blobName(const QByteArray &content)
    {
        return "blobs/sha256/" + contentDigest(content).sliced(7).toLatin1();
    }

    [[nodiscard]] Entries entries() const
    {
        Entries all{{"oci-layout", R"({"imageLayoutVersion":"1.0.0"})"}, {"index.json", index()}};
        for (const QByteArray &content : layers + QList{config(), manifest()})
            all.append({blobName(content), content});
        return all;
    }
};

} // namespace

class TestOciArchive final : public QObject
{
    Q_OBJECT

private:
    QString write(const Entries &entries)
    {
        const QString file = m_folder.filePath(u"archive.tar"_s);
        archive *tar = archive_write_new();
        archive_write_set_format_ustar(tar);
        archive_write_open_filename(tar, QFile::encodeName(file).constData());
        for (const auto &[name, content] : entries) {
            archive_entry *entry = archive_entry_new();
            archive_entry_set_pathname(entry, name.constData());
            archive_entry_set_size(entry, content.size());
            archive_entry_set_filetype(entry, AE_IFREG);
            archive_entry_set_perm(entry, 0644);
            archive_write_header(tar, entry);
            archive_write_data(tar, content.constData(), static_cast<size_t>(content.size()));
            archive_entry_free(entry);
        }
        archive_write_free(tar);
        return file;
    }

    static QString codeOf(const QString &file, const ImageWanted &wanted)
    {
        const Result<ImageFacts> facts = proveArchive(file, wanted);
        return facts ? u"proved"_s : facts.error().code;
    }

    const ImageWanted m_wanted{u"registry.example/app:1"_s, u"amd64"_s, {}};
    QTemporaryDir m_folder;

private Q_SLOTS:
    void tellsWhatItHolds()
    {
        const Image image;
        const QString file = write(image.entries());
        const Result<ImageFacts> facts = proveArchive(file, m_wanted);
        QVERIFY2(facts, facts ? "" : qPrintable(toString(facts.error())));
        QCOMPARE(facts->reference, u"registry.example/app:1"_s);
        QCOMPARE(facts->manifestDigest, contentDigest(image.manifest()));
        QCOMPARE(facts->configDigest, contentDigest(image.config()));
        QCOMPARE(facts->platform.toString(), u"linux/amd64"_s);
        QCOMPARE(facts->layers.size(), 2);
        QCOMPARE(facts->imageBytes, image.manifest().size() + image.config().size() + 70'000 + 12);
        QFile whole(file);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray content = whole.readAll();
        QCOMPARE(facts->size, content.size());
        QCOMPARE(facts->sha256, QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    }

    void refusesWhatIsWrong_data()
    {
        QTest::addColumn<Entries>("entries");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QString &code, const std::function<void(Image &)> &before,
                            const std::function<void(Entries &)> &after) {
            Image image;
            if (before)
                before(image);
            Entries entries = image.entries();
            if (after)
                after(entries);
            QTest::newRow(name) << entries << code;
        };
        row("nothing is wrong", u"proved"_s, {}, {});
        row("other order", u"proved"_s, {}, [](Entries &e) { std::reverse(e.begin(), e.end()); });
        row("names begin with ./", u"proved"_s, {}, [](Entries &e) {
            for (auto &entry : e)
                entry.first.prepend("./");
        });
        row("layer missing", u"archive-blob"_s, {}, [](Entries &e) { e.remove(2); });
        row("layer changed", u"archive-blob"_s, {}, [](Entries &e) { e[2].second[5] = 'b'; });
        row("layer cut", u"archive-blob"_s, {}, [](Entries &e) { e[2].second.chop(1); });
        row("config missing", u"archive-blob"_s, {}, [](Entries &e) { e.remove(4); });
        row("manifest missing", u"archive-layout"_s, {}, [](Entries &e) { e.remove(5); });
        row("no index", u"archive-layout"_s, {}, [](Entries &e) { e.remove(1); });
        row("no layout file", u"archive-layout"_s, {}, [](Entries &e) { e.remove(0); });
        row("index is no JSON", u"archive-layout"_s, {}, [](Entries &e) { e[1].second = "{"; });
        row("two images", u"archive-layout"_s, {},
            [](Entries &e) { e[1].second = R"({"manifests":[{"digest":"sha256:0"},{"digest":"sha256:1"}]})"; });
        row("digest that is none", u"archive-layout"_s, {},
            [](Entries &e) { e[1].second = R"({"manifests":[{"digest":"../../etc/passwd"}]})"; });
        row("the same name twice", u"archive-layout"_s, {}, [](Entries &e) { e.append(e[2]); });
        row("other architecture", u"archive-architecture"_s, [](Image &i) { i.architecture = "arm64"; }, {});
        row("other system", u"archive-architecture"_s, [](Image &i) { i.os = "windows"; }, {});
        row("short name", u"archive-name"_s, [](Image &i) { i.reference = "app:1"; }, {});
        row("other tag", u"archive-name"_s, [](Image &i) { i.reference = "registry.example/app:2"; }, {});
    }

    void refusesWhatIsWrong()
    {
        QFETCH(Entries, entries);
        QTEST(codeOf(write(entries), m_wanted), "code");
    }

    void refusesAnotherDigest()
    {
        const Image image;
        const QString file = write(image.entries());
        ImageWanted wanted = m_wanted;
        wanted.digest = contentDigest(image.manifest());
        QCOMPARE(codeOf(file, wanted), u"proved"_s);
        wanted.digest = contentDigest("something else");
        QCOMPARE(codeOf(file, wanted), u"archive-digest"_s);
    }

    /// Wherever a file ends too early, it is not taken for whole, except in the zeros after the last entry.
    void refusesWhatIsCut()
    {
        const QString file = write(Image().entries());
        QFile whole(file);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray content = whole.readAll();
        const qsizetype last = content.lastIndexOf('}') + 1;
        for (qsizetype size = 0; size < last; size += 997) {
            QFile cut(m_folder.filePath(u"cut.tar"_s));
            QVERIFY(cut.open(QIODevice::WriteOnly | QIODevice::Truncate));
            cut.write(content.first(size));
            cut.close();
            QVERIFY2(codeOf(cut.fileName(), m_wanted) != u"proved", qPrintable(QString::number(size)));
        }
    }

    void refusesWhatIsNoArchive()
    {
        QCOMPARE(codeOf(m_folder.filePath(u"nothing"_s), m_wanted), u"archive-unreadable"_s);
        QFile text(m_folder.filePath(u"text"_s));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("this is no archive\n");
        text.close();
        QCOMPARE(codeOf(text.fileName(), m_wanted), u"archive-damaged"_s);
    }

    void stops()
    {
        std::stop_source stop;
        stop.request_stop();
        const Result<ImageFacts> facts = proveArchive(write(Image().entries()), m_wanted, stop.get_token());
        QVERIFY(!facts);
        QCOMPARE(facts.error().code, u"archive-cancelled"_s);
    }
};

QTEST_GUILESS_MAIN(TestOciArchive)
#include "tst_ociarchive.moc"
