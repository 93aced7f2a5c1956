// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/planbuilder.h"
#include "tests/ui/scriptedprobing.h"
#include "tests/ui/uitest.h"
#include "ui/details/detailspane.h"
#include "ui/page.h"
#include "ui/selection.h"
#include "ui/standardpages.h"
#include "ui/theme/theme.h"
#include "ui/views/tableview.h"
#include "ui/widgets/pathfield.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

HostKey keyOf(const QString &host)
{
    return {"ssh-ed25519", "key of " + host.toUtf8()};
}

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

constexpr auto kubeconfig =
    "apiVersion: v1\n"
    "kind: Config\n"
    "current-context: prod\n"
    "clusters:\n"
    "- {name: prod, cluster: {server: 'https://127.0.0.1:6443'}}\n"
    "- {name: lab, cluster: {server: 'https://127.0.0.1:6443', insecure-skip-tls-verify: true}}\n"
    "users: [{name: me, user: {token: secret}}]\n"
    "contexts:\n"
    "- {name: prod, context: {cluster: prod, user: me}}\n"
    "- {name: lab, context: {cluster: lab, user: me}}\n";

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
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
    void cancelsAndForgets();
    void forgetsAKeyThatIsRightNow();
    void asksTheApi();
    void decidesAboutCertificatesEachTime();
    void asksKubectlBesideTheHosts();
    void remembersTheClusterOfAnInventory();
    void nobodyAsksAnExample();
};

void NodesPageTest::asksHostsAndPlansAgain()
{
    ProbingWindow opened;
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
    ProbingWindow opened;
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

void NodesPageTest::cancelsAndForgets()
{
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    opened.trigger(u"&Probe all"_s);
    QTRY_VERIFY(!opened.script->asked.isEmpty());
    opened.trigger(u"Ca&ncel"_s);
    QTRY_COMPARE(opened.script->cancels, 1);
    for (const QString &host : QStringList(opened.script->asked))
        opened.script->report(host, ProbeStage::Cancelled);
    QTRY_VERIFY(!opened.probing.isBusy());
    // Another inventory: nothing that was said of the first one counts for it.
    const ProbeScript before = *opened.script;
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

/// A changed key is listed as refused until the host has shown the right one.
void NodesPageTest::forgetsAKeyThatIsRightNow()
{
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    opened.trigger(u"&Probe all"_s);
    QTRY_VERIFY(!opened.script->asked.isEmpty());
    for (const QString &host : QStringList(opened.script->asked)) {
        const bool changed = host == opened.host(0);
        opened.script->report(host, changed ? ProbeStage::Failed : ProbeStage::Done,
                              changed ? std::optional(Error{u"host-key-changed"_s, Message("changed"), {}})
                                      : std::nullopt);
    }
    QTRY_COMPARE(opened.probing.hostKeys().size(), 1);
    QTRY_VERIFY(!opened.probing.isBusy());
    opened.script->asked.clear();
    opened.trigger(u"A&gain for failed only"_s);
    QTRY_COMPARE(opened.script->asked, QStringList{opened.host(0)});
    opened.script->report(opened.host(0), ProbeStage::Done);
    QTRY_VERIFY(opened.probing.hostKeys().isEmpty());
}

void NodesPageTest::asksTheApi()
{
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    auto *source = opened.find<QComboBox>(u"clusterSource"_s);
    auto *ask = opened.find<QToolButton>(u"askCluster"_s);
    auto *context = opened.find<QComboBox>(u"kubeContext"_s);
    auto *line = opened.find<QLabel>(u"clusterLine"_s);
    QVERIFY(!ask->isVisible());
    source->setCurrentIndex(1);
    QVERIFY(ask->isVisible() && !ask->isEnabled());
    const QString file = opened.folder.filePath(u"config"_s);
    writeFile(file, kubeconfig);
    opened.find<PathField>(u"kubeconfig"_s)->setPath(file);
    QTRY_COMPARE(context->count(), 3);
    QTRY_VERIFY(ask->isEnabled());

    opened.script->apiAnswer = failure(u"kubernetes-unauthorized"_s, Message("it does not accept the credentials"));
    ask->click();
    QTRY_VERIFY(line->text().contains(u"does not accept the credentials"_s));
    takeScreenshots(opened.window, u"nodes-cluster-failed"_s);

    NodePresence said;
    auto reported = std::make_shared<HostPresence>(*answered(opened.host(2)));
    reported->source = u"kubernetes"_s;
    said.hosts.append(reported);
    opened.script->apiAnswer = said;
    QTRY_VERIFY(ask->isEnabled());
    ask->click();
    QTRY_VERIFY2(line->text().contains(u"1 of %1 hosts"_s.arg(opened.probing.hosts().size())),
                 qPrintable(line->text()));
    QCOMPARE(opened.script->apiAsked.size(), 2);
    QCOMPARE(opened.script->apiAsked.last().kubeconfig, file);
    QVERIFY(opened.script->apiAsked.last().choice.context.isEmpty());
    QVERIFY(opened.script->asked.isEmpty()); // no host was
    // The plan is computed again with what Kubernetes reports.
    QTRY_VERIFY(opened.service.request()->evidence != nullptr);
    QTRY_VERIFY(!opened.service.isBusy());
    QCOMPARE(opened.requests.last().evidence->order, QStringList{opened.host(2)});
    QTRY_COMPARE(opened.probing.evidence().hosts.value(opened.host(2))->source, u"kubernetes"_s);
    takeScreenshots(opened.window, u"nodes-cluster"_s);

    // Together with the hosts, and what they say themselves counts more.
    opened.script->document.insert(answered(opened.host(2)));
    opened.trigger(u"&Probe all"_s);
    QTRY_COMPARE(opened.script->apiAsked.size(), 3);
    QTRY_VERIFY(!opened.script->asked.isEmpty());
    for (const QString &host : QStringList(opened.script->asked))
        opened.script->report(host, ProbeStage::Done);
    QTRY_VERIFY(!opened.probing.isBusy());
    QTRY_COMPARE(opened.probing.evidence().hosts.value(opened.host(2))->source, u"ssh"_s);
}

void NodesPageTest::decidesAboutCertificatesEachTime()
{
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    opened.find<QComboBox>(u"clusterSource"_s)->setCurrentIndex(1);
    const QString file = opened.folder.filePath(u"config"_s);
    writeFile(file, kubeconfig);
    opened.find<PathField>(u"kubeconfig"_s)->setPath(file);
    auto *context = opened.find<QComboBox>(u"kubeContext"_s);
    auto *ask = opened.find<QToolButton>(u"askCluster"_s);
    auto *allow = opened.find<QCheckBox>(u"allowUnverified"_s);
    QTRY_VERIFY(ask->isEnabled());
    QVERIFY(!allow->isVisible());
    const auto choose = [context](const QString &name) {
        context->setCurrentIndex(context->findText(name));
        Q_EMIT context->activated(context->currentIndex());
    };
    choose(u"lab"_s);
    QVERIFY(allow->isVisible());
    QVERIFY(!ask->isEnabled());
    takeScreenshots(opened.window, u"nodes-cluster-unverified"_s);
    opened.trigger(u"&Probe all"_s); // and the cluster is not asked
    QTRY_VERIFY(!opened.script->asked.isEmpty());
    for (const QString &host : QStringList(opened.script->asked))
        opened.script->report(host, ProbeStage::Done);
    QTRY_VERIFY(!opened.probing.isBusy());
    QVERIFY(opened.script->apiAsked.isEmpty());
    allow->setChecked(true);
    QVERIFY(ask->isEnabled());
    ask->click();
    QTRY_COMPARE(opened.script->apiAsked.size(), 1);
    QVERIFY(opened.script->apiAsked.last().choice.allowUnverified);
    QCOMPARE(opened.script->apiAsked.last().choice.context, u"lab"_s);
    choose(u"prod"_s);
    choose(u"lab"_s);
    QVERIFY(!allow->isChecked());
    QTRY_VERIFY(!opened.probing.isBusy());
}

void NodesPageTest::asksKubectlBesideTheHosts()
{
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    opened.find<QComboBox>(u"clusterSource"_s)->setCurrentIndex(2);
    auto *line = opened.find<QLabel>(u"clusterLine"_s);
    opened.trigger(u"&Probe all"_s);
    QTRY_COMPARE(opened.script->kubectlOn, QStringList{opened.host(0)});
    QTRY_VERIFY(!opened.script->asked.isEmpty());
    opened.script->setup.kubectlObserver({opened.host(0), ProbeStage::Asking});
    QTRY_VERIFY(line->text().contains(u"kubectl on "_s + opened.host(0)));
    opened.script->setup.kubectlObserver(
        {opened.host(0), ProbeStage::Failed, {}, Error{u"host-key-unknown"_s, Message("nobody vouched for it"), {}}});
    QTRY_VERIFY(line->text().contains(u"nobody vouched"_s));
    // Who vouches for the key lets kubectl go on as well.
    opened.script->unknown.append({opened.host(0), opened.host(0).toUtf8(), keyOf(opened.host(0))});
    for (const QString &host : QStringList(opened.script->asked)) {
        const bool stopped = host == opened.host(0);
        opened.script->report(host, stopped ? ProbeStage::Failed : ProbeStage::Done,
                              stopped ? std::optional(Error{u"host-key-unknown"_s, Message("nobody"), {}})
                                      : std::nullopt);
    }
    QTRY_COMPARE(opened.probing.hostKeys().size(), 1);
    QTRY_VERIFY(!opened.probing.isBusy());
    opened.probing.acceptHostKeys(opened.script->unknown);
    QTRY_COMPARE(opened.script->kubectlOn.size(), 2);
    auto presence = std::make_shared<NodePresence>();
    presence->hosts.append(answered(opened.host(1)));
    opened.script->setup.kubectlObserver({opened.host(0), ProbeStage::Done, {}, {}, presence});
    QTRY_VERIFY(line->text().contains(u"1 of "_s));
    opened.script->report(opened.host(0), ProbeStage::Done);
    QTRY_VERIFY(!opened.probing.isBusy());
}

void NodesPageTest::remembersTheClusterOfAnInventory()
{
    {
        ProbingWindow opened;
        QTRY_VERIFY(!opened.probing.hosts().isEmpty());
        opened.find<QComboBox>(u"clusterSource"_s)->setCurrentIndex(1);
        opened.find<PathField>(u"kubeconfig"_s)->setPath(u"/nowhere/config"_s);
    }
    ProbingWindow again;
    auto *source = again.find<QComboBox>(u"clusterSource"_s);
    auto *file = again.find<PathField>(u"kubeconfig"_s);
    QCOMPARE(source->currentIndex(), 1);
    QCOMPARE(file->path(), u"/nowhere/config"_s);
    QTRY_VERIFY(file->hasProblem());
    // It is this inventory's cluster, and no other's.
    PlanRequest other;
    other.inventories = {u"/etc/other/hosts.ini"_s};
    again.window.open(other);
    QCOMPARE(source->currentIndex(), 0);
    QVERIFY(file->path().isEmpty());
    QTRY_VERIFY(!again.service.isBusy());
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
