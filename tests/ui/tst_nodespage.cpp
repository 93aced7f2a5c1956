// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/inventoryplanning.h"
#include "tests/support/planbuilder.h"
#include "tests/ui/uitest.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow.h"
#include "ui/pages/nodespage.h"
#include "ui/planningservice.h"
#include "ui/probing/probingservice.h"
#include "ui/selection.h"
#include "ui/standardpages.h"
#include "ui/theme/theme.h"
#include "ui/views/tableview.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include <thread>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

constexpr auto canary = "correct-horse-canary-7319";

HostKey keyOf(const QString &host)
{
    return {"ssh-ed25519", "key of " + host.toUtf8()};
}

/// Stands in for machines: does what the test says and remembers what it was asked.
struct Script final
{
    ProbeSetup setup;
    QStringList asked;
    int cancels = 0;
    QList<UnknownHostKey> unknown;
    QList<UnknownHostKey> accepted;
    PresenceDocument document;

    void report(const QString &host, ProbeStage stage, const std::optional<Error> &error = {}) const
    {
        ProbeStatus status;
        status.host = host;
        status.stage = stage;
        status.elapsed = std::chrono::milliseconds(1234);
        status.error = error;
        status.presence = document.hosts.value(host);
        setup.observer({status});
    }
};

class ScriptedEngine final : public ProbeEngine
{
public:
    explicit ScriptedEngine(std::shared_ptr<Script> script) : m_script(std::move(script)) {}

    void ask(const QList<ProbeTarget> &targets) override
    {
        for (const ProbeTarget &target : targets)
            m_script->asked.append(target.host);
    }
    void cancel() override { ++m_script->cancels; }
    void cancel(const QString &) override { ++m_script->cancels; }
    QList<UnknownHostKey> unknownHostKeys() const override { return m_script->unknown; }
    Result<> acceptHostKeys(const QList<UnknownHostKey> &keys) override
    {
        m_script->accepted.append(keys);
        m_script->unknown.removeIf([&](const UnknownHostKey &key) { return keys.contains(key); });
        return {};
    }
    PresenceDocument document() const override { return m_script->document; }

private:
    std::shared_ptr<Script> m_script;
};

std::shared_ptr<const HostPresence> answered(const QString &host)
{
    auto presence = std::make_shared<HostPresence>();
    presence->name = host;
    presence->at = QDateTime::currentDateTimeUtc().addSecs(-130);
    presence->source = u"ssh"_s;
    presence->architecture = u"amd64"_s;
    presence->engine = u"containerd"_s;
    presence->engineVersion = u"1.7.24"_s;
    presence->facts.distributionName = u"Debian GNU/Linux 12 (bookworm)"_s;
    presence->facts.kernel = u"6.1.0-40-amd64"_s;
    presence->tools = {u"curl"_s, u"ctr"_s};
    presence->disks = {{u"/tmp/releases"_s, true, true, false, u"/dev/vda1"_s, 1'000'000'000, 20'000'000'000, 9, 10}};
    presence->findings = {
        {Severity::Warning, u"disk"_s, Message("%1 of <b>%2</b> is nearly full", {u"vda1"_s, host}), host, {}}};
    presence->images = {{.name = u"registry.k8s.io/pause:3.10"_s, .digest = {}, .architecture = u"amd64"_s, .id = {}}};
    return presence;
}

/// The whole window, with hosts that a script speaks for.
struct OpenWindow final
{
    OpenWindow()
        : planning(planningOf(samplePlan()))
        , service([this](const PlanRequest &request, const std::atomic_bool *) {
            requests.append(request);
            return planning;
        })
        , probing(service, backend(), {folder.filePath(u"known_hosts"_s), folder.filePath(u"hashes.json"_s)})
        , window(service)
    {
        addStandardPages(window, &probing);
        window.resize(1400, 860);
        window.show();
        PlanRequest request;
        request.inventories = {u"/etc/cluster/hosts.ini"_s};
        window.open(request);
        window.showPage(u"nodes"_s);
    }

    ProbeBackend backend()
    {
        return {[](const Planning &computed, const ProbeScope &) {
                    QList<ProbeTarget> targets;
                    for (const PlannedHost &host : computed.plan().hosts) {
                        SshTarget target;
                        target.host = host.name;
                        target.node.address = host.name;
                        target.node.port = 22;
                        targets.append({host.name, target, {}, {}});
                    }
                    return targets;
                },
                [this](const ProbeSetup &setup) -> std::unique_ptr<ProbeEngine> {
                    script->setup = setup;
                    return std::make_unique<ScriptedEngine>(script);
                }};
    }

    [[nodiscard]] QString counts() const { return window.findChild<QLabel *>(u"nodesCounts"_s)->text(); }
    [[nodiscard]] QString host(int index) const { return planning->plan().hosts.at(index).name; }
    template<typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return window.findChild<T *>(name);
    }
    void trigger(const QString &text) const
    {
        for (QAction *action : window.page(u"nodes"_s)->actions()) {
            if (action->text() == text) {
                QVERIFY(action->isEnabled());
                action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(text));
    }

    QTemporaryDir folder;
    std::shared_ptr<Script> script = std::make_shared<Script>();
    std::shared_ptr<InventoryPlanning> planning;
    QList<PlanRequest> requests; ///< read while nothing is computed
    PlanningService service;
    ProbingService probing;
    MainWindow window;
};

/// Every text that the window shows or tells a screen reader.
QString allTexts(const QWidget &window)
{
    QString texts;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        texts += widget->accessibleName() + widget->toolTip() + widget->windowTitle();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts += label->text();
        if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            texts += line->text();
        if (const auto *text = qobject_cast<const QTextBrowser *>(widget))
            texts += text->toPlainText();
        if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
            texts += text->toPlainText();
        if (const auto *view = qobject_cast<const QTableView *>(widget); view && view->model()) {
            for (int row = 0; row < view->model()->rowCount(); ++row) {
                for (int column = 0; column < view->model()->columnCount(); ++column)
                    texts += view->model()->index(row, column).data().toString();
            }
        }
    }
    return texts;
}

} // namespace

class NodesPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"quaymaster-tests"_s);
        QCoreApplication::setApplicationName(u"tst_nodespage"_s);
    }
    void init()
    {
        failOnWarnings();
        QSettings().clear();
        applyTheme(ThemeMode::Light);
    }

    void asksHostsAndPlansAgain();
    void decidesHostKeysOnce();
    void asksForSecretsInOnePlace();
    void anAnswerIsForItsQuestionOnly();
    void cancelsAndForgets();
    void nobodyAsksAnExample();
};

void NodesPageTest::asksHostsAndPlansAgain()
{
    OpenWindow opened;
    QTRY_VERIFY(opened.probing.hosts().size() >= 10);
    auto *table = opened.find<TableView>(u"nodesTable"_s);
    QCOMPARE(table->model()->rowCount(), opened.probing.hosts().size());
    takeScreenshots(opened.window, u"nodes-unasked"_s);
    for (const NodeEntry &host : opened.probing.hosts())
        opened.script->document.insert(answered(host.name));
    opened.trigger(u"&Probe all"_s);
    QTRY_COMPARE(opened.script->asked.size(), opened.planning->plan().hosts.size());
    QVERIFY(opened.counts().contains(u"under way"_s));
    for (const PlannedHost &host : opened.planning->plan().hosts.mid(3))
        opened.script->report(host.name, ProbeStage::Done);
    opened.script->report(opened.host(0), ProbeStage::Asking);
    opened.script->report(opened.host(1), ProbeStage::Failed,
                          Error{u"ssh-refused"_s, Message("connection refused"), {}});
    QTRY_VERIFY(opened.counts().contains(u"1 failed"_s));
    opened.window.context().selection->select({{opened.host(4)}, {}, {}}, this);
    takeScreenshots(opened.window, u"nodes-underway"_s);
    opened.script->report(opened.host(0), ProbeStage::Done);
    opened.script->report(opened.host(2), ProbeStage::Cancelled);
    QTRY_VERIFY(!opened.probing.isBusy());
    // The plan is computed again with what they said.
    QTRY_VERIFY(opened.service.request()->evidence != nullptr);
    QTRY_VERIFY(!opened.service.isBusy());
    QCOMPARE(opened.requests.last().evidence->order.size(), opened.probing.hosts().size());
    // Details tell the facts, and whatever a host writes is text.
    const QString details = opened.window.findChild<DetailsPane *>()->findChild<QTextBrowser *>()->toPlainText();
    for (const QString &expected : {u"Debian GNU/Linux 12"_s, u"2 min"_s, u"curl, ctr"_s, u"/tmp/releases"_s,
                                    u"vda1 of <b>"_s, u"registry.k8s.io/pause:3.10"_s})
        QVERIFY2(details.contains(expected), qPrintable(expected));
    // Only those that failed are asked again.
    opened.script->asked.clear();
    opened.trigger(u"A&gain for failed only"_s);
    QTRY_COMPARE(opened.script->asked, (QStringList{opened.host(1), opened.host(2)}));

    const QString file = opened.folder.filePath(u"presence.json"_s);
    QSignalSpy saved(&opened.probing, &ProbingService::saved);
    opened.probing.saveEvidence(file);
    QTRY_COMPARE(saved.size(), 1);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const Result<PresenceDocument> read = readPresence(written.readAll(), file);
    QVERIFY(read);
    QCOMPARE(read->hosts.size(), opened.probing.hosts().size());
}

void NodesPageTest::decidesHostKeysOnce()
{
    OpenWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    opened.trigger(u"&Probe all"_s);
    QTRY_VERIFY(!opened.script->asked.isEmpty());
    for (const PlannedHost &host : opened.planning->plan().hosts) {
        if (host.name == opened.host(0))
            continue;
        opened.script->unknown.append({host.name, host.name.toUtf8(), keyOf(host.name)});
    }
    const QStringList asked = opened.script->asked;
    for (const QString &host : asked) {
        const bool changed = host == opened.host(0);
        opened.script->report(host, ProbeStage::Failed,
                              Error{changed ? u"host-key-changed"_s : u"host-key-unknown"_s,
                                    changed ? Message("the key of %1 is not the known one", {host})
                                            : Message("nobody vouched for %1", {host}),
                                    {}});
    }
    auto *table = opened.find<TableView>(u"hostKeyTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), asked.size());
    QVERIFY(table->isVisible());
    auto *all = opened.find<QPushButton>(u"acceptAll"_s);
    auto *listed = opened.find<QPushButton>(u"acceptListed"_s);
    auto *list = opened.find<QPlainTextEdit>(u"fingerprints"_s);
    QVERIFY(!listed->isVisibleTo(&opened.window));
    list->setPlainText(u"256 %1 %2 (ED25519)"_s.arg(keyOf(opened.host(3)).fingerprint(), opened.host(3)));
    list->parentWidget()->show();
    takeScreenshots(opened.window, u"nodes-hostkeys"_s);
    opened.script->asked.clear();
    listed->click();
    QTRY_COMPARE(opened.script->asked, QStringList{opened.host(3)}); // only the host behind the accepted key
    QCOMPARE(opened.script->accepted.size(), 1);
    opened.script->asked.clear();
    QTRY_COMPARE(table->model()->rowCount(), asked.size() - 1);
    all->click();
    QTRY_COMPARE(opened.script->asked.size(), asked.size() - 2);
    // The changed key is neither accepted nor is its host asked again.
    QVERIFY(!opened.script->asked.contains(opened.host(0)));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(!all->isEnabled());
    table->selectAll();
    QVERIFY(!opened.find<QPushButton>(u"acceptSelected"_s)->isEnabled());
}

void NodesPageTest::asksForSecretsInOnePlace()
{
    OpenWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    CredentialDesk &desk = opened.probing.credentials();
    CredentialBroker broker(&desk);
    const auto request = [](const QString &host, const QString &user) {
        return SecretRequest{SecretRequest::Kind::Password, host, user + u'@' + host, user, {}, false};
    };
    std::optional<Secret> first;
    std::optional<Secret> second;
    std::optional<Secret> elsewhere;
    const SecretRequest asked = request(u"node1"_s, u"deploy"_s);
    std::thread worker([&] {
        first = broker.obtain(asked, {}, {});
        broker.refused(asked, *first);
        second = broker.obtain(asked, {}, {});
        broker.accepted(asked, *second);
        elsewhere = broker.obtain(request(u"node2"_s, u"deploy"_s), {}, {});
    });
    auto *panel = opened.find<QWidget>(u"credentialPanel"_s);
    auto *secret = opened.find<QLineEdit>(u"secret"_s);
    QTRY_VERIFY(panel->isVisible());
    QVERIFY(allTexts(opened.window).contains(u"deploy@node1"_s));
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    QTest::keyClicks(secret, u"wrong"_s);
    QTest::keyClick(secret, Qt::Key_Return);
    QTRY_VERIFY(desk.current() && desk.current()->request.refusedBefore);
    QTRY_VERIFY(allTexts(opened.window).contains(u"has been refused"_s));
    QCOMPARE(secret->text(), QString());
    takeScreenshots(opened.window, u"nodes-secret"_s);
    QTest::keyClicks(secret, QString::fromLatin1(canary));
    opened.find<QWidget>(u"credentialPanel"_s)->findChild<QCheckBox *>()->setChecked(true);
    QTest::keyClick(secret, Qt::Key_Return);
    worker.join();
    QVERIFY(*first == Secret("wrong"));
    QVERIFY(*second == Secret(canary));
    QVERIFY(*elsewhere == Secret(canary)); // nobody was asked twice
    QTRY_VERIFY(!panel->isVisible());
    QVERIFY(!allTexts(opened.window).contains(QString::fromLatin1(canary)));
}

void NodesPageTest::anAnswerIsForItsQuestionOnly()
{
    CredentialDesk desk;
    const SecretRequest request{SecretRequest::Kind::BecomePassword, u"node1"_s, u"root@node1"_s, u"root"_s, {}, false};
    std::stop_source stop;
    std::optional<SecretAnswer> answer;
    std::thread first([&] { answer = desk.secret(request, stop.get_token()); });
    QTRY_VERIFY(desk.current());
    const quint64 id = desk.current()->id;
    stop.request_stop();
    first.join();
    QVERIFY(!answer);
    QVERIFY(!desk.current());
    std::thread second([&] { answer = desk.secret(request, {}); });
    QTRY_VERIFY(desk.current());
    desk.answer(id, Secret("for the first"), true); // came too late
    QCOMPARE(desk.waiting(), 1);
    desk.decline(desk.current()->id, true);
    second.join();
    QVERIFY(!answer);
    QVERIFY(!desk.secret(request, {})); // nobody is asked any more
    desk.forgetDeclined();
    std::thread third([&] { answer = desk.secret(request, {}); });
    QTRY_VERIFY(desk.current());
    desk.answer(desk.current()->id, Secret("right"), false);
    third.join();
    QVERIFY(answer && answer->secret == Secret("right") && !answer->everywhere);
}

void NodesPageTest::cancelsAndForgets()
{
    OpenWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    opened.trigger(u"&Probe all"_s);
    QTRY_VERIFY(!opened.script->asked.isEmpty());
    opened.trigger(u"Ca&ncel"_s);
    QTRY_COMPARE(opened.script->cancels, 1);
    for (const QString &host : QStringList(opened.script->asked))
        opened.script->report(host, ProbeStage::Cancelled);
    QTRY_VERIFY(!opened.probing.isBusy());
    // Another inventory: nothing that was said of the first one counts for it.
    const Script before = *opened.script;
    PlanRequest other;
    other.inventories = {u"/etc/other/hosts.ini"_s};
    opened.window.open(other);
    before.report(opened.host(0), ProbeStage::Done);
    QTRY_VERIFY(!opened.service.isBusy());
    QTest::qWait(50);
    QVERIFY(opened.probing.statuses().isEmpty());
    QVERIFY(opened.service.request()->evidence == nullptr);
    QVERIFY(!opened.counts().contains(u"cancelled"_s));
}

void NodesPageTest::nobodyAsksAnExample()
{
    PlanningService service([](const PlanRequest &, const std::atomic_bool *) { return planningOf(samplePlan()); });
    ProbingService probing(service, {}, {});
    MainWindow window(service);
    addStandardPages(window, &probing);
    PlanRequest request;
    request.inventories = {u"/etc/cluster/hosts.ini"_s};
    service.setRequest(request);
    QTRY_VERIFY(!probing.hosts().isEmpty());
    probing.probeAll();
    QVERIFY(!probing.isBusy());
    for (const QAction *action : window.page(u"nodes"_s)->actions())
        QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
}

} // namespace qm

QTEST_MAIN(qm::NodesPageTest)
#include "tst_nodespage.moc"
