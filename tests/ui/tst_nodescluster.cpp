// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/scriptedprobing.h"
#include "tests/ui/uitest.h"
#include "ui/widgets/pathfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

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

/// What the page of nodes asks Kubernetes: the API, or kubectl on the control plane.
class NodesClusterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_nodescluster"_s); }

    void asksTheApi();
    void decidesAboutCertificatesEachTime();
    void asksKubectlBesideTheHosts();
    void remembersTheClusterOfAnInventory();
};

void NodesClusterTest::asksTheApi()
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
    QTRY_VERIFY2(line->text().contains(u"among %1 hosts: 1"_s.arg(opened.probing.hosts().size())),
                 qPrintable(line->text()));
    QCOMPARE(opened.script->apiAsked.all().size(), 2);
    QCOMPARE(opened.script->apiAsked.all().last().kubeconfig, file);
    QVERIFY(opened.script->apiAsked.all().last().choice.context.isEmpty());
    QVERIFY(opened.script->asked.all().isEmpty()); // no host was
    // The plan is computed again with what Kubernetes reports.
    QTRY_VERIFY(opened.service.request()->evidence != nullptr);
    QTRY_VERIFY(!opened.service.isBusy());
    QCOMPARE(opened.requests.last().evidence->order, QStringList{opened.host(2)});
    QTRY_COMPARE(opened.probing.evidence().hosts.value(opened.host(2))->source, u"kubernetes"_s);
    takeScreenshots(opened.window, u"nodes-cluster"_s);

    // Together with the hosts, and what they say themselves counts more.
    opened.script->document.insert(answered(opened.host(2)));
    opened.trigger(u"&Probe all"_s);
    QTRY_COMPARE(opened.script->apiAsked.all().size(), 3);
    QTRY_VERIFY(!opened.script->asked.all().isEmpty());
    for (const QString &host : opened.script->asked.all())
        opened.script->report(host, ProbeStage::Done);
    QTRY_VERIFY(!opened.probing.isBusy());
    QTRY_COMPARE(opened.probing.evidence().hosts.value(opened.host(2))->source, u"ssh"_s);
}

void NodesClusterTest::decidesAboutCertificatesEachTime()
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
    QTRY_VERIFY(!opened.script->asked.all().isEmpty());
    for (const QString &host : opened.script->asked.all())
        opened.script->report(host, ProbeStage::Done);
    QTRY_VERIFY(!opened.probing.isBusy());
    QVERIFY(opened.script->apiAsked.all().isEmpty());
    allow->setChecked(true);
    QVERIFY(ask->isEnabled());
    ask->click();
    QTRY_COMPARE(opened.script->apiAsked.all().size(), 1);
    QVERIFY(opened.script->apiAsked.all().last().choice.allowUnverified);
    QCOMPARE(opened.script->apiAsked.all().last().choice.context, u"lab"_s);
    choose(u"prod"_s);
    choose(u"lab"_s);
    QVERIFY(!allow->isChecked());
    QTRY_VERIFY(!opened.probing.isBusy());
}

void NodesClusterTest::asksKubectlBesideTheHosts()
{
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    opened.find<QComboBox>(u"clusterSource"_s)->setCurrentIndex(2);
    auto *line = opened.find<QLabel>(u"clusterLine"_s);
    opened.trigger(u"&Probe all"_s);
    QTRY_COMPARE(opened.script->kubectlOn.all(), QStringList{opened.host(0)});
    QTRY_VERIFY(!opened.script->asked.all().isEmpty());
    opened.script->setup.kubectlObserver({opened.host(0), ProbeStage::Asking});
    QTRY_VERIFY(line->text().contains(u"kubectl on "_s + opened.host(0)));
    opened.script->setup.kubectlObserver(
        {opened.host(0), ProbeStage::Failed, {}, Error{u"host-key-unknown"_s, Message("nobody vouched for it"), {}}});
    QTRY_VERIFY(line->text().contains(u"nobody vouched"_s));
    // Who vouches for the key lets kubectl go on as well.
    opened.script->unknown.append({opened.host(0), opened.host(0).toUtf8(), keyOf(opened.host(0))});
    for (const QString &host : opened.script->asked.all()) {
        const bool stopped = host == opened.host(0);
        opened.script->report(host, stopped ? ProbeStage::Failed : ProbeStage::Done,
                              stopped ? std::optional(Error{u"host-key-unknown"_s, Message("nobody"), {}})
                                      : std::nullopt);
    }
    QTRY_COMPARE(opened.probing.hostKeys().size(), 1);
    QTRY_VERIFY(!opened.probing.isBusy());
    opened.probing.acceptHostKeys(opened.script->unknown);
    QTRY_COMPARE(opened.script->kubectlOn.all().size(), 2);
    auto presence = std::make_shared<NodePresence>();
    presence->hosts.append(answered(opened.host(1)));
    opened.script->setup.kubectlObserver({opened.host(0), ProbeStage::Done, {}, {}, presence});
    QTRY_VERIFY(line->text().contains(u"hosts: 1"_s));
    opened.script->report(opened.host(0), ProbeStage::Done);
    QTRY_VERIFY(!opened.probing.isBusy());
}

void NodesClusterTest::remembersTheClusterOfAnInventory()
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

} // namespace qm

QTEST_MAIN(qm::NodesClusterTest)
#include "tst_nodescluster.moc"
