// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// Whose credentials a registry sees, and what is asked of whoever gives out its tokens.
#include "tests/unit/transport/scriptedregistry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

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

class TestRegistryCredentials final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
        const TestAuthority authority(u"Private authority"_s);
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
};

QTEST_GUILESS_MAIN(TestRegistryCredentials)
#include "tst_registrycredentials.moc"
