// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/registry/registryclient.h"
#include "tests/support/registry/registryfixture.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using qm::test::RegistryFixture;
using qm::test::TestAuthority;

namespace {

RegistryOptions impatient()
{
    RegistryOptions options;
    options.http.limits.total = 10s;
    options.http.limits.attempts = 1;
    return options;
}

ImagePlatform linux(const QString &architecture)
{
    return {u"linux"_s, architecture, {}};
}

QString codeOf(const Result<ImageMetadata> &image)
{
    return image ? u"found"_s : image.error().code + u": "_s + image.error().message.text();
}

QStringList digests(const ImageMetadata &image)
{
    QStringList digests;
    for (const ImageBlob &layer : image.layers)
        digests += layer.digest;
    return digests;
}

} // namespace

/// Against Debian's docker-registry, filled by skopeo.
class TestRealRegistry final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString missing = RegistryFixture::missing();
        if (!missing.isEmpty())
            QSKIP(qPrintable(u"Not installed: "_s + missing));
    }

    void anIndexAndItsImages()
    {
        RegistryFixture registry({});
        const QString digest = registry.push(u"team/app"_s, u"1.0"_s, {u"amd64"_s, u"arm64"_s, u"arm/v6"_s});
        QVERIFY(!digest.isEmpty());
        RegistryOptions options = impatient();
        options.insecure = {registry.host()};
        RegistryClient client(options);
        const ImageAddress app{registry.host(), u"team/app"_s, u"1.0"_s, {}};

        const Result<ImageMetadata> amd64 = client.inspect(app, linux(u"amd64"_s));
        QVERIFY2(amd64, qPrintable(codeOf(amd64)));
        QCOMPARE(amd64->digest, digest);
        QVERIFY(amd64->isIndex);
        QCOMPARE(amd64->platforms, (QStringList{u"linux/amd64"_s, u"linux/arm64"_s, u"linux/arm/v6"_s}));
        QCOMPARE(amd64->platform, linux(u"amd64"_s));
        QCOMPARE(amd64->layers.size(), 3);
        QCOMPARE(amd64->diffIds.size(), 3);
        QVERIFY(amd64->bytes() > 65536 + 16384 + 4096);

        const Result<ImageMetadata> arm64 = client.inspect(app, linux(u"arm64"_s));
        QVERIFY2(arm64, qPrintable(codeOf(arm64)));
        QCOMPARE(arm64->digest, digest);
        QCOMPARE(digests(*arm64).first(2), digests(*amd64).first(2));
        QVERIFY(digests(*arm64).last() != digests(*amd64).last());
        QVERIFY2(client.inspect(app, linux(u"arm"_s)), "v6 runs on what is just called arm");

        const Result<ImageMetadata> s390x = client.inspect(app, linux(u"s390x"_s));
        QCOMPARE(s390x.error().code, u"registry-platform"_s);
        QVERIFY(s390x.error().message.text().contains(u"linux/amd64, linux/arm64, linux/arm/v6"_s));

        const Result<ImageMetadata> byDigest =
            client.inspect({registry.host(), u"team/app"_s, {}, digest}, linux(u"amd64"_s));
        QVERIFY2(byDigest, qPrintable(codeOf(byDigest)));
        QCOMPARE(byDigest->config, amd64->config);
    }

    void aPlainImage()
    {
        RegistryFixture registry({});
        const QString digest = registry.push(u"single"_s, u"1"_s, {u"amd64=arm64"_s});
        RegistryOptions options = impatient();
        options.insecure = {registry.host()};
        RegistryClient client(options);
        const Result<ImageMetadata> image =
            client.inspect({registry.host(), u"single"_s, u"1"_s, {}}, linux(u"amd64"_s));
        QVERIFY2(image, qPrintable(codeOf(image)));
        QVERIFY(!image->isIndex);
        QCOMPARE(image->digest, digest);
        QCOMPARE(image->manifest.digest, digest);
        // Asked for amd64, and got what there is: only its configuration tells.
        QCOMPARE(image->platform.architecture, u"arm64"_s);
    }

    void whatIsNotThere()
    {
        RegistryFixture registry({});
        QVERIFY(!registry.push(u"app"_s, u"1"_s, {u"amd64"_s}).isEmpty());
        RegistryOptions options = impatient();
        options.insecure = {registry.host()};
        RegistryClient client(options);
        const auto code = [&](const QString &repository, const QString &tag) {
            return client.inspect({registry.host(), repository, tag, {}}, linux(u"amd64"_s)).error().code;
        };
        QCOMPARE(code(u"app"_s, u"2"_s), u"registry-not-found"_s);
        QCOMPARE(code(u"other"_s, u"1"_s), u"registry-not-found"_s);
        registry.stop();
        QCOMPARE(code(u"app"_s, u"1"_s), u"http-refused"_s);
    }

    void aMovedTag()
    {
        RegistryFixture registry({});
        const QTemporaryDir cache;
        RegistryOptions options = impatient();
        options.insecure = {registry.host()};
        options.cacheFolder = cache.filePath(u"registry"_s);
        const ImageAddress app{registry.host(), u"app"_s, u"1"_s, {}};
        const QString before = registry.push(app.repository, app.tag, {u"amd64"_s});
        QCOMPARE(RegistryClient(options).inspect(app, linux(u"amd64"_s))->digest, before);
        const QString after = registry.push(app.repository, app.tag, {u"amd64"_s, u"arm64"_s});
        QVERIFY(after != before);
        QCOMPARE(RegistryClient(options).inspect(app, linux(u"amd64"_s))->digest, after);

        // What was kept is kept by digest: a digest needs no server, a tag does.
        registry.stop();
        QVERIFY(!RegistryClient(options).inspect(app, linux(u"amd64"_s)));
        const ImageAddress same{registry.host(), u"app"_s, {}, after};
        const Result<ImageMetadata> known = RegistryClient(options).inspect(same, linux(u"amd64"_s));
        QVERIFY2(known, qPrintable(codeOf(known)));
        QCOMPARE(known->digest, after);
    }

    void withTlsAndLogin()
    {
        const TestAuthority authority(u"Private authority"_s);
        RegistryFixture registry({authority.issueForLoopback(), true});
        QVERIFY(!registry.push(u"team/app"_s, u"1.0"_s, {u"amd64"_s}).isEmpty());
        const ImageAddress app{registry.host(), u"team/app"_s, u"1.0"_s, {}};

        RegistryOptions options = impatient();
        QVERIFY(codeOf(RegistryClient(options).inspect(app, linux(u"amd64"_s))).startsWith(u"http-tls"_s));
        options.http.trust.authorities = *readCertificates(authority.certificate(), u"ca"_s);
        QVERIFY(codeOf(RegistryClient(options).inspect(app, linux(u"amd64"_s))).startsWith(u"registry-unauthorized"_s));

        const QTemporaryDir folder;
        const auto login = [&](const QByteArray &password) {
            QFile file(folder.filePath(u"auth.json"_s));
            if (!file.open(QIODevice::WriteOnly))
                qFatal("cannot write auth.json");
            file.write("{\"auths\": {\"" + registry.host().toLatin1() + "/team\": {\"auth\": \""
                       + ("carol:" + password).toBase64() + "\"}}}");
            file.close();
            return *RegistryCredentials::fromFile(file.fileName());
        };
        options.credentials = login("wrong-canary");
        const QString refused = codeOf(RegistryClient(options).inspect(app, linux(u"amd64"_s)));
        QVERIFY2(refused.startsWith(u"registry-unauthorized"_s), qPrintable(refused));
        QVERIFY(!refused.contains(u"canary"_s));

        options.credentials = login(RegistryFixture::password);
        const Result<ImageMetadata> image = RegistryClient(options).inspect(app, linux(u"amd64"_s));
        QVERIFY2(image, qPrintable(codeOf(image)));

        // Nobody checks certificates where somebody said so, and encryption stays.
        options.http.trust.authorities.clear();
        options.insecure = {registry.host()};
        QVERIFY(RegistryClient(options).inspect(app, linux(u"amd64"_s)));
    }

    void mirrors()
    {
        RegistryFixture origin({});
        RegistryFixture mirror({});
        const QString digest = mirror.push(u"hub/library/app"_s, u"1"_s, {u"amd64"_s});
        QVERIFY(!origin.push(u"library/other"_s, u"1"_s, {u"amd64"_s}).isEmpty());
        RegistryOptions options = impatient();
        options.insecure = {origin.host(), mirror.host()};
        options.mirrors = {{origin.host(), {u"127.0.0.1:1"_s, mirror.host() + u"/hub"_s}}};
        RegistryClient client(options);
        const Result<ImageMetadata> app =
            client.inspect({origin.host(), u"library/app"_s, u"1"_s, {}}, linux(u"amd64"_s));
        QVERIFY2(app, qPrintable(codeOf(app)));
        QCOMPARE(app->digest, digest);
        QCOMPARE(app->server, mirror.host());
        const Result<ImageMetadata> other =
            client.inspect({origin.host(), u"library/other"_s, u"1"_s, {}}, linux(u"amd64"_s));
        QVERIFY2(other, qPrintable(codeOf(other)));
        QCOMPARE(other->server, origin.host());

        options.replaced = {origin.host()}; // by the last of them
        RegistryClient replaced(options);
        const QString why =
            codeOf(replaced.inspect({origin.host(), u"library/other"_s, u"1"_s, {}}, linux(u"amd64"_s)));
        QVERIFY2(why.startsWith(u"registry-not-found"_s), qPrintable(why));
    }
};

QTEST_GUILESS_MAIN(TestRealRegistry)
#include "tst_realregistry.moc"
