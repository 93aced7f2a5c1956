// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/localimagefetch.h"
#include "core/oci/ociarchive.h"
#include "tests/support/registry/registryfixture.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::RegistryFixture;

/// With Debian's skopeo, from Debian's docker-registry.
class TestLocalImageFetch final : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] ImageFetch fetchOf(const QString &name, const QString &architecture) const
    {
        ImageFetch fetch;
        fetch.image = m_registry->host() + u'/' + name;
        fetch.architecture = architecture;
        fetch.archive = m_folder->filePath(u"images/archive.tar"_s);
        fetch.validateCertificates = false;
        return fetch;
    }

    static QString codeOf(const Result<Delivered> &result) { return result ? u"fetched"_s : result.error().code; }

    [[nodiscard]] QStringList leftovers() const
    {
        return QDir(m_folder->filePath(u"images"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<RegistryFixture> m_registry;
    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        const QString missing = RegistryFixture::missing();
        if (!missing.isEmpty())
            QSKIP(qPrintable(u"Not installed: "_s + missing));
        m_registry = std::make_unique<RegistryFixture>(RegistryFixture::Options());
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aTagOfSeveralArchitectures()
    {
        const QString index = m_registry->push(u"app"_s, u"1"_s, {u"amd64"_s, u"arm64"_s});
        QVERIFY(!index.isEmpty());
        for (const QString &architecture : {u"amd64"_s, u"arm64"_s}) {
            ImageFetch fetch = fetchOf(u"app:1"_s, architecture);
            fetch.archive = m_folder->filePath(u"images/"_s + architecture);
            qint64 moved = 0;
            qint64 done = 0;
            Activity activity;
            activity.moved = [&](qint64 bytes) { moved += bytes; };
            activity.progress = [&](qint64 bytes, qint64) { done = bytes; };
            const Result<Delivered> fetched = fetchImageHere(fetch, activity);
            QVERIFY2(fetched, fetched ? "" : qPrintable(toString(fetched.error())));
            const Result<ImageFacts> facts = proveArchive(fetch.archive, {fetch.image, architecture, {}});
            QVERIFY(facts);
            QCOMPARE(fetched->imageDigest, facts->manifestDigest);
            QCOMPARE(fetched->imageId, facts->configDigest);
            QCOMPARE(fetched->sha256, facts->sha256);
            QCOMPARE(fetched->movedBytes, facts->imageBytes);
            QCOMPARE(moved, facts->imageBytes);
            QCOMPARE(done, facts->imageBytes);
        }
        QCOMPARE(leftovers().size(), 2);
    }

    void theSecondTimeNothingMoves_data()
    {
        QTest::addColumn<bool>("byDigest");
        QTest::newRow("by tag") << false;
        QTest::newRow("by digest") << true;
    }

    void theSecondTimeNothingMoves()
    {
        QFETCH(bool, byDigest);
        ImageFetch fetch = fetchOf(u"twice:1"_s, u"arm64"_s);
        const QString index = m_registry->push(u"twice"_s, u"1"_s, {u"amd64"_s, u"arm64"_s});
        if (byDigest)
            fetch.digest = index;
        QVERIFY(fetchImageHere(fetch, {}).has_value());
        const Result<Delivered> again = fetchImageHere(fetch, {});
        QVERIFY(again && again->wasThere);
        QCOMPARE(again->movedBytes, 0);
    }

    /// What lies there under the right name is believed only if it is right.
    void whatIsDamagedIsFetchedAgain()
    {
        const ImageFetch fetch = fetchOf(u"damaged:1"_s, u"amd64"_s);
        QVERIFY(!m_registry->push(u"damaged"_s, u"1"_s, {u"amd64"_s}).isEmpty());
        QVERIFY(fetchImageHere(fetch, {}).has_value());
        QFile archive(fetch.archive);
        QVERIFY(archive.resize(archive.size() / 2));
        const Result<Delivered> again = fetchImageHere(fetch, {});
        QVERIFY(again && !again->wasThere);
        QVERIFY(proveArchive(fetch.archive, {fetch.image, fetch.architecture, {}}).has_value());
    }

    /// Fetched by digest, a tag that moved meanwhile changes nothing.
    void aTagThatMoved()
    {
        ImageFetch fetch = fetchOf(u"moving:1"_s, u"amd64"_s);
        fetch.digest = m_registry->push(u"moving"_s, u"1"_s, {u"amd64"_s});
        const QString second = m_registry->push(u"moving"_s, u"1"_s, {u"amd64"_s, u"arm64"_s});
        QVERIFY(fetch.digest != second);
        const Result<Delivered> first = fetchImageHere(fetch, {});
        QVERIFY(first.has_value());
        QCOMPARE(first->imageDigest, fetch.digest);
        fetch.digest = second;
        const Result<Delivered> other = fetchImageHere(fetch, {});
        QVERIFY(other && !other->wasThere);
    }

    void whatTheRegistrySaysNoTo_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("architecture");
        QTest::addColumn<QString>("code");
        QTest::newRow("no such tag") << u"app:none"_s << u"amd64"_s << u"registry-not-found"_s;
        QTest::newRow("no such repository") << u"none/none:1"_s << u"amd64"_s << u"registry-not-found"_s;
        QTest::newRow("no such architecture") << u"refused:1"_s << u"s390x"_s << u"image-platform"_s;
        QTest::newRow("an index that lies") << u"lying:1"_s << u"arm64"_s << u"archive-architecture"_s;
    }

    void whatTheRegistrySaysNoTo()
    {
        QFETCH(QString, image);
        QFETCH(QString, architecture);
        QVERIFY(!m_registry->push(u"refused"_s, u"1"_s, {u"amd64"_s, u"arm64"_s}).isEmpty());
        QVERIFY(!m_registry->push(u"lying"_s, u"1"_s, {u"amd64"_s, u"arm64=amd64"_s}).isEmpty());
        QTEST(codeOf(fetchImageHere(fetchOf(image, architecture), {})), "code");
        QCOMPARE(leftovers(), QStringList());
    }

    void aRegistryThatWantsALogin()
    {
        RegistryFixture::Options options;
        options.login = true;
        RegistryFixture registry(options);
        QVERIFY(!registry.push(u"secret"_s, u"1"_s, {u"amd64"_s}).isEmpty());
        ImageFetch fetch = fetchOf(u"secret:1"_s, u"amd64"_s);
        fetch.image = registry.host() + u"/secret:1"_s;
        QCOMPARE(codeOf(fetchImageHere(fetch, {})), u"registry-denied"_s);
        QFile file(m_folder->filePath(u"auth.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray login = QByteArray(RegistryFixture::userName) + ':' + RegistryFixture::password;
        file.write(R"({"auths":{")" + registry.host().toLatin1() + R"(":{"auth":")" + login.toBase64() + R"("}}})");
        file.close();
        fetch.authFile = file.fileName();
        QCOMPARE(codeOf(fetchImageHere(fetch, {})), u"fetched"_s);
    }

    void cancelledItLeavesNothing()
    {
        QVERIFY(!m_registry->push(u"cancelled"_s, u"1"_s, {u"amd64"_s}).isEmpty());
        std::stop_source stop;
        stop.request_stop();
        Activity activity;
        activity.stop = stop.get_token();
        QCOMPARE(codeOf(fetchImageHere(fetchOf(u"cancelled:1"_s, u"amd64"_s), activity)), u"process-cancelled"_s);
        QCOMPARE(leftovers(), QStringList());
    }

    void whatACrashLeftIsReplaced()
    {
        QVERIFY(!m_registry->push(u"crashed"_s, u"1"_s, {u"amd64"_s}).isEmpty());
        const ImageFetch fetch = fetchOf(u"crashed:1"_s, u"amd64"_s);
        QVERIFY(QDir().mkpath(fetch.archive + u".part/oci123"_s));
        QCOMPARE(codeOf(fetchImageHere(fetch, {})), u"fetched"_s);
        QCOMPARE(leftovers(), QStringList(u"archive.tar"_s));
    }
};

QTEST_GUILESS_MAIN(TestLocalImageFetch)
#include "tst_localimagefetch.moc"
