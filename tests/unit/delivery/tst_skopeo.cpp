// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/skopeocopy.h"
#include "core/delivery/skopeoerror.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

ImageFetch fetchOf(const QString &image, const QString &architecture, const QString &digest = {})
{
    ImageFetch fetch;
    fetch.image = image;
    fetch.architecture = architecture;
    fetch.digest = digest;
    fetch.archive = u"/folder:with/colon.tar"_s;
    return fetch;
}

} // namespace

/// What skopeo is told, and what is made of what it says.
class TestSkopeo final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesATagOrADigest_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("digest");
        QTest::addColumn<QStringList>("expected");
        const QString one = u"sha256:"_s + QString(64, u'1');
        const QString two = u"sha256:"_s + QString(64, u'2');
        QTest::newRow("tag") << u"nginx:1"_s << QString()
                             << QStringList{u"docker://docker.io/library/nginx:1"_s,
                                            u"oci-archive:image.tar:docker.io/library/nginx:1"_s};
        QTest::newRow("resolved tag") << u"quay.io/a/b:1"_s << one
                                      << QStringList{u"docker://quay.io/a/b@"_s + one,
                                                     u"oci-archive:image.tar:quay.io/a/b:1"_s};
        QTest::newRow("tag and digest") << u"quay.io/a/b:1@"_s + one << QString()
                                        << QStringList{u"docker://quay.io/a/b@"_s + one,
                                                       u"oci-archive:image.tar:quay.io/a/b@"_s + one};
        QTest::newRow("digest of an index, resolved")
            << u"quay.io/a/b@"_s + one << two
            << QStringList{u"docker://quay.io/a/b@"_s + two, u"oci-archive:image.tar:quay.io/a/b@"_s + one};
    }

    void takesATagOrADigest()
    {
        QFETCH(QString, image);
        QFETCH(QString, digest);
        const Result<QStringList> arguments = skopeoCopyArguments(fetchOf(image, u"amd64"_s, digest));
        QVERIFY(arguments.has_value());
        QTEST(arguments->last(2), "expected");
        QVERIFY(arguments->contains(u"--preserve-digests"_s));
        QVERIFY(!arguments->contains(u"--override-variant"_s));
    }

    void namesTheVariantOfArm()
    {
        const Result<QStringList> arguments = skopeoCopyArguments(fetchOf(u"nginx:1"_s, u"arm"_s));
        const qsizetype at = arguments->indexOf(u"--override-variant"_s);
        QVERIFY(at > 0 && at < arguments->indexOf(u"copy"_s));
        QCOMPARE(arguments->at(at + 1), u"v7"_s);
    }

    /// Credentials are in a file: everybody may read arguments.
    void asksWithCredentialsAndWithoutCertificates()
    {
        ImageFetch fetch = fetchOf(u"nginx:1"_s, u"amd64"_s);
        fetch.authFile = u"/run/user/1/auth.json"_s;
        fetch.validateCertificates = false;
        const QStringList copy = *skopeoCopyArguments(fetch);
        QCOMPARE(copy.at(copy.indexOf(u"--src-authfile"_s) + 1), fetch.authFile);
        QVERIFY(copy.contains(u"--src-tls-verify=false"_s));
        const QString digest = u"sha256:"_s + QString(64, u'1');
        QCOMPARE(*skopeoInspectArguments(fetch, digest),
                 (QStringList{u"inspect"_s, u"--raw"_s, u"--authfile"_s, fetch.authFile, u"--tls-verify=false"_s,
                              u"docker://docker.io/library/nginx@"_s + digest}));
    }

    void refusesNamesThatAreNone()
    {
        QCOMPARE(skopeoCopyArguments(fetchOf(u"--help"_s, u"amd64"_s)).error().code, u"image-reference"_s);
        QCOMPARE(wantedDigest(fetchOf(u"A B"_s, u"amd64"_s)).error().code, u"image-reference"_s);
    }

    void understandsComplaints_data()
    {
        QTest::addColumn<QByteArray>("complaint");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *code, const QByteArray &words) {
            const QByteArray line = "time=\"2026-01-01T00:00:00Z\" level=fatal msg=\"" + words + "\"\n";
            QTest::newRow(words.left(70).constData()) << line << QString::fromLatin1(code);
        };
        // As skopeo 1.9 and registries said them.
        row("disk-full", "committing the finished image: write /x/image.tar: no space left on device");
        row("image-platform",
            "choosing an image from manifest list docker://h/denied/app:1: no image found in image index for "
            "architecture s390x, variant \\\"\\\", OS linux");
        row("registry-not-found", "reading manifest 9.9 in h/denied/app: manifest unknown: manifest unknown");
        row("registry-not-found", "reading manifest 1 in h/denied/app: name unknown: repository name not known");
        row("registry-unauthorized", "reading manifest 1 in h/denied/app: unauthorized: authentication required");
        row("registry-denied",
            "reading manifest 1 in h/denied/app: denied: requested access to the resource is denied");
        row("registry-denied", "requesting bearer token: invalid status code from registry 403 (Forbidden)");
        row("registry-token",
            "reading blob sha256:44f8: unable to retrieve auth token: invalid username/password: unauthorized");
        row("registry-rate-limited",
            "reading manifest 1 in h/denied/app: toomanyrequests: You have reached your pull rate limit.");
        row("registry-tls",
            "pinging container registry h: Get \\\"https://h/v2/\\\": x509: certificate signed by "
            "unknown authority");
        row("registry-plain", "pinging container registry h: http: server gave HTTP response to HTTPS client");
        row("image-name-unsupported",
            "Invalid destination name oci-archive:image.tar:h/a__b:1: Invalid image h/a__b:1");
        row("image-fetch", "pinging container registry h: dial tcp 127.0.0.1:1: connect: connection refused");
        row("image-fetch", "creating temporary directory: mkdir oci1: permission denied: h/denied/app:1");
    }

    void understandsComplaints()
    {
        QFETCH(QByteArray, complaint);
        const Error error = skopeoError(u"h/denied/app:1"_s, complaint);
        QTEST(error.code, "code");
        QVERIFY(error.message.text().contains(u"h/denied/app:1"_s));
    }

    void knowsWhoWantsALogin_data()
    {
        QTest::addColumn<QByteArray>("complaint");
        QTest::addColumn<QString>("server");
        const QByteArray begin = "initializing source docker://h.example/denied/app:1: ";
        QTest::newRow("the registry") << begin
                + "reading manifest 1 in h.example/denied/app: unauthorized: authentication required"
                                      << u"h.example"_s;
        const QByteArray mirrors = begin + "(Mirrors also failed: [m.example:5000/denied/app:1: ";
        QTest::newRow("a mirror") << mirrors
                + "reading manifest 1 in m.example:5000/denied/app: unauthorized: authentication required]): "
                  "h.example/denied/app:1: pinging container registry h.example: connection refused"
                                  << u"m.example:5000"_s;
        QTest::newRow("the registry behind a mirror") << mirrors
                + "pinging container registry m.example:5000: connection refused]): h.example/denied/app:1: "
                  "Requesting bearer token: invalid status code from registry 401 (Unauthorized)"
                                                      << u"h.example"_s;
        QTest::newRow("nobody that we know") << QByteArray("unauthorized") << u"h.example"_s;
    }

    void knowsWhoWantsALogin()
    {
        QFETCH(QByteArray, complaint);
        const Error error = skopeoError(u"h.example/denied/app:1"_s, complaint,
                                        {u"example:5000"_s, u"m.example:5000"_s, u"h.example"_s});
        QCOMPARE(error.code, u"registry-unauthorized"_s);
        QTEST(error.location.file(), "server");
    }

    /// What an image is called says nothing about what went wrong.
    void isNotMisledByNames()
    {
        const QByteArray complaint = "reading manifest 1 in docker.io/library/unauthorized: unexpected EOF\x1b[31m";
        const Error error = skopeoError(u"unauthorized"_s, complaint);
        QCOMPARE(error.code, u"image-fetch"_s);
        QVERIFY(error.message.text().contains(u"unexpected EOF"_s));
        QVERIFY(!error.message.text().contains(QChar(0x1b)));
    }

    /// Registries send skopeo on to signed addresses: whoever has one may fetch.
    void showsNoSignatures()
    {
        const QByteArray address = "https://carol:c4n4ry@cdn.example/blob?X-Amz-Date=1&X-Amz-Signature=c4n4ry";
        const QByteArray complaint = "msg=\"reading blob sha256:44f8: Get \\\"" + address + "\\\": EOF\"";
        const QString text = skopeoError(u"h/app:1"_s, complaint).message.text();
        QVERIFY2(text.contains(u"•••@cdn.example/blob?X-Amz-Date=•••&X-Amz-Signature=•••"_s), qPrintable(text));
        QVERIFY2(!text.contains(u"c4n4ry"_s), qPrintable(text));
        // also where the sentence has room for no more than its beginning
        const QString cut =
            skopeoError(u"h/app:1"_s, QByteArray(580, 'x') + " https://c4n4ry:c4n4ry@h/").message.text();
        QVERIFY2(!cut.contains(u"c4n4ry"_s), qPrintable(cut));
    }
};

QTEST_GUILESS_MAIN(TestSkopeo)
#include "tst_skopeo.moc"
