// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/thinarchive.h"
#include "tests/unit/oci/archivebuilder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

class TestThinArchive final : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    void write(const QByteArray &content) const
    {
        QFile file(path(u"whole.tar"_s));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
            qFatal("cannot write an archive");
    }

    /// The files of an archive, by their names.
    static QMap<QByteArray, QByteArray> content(const QString &file)
    {
        QMap<QByteArray, QByteArray> files;
        auto reader = ArchiveReader::open(file, {});
        while (reader) {
            const auto entry = (*reader)->next();
            if (!entry || !*entry)
                break;
            QByteArray bytes;
            if (!(*reader)->read([&](QByteArrayView more) { bytes += more; }))
                break;
            files.insert((*entry)->path, bytes);
        }
        return reader && (*reader)->finish() ? files : QMap<QByteArray, QByteArray>();
    }

    [[nodiscard]] QStringList left() const { return QDir(m_folder->path()).entryList(QDir::Files); }

    const ImageWanted m_wanted{u"registry.example/app:1"_s, u"amd64"_s, {}};
    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(tarFile(Image().entries()));
    }

    void leavesOutTheLayersThatAreThere()
    {
        const Image image;
        const QString base = contentDigest(image.layers.first());
        const Result<ImageFacts> facts = proveArchive(path(u"whole.tar"_s), m_wanted);
        QVERIFY(facts.has_value());
        // The receiver has a lot; documents go along nevertheless.
        const QSet<QString> there{base, facts->configDigest, facts->manifestDigest, contentDigest("unknown")};
        const Result<ThinArchive> thin = thinArchive(path(u"whole.tar"_s), *facts, there, path(u"thin.tar"_s));
        QVERIFY2(thin, thin ? "" : qPrintable(toString(thin.error())));
        QCOMPARE(thin->leftOut, QStringList(base));
        QMap<QByteArray, QByteArray> expected = content(path(u"whole.tar"_s));
        QCOMPARE(expected.size(), 6);
        QVERIFY(expected.remove(Image::blobName(image.layers.first())) == 1);
        QCOMPARE(content(path(u"thin.tar"_s)), expected);
        QFile file(path(u"thin.tar"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QCOMPARE(thin->size, bytes.size());
        QCOMPARE(thin->sha256, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        QCOMPARE(left(), (QStringList{u"thin.tar"_s, u"whole.tar"_s}));
        // It says itself that it is not whole.
        QCOMPARE(proveArchive(path(u"thin.tar"_s), m_wanted).error().code, u"archive-blob"_s);
    }

    void leavesNothingOutWhereNothingIsThere()
    {
        const Result<ImageFacts> facts = proveArchive(path(u"whole.tar"_s), m_wanted);
        const Result<ThinArchive> thin = thinArchive(path(u"whole.tar"_s), *facts, {}, path(u"thin.tar"_s));
        QVERIFY(thin && thin->leftOut.isEmpty());
        const Result<ImageFacts> copied = proveArchive(path(u"thin.tar"_s), m_wanted);
        QVERIFY(copied.has_value());
        QCOMPARE(copied->sha256, thin->sha256);
        QCOMPARE(copied->layers, facts->layers);
    }

    void namesThatAreTooLongForUstar()
    {
        const QByteArray longName = "folder/" + QByteArray(90, 'n');
        write(tarFile(Image().entries() + QList<TarEntry>{{longName, "content"}}));
        const Result<ImageFacts> facts = proveArchive(path(u"whole.tar"_s), m_wanted);
        QVERIFY(thinArchive(path(u"whole.tar"_s), *facts, {}, path(u"thin.tar"_s)).has_value());
        QCOMPARE(content(path(u"thin.tar"_s)).value(longName), "content");
    }

    void anArchiveThatChanged()
    {
        const Result<ImageFacts> facts = proveArchive(path(u"whole.tar"_s), m_wanted);
        write(tarFile(Image().entries(), 2048));
        const Result<ThinArchive> thin = thinArchive(path(u"whole.tar"_s), *facts, {}, path(u"thin.tar"_s));
        QCOMPARE(thin.error().code, u"archive-changed"_s);
        QCOMPARE(left(), QStringList(u"whole.tar"_s));
    }

    void cancelledItLeavesNothing()
    {
        const Result<ImageFacts> facts = proveArchive(path(u"whole.tar"_s), m_wanted);
        std::stop_source stop;
        stop.request_stop();
        const Result<ThinArchive> thin =
            thinArchive(path(u"whole.tar"_s), *facts, {}, path(u"thin.tar"_s), {stop.get_token(), {}});
        QCOMPARE(thin.error().code, u"archive-cancelled"_s);
        QCOMPARE(left(), QStringList(u"whole.tar"_s));
    }

    void whereNothingCanBeWritten()
    {
        const Result<ImageFacts> facts = proveArchive(path(u"whole.tar"_s), m_wanted);
        const auto code = [&](const QString &out) {
            return thinArchive(path(u"whole.tar"_s), *facts, {}, out).error().code;
        };
        QCOMPARE(code(path(u"none/thin.tar"_s)), u"write-failed"_s);
        QVERIFY(QDir().mkpath(path(u"folder/full"_s)));
        QCOMPARE(code(path(u"folder"_s)), u"write-failed"_s);
        QCOMPARE(left(), QStringList(u"whole.tar"_s));
    }

    void followsNoLink()
    {
        const Result<ImageFacts> facts = proveArchive(path(u"whole.tar"_s), m_wanted);
        QVERIFY(QFile::link(path(u"whole.tar"_s), path(u"thin.tar.part"_s)));
        QVERIFY(thinArchive(path(u"whole.tar"_s), *facts, {}, path(u"thin.tar"_s)).has_value());
        QCOMPARE(proveArchive(path(u"whole.tar"_s), m_wanted), facts);
        QCOMPARE(left(), (QStringList{u"thin.tar"_s, u"whole.tar"_s}));
    }
};

QTEST_GUILESS_MAIN(TestThinArchive)
#include "tst_thinarchive.moc"
