// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/inventoryplanning.h"
#include "tests/support/planbuilder.h"
#include "ui/models/diagnosticmodel.h"
#include "ui/models/hostkeymodel.h"
#include "ui/models/inventorymodel.h"
#include "ui/models/matrixmodel.h"
#include "ui/models/missingmodel.h"
#include "ui/models/nodesmodel.h"
#include "ui/models/rollouthistorymodel.h"
#include "ui/models/rollouthostmodel.h"
#include "ui/models/rolloutjobmodel.h"
#include "ui/models/routetablemodel.h"
#include "ui/models/stepmodel.h"
#include "ui/models/variablesmodel.h"

#include <QTest>
#include <QTextDocumentFragment>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

using Make = std::function<std::shared_ptr<QAbstractItemModel>()>;

/// What an inventory or a machine may say.
const QString evil = u"<b>a</b> & \"c\""_s;
/// What is seen of it where it is taken for HTML.
const QString rendered = u"a & \"c\""_s;

/// A plan of one host, and what makes models of it.
std::shared_ptr<InventoryPlanning> evilPlanning()
{
    PlanBuilder builder;
    const HostIndex host = builder.host(evil, u"mirror "_s + evil);
    builder.need(host, builder.image(u"pause"_s, u"registry.k8s.io/pause:3.10"_s));
    builder.need(host, builder.file(evil, u"https://files.example/x"_s));
    builder.plan().diagnostics.append({Severity::Error, u"test"_s, Message("%1", {evil}), evil, {}});
    return planningOf(builder.build());
}

template<typename Model, typename Fill>
Make filled(Fill fill)
{
    return [fill] {
        auto model = std::make_shared<Model>();
        fill(*model);
        return model;
    };
}

RolloutJob evilJob()
{
    RolloutJob job;
    job.id = job.host = job.artifact = job.from = evil;
    job.stage = Stage::Fetch;
    return job;
}

JobStatus evilStatus()
{
    JobStatus status;
    status.state = JobState::Failed;
    status.error = Error{u"test"_s, Message("%1", {evil}), {}};
    return status;
}

/// As a person sees it.
QString shown(const QVariant &toolTip)
{
    const QString text = toolTip.toString();
    return Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
}

QStringList toolTips(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList result;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column)
            result.append(shown(model.index(row, column, parent).data(Qt::ToolTipRole)));
        if (!parent.isValid())
            result.append(shown(model.headerData(row, Qt::Vertical, Qt::ToolTipRole)));
        result.append(toolTips(model, model.index(row, 0, parent)));
    }
    for (int column = 0; column < model.columnCount(); ++column)
        result.append(shown(model.headerData(column, Qt::Horizontal, Qt::ToolTipRole)));
    return result;
}

} // namespace

/// Names and messages are never HTML, and never look like it.
class ToolTipsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showTextsAsTheyAre_data()
    {
        QTest::addColumn<Make>("make");
        const auto row = [](const char *name, const Make &make) { QTest::newRow(name) << make; };
        const std::shared_ptr<InventoryPlanning> planning = evilPlanning();
        const auto matrix = std::make_shared<const MatrixData>(planning);
        row("diagnostics", filled<DiagnosticModel>([=](auto &model) { model.setPlanning(planning); }));
        row("inventory", filled<InventoryModel>([=](auto &model) { model.setPlanning(planning); }));
        row("matrix", filled<MatrixModel>([=](auto &model) { model.setMatrix(matrix); }));
        row("missing", filled<MissingModel>([=](auto &model) { model.setMatrix(matrix); }));
        row("routes",
            filled<RouteTableModel>([=](auto &model) { model.setRoutes(planning, routeTable(planning->plan())); }));
        row("steps", filled<StepModel>([=](auto &model) { model.setPlanning(planning); }));
        row("variables", filled<VariablesModel>([](auto &model) {
                VariableTable table;
                table.define(u"name"_s,
                             std::make_shared<VariableDefinition>(
                                 VariableDefinition{Value(evil), VariableLevel::InventoryHostVars, {}, {evil, 3}}));
                model.setVariables(table);
            }));
        row("nodes", filled<NodesModel>([](auto &model) {
                model.setHosts({{evil, {}, {}, {}}});
                ProbeStatus status;
                status.host = evil;
                status.stage = ProbeStage::Failed;
                status.error = Error{u"test"_s, Message("%1", {evil}), {}};
                model.apply({status});
            }));
        row("host keys", filled<HostKeyModel>([](auto &model) {
                HostKeyEntry entry;
                entry.server = {u"10.0.0.1"_s, "10.0.0.1", {"ssh-ed25519", "key"}};
                entry.hosts = {evil};
                entry.refusal = evil;
                model.setEntries({entry});
            }));
        row("jobs", filled<RolloutJobModel>([](auto &model) {
                model.setJobs({evilJob()});
                model.apply({evilStatus()});
            }));
        row("hosts of a rollout", filled<RolloutHostModel>([](auto &model) {
                model.setJobs({evilJob()});
                model.setStatuses({evilJob()}, {evilStatus()});
            }));
        row("rollouts", filled<RolloutHistoryModel>([](auto &model) {
                RolloutRecord record;
                record.who = record.command = evil;
                model.setRecords({record});
            }));
        row("events", filled<JournalEventModel>([](auto &model) {
                model.append({{1, {}, u"failed"_s, evil, 1, 0, evil}});
            }));
    }

    void showTextsAsTheyAre()
    {
        QFETCH(const Make, make);
        const std::shared_ptr<QAbstractItemModel> model = make();
        const QStringList texts = toolTips(*model);
        QVERIFY2(texts.join(u'\n').contains(evil), qPrintable(texts.join(u'\n')));
        for (const QString &text : texts) {
            QVERIFY2(!text.contains(u"&quot;") && !text.contains(u"&lt;") && !text.contains(u"&amp;"),
                     qPrintable(text));
            QVERIFY2(!text.contains(rendered), qPrintable(text));
        }
    }
};

} // namespace qm

QTEST_MAIN(qm::ToolTipsTest)
#include "tst_tooltips.moc"
