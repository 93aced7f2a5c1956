// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "plannerfixture.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace qm::test;

/// What is read for a plan, what is watched, and what is said of it.
class TestPlannerInputs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checkoutsThatAreNone_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("code");
        QTest::newRow("missing") << u"nowhere"_s << u"kubespray-missing"_s;
        QTest::newRow("something else") << u"other"_s << u"kubespray-not-a-checkout"_s;
        QTest::newRow("too old") << u"old"_s << u"kubespray-too-old"_s;
    }

    void checkoutsThatAreNone()
    {
        QFETCH(QString, folder);
        QFETCH(QString, code);
        const auto planning = planFor(request(folder));
        QCOMPARE(withCode(planning->plan(), code).size(), 1);
        QCOMPARE(qm::toString(withCode(planning->plan(), code).front().severity), u"error"_s);
        QVERIFY(planning->plan().hosts.isEmpty());
        QCOMPARE(planning->inventory().hosts().size(), 5U); // the inventory can be looked at all the same
    }

    void missingInputsAreSaidAndTheRestIsPlanned()
    {
        qm::PlanRequest wanted = request();
        wanted.extraVars = QStringList{u"@/nowhere/vars.yml"_s, u"kube_version=9.9.9"_s};
        wanted.presence = {u"/nowhere/presence.json"_s};
        const auto planning = planFor(wanted);
        qsizetype errors = 0;
        for (const qm::Diagnostic &diagnostic : planning->plan().diagnostics)
            errors += diagnostic.severity == qm::Severity::Error ? 1 : 0;
        QCOMPARE(errors, 2);
        QCOMPARE(artifactOf(planning->plan(), u"cp1"_s, u"kubeadm"_s)->dest, u"kubeadm-9.9.9-amd64"_s);
    }

    void equalInputsGiveEqualPlansAndChangesAreNoticed()
    {
        const QTemporaryDir folder;
        QFile::copy(data + u"/planner/inventory/hosts.ini"_s, folder.filePath(u"hosts.ini"_s));
        qm::PlanRequest wanted = request();
        wanted.inventories = QStringList{folder.filePath(u"hosts.ini"_s)};
        qm::Planner planner;
        const auto first = planner.plan(wanted);
        const auto second = planner.plan(wanted);
        QCOMPARE(first->plan().inputsDigest, second->plan().inputsDigest);
        QCOMPARE(first->plan().artifacts, second->plan().artifacts);
        write(folder.filePath(u"group_vars/all.yml"_s), "kube_version: 1.2.3\n");
        const auto changed = planner.plan(wanted);
        QVERIFY(changed->plan().inputsDigest != first->plan().inputsDigest);
        QCOMPARE(artifactOf(changed->plan(), u"cp1"_s, u"kubeadm"_s)->dest, u"kubeadm-1.2.3-amd64"_s);
    }

    /// Whatever is mended is noticed.
    void watchesWhatCouldNotBeRead()
    {
        const QTemporaryDir folder;
        const QString checkout = folder.filePath(u"kubespray"_s);
        const QString defaults = checkout + u"/roles/kubespray_defaults/defaults/main/main.yml"_s;
        write(defaults, "{broken");
        write(checkout + u"/galaxy.yml"_s, "version: 2.99.0\n");
        write(folder.filePath(u"facts"_s), "{broken");
        for (const QString &name :
             {u"asked"_s, u"cache"_s, u"inventories"_s, u"more"_s, u"other"_s, u"secrets"_s, u"vars"_s})
            QVERIFY(QDir(folder.path()).mkdir(name));
        qm::PlanRequest wanted;
        wanted.inventories = QStringList{folder.filePath(u"inventories/hosts.ini"_s), u"n1,"_s};
        wanted.kubespray = checkout;
        wanted.extraVars = QStringList{u'@' + folder.filePath(u"vars"_s), u'@' + folder.filePath(u"more/vars.yml"_s)};
        wanted.facts = folder.filePath(u"facts"_s);
        wanted.presence = QStringList{folder.filePath(u"asked/presence.json"_s)};
        wanted.vaultPasswordFile = u"label@"_s + folder.filePath(u"secrets/password"_s);
        const QStringList broken = planFor(wanted)->watchedPaths();
        for (const QString &path :
             {defaults, folder.filePath(u"inventories"_s), folder.filePath(u"vars"_s), folder.filePath(u"more"_s),
              folder.filePath(u"facts"_s), folder.filePath(u"asked"_s), folder.filePath(u"secrets"_s)})
            QVERIFY2(broken.contains(path), qPrintable(path));

        wanted.kubespray = folder.filePath(u"other/none/kubespray"_s);
        wanted.facts = folder.filePath(u"cache/facts.json"_s);
        write(folder.filePath(u"secrets/password"_s), "x");
        const QStringList missing = planFor(wanted)->watchedPaths();
        for (const QString &path :
             {folder.filePath(u"other"_s), folder.filePath(u"cache"_s), folder.filePath(u"secrets/password"_s)})
            QVERIFY2(missing.contains(path), qPrintable(path));

        wanted.kubespray = folder.path();
        wanted.facts = data + u"/planner/facts"_s;
        const QStringList elsewhere = planFor(wanted)->watchedPaths();
        QVERIFY(elsewhere.contains(folder.path()));                  // a checkout may come to lie there
        QVERIFY(elsewhere.contains(data + u"/planner/facts/cp1"_s)); // written into, its directory stays as it is
    }

    void canceledComputationsGiveNothing()
    {
        const std::atomic_bool canceled = true;
        QVERIFY(!qm::Planner().plan(request(), &canceled));
    }

    void explainsWhy()
    {
        const auto planning = planFor(request());
        const auto needed = planning->explain(u"cp1"_s, u"etcd"_s);
        QVERIFY(needed.has_value() && needed->needed);
        QCOMPARE(needed->conditions.size(), 1);
        QCOMPARE(needed->conditions.front().text, u"{{ 'etcd' in group_names }}"_s);
        QCOMPARE(needed->conditions.front().value, u"True"_s);
        QCOMPARE(needed->artifact->checksum, u"sha256:aa"_s);
        const auto variable =
            std::find_if(needed->variables.begin(), needed->variables.end(),
                         [](const qm::ExplainedValue &value) { return value.name == u"etcd_version"_s; });
        QVERIFY(variable != needed->variables.end());
        QCOMPARE(variable->value, u"3.6.12"_s);
        QVERIFY(variable->location.line() > 0);

        const auto unneeded = planning->explain(u"worker1"_s, u"manifest"_s);
        QVERIFY(unneeded.has_value() && !unneeded->needed);
        QVERIFY(unneeded->summary.english().contains(u"kube_control_plane"_s));
        const auto failing = planning->explain(u"worker1"_s, u"tool"_s);
        QVERIFY(failing.has_value() && !failing->needed && failing->error.has_value());
        QVERIFY(planning->explain(u"cp1"_s, u"kube-apiserver"_s)->needed);
        QVERIFY(!planning->explain(u"cp1"_s, u"nothing"_s).has_value());

        // A switch is named, and said so that it holds where the image is needed.
        for (const bool skips : {false, true}) {
            qm::PlanRequest switched = request();
            switched.extraVars.append(skips ? u"{\"skip_kubeadm_images\": true}"_s
                                            : u"{\"skip_kubeadm_images\": false}"_s);
            const auto image = planFor(switched)->explain(u"cp1"_s, u"kube-apiserver"_s);
            QVERIFY(image.has_value());
            QCOMPARE(image->needed, !skips);
            QCOMPARE(image->conditions.constLast().text, u"not skip_kubeadm_images"_s);
            QCOMPARE(image->conditions.constLast().truthy, !skips);
        }
        QVERIFY(!planning->explain(u"nobody"_s, u"etcd"_s).has_value());
    }

    void explanationsSayWhatThePlanDoes()
    {
        qm::PlanRequest wanted = request();
        const auto outside = planFor(wanted)->explain(u"bastion1"_s, u"kubeadm"_s);
        QVERIFY(outside.has_value() && !outside->needed && !outside->error);
        QVERIFY2(outside->summary.english().contains(u"k8s_cluster"_s), qPrintable(outside->summary.english()));

        wanted.limit = u"cp1:localhost"_s;
        const auto limited = planFor(wanted);
        QVERIFY(limited->explain(u"cp1"_s, u"kubeadm"_s)->needed);
        for (const QString &key : {u"kubeadm"_s, u"kube-proxy"_s}) {
            const auto worker = limited->explain(u"worker1"_s, key);
            QVERIFY(worker.has_value() && !worker->needed);
            QVERIFY2(worker->summary.english().contains(u"limit"_s), qPrintable(worker->summary.english()));
        }

        const QTemporaryDir folder;
        write(folder.filePath(u"facts/cp1"_s), R"({"architecture": "x86_64", "system": "Linux"})");
        wanted.limit.clear();
        wanted.facts = folder.filePath(u"facts"_s);
        const auto without = planFor(wanted)->explain(u"worker1"_s, u"kubeadm"_s);
        QVERIFY(without.has_value() && !without->needed && !without->artifact);
        QCOMPARE(without->error->code, u"facts-missing"_s);
        QVERIFY(without->summary.english().contains(without->error->message.english()));
    }

    void filesBesideEveryInventory()
    {
        const QTemporaryDir folder;
        write(folder.filePath(u"one/hosts.ini"_s), "n1\n");
        write(folder.filePath(u"one/word"_s), "first");
        write(folder.filePath(u"two/hosts.ini"_s), "n2\n");
        write(folder.filePath(u"two/word"_s), "second");
        write(folder.filePath(u"word"_s), "outside");
        qm::PlanRequest wanted = request();
        wanted.inventories = {folder.filePath(u"one/hosts.ini"_s), folder.filePath(u"two/hosts.ini"_s), u"n3,"_s};
        const auto planning = planFor(wanted);
        const auto valueFor = [&](const QString &host, const QString &expression) {
            const auto value = planning->evaluate(host, expression);
            return value ? value->value.str() : value.error().code;
        };
        QCOMPARE(valueFor(u"n1"_s, u"{{ lookup('file', 'word') }}"_s), u"first"_s);
        QCOMPARE(valueFor(u"n2"_s, u"{{ lookup('file', 'word') }}"_s), u"second"_s);
        QCOMPARE(valueFor(u"n1"_s, u"{{ lookup('first_found', ['no', 'word']) }}"_s), folder.filePath(u"one/word"_s));
        QCOMPARE(valueFor(u"n1"_s, u"{{ lookup('file', '%1') }}"_s.arg(folder.filePath(u"word"_s))),
                 u"template-failed"_s);
    }

    /// With ansible-core 2.14: `ansible-playbook -i one/hosts.ini -i n2, playbook.yml`.
    void placesAreAbsolute()
    {
        const QTemporaryDir folder;
        write(folder.filePath(u"one/hosts.ini"_s), "n1\n");
        qm::PlanRequest wanted = request();
        const QDir here;
        wanted.inventories = {here.relativeFilePath(folder.filePath(u"one/hosts.ini"_s)), u"n2,"_s};
        wanted.kubespray = here.relativeFilePath(wanted.kubespray) + u'/';
        const auto planning = planFor(wanted);
        const auto valueFor = [&](const QString &host, const QString &name) {
            const auto value = planning->evaluate(host, u"{{ %1 | default('undefined') }}"_s.arg(name));
            return value ? value->value.str() : value.error().code;
        };
        const QString checkout = QDir::cleanPath(data + u"/kubespray/list"_s);
        QCOMPARE(valueFor(u"n1"_s, u"inventory_file"_s), folder.filePath(u"one/hosts.ini"_s));
        QCOMPARE(valueFor(u"n1"_s, u"inventory_dir"_s), folder.filePath(u"one"_s));
        QCOMPARE(valueFor(u"n1"_s, u"playbook_dir"_s), checkout);
        QCOMPARE(valueFor(u"n2"_s, u"inventory_file"_s), u"n2,"_s);
        QCOMPARE(valueFor(u"n2"_s, u"inventory_dir"_s), u"None"_s);
        QCOMPARE(valueFor(u"localhost"_s, u"inventory_file"_s), u"undefined"_s);
        QCOMPARE(valueFor(u"localhost"_s, u"inventory_dir"_s), u"undefined"_s);
        QCOMPARE(valueFor(u"n1"_s, u"hostvars['n2'].playbook_dir"_s), checkout);
        QCOMPARE(valueFor(u"n1"_s, u"hostvars['n2'].ansible_check_mode"_s), u"False"_s);
        QCOMPARE(valueFor(u"n1"_s, u"hostvars['n1'].omit == omit"_s), u"True"_s);
        QCOMPARE(valueFor(u"n1"_s, u"'playbook_dir' in hostvars['n2']"_s), u"True"_s);
        QCOMPARE(valueFor(u"n1"_s, u"hostvars['n1'].inventory_file"_s), folder.filePath(u"one/hosts.ini"_s));
    }

    void evaluatesExpressions()
    {
        const auto planning = planFor(request());
        const auto value = planning->evaluate(u"worker1"_s, u"v{{ etcd_version }}-{{ image_arch }}"_s);
        QVERIFY(value.has_value());
        QCOMPARE(value->value.toString(), u"v3.6.12-arm64"_s);
        QCOMPARE(value->type, u"str"_s);
        QVERIFY(!value->origins.isEmpty());
        QCOMPARE(planning->evaluate(u"cp1"_s, u"{{ groups['kube_node'] }}"_s)->type, u"list"_s);
        QVERIFY(!planning->evaluate(u"cp1"_s, u"{{ nothing }}"_s).has_value());
        const qm::VariableTable variables = planning->variables(u"worker1"_s);
        QCOMPARE(variables.history(u"proxy_image_name"_s)->size(), 2U); // the role's default and group_vars/all
    }
};

QTEST_GUILESS_MAIN(TestPlannerInputs)
#include "tst_plannerinputs.moc"
