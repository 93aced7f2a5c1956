// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/registry/contentdigest.h"
#include "core/transport/registry/registryclient.h"
#include "tests/support/http/faultserver.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using qm::test::FaultServer;
using qm::test::HttpAnswer;
using qm::test::HttpQuestion;

namespace {

const QByteArray configText =
    R"({"architecture": "amd64", "os": "linux", "rootfs": {"type": "layers", "diff_ids": []}})";

QByteArray manifestText(const QByteArray &config = configText, qint64 configSize = -1)
{
    const QByteArray layer = "sha256:" + QByteArray(64, 'a');
    return "{\"schemaVersion\": 2, \"config\": {\"digest\": \"" + contentDigest(config).toLatin1() + "\", \"size\": "
        + QByteArray::number(configSize < 0 ? config.size() : configSize) + "}, \"layers\": [{\"digest\": \"" + layer
        + "\", \"size\": 1000}, {\"digest\": \"" + layer + "\", \"size\": 1000}]}";
}

/// A registry with one image, app:1, whose answers tests spoil.
class ScriptedRegistry final
{
public:
    using Spoil = std::function<std::optional<HttpAnswer>(const HttpQuestion &)>;

    explicit ScriptedRegistry(Spoil spoil = {})
        : m_spoil(std::move(spoil))
        , m_server([this](const HttpQuestion &question) { return answer(question); })
    {}

    [[nodiscard]] RegistryOptions options() const
    {
        RegistryOptions options;
        options.http.limits.total = 3s;
        options.http.limits.idle = 500ms;
        options.http.limits.attempts = 2;
        options.http.limits.firstPause = 5ms;
        options.insecure = {m_server.host()};
        return options;
    }

    [[nodiscard]] ImageAddress app() const { return {m_server.host(), u"team/app"_s, u"1"_s, {}}; }
    [[nodiscard]] const FaultServer &server() const { return m_server; }

    QByteArray manifest = manifestText();
    QByteArray config = configText;

private:
    [[nodiscard]] HttpAnswer answer(const HttpQuestion &question) const
    {
        if (m_spoil) {
            if (const std::optional<HttpAnswer> spoiled = m_spoil(question))
                return *spoiled;
        }
        const QByteArray digest = contentDigest(manifest).toLatin1();
        if (question.target == "/v2/team/app/manifests/1" || question.target == "/v2/team/app/manifests/" + digest)
            return {200, {{"Docker-Content-Digest", digest}}, manifest};
        if (question.target.startsWith("/v2/team/app/blobs/"))
            return {200, {}, config};
        return {404, {}, R"({"errors": [{"code": "MANIFEST_UNKNOWN", "message": "manifest\u001b[31m unknown"}]})"};
    }

    Spoil m_spoil;
    FaultServer m_server;
};

Result<ImageMetadata> inspect(const ScriptedRegistry &registry, const RegistryOptions &options)
{
    return RegistryClient(options).inspect(registry.app(), {u"linux"_s, u"amd64"_s, {}});
}

QString codeOf(const Result<ImageMetadata> &image)
{
    return image ? u"found"_s : image.error().code;
}

RegistryCredentials credentials(const QByteArray &json)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"config.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        qFatal("cannot write config.json");
    file.close();
    const Result<RegistryCredentials> read = RegistryCredentials::fromFile(file.fileName());
    return read ? *read : RegistryCredentials();
}

HttpAnswer bearerWanted(const QUrl &realm)
{
    return {401,
            {{"WWW-Authenticate",
              "Bearer realm=\"" + realm.toEncoded() + "\",service=\"registry\",scope=\"repository:other:push\""}}};
}

} // namespace

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

    void tokens()
    {
        const FaultServer tokens([](const HttpQuestion &question) {
            const bool known = question.header("Authorization") == "Basic " + QByteArray("carol:canary").toBase64();
            return HttpAnswer{200, {}, known ? "{\"token\": \"for-carol\"}" : "{\"access_token\": \"for-anyone\"}"};
        });
        const ScriptedRegistry registry([&](const HttpQuestion &question) -> std::optional<HttpAnswer> {
            if (question.header("Authorization") == "Bearer for-carol")
                return {};
            return bearerWanted(tokens.url(u"/token?extra=1"_s));
        });
        QCOMPARE(codeOf(inspect(registry, registry.options())), u"registry-unauthorized"_s);
        QVERIFY(tokens.questions().constFirst().header("Authorization").isEmpty());

        RegistryOptions options = registry.options();
        options.credentials = credentials("{\"auths\": {\"" + registry.server().host().toLatin1()
                                          + "\": {\"username\": \"carol\", \"password\": \"canary\"}}}");
        const Result<ImageMetadata> image = inspect(registry, options);
        QVERIFY2(image, qPrintable(codeOf(image)));
        // What we ask for is ours to say, whatever scope the registry proposes.
        QCOMPARE(tokens.lines().constLast(),
                 u"GET /token?extra=1&service=registry&scope=repository%3Ateam%2Fapp%3Apull"_s);
        QCOMPARE(tokens.questions().size(), 2); // one per client: the second needed one for three questions
        for (const HttpQuestion &question : registry.server().questions())
            QVERIFY(!question.header("Authorization").startsWith("Basic"));
    }

    void tokensThatMakeNoSense_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addRow("no JSON") << QByteArray("token");
        QTest::addRow("nothing") << QByteArray("{}");
        QTest::addRow("a header") << QByteArray("{\"token\": \"x\\r\\nHost: elsewhere\"}");
        QTest::addRow("no text") << QByteArray("{\"token\": 5}");
    }

    void tokensThatMakeNoSense()
    {
        QFETCH(const QByteArray, answer);
        const FaultServer tokens([&](const HttpQuestion &) { return HttpAnswer{200, {}, answer}; });
        const ScriptedRegistry registry([&](const HttpQuestion &) { return bearerWanted(tokens.url(u"/token"_s)); });
        QCOMPARE(codeOf(inspect(registry, registry.options())), u"registry-token"_s);
    }

    void identityTokens()
    {
        const FaultServer tokens([](const HttpQuestion &question) {
            const bool known = question.method == "POST" && question.body.contains("grant_type=refresh_token")
                && question.body.contains("refresh_token=canary%2B") && question.body.contains("team%2Fapp%3Apull");
            return HttpAnswer{known ? 200 : 400, {}, "{\"access_token\": \"good\", \"expires_in\": 300}"};
        });
        const ScriptedRegistry registry([&](const HttpQuestion &question) -> std::optional<HttpAnswer> {
            if (question.header("Authorization") == "Bearer good")
                return {};
            return bearerWanted(tokens.url(u"/token"_s));
        });
        RegistryOptions options = registry.options();
        options.credentials = credentials("{\"auths\": {\"" + registry.server().host().toLatin1()
                                          + "/team\": {\"identitytoken\": \"canary+\"}}}");
        QCOMPARE(codeOf(inspect(registry, options)), u"found"_s);
    }

    void secretsDoNotTravelInTheOpen()
    {
        const test::TestAuthority authority(u"Private authority"_s);
        const FaultServer tokens([](const HttpQuestion &) { return HttpAnswer{200, {}, "{\"token\": \"x\"}"}; });
        const FaultServer secure([&](const HttpQuestion &) { return bearerWanted(tokens.url(u"/token"_s)); },
                                 FaultServer::Tls{authority.issueForLoopback(), {}});
        RegistryOptions options;
        options.http.trust.authorities = *readCertificates(authority.certificate(), u"ca"_s);
        options.credentials = credentials("{\"auths\": {\"" + secure.host().toLatin1()
                                          + "\": {\"username\": \"carol\", \"password\": \"canary\"}}}");
        const Result<ImageMetadata> image =
            RegistryClient(options).inspect({secure.host(), u"app"_s, u"1"_s, {}}, {u"linux"_s, u"amd64"_s, {}});
        QCOMPARE(codeOf(image), u"registry-realm"_s);
        QVERIFY(tokens.questions().isEmpty());
    }

    void plainOnlyWhereSomebodySaidSo()
    {
        const ScriptedRegistry registry;
        RegistryOptions options = registry.options();
        options.insecure.clear();
        QCOMPARE(codeOf(inspect(registry, options)), u"http-tls"_s);
        QVERIFY(registry.server().questions().isEmpty());
    }

    void redirectsLoseTheCredentials()
    {
        const FaultServer storage([](const HttpQuestion &) { return HttpAnswer{200, {}, configText}; });
        const ScriptedRegistry registry([&](const HttpQuestion &question) -> std::optional<HttpAnswer> {
            if (question.header("Authorization").isEmpty())
                return HttpAnswer{401, {{"WWW-Authenticate", "Basic realm=\"x\""}}};
            if (question.target.contains("/blobs/"))
                return HttpAnswer{307, {{"Location", storage.url(u"/object?signature=x"_s).toEncoded()}}};
            return {};
        });
        RegistryOptions options = registry.options();
        options.credentials = credentials("{\"auths\": {\"" + registry.server().host().toLatin1()
                                          + "\": {\"username\": \"carol\", \"password\": \"canary\"}}}");
        QCOMPARE(codeOf(inspect(registry, options)), u"found"_s);
        QCOMPARE(storage.questions().size(), 1);
        QVERIFY(storage.questions().constFirst().header("Authorization").isEmpty());
        QVERIFY(!registry.server().questions().constLast().header("Authorization").isEmpty());
    }

    void helpersAreNamedAndNotRun()
    {
        const ScriptedRegistry registry([](const HttpQuestion &) {
            return HttpAnswer{401, {{"WWW-Authenticate", "Basic realm=\"x\""}}};
        });
        RegistryOptions options = registry.options();
        for (const QByteArray &json :
             {QByteArray("{\"credsStore\": \"secretservice\"}"),
              "{\"credHelpers\": {\"" + registry.server().host().toLatin1() + "\": \"secretservice\"}}"}) {
            options.credentials = credentials(json);
            const Result<ImageMetadata> image = inspect(registry, options);
            QCOMPARE(codeOf(image), u"registry-unauthorized"_s);
            QVERIFY(image.error().message.text().contains(u"docker-credential-secretservice"_s));
        }
    }

    void whoseCredentials_data()
    {
        QTest::addColumn<QString>("registry");
        QTest::addColumn<QString>("repository");
        QTest::addColumn<QByteArray>("user");
        QTest::addRow("Docker Hub by its old name") << u"docker.io"_s << u"library/nginx"_s << QByteArray("hub");
        QTest::addRow("a host") << u"quay.io"_s << u"other/app"_s << QByteArray("quay");
        QTest::addRow("a namespace") << u"quay.io"_s << u"team/app"_s << QByteArray("team");
        QTest::addRow("a namespace below") << u"quay.io"_s << u"team/a/b/c"_s << QByteArray("team");
        QTest::addRow("not half a name") << u"quay.io"_s << u"teams/app"_s << QByteArray("quay");
        QTest::addRow("with a scheme") << u"registry.local:5000"_s << u"app"_s << QByteArray("local");
        QTest::addRow("another port") << u"registry.local"_s << u"app"_s << QByteArray();
        QTest::addRow("nobody") << u"ghcr.io"_s << u"app"_s << QByteArray();
    }

    void whoseCredentials()
    {
        QFETCH(const QString, registry);
        QFETCH(const QString, repository);
        const RegistryCredentials known = credentials(
            "{\"auths\": { "
            "\"https://index.docker.io/v1/\": {\"auth\": \"aHViOng=\"}, \"quay.io\": {\"auth\": \"cXVheTp4\"}, "
            "\"quay.io/team\": {\"auth\": \"dGVhbTp4Onk=\"}, \"https://registry.local:5000\": {\"auth\": "
            "\"bG9jYWw6eA==\"}}}");
        const RegistryCredential found = known.find(registry, repository);
        QTEST(found.user, "user");
        if (found.user == "team")
            QCOMPARE(found.password, "x:y");
    }

    void badAuthFiles()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"auth.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"auths\": {\n\"quay.io\": {\"auth\": \"canary!\"}}}");
        file.close();
        const Result<RegistryCredentials> read = RegistryCredentials::fromFile(file.fileName());
        QVERIFY(!read);
        QCOMPARE(read.error().code, u"registry-auth-file"_s);
        QCOMPARE(read.error().location.line(), 2);
        QVERIFY(!read.error().message.text().contains(u"canary"_s));
    }

    void challenges_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("count");
        QTest::addColumn<QByteArray>("realm");
        const QByteArray realm = "https://a/t?x=1,2";
        QTest::addRow("bearer") << QByteArray("Bearer realm=\"https://a/t?x=1,2\",service=\"s\"") << 1 << realm;
        QTest::addRow("spaces") << QByteArray("  bearer   realm = \"https://a/t?x=1,2\" , service=s") << 1 << realm;
        QTest::addRow("two") << QByteArray("Basic realm=\"x\", Bearer realm=\"https://a/t?x=1,2\"") << 2 << realm;
        QTest::addRow("escaped") << QByteArray("Bearer realm=\"https://a/t\\?x=1,2\"") << 1 << realm;
        QTest::addRow("not ended") << QByteArray("Bearer realm=\"https://a/t?x=1,2") << 1 << realm;
        QTest::addRow("without quotes") << QByteArray("Bearer realm=https://a/t?x=1") << 1
                                        << QByteArray("https://a/t?x=1");
        QTest::addRow("nothing") << QByteArray(", ,=") << 0 << QByteArray();
        QTest::addRow("ends in an escape") << QByteArray("Bearer realm=\"a\\") << 1 << QByteArray("a");
    }

    void challenges()
    {
        QFETCH(const QByteArray, header);
        const QList<AuthenticateChallenge> parsed = parseChallenges({header});
        QTEST(int(parsed.size()), "count");
        QTEST(parsed.isEmpty() ? QByteArray() : parsed.last().parameters.value("realm"), "realm");
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

Q_DECLARE_METATYPE(HttpAnswer)

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
