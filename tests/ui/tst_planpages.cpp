// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fixedplanning.h"
#include "tests/support/planbuilder.h"
#include "tests/ui/uitest.h"
#include "ui/details/detailspane.h"
#include "ui/pages/diagnosticspanel.h"
#include "ui/pages/planpage.h"
#include "ui/selection.h"
#include "ui/sourceopener.h"
#include "ui/theme/theme.h"
#include "ui/views/tableview.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stageflow.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

class PlanPagesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_planpages"_s); }

    void planPage();
    void planPageFollowsSelection();
    void planPageLooks();
    void diagnostics();
    void diagnosticsLook();
    void details();
    void detailsOfHostileNames();
    void detailsLatestWins();
    void detailsLeadToWhatIsOpen();
    void detailsLook();

private:
    SelectionHub m_hub;
    SourceOpener m_opener{nullptr};
    PageContext m_context{&m_hub, &m_opener};
};

namespace {

Plan planWithDiagnostics(const SampleOptions &options)
{
    Plan plan = samplePlan(options);
    const SourceLocation all(u"/srv/mycluster/group_vars/all/all.yml"_s, 17);
    const SourceLocation hosts(u"/srv/mycluster/hosts.yml"_s, 42);
    plan.diagnostics = {
        {Severity::Note,
         u"kubeadm-truthy"_s,
         Message(QT_TRANSLATE_NOOP("Message", "kubeadm is planned because a string that is not empty counts as true.")),
         {},
         SourceLocation(u"/srv/kubespray/roles/kubespray_defaults/defaults/main/download.yml"_s, 120)},
        {Severity::Warning, u"release-dir-tmp"_s,
         Message(QT_TRANSLATE_NOOP("Message",
                                   "%1 keeps what it downloads in %2, where it may be removed or not be executable; "
                                   "set local_release_dir."),
                 {u"node0002"_s, u"/tmp/releases"_s}),
         u"node0002"_s, all},
        {Severity::Error, u"no-checksum"_s,
         Message(QT_TRANSLATE_NOOP(
                     "Message", "There is no checksum of %1 for %2: set the version to one of those in checksums.yml."),
                 {u"etcd"_s, u"riscv64"_s}),
         u"node0003"_s, hosts},
        {Severity::Warning,
         u"facts-assumed"_s,
         Message(QT_TRANSLATE_NOOP("Message", "Without facts every host counts as Linux on x86_64; give --facts.")),
         {},
         {}},
    };
    return plan;
}

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

void PlanPagesTest::planPage()
{
    const auto given = planning({});
    PlanPage page(m_context);
    page.setPlanning(given);
    page.resize(1000, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // shortcuts belong to the active window
    auto *table = page.findChild<TableView *>();
    const auto *model = table->model();
    QCOMPARE(model->rowCount(), given->plan().steps.size());
    QVERIFY(table->currentIndex().isValid());

    auto *flow = page.findChild<StageFlow *>();
    const QList<QAbstractButton *> tiles = flow->findChildren<QAbstractButton *>();
    QCOMPARE(tiles.size(), stageCount);
    // What a narrow tile leaves out is in its tooltip.
    QTRY_VERIFY2(tiles.at(0)->toolTip().contains(u"3 hosts, "), qPrintable(tiles.at(0)->toolTip()));
    QTest::mouseClick(tiles.at(4), Qt::LeftButton);
    QVERIFY(flow->stage() == Stage::Load);
    QVERIFY(model->rowCount() > 0 && model->rowCount() < given->plan().steps.size());
    for (int row = 0; row < model->rowCount(); ++row)
        QCOMPARE(model->index(row, StepModel::StageColumn).data().toString(), u"Load"_s);
    QTest::mouseClick(tiles.at(4), Qt::LeftButton);
    QVERIFY(!flow->stage());
    QCOMPARE(model->rowCount(), given->plan().steps.size());

    auto *search = page.findChild<SearchField *>();
    QTest::keyClicks(search, u"NODE0005 pause"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(model->rowCount() > 0);
    for (int row = 0; row < model->rowCount(); ++row) {
        QCOMPARE(model->index(row, StepModel::HostColumn).data().toString(), u"node0005"_s);
        QVERIFY(model->index(row, StepModel::ArtifactColumn).data().toString().contains(u"pause"));
    }
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(model->rowCount(), given->plan().steps.size());

    QSignalSpy picked(&m_hub, &SelectionHub::changed);
    table->setFocus();
    table->showRow(0);
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(picked.count(), 1);
    const Step &second = given->plan().steps.at(1);
    QCOMPARE(m_hub.current().hosts, QStringList(given->plan().hosts.at(second.host).name));
    QCOMPARE(m_hub.current().artifacts, QStringList(given->plan().artifacts.at(second.artifact).key));
    const auto *words = page.findChild<QTextBrowser *>();
    QVERIFY(words->toPlainText().contains(u"downloads"));
    QTest::keySequence(table, QKeySequence::Copy);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"#\tStage\tHost"));
    m_hub.clear(nullptr);
}

void PlanPagesTest::planPageFollowsSelection()
{
    const auto given = planning({});
    PlanPage page(m_context);
    page.setPlanning(given);
    auto *table = page.findChild<TableView *>();
    m_hub.select({{u"node0007"_s}, {u"calico_node"_s}, {}}, nullptr);
    QVERIFY(table->selectedRowNumbers().isEmpty()); // nobody sees the page: it follows once it is shown
    page.show();
    QCOMPARE(table->selectedRowNumbers().size(), 1);
    const int row = table->selectedRowNumbers().constFirst();
    QCOMPARE(table->model()->index(row, StepModel::HostColumn).data().toString(), u"node0007"_s);
    QCOMPARE(table->model()->index(row, StepModel::ArtifactColumn).data().toString(), u"quay.io/calico/node:v3.30.3"_s);
    m_hub.clear(nullptr);
    QVERIFY(table->selectedRowNumbers().isEmpty());
    QVERIFY(table->currentIndex().isValid());
}

void PlanPagesTest::planPageLooks()
{
    for (const int nodes : {10, 5000}) {
        const auto given = planning({.nodes = nodes, .catalogTimes = nodes > 10 ? 3 : 1});
        PlanPage page(m_context);
        page.resize(1240, 760);
        QElapsedTimer timer;
        timer.start();
        page.setPlanning(given);
        qInfo("%d nodes, %lld steps: shown after %lld ms", nodes, static_cast<long long>(given->plan().steps.size()),
              static_cast<long long>(timer.elapsed()));
        auto *table = page.findChild<TableView *>();
        table->selectRow(4);
        takeScreenshots(page, u"plan-%1"_s.arg(nodes));
        timer.restart();
        page.findChild<SearchField *>()->setSearch(u"node0042"_s);
        qInfo("filtered after %lld ms", static_cast<long long>(timer.elapsed()));
        m_hub.clear(nullptr);
    }
}

void PlanPagesTest::diagnostics()
{
    const auto given = planning({});
    DiagnosticsPanel panel(m_context);
    panel.setPlanning(given);
    panel.resize(1000, 220);
    panel.show();
    auto *table = panel.findChild<TableView *>();
    const auto *model = table->model();
    QCOMPARE(model->rowCount(), 4);
    QCOMPARE(model->index(0, DiagnosticModel::CodeColumn).data().toString(), u"no-checksum"_s);
    QCOMPARE(model->index(1, DiagnosticModel::CodeColumn).data().toString(), u"release-dir-tmp"_s);
    QCOMPARE(model->index(3, DiagnosticModel::CodeColumn).data().toString(), u"kubeadm-truthy"_s);

    table->setFocus();
    table->selectRow(0);
    QCOMPARE(m_hub.current().hosts, QStringList(u"node0003"_s));
    QSignalSpy failed(&m_opener, &SourceOpener::failed); // the file is not there, and the opener says so
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(failed.count(), 1);

    m_hub.select({{u"node0002"_s}, {}, {}}, nullptr);
    QCOMPARE(table->selectedRowNumbers(), QList<int>{1});
    // Another plan says the same and one thing more: what was picked stays picked.
    Plan more = given->plan();
    more.diagnostics.append({Severity::Error, u"facts-missing"_s, {}, u"node0004"_s, {}});
    more.diagnostics.move(4, 0);
    panel.setPlanning(std::make_shared<FixedPlanning>(more));
    QCOMPARE(model->rowCount(), 5);
    QCOMPARE(table->selectedRowNumbers(), QList<int>{2});
    QCOMPARE(table->currentIndex().row(), 2);
    panel.findChild<SearchField *>()->setSearch(u"TMP node0002"_s);
    QCOMPARE(model->rowCount(), 1);
    panel.findChild<SearchField *>()->setSearch(u"nothing like it"_s);
    QCOMPARE(model->rowCount(), 0);
    QTest::keySequence(table, QKeySequence::Copy);
    m_hub.clear(nullptr);
}

void PlanPagesTest::diagnosticsLook()
{
    DiagnosticsPanel panel(m_context);
    panel.setPlanning(planning({}));
    panel.resize(1240, 220);
    takeScreenshots(panel, u"diagnostics"_s);
}

void PlanPagesTest::details()
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

void PlanPagesTest::detailsOfHostileNames()
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

void PlanPagesTest::detailsLatestWins()
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
void PlanPagesTest::detailsLeadToWhatIsOpen()
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

void PlanPagesTest::detailsLook()
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

QTEST_MAIN(PlanPagesTest)
#include "tst_planpages.moc"
