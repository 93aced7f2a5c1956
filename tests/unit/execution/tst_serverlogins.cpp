// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/delivery.h"
#include "core/execution/planexecutor.h"
#include "core/execution/serverlogins.h"
#include "core/transport/ssh/sshcontext.h"
#include "tests/support/http/faultserver.h"
#include "tests/support/nodes/scriptedprovider.h"

#include <QCryptographicHash>
#include <QMutex>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

const QByteArray content = "what is fetched";
const QByteArray right = "carol:c4n:4ry pass";

/// Files of a server that lets carol have all but what is under /secret, fetched by this machine or by a node, which is
/// this machine, too.
class Fetches final
{
public:
    Fetches(bool isByNode, const QStringList &paths, CredentialProvider *provider)
        : m_context(m_folder.filePath(u"known_hosts"_s), provider)
    {
        const QString name = isByNode ? u"node1"_s : u"localhost"_s;
        PlannedHost host;
        host.name = u"node1"_s;
        host.architecture = u"amd64"_s;
        host.releaseDir = m_folder.filePath(u"node"_s);
        for (const QString &path : paths) {
            Artifact file;
            file.kind = ArtifactKind::File;
            file.architecture = u"amd64"_s;
            file.dest = path.section(u'/', -1);
            file.checksum = u"sha256:"_s
                + QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
            const auto index = quint32(m_plan->artifacts.size());
            host.needs.append(Need{index, {}});
            m_plan->artifacts.append(file);
            m_plan->downloads.append(Download{name, index, {0}, false});
            m_plan->steps.append(Step{Stage::Fetch, isByNode ? HostIndex(0) : Step::controllerHost, index, index});
            m_sources.append(m_server.url(path).toString());
        }
        m_plan->hosts = {host};
        SshTarget node;
        node.host = u"node1"_s;
        node.local = true;
        m_machines = std::make_unique<Machines>(m_context, QList{node});
        ExecutionSettings settings;
        settings.store = m_folder.filePath(u"store"_s);
        settings.credentials = &m_context.credentials();
        settings.fileSource = [this](const Download &download) -> Result<FileSource> {
            const QString url = m_sources.at(download.artifact);
            return FileSource{{url}, {url}, u"inventory"_s, Value(u"of nobody"_s)};
        };
        m_executor = std::make_unique<PlanExecutor>(m_plan, settings, *m_machines);
    }

    std::future<Result<StepOutcome>> start(quint32 step)
    {
        auto promise = std::make_shared<std::promise<Result<StepOutcome>>>();
        StepObserver observer;
        observer.log = [this](const QString &line) {
            const QMutexLocker locker(&m_mutex);
            m_lines += line + u'\n';
        };
        m_executor->start(step, observer,
                          [promise](const Result<StepOutcome> &outcome) { promise->set_value(outcome); });
        return promise->get_future();
    }

    [[nodiscard]] QString run(quint32 step)
    {
        const Result<StepOutcome> outcome = start(step).get();
        return outcome ? u"done"_s : outcome.error().code;
    }

    [[nodiscard]] QString server() const { return u"127.0.0.1:%1"_s.arg(m_server.url(u"/"_s).port()); }
    [[nodiscard]] FaultServer &requests() { return m_server; }
    [[nodiscard]] QString log() const
    {
        const QMutexLocker locker(&m_mutex);
        return m_lines;
    }

private:
    static HttpAnswer answer(const HttpQuestion &question)
    {
        const bool isAllowed =
            question.header("Authorization") == "Basic " + right.toBase64() && !question.target.startsWith("/secret");
        if (!isAllowed)
            return {.status = 401, .headers = {{"WWW-Authenticate", "Basic realm=\"x\""}}, .body = "not for you"};
        return {.body = content};
    }

    FaultServer m_server{&Fetches::answer};
    QTemporaryDir m_folder;
    QStringList m_sources;
    std::shared_ptr<Plan> m_plan = std::make_shared<Plan>();
    SshContext m_context;
    std::unique_ptr<Machines> m_machines;
    std::unique_ptr<PlanExecutor> m_executor;
    mutable QMutex m_mutex;
    QString m_lines;
};

void bothWays()
{
    QTest::addColumn<bool>("isByNode");
    QTest::newRow("by the controller") << false;
    QTest::newRow("by a node") << true;
}

} // namespace

/// Servers that want a login which is in no inventory: a person is asked, once for each of them.
class TestServerLogins final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksUntilItIsRight_data() { bothWays(); }
    void asksUntilItIsRight()
    {
        QFETCH(const bool, isByNode);
        ScriptedProvider person;
        person.answers = {{"carol:wrong", false}, {right, false}};
        Fetches fetches(isByNode, {u"/kubeadm"_s, u"/kubelet"_s}, &person);
        QCOMPARE(fetches.run(0), u"done"_s);
        QCOMPARE(person.requests.size(), 2);
        const SecretRequest &asked = person.requests.last();
        QCOMPARE(asked.kind, SecretRequest::Kind::Login);
        QCOMPARE(asked.subject, fetches.server());
        QCOMPARE(asked.host, isByNode ? u"node1"_s : u"localhost"_s);
        QVERIFY(asked.refusedBefore && !person.requests.first().refusedBefore);
        QVERIFY(asked.isExposed); // plain HTTP

        fetches.requests().forget();
        QCOMPARE(fetches.run(1), u"done"_s);
        QCOMPARE(person.requests.size(), 2);
        QCOMPARE(fetches.requests().lines().size(), 1); // the server did not have to refuse once more
        QVERIFY2(!fetches.log().contains(u"c4n"_s) && !fetches.log().contains(u"wrong"_s), qPrintable(fetches.log()));
        QVERIFY(fetches.log().contains(u"wants a login"_s));
    }

    void asksOnceForAll_data() { bothWays(); }
    void asksOnceForAll()
    {
        QFETCH(const bool, isByNode);
        ScriptedProvider person;
        person.delay = 300ms;
        person.answers = {{right, false}};
        Fetches fetches(isByNode, {u"/kubeadm"_s, u"/kubelet"_s, u"/kubectl"_s}, &person);
        std::vector<std::future<Result<StepOutcome>>> all;
        for (quint32 step = 0; step < 3; ++step)
            all.push_back(fetches.start(step));
        for (auto &one : all)
            QVERIFY(one.get());
        QCOMPARE(person.requests.size(), 1);
    }

    void failsIfNobodyGivesIt_data() { bothWays(); }
    void failsIfNobodyGivesIt()
    {
        QFETCH(const bool, isByNode);
        ScriptedProvider person;
        Fetches fetches(isByNode, {u"/kubeadm"_s}, &person);
        QCOMPARE(fetches.run(0), u"http-unauthorized"_s);
        QCOMPARE(person.requests.size(), 1);
        Fetches unattended(isByNode, {u"/kubeadm"_s}, nullptr);
        QCOMPARE(unattended.run(0), u"http-unauthorized"_s);
    }

    /// What the server took for one file it may refuse for another: it is not the login that is wrong then.
    void isNotAskedForWhatOthersMayHave()
    {
        ScriptedProvider person;
        person.answers = {{right, false}, {"carol:another", false}};
        Fetches fetches(false, {u"/kubeadm"_s, u"/secret/kubelet"_s, u"/kubectl"_s}, &person);
        QCOMPARE(fetches.run(0), u"done"_s);
        QCOMPARE(fetches.run(1), u"http-unauthorized"_s);
        QCOMPARE(fetches.run(2), u"done"_s);
        QCOMPARE(person.requests.size(), 1);
    }

    /// Who speaks no TLS is another server, whose login is no secret.
    void serversAreToldApart_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("server");
        QTest::newRow("https") << u"https://carol:x@A.example/f"_s << u"a.example"_s;
        QTest::newRow("https, its port") << u"https://a.example:443/f"_s << u"a.example"_s;
        QTest::newRow("https, another port") << u"https://a.example:8443/f"_s << u"a.example:8443"_s;
        QTest::newRow("http") << u"http://a.example/f"_s << u"a.example:80"_s;
        QTest::newRow("http, another port") << u"http://[::1]:8000/f"_s << u"[::1]:8000"_s;
    }

    void serversAreToldApart()
    {
        QFETCH(const QString, url);
        QTEST(serverOf(QUrl(url)), "server");
    }

    /// A login goes to its server and to no other, and what the inventory says stays with the others.
    void goToTheirServersOnly()
    {
        FileFetch fetch;
        fetch.urls = {u"https://a.example/x?y=%20"_s, u"http://a.example/x"_s, u"https://old:pw@b.example/x"_s};
        fetch.user = u"inventory"_s;
        fetch.password = Secret("p@ss");
        useLogins(fetch, {serverLogin(u"a.example"_s, Secret("carol:c:d/e"))});
        QCOMPARE(fetch.urls,
                 (QStringList{u"https://carol:c:d%2Fe@a.example/x?y=%20"_s, u"http://inventory:p%40ss@a.example/x"_s,
                              u"https://inventory:p%40ss@b.example/x"_s}));
        QVERIFY(fetch.user.isEmpty() && fetch.password.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestServerLogins)
#include "tst_serverlogins.moc"
