// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/transport/scriptedregistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

class TestRegistry final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anImage()
    {
        const ScriptedRegistry registry;
        const Result<ImageMetadata> image = inspect(registry, registry.options());
        QVERIFY2(image, qPrintable(codeOf(image)));
        QCOMPARE(image->digest, contentDigest(registry.manifest));
        QCOMPARE(image->layers.size(), 2);
        // The same layer twice is moved and kept once.
        QCOMPARE(image->bytes(), registry.manifest.size() + configText.size() + 1000);
        QVERIFY(registry.server().questions().constFirst().header("Accept").contains("oci.image.index"));
    }

    void contentThatIsNotWhatItShouldBe_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<HttpAnswer>("answer");
        QTest::addColumn<QString>("code");
        const QByteArray byDigest = "/v2/team/app/manifests/" + contentDigest(manifestText()).toLatin1();
        QByteArray changed = manifestText();
        changed.replace("1000", "9999");
        QTest::addRow("another manifest") << byDigest << HttpAnswer{200, {}, changed} << u"registry-digest"_s;
        QTest::addRow("half a manifest") << byDigest << HttpAnswer{200, {}, manifestText().left(50)}
                                         << u"registry-digest"_s;
        QTest::addRow("a login page") << byDigest << HttpAnswer{200, {}, "<html>"} << u"registry-digest"_s;
        QTest::addRow("nothing") << byDigest << HttpAnswer{200, {}, {}} << u"registry-digest"_s;
        HttpAnswer noLength{200, {}, manifestText().left(50)};
        noLength.contentLength = -1;
        QTest::addRow("cut without a length") << byDigest << noLength << u"registry-digest"_s;
        HttpAnswer cut{200, {}, manifestText()};
        cut.cutAfter = 100;
        QTest::addRow("cut with a length") << byDigest << cut << u"http-connection"_s;
        HttpAnswer endless{200, {}, "{\"schemaVersion\": 2, "};
        endless.endlessBody = true;
        QTest::addRow("without end") << byDigest << endless << u"http-too-large"_s;
        QTest::addRow("another configuration")
            << QByteArray("/v2/team/app/blobs/" + contentDigest(configText).toLatin1())
            << HttpAnswer{200, {}, QByteArray(configText).replace("amd64", "arm64")} << u"registry-digest"_s;
    }

    void contentThatIsNotWhatItShouldBe()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const HttpAnswer, answer);
        const ScriptedRegistry registry([&](const HttpQuestion &question) {
            return question.target == path ? std::optional(answer) : std::nullopt;
        });
        QTEST(codeOf(inspect(registry, registry.options())), "code");
    }

    void manifestsThatMakeNoSense_data()
    {
        QTest::addColumn<QByteArray>("manifest");
        QTest::addColumn<QString>("code");
        const QByteArray digest = "\"digest\": \"sha256:" + QByteArray(64, 'a') + '"';
        const QByteArray config = "\"config\": {" + digest + ", \"size\": 2}";
        const QString malformed = u"registry-malformed"_s;
        QTest::addRow("no JSON") << QByteArray("hello") << malformed;
        QTest::addRow("a list") << QByteArray("[]") << malformed;
        QTest::addRow("nothing in it") << QByteArray("{}") << malformed;
        QTest::addRow("both") << "{\"manifests\": [], \"layers\": [], " + config + "}" << malformed;
        QTest::addRow("no configuration") << QByteArray("{\"layers\": []}") << malformed;
        QTest::addRow("a path for a digest")
            << QByteArray("{\"layers\": [], \"config\": {\"digest\": \"sha256:../../../etc/passwd\", \"size\": 2}}")
            << malformed;
        QTest::addRow("a negative size") << "{" + config + ", \"layers\": [{" + digest + ", \"size\": -1}]}"
                                         << malformed;
        QTest::addRow("an absurd size") << "{" + config + ", \"layers\": [{" + digest
                + ", \"size\": 9000000000000000000}]}"
                                        << malformed;
        const QByteArray half = "{" + digest + ", \"size\": " + QByteArray::number(qint64{1} << 39) + '}';
        QTest::addRow("an absurd sum") << "{" + config + ", \"layers\": [" + half + ", " + half + "]}" << malformed;
        QTest::addRow("a size in words") << "{" + config + ", \"layers\": [{" + digest + ", \"size\": \"2\"}]}"
                                         << malformed;
        QTest::addRow("deep") << QByteArray(100'000, '[') << malformed;
        QTest::addRow("schema 1") << QByteArray("{\"schemaVersion\": 1, \"fsLayers\": []}") << u"registry-old"_s;
        QTest::addRow("a huge configuration")
            << "{\"layers\": [], \"config\": {" + digest + ", \"size\": 999999999}}" << u"registry-length"_s;
        QTest::addRow("a wrong length") << manifestText(configText, 5) << u"registry-length"_s;
    }

    void manifestsThatMakeNoSense()
    {
        QFETCH(const QByteArray, manifest);
        ScriptedRegistry registry;
        registry.manifest = manifest;
        QTEST(codeOf(inspect(registry, registry.options())), "code");
    }

    void indexes()
    {
        const auto entry = [](char digit, const QByteArray &platform) {
            return "{\"digest\": \"sha256:" + QByteArray(64, digit) + "\", \"size\": 7, \"platform\": {" + platform
                + "}}";
        };
        const QByteArray index = "{\"manifests\": [" + entry('0', "\"os\": \"unknown\", \"architecture\": \"unknown\"")
            + "," + entry('1', "\"os\": \"linux\", \"architecture\": \"amd64\"") + ","
            + entry('2', "\"os\": \"windows\", \"architecture\": \"amd64\"") + ","
            + entry('3', "\"os\": \"linux\", \"architecture\": \"arm\", \"variant\": \"v5\"") + ","
            + entry('4', "\"os\": \"linux\", \"architecture\": \"arm\", \"variant\": \"v7\"") + ","
            + entry('5', "\"os\": \"linux\", \"architecture\": \"arm64\", \"variant\": \"v8\"") + ","
            + entry('6', "\"os\": \"linux\", \"architecture\": \"amd64\", \"variant\": \"v3\"") + "]}";
        const Result<ImageDocument> document = readImageDocument(index, u"app"_s);
        QVERIFY(document && document->isIndex);
        const auto digit = [&](const QString &architecture, const QString &variant = {}) {
            const ImageIndexEntry *found = document->entryFor({u"linux"_s, architecture, variant});
            return found ? found->manifest.digest.back() : QChar(u'-');
        };
        QCOMPARE(digit(u"amd64"_s), u'1');
        QCOMPARE(digit(u"amd64"_s, u"v3"_s), u'6');
        QCOMPARE(digit(u"arm64"_s), u'5');
        QCOMPARE(digit(u"arm"_s), u'4');
        QCOMPARE(digit(u"arm"_s, u"v6"_s), u'3');
        QCOMPARE(digit(u"s390x"_s), u'-');
        QCOMPARE(document->platforms().size(), 6);
    }

    void statuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("word");
        QTest::addRow("401") << 401 << u"registry-unauthorized"_s << u"skopeo login"_s;
        QTest::addRow("403") << 403 << u"registry-denied"_s << u"stay out"_s;
        QTest::addRow("404") << 404 << u"registry-not-found"_s << u"stay out"_s;
        QTest::addRow("429") << 429 << u"registry-rate-limited"_s << u"100 in 21600 seconds"_s;
        QTest::addRow("502") << 502 << u"http-server"_s << u"502"_s;
        QTest::addRow("418") << 418 << u"http-status"_s << u"418"_s;
    }

    void statuses()
    {
        QFETCH(const int, status);
        QFETCH(const QString, word);
        const ScriptedRegistry registry([&](const HttpQuestion &) {
            return HttpAnswer{status,
                              {{"RateLimit-Limit", "100;w=21600"}, {"RateLimit-Remaining", "0;w=21600"}},
                              "{\"errors\": [{\"message\": \"stay\\u001b[2J out\"}]}"};
        });
        const Result<ImageMetadata> image = inspect(registry, registry.options());
        QTEST(codeOf(image), "code");
        const QString text = image.error().message.text();
        QVERIFY2(QString(text).replace(u"[2J"_s, QString()).simplified().contains(word), qPrintable(text));
        QVERIFY(!text.contains(u'\x1b'));
    }

    void rateLimits()
    {
        const ScriptedRegistry registry([n = 0](const HttpQuestion &) mutable -> std::optional<HttpAnswer> {
            if (n++ > 0)
                return {};
            return HttpAnswer{200,
                              {{"Docker-Content-Digest", contentDigest(manifestText()).toLatin1()},
                               {"ratelimit-limit", "100;w=21600"},
                               {"ratelimit-remaining", "76;w=21600"},
                               {"docker-ratelimit-source", "192.0.2.1"}},
                              manifestText()};
        });
        RegistryClient client(registry.options());
        QVERIFY(client.inspect(registry.app(), {u"linux"_s, u"amd64"_s, {}}));
        QCOMPARE(client.rateLimits().value(registry.server().host()), (RateLimit{100, 76, 21600, u"192.0.2.1"_s}));
    }

    void waitsOutALimit()
    {
        const ScriptedRegistry registry([n = 0](const HttpQuestion &) mutable -> std::optional<HttpAnswer> {
            if (n++ > 0)
                return {};
            return HttpAnswer{429, {{"Retry-After", "0"}}};
        });
        QVERIFY(inspect(registry, registry.options()));
        const ScriptedRegistry closed([](const HttpQuestion &) { return HttpAnswer{429, {{"Retry-After", "3600"}}}; });
        const Result<ImageMetadata> image = inspect(closed, closed.options());
        QCOMPARE(codeOf(image), u"registry-rate-limited"_s);
        QVERIFY(image.error().message.text().contains(u"3600"_s));
        QCOMPARE(closed.server().questions().size(), 1);
    }

    void plainOnlyWhereSomebodySaidSo()
    {
        const ScriptedRegistry registry;
        RegistryOptions options = registry.options();
        options.insecure.clear();
        QCOMPARE(codeOf(inspect(registry, options)), u"http-tls"_s);
        QVERIFY(registry.server().questions().isEmpty());
    }

    void nothingIsAskedTwice()
    {
        const ScriptedRegistry registry;
        const QTemporaryDir folder;
        RegistryOptions options = registry.options();
        options.cacheFolder = folder.filePath(u"registry"_s);
        QVERIFY(inspect(registry, options));
        QCOMPARE(registry.server().questions().size(), 3);
        QVERIFY(inspect(registry, options));
        QCOMPARE(registry.server().questions().size(), 4);
        QVERIFY(registry.server().lines().constLast().startsWith(u"HEAD "_s));
        QVERIFY(!(QFile::permissions(options.cacheFolder) & (QFile::ReadGroup | QFile::ReadOther)));

        // A damaged file is as good as none.
        const QDir blobs(options.cacheFolder + u"/blobs"_s);
        QCOMPARE(blobs.entryList(QDir::Files).size(), 2);
        for (const QString &name : blobs.entryList(QDir::Files)) {
            QFile file(blobs.filePath(name));
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.write("x");
        }
        QVERIFY(inspect(registry, options));
        QCOMPARE(registry.server().questions().size(), 7);
    }
};

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
