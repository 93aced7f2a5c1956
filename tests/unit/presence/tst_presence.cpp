// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/presence.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

qm::Result<qm::PresenceDocument> readHosts(const QByteArray &hosts)
{
    return qm::readPresence(R"({"format": "quaymaster-presence", "version": 1, "hosts": )" + hosts + '}',
                            u"presence.json"_s);
}

} // namespace

class TestPresence final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatAHostHas()
    {
        const auto document = readHosts(R"([{"name": "node1", "at": "2026-11-23T10:00:00Z", "source": "ssh",
            "reachable": true, "architecture": "arm64", "engine": "containerd", "engineVersion": "2.1.4",
            "freeBytes": {"/tmp/releases": 12}, "imagesComplete": true, "error": null, "news": [1],
            "images": [{"name": "a:1", "digest": "sha256:x", "architecture": "arm64", "evidence": "verified"},
                       {"name": "b:1"}],
            "files": [{"path": "/f", "sha256": "AB", "size": 3}]}])");
        QVERIFY(document.has_value());
        QVERIFY(document->diagnostics.isEmpty());
        const qm::HostPresence &host = *document->hosts.value(u"node1"_s);
        QCOMPARE(host.at, QDateTime(QDate(2026, 11, 23), QTime(10, 0), Qt::UTC));
        QCOMPARE(host.source, u"ssh"_s);
        QCOMPARE(host.architecture, u"arm64"_s);
        QCOMPARE(host.engineVersion, u"2.1.4"_s);
        QCOMPARE(host.freeBytes.value(u"/tmp/releases"_s), 12);
        QVERIFY(host.imagesComplete && host.filesComplete && host.reachable);
        QCOMPARE(host.images.size(), 2);
        QCOMPARE(host.images[0].evidence, qm::Evidence::Verified);
        QCOMPARE(host.images[1].evidence, qm::Evidence::Reported);
        QCOMPARE(host.files[0].sha256, u"ab"_s);
        QCOMPARE(host.files[0].size, 3);
    }

    void absenceProvesNothingUnlessSaid()
    {
        const auto document = readHosts(R"([{"name": "silent"},
            {"name": "api", "source": "kubernetes", "imagesComplete": true, "files": []},
            {"name": "down", "reachable": false, "imagesComplete": true, "files": []},
            {"name": "failed", "error": "no route to host", "imagesComplete": true, "files": []}])");
        QVERIFY(document.has_value());
        QVERIFY(!document->hosts.value(u"silent"_s)->imagesComplete);
        QVERIFY(!document->hosts.value(u"silent"_s)->filesComplete);
        QVERIFY(document->hosts.value(u"api"_s)->imagesComplete);
        QVERIFY(!document->hosts.value(u"api"_s)->filesComplete); // the Kubernetes API knows no files
        QVERIFY(!document->hosts.value(u"down"_s)->imagesComplete);
        QVERIFY(!document->hosts.value(u"down"_s)->filesComplete);
        QVERIFY(!document->hosts.value(u"failed"_s)->imagesComplete);
        QVERIFY(!document->hosts.value(u"failed"_s)->reachable);
    }

    void oneMalformedHostDoesNotSpoilTheOthers()
    {
        const auto document = readHosts(R"([3, {"images": []}, {"name": "a", "images": 7, "reachable": "yes"},
                                            {"name": "b"}, {"name": "b", "engine": "docker"}])");
        QVERIFY(document.has_value());
        QCOMPARE(document->hosts.size(), 2);
        QCOMPARE(document->hosts.value(u"b"_s)->engine, u"docker"_s);
        QCOMPARE(document->diagnostics.size(), 5);
        QCOMPARE(document->diagnostics[2].host, u"a"_s);
        QVERIFY(document->diagnostics[2].location.line() > 0);
    }

    /// Plans make paths of it, and not only on the host that says it.
    void whatIsNoArchitectureIsNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("architecture") << QByteArray(R"("architecture": "../x")");
        QTest::newRow("machine") << QByteArray(R"("facts": {"machine": "../../../../escaped/x"})");
        QTest::newRow("both") << QByteArray(R"("architecture": "..", "facts": {"machine": ".."})");
        QTest::newRow("option") << QByteArray(R"("architecture": "-x")");
        QTest::newRow("long") << "\"architecture\": \"" + QByteArray(33, 'a') + "\"";
        QTest::newRow("other letters") << QByteArray(R"("architecture": "ａmd64")");
    }

    void whatIsNoArchitectureIsNotBelieved()
    {
        QFETCH(QByteArray, host);
        const auto document = readHosts(R"([{"name": "a", )" + host + "}]");
        QVERIFY(document.has_value());
        QCOMPARE(document->diagnostics.size(), 1);
        QCOMPARE(document->diagnostics[0].code, u"architecture-invalid"_s);
        QCOMPARE(document->diagnostics[0].host, u"a"_s);
        QVERIFY(document->hosts.value(u"a"_s)->architecture.isEmpty());
        QVERIFY(qm::factsFromPresence(*document->hosts.value(u"a"_s)).isNone());
    }

    void architecturesAreBelieved_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"x86_64", "aarch64", "armv7l", "amd64", "arm64", "arm", "386", "ppc64le", "64-bit"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void architecturesAreBelieved()
    {
        QFETCH(QString, name);
        const auto document = readHosts(QByteArray(R"([{"name": "a", "architecture": "%", "facts": {"machine": "%"}}])")
                                            .replace("%", name.toLatin1()));
        QVERIFY(document.has_value() && document->diagnostics.isEmpty());
        QCOMPARE(document->hosts.value(u"a"_s)->architecture, name);
        QCOMPARE(document->hosts.value(u"a"_s)->facts.machine, name);
    }

    void otherDocumentsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("format: quaymaster-presence");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("a plan") << QByteArray(R"({"format": "quaymaster-plan", "version": 1})");
        QTest::newRow("newer") << QByteArray(R"({"format": "quaymaster-presence", "version": 2})");
        QTest::newRow("no version") << QByteArray(R"({"format": "quaymaster-presence"})");
        QTest::newRow("binary") << QByteArray("\0\xff\xfe", 3);
        QTest::newRow("deep") << QByteArray(100'000, '[');
    }

    void otherDocumentsAreRefused()
    {
        QFETCH(QByteArray, text);
        const auto document = qm::readPresence(text, u"presence.json"_s);
        QVERIFY(!document.has_value());
        QCOMPARE(document.error().location.file(), u"presence.json"_s);
        QVERIFY(!document.error().message.english().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPresence)
#include "tst_presence.moc"
