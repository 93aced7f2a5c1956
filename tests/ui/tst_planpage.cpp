// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fixedplanning.h"
#include "tests/support/planbuilder.h"
#include "tests/ui/pagetest.h"
#include "tests/ui/uitest.h"
#include "ui/pages/planpage.h"
#include "ui/views/tableview.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stageflow.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// The page that lists the steps of a plan.
class PlanPageTest final : public PageTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_planpage"_s); }

    void planPage();
    void planPageFollowsSelection();
    void planPageLooks();
};

namespace {

std::shared_ptr<FixedPlanning> planning(const SampleOptions &options)
{
    return std::make_shared<FixedPlanning>(samplePlan(options));
}

} // namespace

void PlanPageTest::planPage()
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

void PlanPageTest::planPageFollowsSelection()
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

void PlanPageTest::planPageLooks()
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

QTEST_MAIN(PlanPageTest)
#include "tst_planpage.moc"
