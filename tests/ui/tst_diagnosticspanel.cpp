// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fixedplanning.h"
#include "tests/ui/diagnosedplan.h"
#include "tests/ui/pagetest.h"
#include "tests/ui/uitest.h"
#include "ui/pages/diagnosticspanel.h"
#include "ui/views/tableview.h"
#include "ui/widgets/searchfield.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// The list of what a plan says against itself.
class DiagnosticsPanelTest final : public PageTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_diagnosticspanel"_s); }

    void diagnostics();
    void diagnosticsLook();
};

namespace {

std::shared_ptr<FixedPlanning> planning(const SampleOptions &options)
{
    return std::make_shared<FixedPlanning>(planWithDiagnostics(options));
}

} // namespace

void DiagnosticsPanelTest::diagnostics()
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

void DiagnosticsPanelTest::diagnosticsLook()
{
    DiagnosticsPanel panel(m_context);
    panel.setPlanning(planning({}));
    panel.resize(1240, 220);
    takeScreenshots(panel, u"diagnostics"_s);
}

QTEST_MAIN(DiagnosticsPanelTest)
#include "tst_diagnosticspanel.moc"
