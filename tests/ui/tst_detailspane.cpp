// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fixedplanning.h"
#include "tests/support/planbuilder.h"
#include "tests/ui/diagnosedplan.h"
#include "tests/ui/pagetest.h"
#include "tests/ui/uitest.h"
#include "ui/details/detailspane.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// The pane that tells about what is selected, and why it is needed.
class DetailsPaneTest final : public PageTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_detailspane"_s); }

    void details();
    void detailsOfHostileNames();
    void detailsLatestWins();
    void detailsLeadToWhatIsOpen();
    void detailsLook();
};

namespace {

Explanation sampleExplanation(const QString &host, const QString &key)
{
    const QString defaults = u"/srv/kubespray/roles/kubespray_defaults/defaults/main/download.yml"_s;
    Explanation why;
    why.host = host;
    why.key = key;
    why.needed = true;
    why.summary =
        Message(QT_TRANSLATE_NOOP("Message", "%1 is needed: kube_network_plugin is calico, and %2 is in k8s_cluster."),
                {key, host});
    why.location = SourceLocation(defaults, 212);
    why.conditions = {
        {{},
         u"kube_network_plugin == 'calico'"_s,
         u"True"_s,
         false,
         true,
         VariableLevel::RoleDefault,
         {},
         SourceLocation(defaults, 213)},
        {{},
         u"inventory_hostname in groups['k8s_cluster']"_s,
         u"True"_s,
         false,
         true,
         VariableLevel::RoleDefault,
         {},
         SourceLocation(defaults, 214)},
        {{},
         u"calico_apiserver_enabled"_s,
         u"False"_s,
         false,
         false,
         VariableLevel::RoleDefault,
         {},
         SourceLocation(defaults, 215)},
    };
    why.variables = {
        {u"kube_network_plugin"_s, u"calico"_s, u"calico"_s, false, true, VariableLevel::InventoryGroupVars,
         u"k8s_cluster"_s, SourceLocation(u"/srv/mycluster/group_vars/k8s_cluster/k8s-cluster.yml"_s, 70)},
        {u"calico_node_image_repo"_s,
         u"{{ quay_image_repo }}/calico/node"_s,
         u"quay.io/calico/node"_s,
         false,
         true,
         VariableLevel::RoleDefault,
         {},
         SourceLocation(defaults, 99)},
        {u"calico_version"_s, u"v3.30.3"_s, u"v3.30.3"_s, false, true, VariableLevel::ExtraVars, {}, {}},
    };
    return why;
}

std::shared_ptr<FixedPlanning> planning(const SampleOptions &options)
{
    auto result = std::make_shared<FixedPlanning>(planWithDiagnostics(options));
    result->explanation = [plan = &result->plan()](const QString &host, const QString &key) -> Result<Explanation> {
        return sampleExplanation(host, key);
    };
    return result;
}

} // namespace

void DetailsPaneTest::details()
{
    const auto given = planning({});
    DetailsPane pane(m_context);
    pane.resize(360, 700);
    pane.show();
    pane.setPlanning(given);
    auto *text = pane.findChild<QTextBrowser *>();

    m_hub.select({{u"node0008"_s}, {u"calico_node"_s}, {}}, nullptr);
    QTRY_VERIFY(text->toPlainText().contains(u"kube_network_plugin is calico"));
    const QString why = text->toPlainText();
    for (const QString &part : {u"calico_node"_s, u"quay.io/calico/node:v3.30.3"_s, u"✓"_s, u"✗"_s, u"k8s_cluster"_s,
                                u"quay.io → node0002 → localhost → node0008 → containerd"_s, u"download.yml:212"_s})
        QVERIFY2(why.contains(part), qPrintable(part));

    m_hub.select({{u"node0005"_s}, {}, {}}, nullptr);
    QVERIFY(text->toPlainText().contains(u"/var/lib/releases"));
    QVERIFY(text->toPlainText().contains(u"containerd"));
    m_hub.select({{}, {u"pod_infra"_s}, {}}, nullptr);
    QVERIFY(text->toPlainText().contains(u"Missing on"));
    m_hub.select({{u"node0001"_s, u"node0002"_s}, {u"pod_infra"_s}, {}}, nullptr);
    QVERIFY(text->toPlainText().contains(u"2 hosts, 1 artifact"));
    m_hub.select({{u"localhost"_s}, {}, {}}, nullptr);
    QVERIFY(text->toPlainText().contains(u"The controller"));
    m_hub.clear(nullptr);
    QVERIFY(!text->isVisible());
}

void DetailsPaneTest::detailsOfHostileNames()
{
    PlanBuilder builder;
    const QString evil = u"<img src='file:///etc/passwd'><b>&amp;%1"_s;
    const HostIndex host = builder.host(evil, u"<i>mirror</i>"_s);
    builder.need(host, builder.file(u"<u>key"_s, u"https://me:secret@x.example/<b>file"_s));
    const auto given = std::make_shared<FixedPlanning>(builder.build());
    DetailsPane pane(m_context);
    pane.show();
    pane.setPlanning(given);
    auto *text = pane.findChild<QTextBrowser *>();
    m_hub.select({{evil}, {u"<u>key"_s}, {}}, nullptr);
    QTRY_VERIFY(!pane.isBusy() && text->toPlainText().contains(u"is enabled on this host"));
    QVERIFY(text->toPlainText().contains(evil));
    QVERIFY(text->toPlainText().contains(u"<u>key"_s));
    QVERIFY(!text->toPlainText().contains(u"secret"));
    m_hub.clear(nullptr);
}

void DetailsPaneTest::detailsLatestWins()
{
    const auto given = std::make_shared<FixedPlanning>(samplePlan());
    std::atomic_int asked = 0;
    QSemaphore mayAnswer;
    given->explanation = [&](const QString &host, const QString &key) -> Result<Explanation> {
        ++asked;
        mayAnswer.acquire();
        return sampleExplanation(host, key);
    };
    DetailsPane pane(m_context);
    pane.show();
    pane.setPlanning(given);
    auto *text = pane.findChild<QTextBrowser *>();
    for (int i = 0; i < 9; ++i)
        m_hub.select({{u"node000%1"_s.arg(i + 1)}, {u"calico_node"_s}, {}}, nullptr);
    mayAnswer.release(9);
    QTRY_VERIFY(!pane.isBusy() && text->toPlainText().contains(u"and node0009 is in k8s_cluster"));
    QCOMPARE(asked, 2); // the first, and the last; nobody waits for those between
    m_hub.clear(nullptr);
}

/// A copy of an inventory reads the same, and lies elsewhere.
void DetailsPaneTest::detailsLeadToWhatIsOpen()
{
    DetailsPane pane(m_context);
    pane.show();
    auto *text = pane.findChild<QTextBrowser *>();
    m_hub.select({{u"node0001"_s}, {u"calico_node"_s}, {}}, nullptr);
    QSignalSpy failed(&m_opener, &SourceOpener::failed); // there are no such files
    for (const QString &file : {u"/nowhere/one/download.yml"_s, u"/nowhere/two/download.yml"_s}) {
        const auto given = std::make_shared<FixedPlanning>(samplePlan());
        given->explanation = [file](const QString &, const QString &) -> Result<Explanation> {
            Explanation why;
            why.location = SourceLocation(file, 212);
            return why;
        };
        pane.setPlanning(given);
        QTRY_VERIFY(!pane.isBusy() && text->toPlainText().contains(u"download.yml:212"_s));
        QCoreApplication::processEvents(); // the answer is taken
        Q_EMIT text->anchorClicked(QUrl(u"place:0"_s));
        QTRY_VERIFY(!failed.isEmpty());
        QVERIFY(failed.takeFirst().constFirst().toString().contains(file));
    }
    m_hub.clear(nullptr);
}

void DetailsPaneTest::detailsLook()
{
    const auto given = planning({});
    DetailsPane pane(m_context);
    pane.resize(380, 860);
    pane.show();
    pane.setPlanning(given);
    auto *text = pane.findChild<QTextBrowser *>();
    m_hub.select({{u"node0008"_s}, {u"calico_node"_s}, {}}, nullptr);
    QTRY_VERIFY(!pane.isBusy() && text->toPlainText().contains(u"Variables"));
    takeScreenshots(pane, u"details-cell"_s);
    m_hub.select({{u"node0003"_s}, {}, {}}, nullptr);
    takeScreenshots(pane, u"details-host"_s);
    m_hub.select({{}, {u"etcd"_s}, {}}, nullptr);
    takeScreenshots(pane, u"details-artifact"_s);
    m_hub.clear(nullptr);
    takeScreenshots(pane, u"details-empty"_s);
}

QTEST_MAIN(DetailsPaneTest)
#include "tst_detailspane.moc"
