// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/localimagefetch.h"
#include "core/oci/ociarchive.h"
#include "core/transport/registry/contentdigest.h"
#include "core/transport/registry/registrycache.h"
#include "tests/support/http/faultserver.h"
#include "tests/support/registry/registryfixture.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/file.h>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::FaultServer;
using qm::test::HttpAnswer;
using qm::test::HttpQuestion;
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

    /// What the registry has under a name.
    [[nodiscard]] QByteArray raw(const QString &name) const
    {
        QProcess inspect;
        inspect.start(
            u"skopeo"_s,
            {u"inspect"_s, u"--raw"_s, u"--tls-verify=false"_s, u"docker://%1/%2"_s.arg(m_registry->host(), name)});
        return inspect.waitForFinished(60'000) ? inspect.readAllStandardOutput() : QByteArray();
    }

    static QString codeOf(const Result<Delivered> &result) { return result ? u"fetched"_s : result.error().code; }

    [[nodiscard]] QStringList leftovers() const
    {
        return QDir(m_folder->filePath(u"images"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<RegistryFixture> m_registry;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_app; ///< digest of the index of app:1
    ImageDocument m_index;

private Q_SLOTS:
    void initTestCase()
    {
        const QString missing = RegistryFixture::missing();
        if (!missing.isEmpty())
            QSKIP(qPrintable(u"Not installed: "_s + missing));
        m_registry = std::make_unique<RegistryFixture>(RegistryFixture::Options());
        m_app = m_registry->push(u"app"_s, u"1"_s, {u"amd64"_s, u"arm64"_s, u"arm/v6"_s, u"arm/v8"_s});
        QVERIFY(!m_app.isEmpty());
        const Result<ImageDocument> index = readImageDocument(raw(u"app:1"_s), u"app"_s);
        QVERIFY(index && index->isIndex);
        m_index = *index;
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QDir(RegistryCache::standardFolder()).removeRecursively();
    }

    void everyArchitecture_data()
    {
        QTest::addColumn<QString>("architecture");
        QTest::addColumn<bool>("byDigest");
        for (const QString &architecture : {u"amd64"_s, u"arm64"_s, u"arm"_s}) {
            QTest::addRow("%s by tag", qPrintable(architecture)) << architecture << false;
            QTest::addRow("%s by digest", qPrintable(architecture)) << architecture << true;
        }
    }

    /// The second time, nothing moves; where a digest is wanted, it is known without asking what that stands for.
    void everyArchitecture()
    {
        QFETCH(QString, architecture);
        QFETCH(bool, byDigest);
        ImageFetch fetch = fetchOf(u"app:1"_s, architecture);
        fetch.digest = byDigest ? m_app : QString();
        qint64 moved = 0;
        qint64 done = 0;
        Activity activity;
        activity.moved = [&](qint64 bytes) { moved += bytes; };
        activity.progress = [&](qint64 bytes, qint64) { done = bytes; };
        const Result<Delivered> fetched = fetchImageHere(fetch, activity);
        QVERIFY2(fetched, fetched ? "" : qPrintable(toString(fetched.error())));
        const Result<ImageFacts> facts = proveArchive(fetch.archive, {fetch.image, architecture, {}});
        QVERIFY(facts);
        // Of arm's, v6 and not v8, which would not run.
        const ImagePlatform platform{u"linux"_s, architecture, architecture == u"arm" ? u"v6"_s : QString()};
        QCOMPARE(fetched->imageDigest, m_index.entryFor(platform)->manifest.digest);
        QCOMPARE(fetched->imageDigest, facts->manifestDigest);
        QCOMPARE(fetched->imageId, facts->configDigest);
        QCOMPARE(fetched->sha256, facts->sha256);
        QCOMPARE(fetched->movedBytes, facts->imageBytes);
        QCOMPARE(moved, facts->imageBytes);
        QCOMPARE(done, facts->imageBytes);
        QCOMPARE(leftovers(), QStringList(u"archive.tar"_s));

        ImageFetch again = fetch;
        again.httpProxy = again.httpsProxy = u"http://127.0.0.1:1"_s; // where nobody answers
        const Result<Delivered> there = fetchImageHere(again, {});
        QVERIFY2(there, there ? "" : qPrintable(toString(there.error())));
        QVERIFY(there->wasThere);
        QCOMPARE(there->movedBytes, 0);
        QCOMPARE(there->sha256, fetched->sha256);
    }

    /// What it is for: a tag that was resolved when the plan was made, with all sizes known since then.
    void knowsHowMuchWillCome()
    {
        ImageFetch fetch = fetchOf(u"app:1"_s, u"amd64"_s);
        fetch.digest = m_app;
        const Result<Delivered> first = fetchImageHere(fetch, {});
        QVERIFY(first.has_value());
        fetch.digest = first->imageDigest;
        fetch.archive = m_folder->filePath(u"images/other.tar"_s);
        QVERIFY(fetchImageHere(fetch, {}).has_value());
        fetch.archive = m_folder->filePath(u"images/third.tar"_s);
        QSet<qint64> totals;
        Activity activity;
        activity.progress = [&](qint64, qint64 total) { totals.insert(total); };
        QVERIFY(fetchImageHere(fetch, activity).has_value());
        QCOMPARE(totals, QSet<qint64>{first->movedBytes});
    }

    void anImageThatIsNamedByItsDigest()
    {
        const ImageFetch fetch = fetchOf(u"app:1@"_s + m_app, u"arm64"_s);
        const Result<Delivered> fetched = fetchImageHere(fetch, {});
        QVERIFY2(fetched, fetched ? "" : qPrintable(toString(fetched.error())));
        const Result<ImageFacts> facts = proveArchive(fetch.archive, {fetch.image, u"arm64"_s, {}});
        QVERIFY(facts);
        QCOMPARE(facts->reference, m_registry->host() + u"/app@"_s + m_app);
    }

    /// skopeo would make another image of it, with other digests, if it were let.
    void anImageOfDocker()
    {
        QCOMPARE(QProcess::execute(u"skopeo"_s,
                                   {u"--insecure-policy"_s, u"copy"_s, u"-q"_s, u"--format"_s, u"v2s2"_s,
                                    u"--src-tls-verify=false"_s, u"--dest-tls-verify=false"_s,
                                    u"docker://%1/app:1"_s.arg(m_registry->host()),
                                    u"docker://%1/docker:1"_s.arg(m_registry->host())}),
                 0);
        const QByteArray manifest = raw(u"docker:1"_s);
        QVERIFY(manifest.contains("application/vnd.docker.distribution.manifest.v2+json"));
        for (const QString &digest : {QString(), contentDigest(manifest)}) {
            ImageFetch fetch =
                fetchOf(u"docker:1"_s, QSysInfo::buildCpuArchitecture() == u"arm64" ? u"arm64"_s : u"amd64"_s);
            fetch.digest = digest;
            fetch.archive += digest.left(6);
            const Result<Delivered> fetched = fetchImageHere(fetch, {});
            QVERIFY2(fetched, fetched ? "" : qPrintable(toString(fetched.error())));
            QCOMPARE(fetched->imageDigest, contentDigest(manifest));
        }
    }

    /// What lies there under the right name is believed only if it is right.
    void whatIsDamagedIsFetchedAgain()
    {
        const ImageFetch fetch = fetchOf(u"app:1"_s, u"amd64"_s);
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
        const QString second = m_registry->push(u"moving"_s, u"1"_s, {u"amd64/v2"_s, u"arm64"_s});
        QVERIFY(fetch.digest != second);
        const Result<Delivered> first = fetchImageHere(fetch, {});
        QVERIFY(first.has_value());
        QCOMPARE(first->imageDigest, fetch.digest);
        // It bears the right name and is for the right architecture, and yet it is not the image.
        fetch.digest = second;
        const Result<Delivered> other = fetchImageHere(fetch, {});
        QVERIFY(other && !other->wasThere);
        QVERIFY(fetchImageHere(fetch, {})->wasThere);
    }

    void whatTheRegistrySaysNoTo_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("architecture");
        QTest::addColumn<QString>("code");
        QTest::newRow("no such tag") << u"app:none"_s << u"amd64"_s << u"registry-not-found"_s;
        QTest::newRow("no such repository") << u"none/none:1"_s << u"amd64"_s << u"registry-not-found"_s;
        QTest::newRow("no such architecture") << u"app:1"_s << u"s390x"_s << u"image-platform"_s;
        QTest::newRow("no such architecture, by digest") << u"app@"_s + m_app << u"s390x"_s << u"image-platform"_s;
        QTest::newRow("no such digest") << u"app@sha256:"_s + QString(64, u'a') << u"amd64"_s
                                        << u"registry-not-found"_s;
        QTest::newRow("a name that skopeo does not take") << u"a__b:1"_s << u"amd64"_s << u"image-name-unsupported"_s;
        QTest::newRow("an index that lies") << u"lying:1"_s << u"arm64"_s << u"archive-architecture"_s;
    }

    void whatTheRegistrySaysNoTo()
    {
        QFETCH(QString, image);
        QFETCH(QString, architecture);
        if (image.startsWith(u"lying"))
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
        QCOMPARE(codeOf(fetchImageHere(fetch, {})), u"registry-unauthorized"_s);
        QFile file(m_folder->filePath(u"auth.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray login = QByteArray(RegistryFixture::userName) + ':' + RegistryFixture::password;
        file.write(R"({"auths":{")" + registry.host().toLatin1() + R"(":{"auth":")" + login.toBase64() + R"("}}})");
        file.close();
        fetch.authFile = file.fileName();
        QCOMPARE(codeOf(fetchImageHere(fetch, {})), u"fetched"_s);
    }

    void aRegistryThatSendsSomethingElse()
    {
        const QByteArray manifest = R"({"schemaVersion":2,"manifests":[]})";
        FaultServer server([&](const HttpQuestion &) {
            return HttpAnswer{.headers = {{"Content-Type", "application/vnd.oci.image.index.v1+json"}},
                              .body = manifest};
        });
        ImageFetch fetch = fetchOf(u"app:1"_s, u"amd64"_s);
        fetch.image = server.host() + u"/app:1"_s;
        fetch.digest = contentDigest("something else");
        QCOMPARE(codeOf(fetchImageHere(fetch, {})), u"registry-digest"_s);
        QCOMPARE(leftovers(), QStringList());
    }

    /// In the middle of a layer that does not come.
    void cancelledItLeavesNothing()
    {
        const QByteArray layer(1 << 20, 'x');
        const QByteArray types = "application/vnd.oci.image.";
        const auto descriptor = [&](const QByteArray &content, const QByteArray &kind) {
            const QByteArray digest = contentDigest(content).toLatin1();
            return "{\"mediaType\":\"" + types + kind + "\",\"size\":" + QByteArray::number(content.size())
                + ",\"digest\":\"" + digest + "\"}";
        };
        const QByteArray manifest = "{\"schemaVersion\":2,\"mediaType\":\"" + types + "manifest.v1+json\",\"config\":"
            + descriptor("{}", "config.v1+json") + ",\"layers\":[" + descriptor(layer, "layer.v1.tar+gzip") + "]}";
        FaultServer server([&](const HttpQuestion &question) {
            if (question.target.contains("/manifests/"))
                return HttpAnswer{.headers = {{"Content-Type", types + "manifest.v1+json"}}, .body = manifest};
            if (question.target.endsWith(contentDigest(layer).toLatin1()))
                return HttpAnswer{.body = layer, .stallAfter = 300'000};
            return HttpAnswer{.body = "{}"};
        });
        ImageFetch fetch = fetchOf(u"app:1"_s, u"amd64"_s);
        fetch.image = server.host() + u"/app:1"_s;
        std::stop_source stop;
        qint64 seen = 0;
        Activity activity;
        activity.stop = stop.get_token();
        activity.progress = [&](qint64 done, qint64) {
            seen = done;
            if (done > 0)
                stop.request_stop();
        };
        QCOMPARE(codeOf(fetchImageHere(fetch, activity)), u"process-cancelled"_s);
        QVERIFY(seen > 0 && seen < layer.size());
        QCOMPARE(leftovers(), QStringList());
    }

    void whatACrashLeftIsReplaced()
    {
        const ImageFetch fetch = fetchOf(u"app:1"_s, u"amd64"_s);
        QVERIFY(QDir().mkpath(fetch.archive + u".part/oci123"_s));
        // Not even what it points to is touched.
        QFile precious(m_folder->filePath(u"precious"_s));
        QVERIFY(precious.open(QIODevice::WriteOnly));
        QVERIFY(precious.link(fetch.archive + u".part/link"_s));
        QVERIFY(QFile::link(m_folder->path(), fetch.archive + u".part/folder"_s));
        QCOMPARE(codeOf(fetchImageHere(fetch, {})), u"fetched"_s);
        QCOMPARE(leftovers(), QStringList(u"archive.tar"_s));
        QVERIFY(precious.exists());

        QVERIFY(QFile::remove(fetch.archive));
        QVERIFY(QFile::link(m_folder->path(), fetch.archive + u".part"_s));
        QCOMPARE(codeOf(fetchImageHere(fetch, {})), u"fetched"_s);
        QCOMPARE(leftovers(), QStringList(u"archive.tar"_s));
        QVERIFY(precious.exists());
    }

    /// Also where it was killed right after it gave the archive its name.
    void whatACrashLeftBesideItIsCleared()
    {
        ImageFetch fetch = fetchOf(u"app:1"_s, u"amd64"_s);
        const Result<Delivered> fetched = fetchImageHere(fetch, {});
        QVERIFY(fetched.has_value());
        for (const QString &digest : {QString(), fetched->imageDigest}) {
            QVERIFY(QDir().mkpath(fetch.archive + u".part/oci123"_s));
            fetch.digest = digest;
            const Result<Delivered> again = fetchImageHere(fetch, {});
            QVERIFY(again && again->wasThere);
            QCOMPARE(leftovers(), QStringList(u"archive.tar"_s));
        }
    }

    void twoAtATime()
    {
        const ImageFetch fetch = fetchOf(u"app:1"_s, u"amd64"_s);
        const QString folder = fetch.archive + u".part"_s;
        QVERIFY(QDir().mkpath(folder));
        const int other = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        QCOMPARE(::flock(other, LOCK_EX), 0);
        QCOMPARE(codeOf(fetchImageHere(fetch, {})), u"image-busy"_s);
        QCOMPARE(leftovers(), QStringList(u"archive.tar.part"_s));
        ::close(other);
        QCOMPARE(codeOf(fetchImageHere(fetch, {})), u"fetched"_s);
        QCOMPARE(leftovers(), QStringList(u"archive.tar"_s));
    }
};

QTEST_GUILESS_MAIN(TestLocalImageFetch)
#include "tst_localimagefetch.moc"
