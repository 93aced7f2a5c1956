// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/planrequest.h"
#include "core/report/planjson.h"
#include "tests/support/sampleplan.h"

#include <QBuffer>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

QByteArray written(const Plan &plan)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return writePlan(plan, buffer) ? buffer.data() : QByteArray();
}

Result<Plan> readBack(QByteArray document)
{
    QBuffer buffer(&document);
    buffer.open(QIODevice::ReadOnly);
    return readPlan(buffer, u"plan.json"_s);
}

QString digest(char16_t digit)
{
    return u"sha256:"_s + QString(64, QChar(digit));
}

PlanRequest fullRequest()
{
    PlanRequest request;
    request.inventories = {u"/srv/a/hosts.ini"_s, u"n1,n2,"_s};
    request.kubespray = u"/srv/kubespray"_s;
    request.extraVars = {u"@/srv/passwords.yml"_s, u"kube_version=1.36.2"_s};
    request.limit = u"kube_node:!node3"_s;
    request.facts = u"/srv/facts"_s;
    request.presence = {u"/srv/presence.json"_s};
    request.vaultPasswordFile = u"dev@/srv/vault"_s;
    return request;
}

/// A sample plan in which everything is known that a plan can know.
Plan fullPlan()
{
    Plan plan = test::samplePlan(9);
    for (Artifact &artifact : plan.artifacts) {
        artifact.size = 1000;
        if (artifact.kind == ArtifactKind::File) {
            artifact.unarchiveOptions = QStringList{u"--strip-components=1"_s};
            continue;
        }
        artifact.digest = digest(u'1');
        artifact.manifestDigest = digest(u'2');
        artifact.imageId = digest(u'3');
        artifact.chainId = digest(u'4');
        artifact.isDockerFormat = artifact.architecture == u"arm64";
        artifact.layers = {{digest(u'4'), 600}, {digest(u'5'), 300}};
    }
    plan.hosts[1].disks = {{DiskUse::ReleaseDir, u"/tmp/releases"_s, u"ab12"_s, 5'000'000'000, 9'000'000'000'000, 77},
                           {DiskUse::Temporary, u"/var/tmp"_s, {}, 5000, -1, -1}};
    plan.hosts[2].imageGcPercent = 70;
    plan.request = std::make_shared<const PlanRequest>(fullRequest());
    return plan;
}

} // namespace

class TestPlanJsonRequest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack()
    {
        const Plan plan = fullPlan();
        const QByteArray document = written(plan);
        const Result<Plan> read = readBack(document);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(toString(read.error())));
        QCOMPARE(read->artifacts, plan.artifacts);
        QCOMPARE(read->hosts[1].disks, plan.hosts[1].disks);
        QVERIFY(read->hosts[0].disks.isEmpty());
        for (qsizetype i = 0; i < plan.hosts.size(); ++i) {
            QCOMPARE(read->hosts[i].needs, plan.hosts[i].needs);
            QCOMPARE(read->hosts[i].engine, plan.hosts[i].engine);
            QCOMPARE(read->hosts[i].releaseDir, plan.hosts[i].releaseDir);
            QCOMPARE(read->hosts[i].imageGcPercent, plan.hosts[i].imageGcPercent);
        }
        QVERIFY(read->request);
        PlanRequest request = *read->request;
        QVERIFY(request.weights);
        QCOMPARE(*request.weights, weightsOf(plan.artifacts));
        request.weights.reset();
        QCOMPARE(request, fullRequest());
        QCOMPARE(written(*read), document);
    }

    void whatItCosts()
    {
        const QJsonObject document = QJsonDocument::fromJson(written(fullPlan())).object();
        const Plan plan = fullPlan();
        QCOMPARE(document[u"cost"][u"fetch"][u"bytes"].toInt(), 1000 * plan.downloads.size());
        QCOMPARE(document[u"cost"][u"layerBytes"].toInt(), 900);
        const QJsonArray hosts = document[u"hostCosts"].toArray();
        QCOMPARE(hosts.size(), plan.hosts.size() + 1); // and the controller
        QCOMPARE(hosts.first()[u"host"].toString(), plan.hosts.first().name);
        QCOMPARE(hosts.last()[u"host"].toString(), u"localhost"_s);
        QVERIFY(hosts.first()[u"fetchedBytes"].toInt() > 0);
        QCOMPARE(hosts.first()[u"room"][0][u"use"].toString(), u"release-dir"_s);
        // How long it takes, and whether it fits: null where nobody said how much room there is.
        const QJsonArray times = document[u"cost"][u"times"].toArray();
        QCOMPARE(times.size(), 2);
        QCOMPARE(times[1][u"bytesPerSecond"].toInt(), 125'000'000);
        QVERIFY(times[0][u"fetchMs"].toInt() >= times[1][u"fetchMs"].toInt());
        const QJsonValue unasked = hosts.first()[u"fileSystems"][0];
        QCOMPARE(unasked[u"fit"].toString(), u"unknown"_s);
        QVERIFY(unasked[u"freeBytes"].isNull() && unasked[u"crossesImageGc"].isNull() && unasked[u"path"].isNull());
        const QJsonValue asked = hosts[1][u"fileSystems"][0];
        QCOMPARE(asked[u"path"].toString(), plan.hosts[1].disks.constFirst().path);
        QCOMPARE(asked[u"freeBytes"].toInteger(), plan.hosts[1].disks.constFirst().freeBytes);
        QVERIFY(asked[u"fit"].toString() != u"unknown");
        QVERIFY(!asked[u"uses"].toArray().isEmpty());
        Plan unknown = plan;
        for (Artifact &artifact : unknown.artifacts)
            artifact.size = -1;
        QVERIFY(!QJsonDocument::fromJson(written(unknown)).object().contains(u"cost"_s));
    }

    void documentsWithoutARequest()
    {
        const Result<Plan> read = readBack(written(test::samplePlan(4)));
        QVERIFY(read);
        QVERIFY(!read->request);
    }

    /// A document is handed around: it has no secrets, and says that it lacks them.
    void secretsAreLeftOut()
    {
        Plan plan = test::samplePlan(4);
        PlanRequest request = fullRequest();
        request.extraVars += {u"a=1 registry_password=hunter2"_s, u"{\"api_token\": \"hunter2\"}"_s,
                              u"mirror=https://me:hunter2@mirror.example.org/"_s};
        request.evidence = std::make_shared<const PresenceDocument>();
        plan.request = std::make_shared<const PlanRequest>(request);
        const QByteArray document = written(plan);
        QVERIFY(!document.contains("hunter2"));
        const Result<Plan> read = readBack(document);
        QVERIFY(read);
        QCOMPARE(read->request->extraVars, fullRequest().extraVars);
        QCOMPARE(read->request->extraVarsLeftOut, 3);
        QVERIFY(read->request->evidenceLeftOut);
        QCOMPARE(written(*read), document);
    }

    void hostileRequests_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("no object") << QByteArray("\"request\":{") << QByteArray("\"request\":7,\"x\":{");
        QTest::newRow("no list") << QByteArray("\"inventories\":[") << QByteArray("\"inventories\":3,\"x\":[");
        QTest::newRow("no count") << QByteArray("\"extraVarsLeftOut\":0") << QByteArray("\"extraVarsLeftOut\":-1");
        QTest::newRow("no digest") << QByteArray("\"manifestDigest\":\"sha256:2")
                                   << QByteArray("\"manifestDigest\":\"$(id) sha256:2");
        QTest::newRow("huge layer") << QByteArray("\"size\":600") << QByteArray("\"size\":9000000000000000000");
        QTest::newRow("no use") << QByteArray("\"use\":\"temporary\"") << QByteArray("\"use\":\"all\"");
    }

    void hostileRequests()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QByteArray document = written(fullPlan());
        QVERIFY(document.contains(before));
        const Result<Plan> read = readBack(document.replace(document.indexOf(before), before.size(), after));
        QVERIFY(!read);
        QCOMPARE(read.error().code, u"plan-json"_s);
    }

    void pathsBecomeAbsolute()
    {
        PlanRequest request;
        request.inventories = {u"hosts.ini"_s, u"n1,n2,"_s};
        request.kubespray = u"../kubespray"_s;
        request.extraVars = {u"@vars/a.yml"_s, u"@~/b.yml"_s, u"a=./b"_s};
        request.limit = u"node1"_s;
        request.presence = {u"./presence.json"_s};
        request.vaultPasswordFile = u"dev@vault"_s;
        const QString here = QDir::currentPath();
        const PlanRequest absolute = absoluteRequest(request);
        QCOMPARE(absolute.inventories, (QStringList{here + u"/hosts.ini"_s, u"n1,n2,"_s}));
        QCOMPARE(absolute.kubespray, QDir::cleanPath(here + u"/../kubespray"_s));
        QCOMPARE(absolute.extraVars,
                 (QStringList{u'@' + here + u"/vars/a.yml"_s, u'@' + QDir::homePath() + u"/b.yml"_s, u"a=./b"_s}));
        QCOMPARE(absolute.limit, u"node1"_s);
        QCOMPARE(absolute.facts, QString());
        QCOMPARE(absolute.presence, QStringList{here + u"/presence.json"_s});
        QCOMPARE(absolute.vaultPasswordFile, u"dev@"_s + here + u"/vault"_s);
        QCOMPARE(absoluteRequest(absolute), absolute);
    }
};

QTEST_GUILESS_MAIN(TestPlanJsonRequest)
#include "tst_planjsonrequest.moc"
