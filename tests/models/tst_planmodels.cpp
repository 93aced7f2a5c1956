// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/steps.h"
#include "tests/support/fixedplanning.h"
#include "tests/support/planbuilder.h"
#include "ui/models/diagnosticmodel.h"
#include "ui/models/routetablemodel.h"
#include "ui/models/stepmodel.h"
#include "ui/models/stepwords.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

class PlanModelsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void steps();
    void stagesAddUp();
    void passwordsStayHidden();
    void routes();
    void diagnostics();
};

void PlanModelsTest::steps()
{
    StepModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto given = std::make_shared<FixedPlanning>(samplePlan());
    const Plan &plan = given->plan();
    model.setPlanning(given);
    QCOMPARE(model.rowCount(), plan.steps.size());

    // The filter against the plain definition of what it lets pass.
    for (const QString &text : {u""_s, u"node0004"_s, u"NODE0004 pause"_s, u"arm64"_s, u"no such thing"_s}) {
        StepFilter filter{.stage = Stage::Verify, .text = text, .hosts = {}, .artifacts = {}};
        model.setFilter(filter);
        std::vector<quint32> expected;
        for (quint32 i = 0; i < plan.steps.size(); ++i) {
            const Step &step = plan.steps.at(i);
            const Artifact &artifact = plan.artifacts.at(step.artifact);
            const QString all = hostName(plan, step.host) + u'\n' + artifact.key + u'\n' + displayName(artifact) + u'\n'
                + artifact.architecture;
            const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
            if (step.stage == Stage::Verify && std::all_of(words.cbegin(), words.cend(), [&](const QString &word) {
                    return all.contains(word, Qt::CaseInsensitive);
                }))
                expected.push_back(i);
        }
        QCOMPARE(model.rowCount(), static_cast<int>(expected.size()));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.stepAt(row), expected[static_cast<size_t>(row)]);
    }
    model.setFilter({.stage = std::nullopt, .text = {}, .hosts = {u"node0002"_s}, .artifacts = {}});
    QVERIFY(model.rowCount() > 0);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(hostName(plan, plan.steps.at(model.stepAt(row)).host), u"node0002"_s);
}

void PlanModelsTest::stagesAddUp()
{
    const Plan plan = samplePlan();
    const auto summaries = stageSummaries(plan);
    quint32 steps = 0;
    for (const StageSummary &summary : summaries)
        steps += summary.steps;
    QCOMPARE(steps, plan.steps.size());
    QCOMPARE(summaries[0].steps, plan.downloads.size());
    QCOMPARE(summaries[0].hosts, 3U);
    QCOMPARE(summaries[0].bytes, -1); // no size is known, so none is shown
    QCOMPARE(stageSummaries(Plan())[0].bytes, -1);
}

void PlanModelsTest::passwordsStayHidden()
{
    PlanBuilder builder;
    builder.need(builder.host(u"a"_s), builder.file(u"x"_s, u"https://me:secret@files.example/x?y=1"_s));
    const Plan plan = builder.build();
    for (const Step &step : plan.steps) {
        const StepWords words = stepWords(plan, step);
        QVERIFY(!(words.from + words.to + words.effect + words.check).contains(u"secret"));
    }
}

void PlanModelsTest::routes()
{
    RouteTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto given = std::make_shared<FixedPlanning>(samplePlan());
    model.setRoutes(given, routeTable(given->plan()));
    QVERIFY(model.rowCount() > 4);
    const QPersistentModelIndex kept = model.index(2, RouteTableModel::HopsColumn);
    const QString hops = kept.data().toString();
    model.sort(RouteTableModel::DeliveriesColumn, Qt::DescendingOrder);
    QCOMPARE(kept.data().toString(), hops);
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.rowAt(row - 1).deliveries >= model.rowAt(row).deliveries);
    model.sort(-1, Qt::AscendingOrder);
    QCOMPARE(model.rowAt(0), routeTable(given->plan()).first());
    // Names in the order of their numbers, whatever the locale.
    PlanBuilder builder;
    const ArtifactIndex file = builder.file(u"x"_s, u"https://files.example/x"_s);
    for (const QString &name : {u"node10"_s, u"node9"_s}) {
        builder.host(name);
        builder.need(builder.host(u"behind "_s + name, name), file);
    }
    RouteTableModel names;
    const auto two = std::make_shared<FixedPlanning>(builder.build());
    names.setRoutes(two, routeTable(two->plan()));
    QCOMPARE(names.rowCount(), 2);
    names.sort(RouteTableModel::DownloaderColumn, Qt::AscendingOrder);
    QCOMPARE(names.index(0, RouteTableModel::DownloaderColumn).data().toString(), u"node9"_s);
    model.setFilterText(u"QUAY.io arm64"_s);
    QVERIFY(model.rowCount() > 0);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.rowAt(row).architecture, u"arm64"_s);
}

void PlanModelsTest::diagnostics()
{
    DiagnosticModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Plan plan = samplePlan();
    const Message text(QT_TRANSLATE_NOOP("Message", "There is no host “%1”."), {u"<b>x</b>"_s});
    for (int i = 0; i < 30; ++i)
        plan.diagnostics.append({static_cast<Severity>(i % 3), u"code-%1"_s.arg(i), text, u"node0001"_s, {}});
    const auto given = std::make_shared<FixedPlanning>(plan);
    model.setPlanning(given);
    QCOMPARE(model.rowCount(), 30);
    for (int row = 1; row < model.rowCount(); ++row) // the gravest first, each in its order
        QVERIFY(model.diagnosticAt(row - 1).severity >= model.diagnosticAt(row).severity);
    QCOMPARE(model.diagnosticAt(0).code, u"code-2"_s);
    QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"<b>"));
    DiagnosticFilter filter;
    filter.severities = {false, false, true};
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 10);
    filter.text = u"code-29"_s;
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 1);
}

QTEST_GUILESS_MAIN(PlanModelsTest)
#include "tst_planmodels.moc"
