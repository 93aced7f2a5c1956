// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/valuepath.h"
#include "core/transport/kubernetes/kubernetesclient.h"
#include "tests/support/http/testproxy.h"
#include "tests/support/kubernetes/standinapi.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using qm::test::HttpAnswer;
using qm::test::HttpQuestion;
using qm::test::StandInApi;
using qm::test::TestIdentity;

namespace {

QJsonArray manyNodes(int count)
{
    QJsonArray nodes;
    for (int i = 0; i < count; ++i)
        nodes.append(StandInApi::node(u"node%1"_s.arg(i), u"10.0.0.%1"_s.arg(i), {u"registry.k8s.io/pause:3.10"_s}));
    return nodes;
}

KubernetesLimits impatient()
{
    KubernetesLimits limits;
    limits.http.total = 5s;
    limits.http.idle = 500ms;
    limits.http.attempts = 1;
    limits.nodesPerPage = 10;
    return limits;
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// Number of nodes, or the code of the error.
QString listed(const Result<KubernetesAccess> &access, const KubernetesLimits &limits = impatient())
{
    if (!access)
        return access.error().code;
    const Result<Value::List> nodes = KubernetesClient(*access, limits).nodes();
    return nodes ? QString::number(nodes->size()) : nodes.error().code;
}

QByteArray clientUser(const TestIdentity &identity)
{
    return "{client-certificate-data: " + identity.certificate.toBase64()
        + ", client-key-data: " + identity.key.toBase64() + "}";
}

} // namespace

class TestKubernetes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What there is to choose from, before anything of it is believed.
    void contents()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"config"_s);
        write(file,
              "current-context: a\ncontexts:\n- {name: a, context: {cluster: one}}\n- {name: b, context: {cluster: "
              "two}}\n- {name: c, context: {cluster: none}}\n- 3\nclusters:\n- {name: one, cluster: {}}\n"
              "- {name: two, cluster: {insecure-skip-tls-verify: true}}\n");
        const Result<KubeconfigContents> read = readKubeconfigContents(file);
        QVERIFY(read);
        QCOMPARE(read->current, u"a"_s);
        QVERIFY(read->contexts
                == (QList<KubeconfigContents::Context>{{u"a"_s, false}, {u"b"_s, true}, {u"c"_s, false}}));
        write(file, "- nothing\n");
        QCOMPARE(readKubeconfigContents(file).error().code, u"kubeconfig"_s);
        QCOMPARE(readKubeconfigContents(u"/nowhere/config"_s).error().code, u"file-missing"_s);
    }

    void allPages_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<int>("requests");
        QTest::addRow("none") << 0 << 1;
        QTest::addRow("one page") << 10 << 1;
        QTest::addRow("three pages") << 21 << 3;
    }

    void allPages()
    {
        QFETCH(const int, nodes);
        const StandInApi api(manyNodes(nodes));
        QCOMPARE(listed(parseKubeconfig(api.kubeconfig(), u"kubeconfig"_s)), QString::number(nodes));
        QTEST(int(api.server().questions().size()), "requests");
    }

    void ways()
    {
        const StandInApi api(manyNodes(3));
        const QTemporaryDir folder;
        const TestIdentity me = api.authority().issue({u"kubernetes-admin"_s});
        write(folder.filePath(u"me.crt"_s), me.certificate);
        write(folder.filePath(u"me.key"_s), me.key);
        write(folder.filePath(u"token"_s), QByteArray(StandInApi::token) + '\n');
        const QString file = folder.filePath(u"config"_s);

        QCOMPARE(listed(parseKubeconfig(api.kubeconfig(clientUser(me)), file)), u"3"_s);
        QCOMPARE(listed(parseKubeconfig(api.kubeconfig("{client-certificate: me.crt, client-key: me.key}"), file)),
                 u"3"_s);
        QCOMPARE(listed(parseKubeconfig(api.kubeconfig("{token: old, tokenFile: ./token}"), file)), u"3"_s);
        write(file, api.kubeconfig());
        QCOMPARE(listed(readKubeconfig(file)), u"3"_s);
        QCOMPARE(listed(readKubeconfig(folder.filePath(u"none"_s))), readKubeconfig(u"/none"_s).error().code);
    }

    void credentialsThatAreNoGood()
    {
        const StandInApi api(manyNodes(3));
        QCOMPARE(listed(parseKubeconfig(api.kubeconfig("{token: wrong-canary}"), u"c"_s)),
                 u"kubernetes-unauthorized"_s);
        QCOMPARE(listed(parseKubeconfig(api.kubeconfig("{}"), u"c"_s)), u"kubernetes-unauthorized"_s);
        const TestIdentity expired =
            api.authority().issue({u"kubernetes-admin"_s, {}, std::chrono::hours(-48), std::chrono::hours(-1)});
        const Result<KubernetesAccess> access = parseKubeconfig(api.kubeconfig(clientUser(expired)), u"c"_s);
        QVERIFY(access);
        const Result<Value::List> nodes = KubernetesClient(*access, impatient()).nodes();
        QVERIFY(!nodes);
        QCOMPARE(nodes.error().code, u"kubernetes-unauthorized"_s);
        QVERIFY(nodes.error().message.text().contains(u"expired on"_s));
    }

    void answersThatAreNoGood_data()
    {
        QTest::addColumn<HttpAnswer>("answer");
        QTest::addColumn<QString>("code");
        const QByteArray forbidden = "{\"kind\": \"Status\", \"message\": \"nodes is forbidden: User \\\"dev\\\" "
                                     "cannot list\\u001b[2J\", \"code\": 403}";
        QTest::addRow("forbidden") << HttpAnswer{403, {}, forbidden} << u"kubernetes-forbidden"_s;
        QTest::addRow("a web page") << HttpAnswer{200, {}, "<html>"} << u"kubernetes-answer"_s;
        QTest::addRow("another list") << HttpAnswer{200, {}, "{\"kind\": \"PodList\"}"} << u"kubernetes-answer"_s;
        QTest::addRow("more for ever") << HttpAnswer{200,
                                                     {},
                                                     "{\"kind\": \"NodeList\", \"items\": [], \"metadata\": "
                                                     "{\"continue\": \"x\"}}"}
                                       << u"kubernetes-answer"_s;
        QTest::addRow("nodes for ever") << HttpAnswer{200,
                                                      {},
                                                      "{\"kind\": \"NodeList\", \"items\": [{}, {}, {}], "
                                                      "\"metadata\": {\"continue\": \"x\"}}"}
                                        << u"kubernetes-answer"_s;
        QTest::addRow("deep") << HttpAnswer{200, {}, QByteArray(100'000, '[')} << u"kubernetes-answer"_s;
        HttpAnswer endless{200, {}, "{\"kind\": \"NodeList\", \"items\": ["};
        endless.endlessBody = true;
        QTest::addRow("a body without end") << endless << u"http-too-large"_s;
        HttpAnswer stall{200, {}, QByteArray(1000, ' ')};
        stall.stallAfter = 500;
        QTest::addRow("silence") << stall << u"http-timeout"_s;
        HttpAnswer cut{200, {}, "{\"kind\": \"NodeList\", \"items\": [{"};
        cut.contentLength = -1;
        QTest::addRow("cut") << cut << u"kubernetes-answer"_s;
        QTest::addRow("busy") << HttpAnswer{503} << u"http-server"_s;
        QTest::addRow("gone at once") << HttpAnswer{410} << u"http-not-found"_s;
    }

    void answersThatAreNoGood()
    {
        QFETCH(const HttpAnswer, answer);
        const StandInApi api(manyNodes(3), [&](const HttpQuestion &) { return answer; });
        KubernetesLimits limits = impatient();
        limits.http.bodyBytes = 1024 * 1024;
        limits.nodes = 1000;
        const Result<KubernetesAccess> access = parseKubeconfig(api.kubeconfig(), u"c"_s);
        QElapsedTimer timer;
        timer.start();
        QTEST(listed(access, limits), "code");
        QVERIFY(timer.elapsed() < 5'000);
        const Result<Value::List> nodes = KubernetesClient(*access, limits).nodes();
        QVERIFY(!nodes.error().message.text().contains(u'\x1b'));
        QVERIFY(!nodes.error().message.text().contains(QLatin1StringView(StandInApi::token)));
    }

    void aListThatChangedMeanwhile()
    {
        const StandInApi api(manyNodes(21), [n = 0](const HttpQuestion &question) mutable -> std::optional<HttpAnswer> {
            if (question.target.contains("continue") && n++ == 0)
                return HttpAnswer{410, {}, "{\"kind\": \"Status\", \"reason\": \"Expired\"}"};
            return {};
        });
        QCOMPARE(listed(parseKubeconfig(api.kubeconfig(), u"c"_s)), u"21"_s);
        QCOMPARE(api.server().questions().size(), 5);
    }

    void anotherCluster()
    {
        const StandInApi api(manyNodes(3));
        const StandInApi other(manyNodes(3));
        QByteArray config = api.kubeconfig();
        config.replace(api.authority().certificate().toBase64(), other.authority().certificate().toBase64());
        QCOMPARE(listed(parseKubeconfig(config, u"c"_s)), u"http-tls"_s);
        QVERIFY(api.server().questions().isEmpty());
    }

    void verificationIsGivenUpByPeopleOnly()
    {
        const StandInApi api(manyNodes(3));
        QByteArray config = api.kubeconfig();
        config.replace("certificate-authority-data: " + api.authority().certificate().toBase64(),
                       "insecure-skip-tls-verify: true");
        const Result<KubernetesAccess> refused = parseKubeconfig(config, u"config"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"kubeconfig-unverified"_s);
        QCOMPARE(refused.error().location.line(), 4);
        QCOMPARE(listed(parseKubeconfig(config, u"config"_s, {{}, true})), u"3"_s);
    }

    void anotherName()
    {
        const StandInApi api(manyNodes(3));
        QCOMPARE(
            listed(parseKubeconfig(api.kubeconfig("{token: canary-token}", ", tls-server-name: localhost"), u"c"_s)),
            u"3"_s);
        QCOMPARE(listed(parseKubeconfig(api.kubeconfig("{token: canary-token}", ", tls-server-name: other"), u"c"_s)),
                 u"http-tls"_s);
    }

    void throughAProxy()
    {
        const StandInApi api(manyNodes(3));
        const test::TestProxy proxy;
        const QByteArray url = "http://127.0.0.1:" + QByteArray::number(proxy.port());
        QByteArray config =
            api.kubeconfig("{token: canary-token}", ", tls-server-name: localhost, proxy-url: '" + url + "'");
        config.replace("https://127.0.0.1:", "https://0.0.0.0:"); // this machine is reached directly
        QCOMPARE(listed(parseKubeconfig(config, u"c"_s)), u"3"_s);
        QCOMPARE(proxy.tunnels().size(), 1);
    }

    void filesThatAreNoGood_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("code");
        const QByteArray token = "{token: canary-token}";
        QTest::addRow("exec") << token << QByteArray("{exec: {command: aws, args: [token]}}") << u"kubeconfig-plugin"_s;
        QTest::addRow("auth-provider") << token << QByteArray("{auth-provider: {name: gcp}}") << u"kubeconfig-plugin"_s;
        QTest::addRow("no such context") << QByteArray("current-context: test") << QByteArray("current-context: x")
                                         << u"kubeconfig-context"_s;
        QTest::addRow("no such cluster") << QByteArray("cluster: c,") << QByteArray("cluster: x,") << u"kubeconfig"_s;
        QTest::addRow("no such user") << QByteArray("user: u}") << QByteArray("user: x}") << u"kubeconfig"_s;
        QTest::addRow("no key") << token << QByteArray("{client-certificate-data: Zm9v}") << u"kubeconfig"_s;
        QTest::addRow("no certificate") << token << QByteArray("{client-certificate-data: Zm9v, client-key-data: Zm9v}")
                                        << u"tls-certificate"_s;
        QTest::addRow("no Base64") << token << QByteArray("{client-certificate-data: '!', client-key-data: Zm9v}")
                                   << u"kubeconfig"_s;
        QTest::addRow("no file") << token << QByteArray("{tokenFile: /nowhere/token}") << u"file-missing"_s;
        QTest::addRow("a header") << token << QByteArray("{token: \"canary\\r\\nHost: x\"}") << u"kubeconfig"_s;
        QTest::addRow("as somebody else") << token << QByteArray("{token: canary, as: root}") << u"kubeconfig"_s;
        QTest::addRow("in the open") << QByteArray("https://") << QByteArray("http://") << u"kubeconfig"_s;
        QTest::addRow("no address") << QByteArray("https://") << QByteArray("file://") << u"kubeconfig"_s;
        QTest::addRow("a proxy that cannot be")
            << QByteArray("certificate-authority-data")
            << QByteArray("proxy-url: 'socks5://x:1', certificate-authority-data") << u"http-proxy"_s;
        QTest::addRow("no kubeconfig") << QByteArray("contexts:") << QByteArray("others:") << u"kubeconfig"_s;
        QTest::addRow("no YAML") << QByteArray("clusters: [") << QByteArray("clusters: [[[") << u"yaml-syntax"_s;
    }

    void filesThatAreNoGood()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        const StandInApi api({});
        QByteArray config = api.kubeconfig();
        QVERIFY(config.contains(from));
        config.replace(from, to);
        const Result<KubernetesAccess> access = parseKubeconfig(config, u"config"_s);
        QVERIFY(!access);
        QTEST(access.error().code, "code");
        QVERIFY(!access.error().message.text().contains(u"canary"_s));
        QVERIFY(!access.error().message.text().isEmpty());
        QVERIFY(api.server().questions().isEmpty());
    }

    void whatKubectlMakesOfTheStandIn()
    {
        const QString kubectl = QStandardPaths::findExecutable(u"kubectl"_s);
        if (kubectl.isEmpty())
            QSKIP("The case needs kubectl, which Debian does not have in this version.");
        const StandInApi api(manyNodes(12));
        const QTemporaryDir home;
        write(home.filePath(u"config"_s), api.kubeconfig());
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, home.path());
        environment.insert(u"KUBECONFIG"_s, home.filePath(u"config"_s));
        process.setProcessEnvironment(environment);
        process.start(kubectl, {u"get"_s, u"nodes"_s, u"-o"_s, u"json"_s, u"--chunk-size=5"_s});
        QVERIFY(process.waitForFinished(30'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const QJsonObject list = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        QCOMPARE(list.value(u"kind"_s).toString(), u"List"_s);
        QCOMPARE(list.value(u"items"_s).toArray().size(), 12);
        QCOMPARE(list.value(u"items"_s)[11][u"status"_s][u"images"_s][0][u"names"_s].toArray().size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestKubernetes)
#include "tst_kubernetes.moc"
