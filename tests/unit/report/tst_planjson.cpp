// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/steps.h"
#include "core/report/planjson.h"
#include "tests/support/sampleplan.h"

#include <QBuffer>
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
    const auto result = writePlan(plan, buffer);
    return result ? buffer.data() : QByteArray();
}

Result<Plan> readBack(const QByteArray &document)
{
    QBuffer buffer;
    buffer.setData(document);
    buffer.open(QIODevice::ReadOnly);
    return readPlan(buffer, u"plan.json"_s);
}

QJsonObject json(const Plan &plan)
{
    return QJsonDocument::fromJson(written(plan)).object();
}

/// A device that takes only so much.
class FullDevice final : public QIODevice
{
public:
    FullDevice() { setOpenMode(WriteOnly | Unbuffered); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        m_room -= size;
        if (m_room < 0)
            setErrorString(u"No space left on device"_s);
        return m_room < 0 ? -1 : size;
    }

private:
    qint64 m_room = 100'000;
};

} // namespace

class TestPlanJson final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsOfTheFormat();
    void hostsAndNeeds();
    void stepsNameTheirPredecessors();
    void diagnosticsAreEnglish();
    void oneEntryPerLine();
    void roundTrip();
    void checksumsAsTheEntryNamesThem();
    void anyOrderOfFields();
    void documentsOfOthers();
    void hostileNames();
    void noRoom();
    void rejected_data();
    void rejected();
    void everyTruncationIsAnError();
    void limits();
};

void TestPlanJson::fieldsOfTheFormat()
{
    const QJsonObject document = json(test::samplePlan(9));
    QCOMPARE(document[u"format"].toString(), u"quaymaster-plan"_s);
    QCOMPARE(document[u"version"].toInt(), 1);
    QCOMPARE(document[u"created"].toString(), u"2026-11-23T10:00:00Z"_s);
    const QJsonObject inputs = document[u"inputs"].toObject();
    QCOMPARE(inputs[u"kubespray"].toObject(),
             (QJsonObject{{u"version"_s, u"2.31.0"_s}, {u"schema"_s, u"enabled-list"_s}}));
    QCOMPARE(inputs[u"digest"].toString(), u"sha256:"_s + QString(64, u'd'));
    QCOMPARE(inputs[u"files"].toArray().size(), 3);
    QCOMPARE(inputs[u"files"][0][u"digest"].toString(), u"sha256:"_s + QString(64, u'1'));
}

void TestPlanJson::hostsAndNeeds()
{
    const Plan plan = test::samplePlan(9);
    const QJsonArray hosts = json(plan)[u"hosts"].toArray();
    QCOMPARE(hosts.size(), 9);
    const QJsonObject host = hosts[0].toObject();
    QCOMPARE(host[u"name"].toString(), u"node1"_s);
    QCOMPARE(host[u"groups"].toArray(), (QJsonArray{u"etcd"_s, u"k8s_cluster"_s, u"kube_control_plane"_s}));
    QCOMPARE(host[u"architecture"].toString(), u"amd64"_s);
    QCOMPARE(host[u"delegate"].toString(), u"node1"_s);
    QCOMPARE(host[u"engine"].toString(), u"containerd"_s);
    QCOMPARE(host[u"releaseDir"].toString(), u"/tmp/releases"_s);
    QVERIFY(host[u"error"].isNull());

    const QJsonArray needs = host[u"needs"].toArray();
    // Ansible keeps kubeadm's images out of a host's list of `downloads`; so does the document.
    const QJsonArray kubeadmImages = host[u"kubeadmImages"].toArray();
    QCOMPARE(needs.size() + kubeadmImages.size(), plan.hosts[0].needs.size());
    QCOMPARE(kubeadmImages.size(), 1);
    QCOMPARE(kubeadmImages[0][u"key"].toString(), plan.artifacts[plan.hosts[0].needs.last().artifact].key);
    QVERIFY(kubeadmImages[0][u"key"].toString().startsWith(u"kube-"_s));
    const QJsonObject file = needs[0].toObject();
    QCOMPARE(file[u"key"].toString(), u"etcd"_s);
    QCOMPARE(file[u"kind"].toString(), u"file"_s);
    QCOMPARE(file[u"url"].toString(), plan.artifacts[0].url);
    QCOMPARE(file[u"dest"].toString(), u"etcd-3.6.12-linux-amd64.tar.gz"_s);
    QCOMPARE(file[u"checksum"].toString(), u"sha256:"_s + QString(64, u'a'));
    QCOMPARE(file[u"unarchive"].toBool(), true);
    QCOMPARE(file[u"presence"].toString(), u"absent"_s);
    QVERIFY(!file.contains(u"image"_s));
    const QJsonObject image = needs[7].toObject();
    QCOMPARE(image[u"kind"].toString(), u"image"_s);
    QCOMPARE(image[u"image"].toString(), u"quay.io/calico/node:v3.31.5"_s);
    QVERIFY(!image.contains(u"url"_s));
    QVERIFY(!image.contains(u"unarchive"_s));

    // A password in a URL is what Ansible renders; this document is exact.
    QVERIFY(needs[6][u"url"].toString().startsWith(u"https://mirror:s3cret@"_s));

    QCOMPARE(hosts[8][u"error"].toObject(),
             (QJsonObject{{u"code"_s, u"undefined-variable"_s},
                          {u"message"_s, u"The variable “kube_proxy_version” is not defined"_s},
                          {u"file"_s, u"/srv/cluster/group_vars/all/all.yml"_s},
                          {u"line"_s, 12}}));
}

void TestPlanJson::stepsNameTheirPredecessors()
{
    const Plan plan = test::samplePlan(9);
    const QJsonObject document = json(plan);
    const QJsonArray steps = document[u"steps"].toArray();
    QCOMPARE(steps.size(), plan.steps.size());
    QSet<QString> before;
    bool anyAfter = false;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const QJsonObject step = steps[i].toObject();
        QCOMPARE(step[u"id"].toString(), stepId(plan, plan.steps[i]));
        QCOMPARE(step[u"stage"].toString(), toString(plan.steps[i].stage));
        QCOMPARE(step[u"host"].toString(), hostName(plan, plan.steps[i].host));
        const QJsonArray after = step[u"after"].toArray();
        for (const QJsonValue &id : after)
            QVERIFY2(before.contains(id.toString()), qPrintable(id.toString()));
        anyAfter = anyAfter || !after.isEmpty();
        QVERIFY(!before.contains(step[u"id"].toString()));
        before.insert(step[u"id"].toString());
    }
    QVERIFY(anyAfter);

    const QJsonArray downloads = document[u"downloads"].toArray();
    QCOMPARE(downloads.size(), plan.downloads.size());
    const QJsonObject download = downloads[0].toObject();
    QCOMPARE(download[u"downloader"].toString(), u"node1"_s);
    QCOMPARE(download[u"architecture"].toString(), u"amd64"_s);
    QCOMPARE(download[u"kind"].toString(), u"file"_s);
    QCOMPARE(download[u"dest"].toString(), plan.artifacts[0].dest);
    QCOMPARE(download[u"for"].toArray().size(), plan.downloads[0].hosts.size());
    QCOMPARE(download[u"for"][0].toString(), plan.hosts[plan.downloads[0].hosts[0]].name);
    QCOMPARE(download[u"viaController"].toBool(), plan.downloads[0].viaController);
}

void TestPlanJson::diagnosticsAreEnglish()
{
    const QJsonArray diagnostics = json(test::samplePlan(9))[u"diagnostics"].toArray();
    QCOMPARE(diagnostics[1].toObject(),
             (QJsonObject{{u"severity"_s, u"error"_s},
                          {u"code"_s, u"ansible-fails"_s},
                          {u"host"_s, u"node2"_s},
                          {u"message"_s, u"Ansible stops at “youki”"_s},
                          {u"file"_s, u"/srv/cluster/group_vars/all/all.yml"_s},
                          {u"line"_s, 12}}));
    QVERIFY(diagnostics[0][u"host"].isNull());
    QVERIFY(diagnostics[0][u"file"].isNull());
    QVERIFY(diagnostics[0][u"line"].isNull());
}

void TestPlanJson::oneEntryPerLine()
{
    const Plan plan = test::samplePlan(4);
    const QList<QByteArray> lines = written(plan).split('\n');
    const auto count = [&](const QByteArray &start) {
        return std::count_if(lines.begin(), lines.end(),
                             [&](const QByteArray &line) { return line.startsWith(start); });
    };
    QCOMPARE(count("    {\"name\":"), plan.hosts.size());
    QCOMPARE(count("      {\"key\":"), 14 + 14 + 14 + 13);
    QCOMPARE(count("    {\"downloader\":"), plan.downloads.size());
    QCOMPARE(count("    {\"id\":"), plan.steps.size());
    QCOMPARE(count("    {\"severity\":"), plan.diagnostics.size());
}

void TestPlanJson::roundTrip()
{
    const Plan plan = test::samplePlan(20);
    const QByteArray document = written(plan);
    const auto read = readBack(document);
    QVERIFY2(read.has_value(), read ? "" : qPrintable(toString(read.error())));
    QCOMPARE(read->artifacts, plan.artifacts);
    QCOMPARE(read->created, plan.created);
    QCOMPARE(read->kubesprayVersion, plan.kubesprayVersion);
    QCOMPARE(read->inputsDigest, plan.inputsDigest);
    QCOMPARE(read->hosts.last().error->message.english(), plan.hosts.last().error->message.english());
    QCOMPARE(written(*read), document);

    const Plan empty;
    const auto emptyRead = readBack(written(empty));
    QVERIFY2(emptyRead.has_value(), emptyRead ? "" : qPrintable(toString(emptyRead.error())));
    QCOMPARE(written(*emptyRead), written(empty));
}

void TestPlanJson::checksumsAsTheEntryNamesThem()
{
    Plan plan = test::samplePlan(9);
    plan.artifacts[0].hasSha256Field = true;
    const QJsonObject file = json(plan)[u"hosts"][0][u"needs"][0].toObject();
    QVERIFY(file[u"checksum"].isNull());
    QCOMPARE(file[u"sha256"].toString(), QString(64, u'a'));
    const Result<Plan> read = readBack(written(plan));
    QVERIFY(read);
    QCOMPARE(read->artifacts[0], plan.artifacts[0]);
}

void TestPlanJson::anyOrderOfFields()
{
    const QByteArray document = written(test::samplePlan(6));
    // QJsonObject sorts by name, as many tools do: steps still come last, but hosts after downloads.
    const QByteArray sorted = QJsonDocument::fromJson(document).toJson();
    QVERIFY(sorted.indexOf("\"downloads\"") < sorted.indexOf("\"hosts\""));
    const auto read = readBack(sorted);
    QVERIFY2(read.has_value(), read ? "" : qPrintable(toString(read.error())));
    QCOMPARE(written(*read), document);
}

void TestPlanJson::documentsOfOthers()
{
    const auto read = readBack(R"({"format": "quaymaster-plan", "version": 1, "created": "2026-11-23T10:00:00Z",
        "inputs": {"kubespray": {"version": "2.31.0", "schema": "groups"}, "digest": "sha256:00"}, "weather": [[{}]],
        "hosts": [
          {"name": "a", "groups": [], "architecture": "arm64", "delegate": "a", "engine": "containerd",
           "releaseDir": "/tmp", "mood": "good", "error": null, "needs": [
             {"key": "x", "kind": "image", "image": "pause:1", "presence": "absent"},
             {"key": "y", "kind": "file", "url": "u", "dest": "d", "checksum": null, "presence": "verified"}]},
          {"name": "b", "architecture": "arm64", "needs": [
             {"key": "x", "kind": "image", "image": "pause:1", "presence": "unknown"}]}],
        "downloads": [{"downloader": "a", "key": "x", "architecture": "arm64", "kind": "image", "image": "pause:1",
                       "for": ["b", "a"]}],
        "diagnostics": []})");
    QVERIFY2(read.has_value(), read ? "" : qPrintable(toString(read.error())));
    QVERIFY(read->schema == CatalogSchema::Groups);
    QCOMPARE(read->artifacts.size(), 2);
    QCOMPARE(read->artifacts[0].architecture, u"arm64"_s);
    QCOMPARE(read->hosts[1].needs[0], (Need{0, Presence::Unknown}));
    QCOMPARE(read->downloads[0].artifact, 0u);
    QCOMPARE(read->downloads[0].hosts, (QList<HostIndex>{1, 0}));
}

void TestPlanJson::hostileNames()
{
    Plan plan = test::samplePlan(3);
    const QString name = u"a\"b\\c\n\t\u0001\u202Edne\u2028<script>\U0001F600"_s;
    plan.hosts[1].name = name;
    plan.hosts[1].groups = {QString(QChar(0xD800)), u"\u0000x"_s};
    for (Download &download : plan.downloads)
        download.downloader.replace(u"node2"_s, name);
    const QJsonDocument document = QJsonDocument::fromJson(written(plan));
    QVERIFY(document.isObject());
    QCOMPARE(document[u"hosts"][1][u"name"].toString(), name);
    QCOMPARE(document[u"hosts"][1][u"groups"][0].toString(), u"?"_s);
    const auto read = readBack(written(plan));
    QVERIFY2(read.has_value(), read ? "" : qPrintable(toString(read.error())));
    QCOMPARE(read->hosts[1].name, name);
    QCOMPARE(read->hosts[1].groups[1], u"\u0000x"_s);
}

void TestPlanJson::noRoom()
{
    FullDevice device;
    const auto result = writePlan(test::samplePlan(500), device);
    QVERIFY(!result);
    QCOMPARE(result.error().code, u"write-failed"_s);
    QVERIFY(result.error().message.english().contains(u"No space left on device"_s));
}

void TestPlanJson::rejected_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words");

    const QByteArray head = R"({"format":"quaymaster-plan","version":1,)";
    QTest::newRow("empty") << QByteArray() << u"plan-json"_s << u"JSON"_s;
    QTest::newRow("no JSON") << QByteArray("hosts:\n  - a\n") << u"plan-json"_s << u"plan.json:1"_s;
    QTest::newRow("a list") << QByteArray("[]") << u"plan-json"_s << u"a JSON object"_s;
    QTest::newRow("another format") << QByteArray(R"({"format":"quaymaster-presence","version":1})") << u"plan-json"_s
                                    << u"“format”"_s;
    QTest::newRow("no format") << QByteArray(R"({"version":1})") << u"plan-json"_s << u"“format”"_s;
    QTest::newRow("a later version") << QByteArray("{\"format\":\"quaymaster-plan\",\n\"version\":2}")
                                     << u"plan-version"_s << u"plan.json:2"_s;
    QTest::newRow("hosts no list") << head + R"("hosts":{}})" << u"plan-json"_s << u"“hosts” must be a list"_s;
    QTest::newRow("host no object") << head + R"("hosts":[1]})" << u"plan-json"_s << u"hosts[0] must be an object"_s;
    QTest::newRow("name no text") << head + R"("hosts":[{"name":7}]})" << u"plan-json"_s << u"“name” of hosts[0]"_s;
    QTest::newRow("host twice") << head + R"("hosts":[{"name":"a"},{"name":"a"}]})" << u"plan-json"_s << u"twice"_s;
    QTest::newRow("field twice") << head + R"("hosts":[],"hosts":[]})" << u"plan-json"_s << u"twice"_s;
    QTest::newRow("kind") << head + R"("hosts":[{"name":"a","needs":[{"key":"x","kind":"gas"}]}]})" << u"plan-json"_s
                          << u"one of: file, image"_s;
    QTest::newRow("artifact out of range") << head
            + R"("hosts":[{"name":"a","needs":[{"key":"x","kind":"image","image":"i","presence":"absent","artifact":3}]}]})"
                                           << u"plan-json"_s << u"hosts[0].needs[0]"_s;
    QTest::newRow("contradicts the table") << head + R"("artifacts":[{"key":"x","kind":"image","image":"good"}],
                     "hosts":[{"name":"a","needs":[{"key":"x","kind":"image","image":"evil","presence":"absent","artifact":0}]}]})"
                                           << u"plan-json"_s << u"something else"_s;
    QTest::newRow("negative artifact") << head
            + R"("hosts":[{"name":"a","needs":[{"key":"x","kind":"image","image":"i","presence":"absent","artifact":-1}]}]})"
                                       << u"plan-json"_s << u"“artifact”"_s;
    QTest::newRow("download for a stranger") << head
            + R"("hosts":[{"name":"a"}],"downloads":[{"downloader":"a","key":"x","kind":"image","image":"i","for":["b"]}]})"
                                             << u"plan-json"_s << u"“b”"_s;
    QTest::newRow("download for nobody") << head
            + R"("hosts":[{"name":"a"}],"downloads":[{"downloader":"a","key":"x","kind":"image","image":"i","for":[]}]})"
                                         << u"plan-json"_s << u"for no host"_s;
    QTest::newRow("NUL") << head + R"("hosts":[]})" + QByteArray(1, '\0') << u"plan-json"_s << u"NUL"_s;
    QTest::newRow("invalid UTF-8") << head + "\"hosts\":[{\"name\":\"\xff\"}]}" << u"plan-json"_s << u"JSON"_s;
    QTest::newRow("deep") << head + "\"hosts\":" + QByteArray(100'000, '[') << u"plan-too-large"_s << u"32 levels"_s;
    QTest::newRow("deep, unknown field") << head + "\"x\":" + QByteArray(100'000, '[') << u"plan-too-large"_s
                                         << u"32 levels"_s;
    QTest::newRow("a text of 5 MiB") << head + "\"x\":\"" + QByteArray(5 << 20, 'a') + "\"}" << u"plan-too-large"_s
                                     << u"too large"_s;
    QTest::newRow("a million groups") << head + "\"hosts\":[{\"name\":\"a\",\"groups\":["
            + QByteArray("\"\",").repeated(1'000'001) + "\"\"]}]}"
                                      << u"plan-too-large"_s << u"1000000 values"_s;
    const QByteArray two = head + R"("hosts":[{"name":"a"}],"downloads":[
        {"downloader":"a","key":"x","kind":"image","image":"i","for":["a"]},
        {"downloader":"a","key":"y","kind":"image","image":"j","for":["a"]}],"steps":)";
    QTest::newRow("fetches out of order") << two + R"([{"id":"fetch/a/%j","stage":"fetch","host":"a","download":1}]})"
                                          << u"plan-json"_s << u"out of order"_s;
    QTest::newRow("a fetch is missing") << two + R"([{"id":"fetch/a/%i","stage":"fetch","host":"a","download":0}]})"
                                        << u"plan-json"_s << u"lacks steps"_s;
    QTest::newRow("transit without need") << two + R"([{"id":"fetch/a/%i","stage":"fetch","host":"a","download":0},
                     {"id":"fetch/a/%j","stage":"fetch","host":"a","download":1},
                     {"id":"transit/localhost/%i","stage":"transit","host":"localhost","download":0}]})"
                                          << u"plan-json"_s << u"steps[2] is out of order"_s;
    QTest::newRow("another name") << two + R"([{"id":"fetch/a/%z","stage":"fetch","host":"a","download":0}]})"
                                  << u"plan-json"_s << u"“fetch/a/%z”"_s;
}

void TestPlanJson::rejected()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, code);
    QFETCH(QString, words);
    const auto read = readBack(document);
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
    QVERIFY2(toString(read.error()).contains(words), qPrintable(toString(read.error())));
}

void TestPlanJson::everyTruncationIsAnError()
{
    const QByteArray document = written(test::samplePlan(3));
    QVERIFY(readBack(document).has_value());
    for (qsizetype size = 0; size < document.size() - 2; size += 499)
        QVERIFY2(!readBack(document.first(size)), qPrintable(QString::number(size)));
}

void TestPlanJson::limits()
{
    // White space without end is no way around the limit of a token.
    const auto read = readBack("{" + QByteArray(5 << 20, ' ') + "}");
    QVERIFY(!read);
    QCOMPARE(read.error().code, u"plan-too-large"_s);
}

QTEST_APPLESS_MAIN(TestPlanJson)
#include "tst_planjson.moc"
