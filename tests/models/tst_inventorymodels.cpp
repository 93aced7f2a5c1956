// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/hostvariables.h"
#include "core/inventory/inventorybuilder.h"
#include "core/inventory/inventoryloader.h"
#include "tests/support/inventoryplanning.h"
#include "tests/support/planbuilder.h"
#include "ui/models/inventorymodel.h"
#include "ui/models/valuetext.h"
#include "ui/models/variablesmodel.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

Plan fourHosts()
{
    PlanBuilder builder;
    builder.host(u"master"_s);
    builder.host(u"worker1"_s);
    builder.host(u"worker2"_s);
    builder.plan().hosts[0].groups = {u"etcd"_s, u"k8s_cluster"_s, u"kube_control_plane"_s};
    const ArtifactIndex etcd = builder.file(u"etcd"_s, u"https://example.org/etcd.tar.gz"_s);
    builder.need(1, etcd, Presence::Absent);
    builder.need(2, etcd, Presence::Absent);
    return builder.build();
}

QString printed(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        text += QString(depth, u' ') + index.data().toString() + u'\n' + printed(model, index, depth + 1);
    }
    return text;
}

} // namespace

class TestInventoryModels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void showsGroupsAndHosts()
    {
        InventoryModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPlanning(planningOf(fourHosts()));
        const QString tree = printed(model);
        QVERIFY2(tree.startsWith(u"all\n"_s), qPrintable(tree));
        QVERIFY2(
            tree.contains(u" k8s_cluster\n  kube_control_plane\n   master\n  kube_node\n   worker1\n   worker2\n"_s),
            qPrintable(tree));
        QVERIFY2(tree.contains(u" etcd\n  master\n"_s), qPrintable(tree));
        const QModelIndex nodes = model.indexOfGroup(u"kube_node"_s);
        QCOMPARE(nodes.siblingAtColumn(InventoryModel::HostsColumn).data().toString(), u"2"_s);
        QCOMPARE(nodes.siblingAtColumn(InventoryModel::MissingColumn).data().toString(), u"2"_s);
        QCOMPARE(model.indexOfHost(u"worker2"_s).data(InventoryModel::PathRole).toString(),
                 u"all/k8s_cluster/kube_node/worker2"_s);
        QVERIFY(!model.indexOfHost(u"nobody"_s).isValid());
    }

    void findsHostsAndGroups()
    {
        InventoryModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPlanning(planningOf(fourHosts()));
        model.setSearch(u"WORK"_s);
        QCOMPARE(printed(model), u"worker1\nworker2\n"_s);
        QCOMPARE(model.foundCount(), 2);
        model.setSearch(u"kube_c"_s);
        QCOMPARE(printed(model), u"kube_control_plane\n master\n"_s);
        model.setSearch(u"nothing like it"_s);
        QCOMPARE(model.rowCount(), 0);
        model.setSearch({});
        QVERIFY(printed(model).startsWith(u"all\n"_s));
    }

    void showsHostsOutsideOfTheLimitAndTheImplicitLocalhost()
    {
        Plan plan = fourHosts();
        const std::shared_ptr<const Inventory> inventory = inventoryOf(plan);
        plan.hosts.remove(1);
        PlannedHost localhost;
        localhost.name = u"localhost"_s;
        plan.hosts.append(localhost);
        InventoryModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPlanning(std::make_shared<InventoryPlanning>(plan, inventory));
        QCOMPARE(model.indexOfHost(u"worker1"_s).data(InventoryModel::PlannedRole).toBool(), false);
        QCOMPARE(model.indexOfHost(u"worker2"_s).data(InventoryModel::PlannedRole).toBool(), true);
        const auto reason = [&](const QString &host) {
            return model.indexOfHost(host).data(Qt::AccessibleTextRole).toString();
        };
        QVERIFY2(reason(u"worker1"_s).contains(u"outside the limit"_s), qPrintable(reason(u"worker1"_s)));
        const QModelIndex implicit = model.indexOfHost(u"localhost"_s);
        QVERIFY(implicit.isValid());
        QVERIFY(!implicit.parent().isValid());
    }

    void saysWhyHostsAreNotPlanned()
    {
        InventoryBuilder builder;
        for (const auto &[group, host] :
             {std::pair(u"bastion"_s, u"jump"_s), std::pair(u"kube_node"_s, u"worker1"_s)}) {
            (void)builder.addGroup(group, {});
            (void)builder.addHost(host, group, std::nullopt, {});
        }
        Diagnostics diagnostics;
        builder.reconcile(diagnostics);
        const std::shared_ptr<const Inventory> inventory = builder.take();
        Plan plan;
        InventoryModel model;
        const auto reason = [&](const QString &host) {
            model.setPlanning(std::make_shared<InventoryPlanning>(plan, inventory));
            return model.indexOfHost(host).data(Qt::AccessibleTextRole).toString().section(u"not planned: "_s, 1);
        };
        QCOMPARE(reason(u"worker1"_s), u"there is no plan"_s); // the checkout could not be read
        PlannedHost worker;
        worker.name = u"worker1"_s;
        plan.hosts.append(worker);
        QCOMPARE(reason(u"jump"_s), u"neither in k8s_cluster nor in etcd"_s);
        QCOMPARE(reason(u"worker1"_s), QString());
    }

    void groupsThatShareChildrenAreNoEndlessTree()
    {
        // Each level lists both groups of the next: 2^40 ways down, each shown only where one looks.
        InventoryBuilder builder;
        for (int level = 0; level < 40; ++level) {
            for (const QChar side : {u'a', u'b'})
                (void)builder.addGroup(u"%1%2"_s.arg(side).arg(level), {});
        }
        for (int level = 0; level < 39; ++level) {
            for (const QChar parent : {u'a', u'b'}) {
                for (const QChar child : {u'a', u'b'})
                    (void)builder.addChild(u"%1%2"_s.arg(parent).arg(level), u"%1%2"_s.arg(child).arg(level + 1), {});
            }
        }
        (void)builder.addHost(u"deep"_s, u"b39"_s, std::nullopt, {});
        Diagnostics diagnostics;
        builder.reconcile(diagnostics);
        InventoryModel model;
        model.setPlanning(std::make_shared<InventoryPlanning>(Plan(), builder.take()));
        const QModelIndex deep = model.indexOfHost(u"deep"_s);
        QVERIFY(deep.isValid());
        QCOMPARE(deep.parent().data().toString(), u"b39"_s);
    }

    void showsVariablesWithWhatTheyOverride()
    {
        VariablesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto planning = planningOf(fourHosts());
        model.setVariables(planning->variables(u"worker1"_s));
        const QModelIndex version = model.indexOfVariable(u"kube_version"_s);
        QVERIFY(version.isValid());
        QCOMPARE(version.siblingAtColumn(VariablesModel::ValueColumn).data().toString(), u"1.35.0"_s);
        QCOMPARE(version.siblingAtColumn(VariablesModel::OriginColumn).data().toString(), u"kube_node.yml:2"_s);
        QCOMPARE(model.rowCount(version), 1);
        const QModelIndex overridden = model.index(0, VariablesModel::ValueColumn, version);
        QCOMPARE(overridden.data().toString(), u"1.36.2"_s);
        QCOMPARE(overridden.data(VariablesModel::OverriddenRole).toBool(), true);
        QCOMPARE(overridden.data(VariablesModel::LocationRole).value<SourceLocation>().line(), 4);
    }

    void neverShowsSecrets()
    {
        VariablesModel model;
        model.setVariables(planningOf(fourHosts())->variables(u"worker1"_s));
        const QModelIndex secret = model.indexOfVariable(u"registry_password"_s);
        for (int column = 0; column < model.columnCount(); ++column) {
            for (const int role : {static_cast<int>(Qt::DisplayRole), static_cast<int>(Qt::ToolTipRole),
                                   static_cast<int>(Qt::AccessibleTextRole)})
                QVERIFY(!secret.siblingAtColumn(column).data(role).toString().contains(u"hunter2"_s));
        }
        const Value nested(Value::Dict{{Value(u"token"_s), Value(u"hunter2"_s).withFlag(Value::Secret)}});
        QCOMPARE(valueText(nested), u"{token: ••••••}"_s);
        QVERIFY(!valueBlock(nested).contains(u"hunter2"_s));
        // Nor can it be guessed by searching.
        model.setFilter(u"hunter2"_s, VariableScope::All);
        QCOMPARE(model.rowCount(), 0);
    }

    void filtersVariables()
    {
        VariablesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setVariables(planningOf(fourHosts())->variables(u"worker1"_s));
        model.setFilter({}, VariableScope::Overridden);
        QCOMPARE(model.rowCount(), 2);
        model.setFilter(u"mirror.example"_s, VariableScope::All);
        QCOMPARE(model.index(0, 0).data().toString(), u"containerd_registries_mirrors"_s);
        model.setFilter(u"hosts.ini"_s, VariableScope::All);
        QCOMPARE(model.index(0, 0).data().toString(), u"ansible_host"_s);
        model.setFilter({}, VariableScope::Facts);
        QCOMPARE(model.rowCount(), 0);
    }

    void sortedVariablesStayPicked()
    {
        VariablesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setVariables(planningOf(fourHosts())->variables(u"worker1"_s));
        model.sort(VariablesModel::NameColumn, Qt::AscendingOrder);
        const QPersistentModelIndex version = model.indexOfVariable(u"kube_version"_s);
        const QPersistentModelIndex overridden = model.index(0, VariablesModel::ValueColumn, version);
        const int before = version.row();
        model.sort(VariablesModel::NameColumn, Qt::DescendingOrder);
        QVERIFY(version.row() != before);
        QCOMPARE(version.data().toString(), u"kube_version"_s);
        QCOMPARE(overridden.data().toString(), u"1.36.2"_s);
        QCOMPARE(overridden.parent(), QModelIndex(version));
    }

    void groupsInheritInAnsiblesOrder()
    {
        const std::shared_ptr<const Inventory> inventory = inventoryOf(fourHosts());
        const VariableTable table = groupVariables(*inventory, inventory->indexOfGroup(u"kube_node"_s));
        QCOMPARE(table.find(u"kube_version"_s)->value.toString(), u"1.35.0"_s);
        QCOMPARE(table.history(u"kube_version"_s)->size(), size_t{2});
        QCOMPARE(table.find(u"kubelet_url"_s)->group, u"all"_s);
    }

    void groupVarsOverrideTheInventorysGroups()
    {
        const QTemporaryDir folder;
        const auto write = [&](const QString &path, const QByteArray &text) {
            QVERIFY(QDir().mkpath(QFileInfo(folder.filePath(path)).path()));
            QFile file(folder.filePath(path));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(text), text.size());
        };
        write(u"one/hosts.ini"_s, "[outer:children]\ninner\n[inner]\na\n[inner:vars]\nx=ini\ny=ini\n");
        write(u"one/group_vars/outer.yml"_s, "x: file\n");
        write(u"one/group_vars/inner.yml"_s, "z: first\n");
        write(u"two/hosts.ini"_s, "b\n");
        write(u"two/group_vars/outer.yml"_s, "z: second\n");
        write(u"two/group_vars/all.yml"_s, "x: all\ny: all\nz: all\n");
        const InventoryLoad load = loadInventory(
            {{folder.filePath(u"one/hosts.ini"_s), folder.filePath(u"two/hosts.ini"_s)}, {}, {}}, nullptr);
        const VariableTable inner = groupVariables(*load.inventory, load.inventory->indexOfGroup(u"inner"_s));
        const VariableTable host = HostVariables(load.inventory, load.variableFiles).table(0);
        for (const auto &[name, value] :
             {std::pair(u"x"_s, u"file"_s), std::pair(u"y"_s, u"all"_s), std::pair(u"z"_s, u"second"_s)}) {
            QCOMPARE(inner.find(name)->value.toString(), value);
            QCOMPARE(host.find(name)->value.toString(), value); // as its only host has it
        }
    }

    void writesValuesWithinLimits()
    {
        QCOMPARE(valueText(Value(u"two\nlines"_s)), u"two lines"_s);
        QCOMPARE(valueBlock(Value(u"two\nlines"_s)), u"two\nlines"_s);
        QCOMPARE(valueText(Value(Value::List{Value(1), Value(true), Value(), Value(u"it's"_s)})),
                 u"[1, true, null, \"it's\"]"_s);
        QCOMPARE(valueBlock(Value(Value::Dict{{Value(u"a"_s), Value(Value::List{Value(1)})}})),
                 u"{\n  a: [\n    1\n  ]\n}"_s);
        QCOMPARE(valueText(Value(Value::List{})), u"[]"_s);
        Value deep;
        for (int i = 0; i < 500; ++i)
            deep = Value(Value::List{deep});
        QVERIFY(valueText(deep, 1000).contains(u'…'));
        const Value::List many(100000, Value(u"0123456789"_s));
        QCOMPARE(valueText(Value(many), 50).size(), 51);
    }
};

} // namespace qm

QTEST_GUILESS_MAIN(qm::TestInventoryModels)
#include "tst_inventorymodels.moc"
