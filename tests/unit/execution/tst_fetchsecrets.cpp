// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/planexecutor.h"
#include "core/transport/ssh/sshcontext.h"
#include "tests/support/http/faultserver.h"

#include <QCryptographicHash>
#include <QMutex>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <limits>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

const QByteArray content = "what is fetched";
const QString canary = u"c4n4ry"_s;

/// The fetch of a file whose address has a secret in its path and in its query, by this machine or by a node, which is
/// this machine, too.
class Fetch final
{
public:
    /// @param size what the server said of it when the plan was weighed
    Fetch(const test::FaultServer &server, const QString &path, bool isByNode, qint64 size = -1)
    {
        Artifact file;
        file.kind = ArtifactKind::File;
        file.architecture = u"amd64"_s;
        file.dest = u"kubeadm"_s;
        file.size = size;
        file.checksum =
            u"sha256:"_s + QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
        const QString name = isByNode ? u"node1"_s : u"localhost"_s;
        m_plan->artifacts = {file};
        m_plan->hosts = {
            {u"node1"_s, {}, u"amd64"_s, name, u"containerd"_s, m_folder.filePath(u"node"_s), {{0, {}}}, {}}};
        m_plan->downloads = {{name, 0, {0}, false}};
        m_plan->steps = {{Stage::Fetch, isByNode ? HostIndex(0) : Step::controllerHost, 0, 0}};
        SshTarget node;
        node.host = u"node1"_s;
        node.local = true;
        m_machines = std::make_unique<Machines>(m_context, QList{node});
        ExecutionSettings settings;
        settings.store = m_folder.filePath(u"store"_s);
        settings.fileSource = [url = server.url(path).toString()](const Download &) -> Result<FileSource> {
            return FileSource{{url}, {QString(url).replace(canary, u"********"_s)}, {}, {}};
        };
        m_executor = std::make_unique<PlanExecutor>(m_plan, settings, *m_machines);
    }

    [[nodiscard]] Result<StepOutcome> run()
    {
        std::promise<Result<StepOutcome>> promise;
        StepObserver observer;
        observer.log = [this](const QString &line) {
            const QMutexLocker locker(&m_mutex);
            m_lines += line + u'\n';
        };
        m_executor->start(0, observer, [&](const Result<StepOutcome> &outcome) { promise.set_value(outcome); });
        return promise.get_future().get();
    }

    [[nodiscard]] QString log() const
    {
        const QMutexLocker locker(&m_mutex);
        return m_lines;
    }

private:
    QTemporaryDir m_folder;
    std::shared_ptr<Plan> m_plan = std::make_shared<Plan>();
    SshContext m_context{m_folder.filePath(u"known_hosts"_s)};
    std::unique_ptr<Machines> m_machines;
    std::unique_ptr<PlanExecutor> m_executor;
    mutable QMutex m_mutex;
    QString m_lines;
};

} // namespace

/// What came out of a vault goes to the servers that it is for, and stands in no log and no reason of a failure.
class TestFetchSecrets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsNone_data()
    {
        QTest::addColumn<bool>("isByNode");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("code");
        for (const bool isByNode : {false, true}) {
            const char *who = isByNode ? "node" : "controller";
            const auto row = [&](const char *what, const QString &path, const QString &code) {
                QTest::addRow("%s, %s", who, what) << isByNode << path << code;
            };
            row("there", u"/c4n4ry/kubeadm?key=c4n4ry"_s, {});
            row("not there", u"/c4n4ry/missing?key=c4n4ry"_s, u"http-not-found"_s);
            row("elsewhere", u"/c4n4ry/moved"_s, u"http-not-found"_s);
            row("another file", u"/c4n4ry/wrong"_s, u"checksum-mismatch"_s);
        }
    }

    void showsNone()
    {
        QFETCH(const bool, isByNode);
        QFETCH(const QString, path);
        QFETCH(const QString, code);
        const test::FaultServer server([](const test::HttpQuestion &question) -> test::HttpAnswer {
            if (question.target == "/c4n4ry/kubeadm?key=c4n4ry")
                return {.body = content};
            if (question.target == "/c4n4ry/wrong")
                return {.body = "c4n4ry is no canary"};
            if (question.target == "/c4n4ry/moved")
                return {.status = 302, .headers = {{"Location", "/c4n4ry/away"}}};
            return {.status = 404};
        });
        Fetch fetch(server, path, isByNode);
        const Result<StepOutcome> outcome = fetch.run();
        QCOMPARE(outcome ? QString() : outcome.error().code, code);
        QVERIFY2(!fetch.log().contains(canary), qPrintable(fetch.log()));
        if (!isByNode)
            QVERIFY2(fetch.log().contains(u"********"_s), qPrintable(fetch.log()));
        if (!outcome) {
            const QString reason = toString(outcome.error());
            QVERIFY2(!reason.contains(canary), qPrintable(reason));
            QVERIFY2(reason.contains(u"********"_s), qPrintable(reason));
        }
    }

    void whateverSizeTheServerSaid_data()
    {
        QTest::addColumn<bool>("isByNode");
        QTest::addColumn<qint64>("size");
        for (const bool isByNode : {false, true}) {
            const char *who = isByNode ? "node" : "controller";
            QTest::addRow("%s, too little", who) << isByNode << qint64(1);
            QTest::addRow("%s, more than there can be", who) << isByNode << std::numeric_limits<qint64>::max();
        }
    }

    /// The checksum decides: what is right is not refused because somebody said something else of its size.
    void whateverSizeTheServerSaid()
    {
        QFETCH(const bool, isByNode);
        QFETCH(const qint64, size);
        const test::FaultServer server([](const test::HttpQuestion &) { return test::HttpAnswer{.body = content}; });
        Fetch fetch(server, u"/kubeadm"_s, isByNode, size);
        const Result<StepOutcome> outcome = fetch.run();
        QVERIFY2(outcome, outcome ? "" : qPrintable(toString(outcome.error())));
        QCOMPARE(outcome->size, content.size());
    }
};

QTEST_GUILESS_MAIN(TestFetchSecrets)
#include "tst_fetchsecrets.moc"
