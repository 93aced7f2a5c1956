// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planreport.h"
#include "tests/support/sampleplan.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// A table of the summary; without rows if it has none of this caption.
ReportTable tableOf(const Plan &plan, const QString &caption = u"What it costs"_s, qint64 bandwidth = 0)
{
    const ReportContext context{{}, {}, bandwidth};
    const ReportDocument document = planReport(std::make_shared<const Plan>(plan), context);
    for (const ReportBlock &block : document.sections.first().blocks) {
        if (const auto *table = std::get_if<ReportTable>(&block); table && table->caption == caption)
            return *table;
    }
    return ReportTable();
}

Plan weighedPlan(qint64 size = 12'500'000)
{
    Plan plan = test::samplePlan(9);
    for (Artifact &artifact : plan.artifacts)
        artifact.size = size;
    return plan;
}

} // namespace

/// What a report says of what moves, how long that takes, and whether there is room for it.
class TestCostTables final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hops();
    void machines();
    void nothingIsWeighed();
};

void TestCostTables::hops()
{
    const Plan plan = weighedPlan();
    const ReportTable table = tableOf(plan);
    QCOMPARE(table.rowCount, 3);
    const ReportRow fetch = table.row(0);
    QCOMPARE(fetch[0].text, u"From the sources"_s);
    QCOMPARE(fetch[1].text, QString::number(plan.downloads.size()));
    QVERIFY(fetch[3].text.startsWith(u"node"_s) || fetch[3].text.startsWith(u"localhost"_s));
    QVERIFY2(fetch[4].text.endsWith(u"\u00a0s"_s), qPrintable(fetch[4].text)); // a second for each of 12.5 MB
    QCOMPARE(table.columns[4].title, u"At 100\u00a0Mbit/s"_s);
    QCOMPARE(table.columns[5].title, u"At 1\u00a0Gbit/s"_s);
    const ReportTable slow = tableOf(plan, u"What it costs"_s, 1'250'000);
    QCOMPARE(slow.columns.size(), 5);
    QCOMPARE(slow.columns[4].title, u"At 10\u00a0Mbit/s"_s);
}

void TestCostTables::machines()
{
    Plan plan = weighedPlan();
    const QString caption = u"What it costs each machine"_s;
    QCOMPARE(tableOf(plan, caption).row(0)[5].text, u"unknown"_s);
    PlannedHost &host = plan.hosts.first();
    host.disks = {{DiskUse::ReleaseDir, host.releaseDir, u"a"_s, 10'000'000, 100'000'000, -1}};
    const ReportRow first = tableOf(plan, caption).row(0);
    QCOMPARE(first[0].text, host.name);
    QVERIFY2(first[3].text.startsWith(host.releaseDir), qPrintable(first[3].text));
    QCOMPARE(first[5].text, u"10.0\u00a0MB"_s);
    QCOMPARE(first[6].text, u"does not fit"_s);
    QVERIFY2(first[7].text.startsWith(u"90\u00a0% → "_s), qPrintable(first[7].text));
}

void TestCostTables::nothingIsWeighed()
{
    const Plan plan = weighedPlan(-1);
    QCOMPARE(tableOf(plan).rowCount, 0);
    QCOMPARE(tableOf(plan, u"What it costs each machine"_s).rowCount, 0);
}

} // namespace qm

QTEST_GUILESS_MAIN(qm::TestCostTables)
#include "tst_costtables.moc"
