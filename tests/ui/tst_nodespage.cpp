// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/planbuilder.h"
#include "tests/ui/scriptedprobing.h"
#include "tests/ui/uitest.h"
#include "ui/details/detailspane.h"
#include "ui/page.h"
#include "ui/selection.h"
#include "ui/standardpages.h"
#include "ui/views/tableview.h"

#include <QAction>
#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
class NodesPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_nodespage"_s); }

    void asksHostsAndPlansAgain();
    void asksOtherMachinesOnceMore();
    void decidesHostKeysOnce();
    void cancelsAndForgets();
    void forgetsAKeyThatIsRightNow();
    void nobodyAsksAnExample();
    void saysWhatHasJustBeen();
    void keepsWhatIsSelectedWhileHostsReport();
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
    QTRY_COMPARE(opened.script->asked.all().size(), opened.planning->plan().hosts.size());
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
    QTRY_COMPARE(opened.script->asked.all(), (QStringList{opened.host(1), opened.host(2)}));

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

/// Which files a host needs depends on what machine it is, and that it says only when it is asked.
void NodesPageTest::asksOtherMachinesOnceMore()
{
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    const QString arm = opened.host(0);
    const QString same = opened.host(1);
    QCOMPARE(opened.planning->plan().hosts.at(0).architecture, u"amd64"_s);
    opened.probing.probe({arm, same});
    QTRY_COMPARE(opened.script->asked.all(), (QStringList{arm, same}));

    Plan knowing = samplePlan();
    knowing.hosts[0].architecture = u"arm64"_s;
    opened.planning = planningOf(knowing);
    const auto said = answered(arm);
    said->architecture = u"arm64"_s;
    opened.script->document.insert(said);
    opened.script->document.insert(answered(same));
    for (const QString &host : {arm, same})
        opened.script->report(host, ProbeStage::Done);
    QTRY_COMPARE(opened.script->asked.all(), (QStringList{arm, same, arm}));
    QTRY_VERIFY(opened.probing.isBusy());
    opened.script->report(arm, ProbeStage::Done);
    const qsizetype planned = opened.requests.size();
    QTRY_VERIFY(opened.requests.size() > planned && !opened.probing.isBusy() && !opened.service.isBusy());
    QCOMPARE(opened.script->asked.all(), (QStringList{arm, same, arm})); // now it was asked as what it is
}

void NodesPageTest::decidesHostKeysOnce()
{
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    opened.trigger(u"&Probe all"_s);
    QTRY_VERIFY(!opened.script->asked.all().isEmpty());
    for (const PlannedHost &host : opened.planning->plan().hosts) {
        if (host.name == opened.host(0))
            continue;
        opened.script->unknown.append({host.name, host.name.toUtf8(), keyOf(host.name)});
    }
    const QStringList asked = opened.script->asked.all();
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
    QTRY_COMPARE(opened.script->asked.all(), QStringList{opened.host(3)}); // only the host behind the accepted key
    QCOMPARE(opened.script->accepted.size(), 1);
    opened.script->asked.clear();
    QTRY_COMPARE(table->model()->rowCount(), asked.size() - 1);
    all->click();
    QTRY_COMPARE(opened.script->asked.all().size(), asked.size() - 2);
    // The changed key is neither accepted nor is its host asked again.
    QVERIFY(!opened.script->asked.all().contains(opened.host(0)));
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
    QTRY_VERIFY(!opened.script->asked.all().isEmpty());
    opened.trigger(u"Ca&ncel"_s);
    QTRY_COMPARE(opened.script->cancels, 1);
    for (const QString &host : opened.script->asked.all())
        opened.script->report(host, ProbeStage::Cancelled);
    QTRY_VERIFY(!opened.probing.isBusy());
    // Another inventory: nothing that was said of the first one counts for it.
    const auto observer = opened.script->setup.observer; // of the first one
    PlanRequest other;
    other.inventories = {u"/etc/other/hosts.ini"_s};
    opened.window.open(other);
    ProbeStatus late;
    late.host = opened.host(0);
    late.stage = ProbeStage::Done;
    observer({late});
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
    QTRY_VERIFY(!opened.script->asked.all().isEmpty());
    for (const QString &host : opened.script->asked.all()) {
        const bool changed = host == opened.host(0);
        opened.script->report(host, changed ? ProbeStage::Failed : ProbeStage::Done,
                              changed ? std::optional(Error{u"host-key-changed"_s, Message("changed"), {}})
                                      : std::nullopt);
    }
    QTRY_COMPARE(opened.probing.hostKeys().size(), 1);
    QTRY_VERIFY(!opened.probing.isBusy());
    opened.script->asked.clear();
    opened.trigger(u"A&gain for failed only"_s);
    QTRY_COMPARE(opened.script->asked.all(), QStringList{opened.host(0)});
    opened.script->report(opened.host(0), ProbeStage::Done);
    QTRY_VERIFY(opened.probing.hostKeys().isEmpty());
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

/// That a host has just answered, and that a file was just written.
void NodesPageTest::saysWhatHasJustBeen()
{
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    const std::shared_ptr<HostPresence> presence = answered(opened.host(0));
    presence->at = QDateTime::currentDateTimeUtc();
    opened.script->document.insert(presence);
    opened.probing.probe({opened.host(0)});
    QTRY_COMPARE(opened.script->asked.all().size(), 1);
    opened.script->report(opened.host(0), ProbeStage::Done);
    opened.window.context().selection->select({{opened.host(0)}, {}, {}}, this);
    const auto *details = opened.window.findChild<DetailsPane *>()->findChild<QTextBrowser *>();
    QTRY_VERIFY(details->toPlainText().contains(u"over SSH, less than a minute ago"_s));
    QVERIFY(!details->toPlainText().contains(u"now ago"_s));

    const QString path = opened.folder.filePath(u"presence.json"_s);
    opened.probing.saveEvidence(path);
    const auto *line = opened.window.findChild<QStatusBar *>();
    QTRY_COMPARE(line->currentMessage(), u"Written: "_s + path);
    QVERIFY(QFile::exists(path));
}

/// What the plan takes a host for changes with what it says, every other second.
void NodesPageTest::keepsWhatIsSelectedWhileHostsReport()
{
    ProbingWindow opened;
    QTRY_VERIFY(opened.probing.hosts().size() >= 10);
    auto *table = opened.find<TableView>(u"nodesTable"_s);
    table->sortByColumn(NodesModel::HostColumn, Qt::DescendingOrder);
    table->selectionModel()->select(
        QItemSelection(table->model()->index(1, 0), table->model()->index(3, NodesModel::ColumnCount - 1)),
        QItemSelectionModel::ClearAndSelect);
    QCOMPARE(table->selectedRowNumbers(), QList<int>({1, 2, 3}));
    const QSignalSpy told(&opened.probing, &ProbingService::hostsChanged);
    Plan plan = opened.planning->plan();
    plan.hosts[2].architecture = u"riscv64"_s;
    opened.planning = planningOf(plan);
    opened.service.refresh();
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(table->selectedRowNumbers(), QList<int>({1, 2, 3}));
}

} // namespace qm

QTEST_MAIN(qm::NodesPageTest)
#include "tst_nodespage.moc"
