// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "plannerfixture.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace qm::test;

/// Which machines download, and what an admin should know about them.
class TestPlannerMachines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostsWithoutFacts()
    {
        qm::PlanRequest wanted = request();
        wanted.facts.clear();
        const auto assumed = planFor(wanted);
        QCOMPARE(withCode(assumed->plan(), u"facts-assumed"_s).size(), 1);
        QCOMPARE(hostOf(assumed->plan(), u"worker1"_s)->architecture, u"amd64"_s);

        const QTemporaryDir folder;
        write(folder.filePath(u"facts/cp1"_s), R"({"architecture": "x86_64", "system": "Linux"})");
        write(folder.filePath(u"facts/cp2"_s), "{broken");
        wanted.facts = folder.filePath(u"facts"_s);
        const auto missing = planFor(wanted);
        QVERIFY(!hostOf(missing->plan(), u"cp1"_s)->error);
        QCOMPARE(hostOf(missing->plan(), u"cp1"_s)->architecture, u"amd64"_s);
        for (const QString &name : {u"cp2"_s, u"worker1"_s, u"localhost"_s}) {
            QCOMPARE(hostOf(missing->plan(), name)->error->code, u"facts-missing"_s);
            QVERIFY(hostOf(missing->plan(), name)->needs.isEmpty());
        }
        QCOMPARE(withCode(missing->plan(), u"facts-unreadable"_s).size(), 1);
    }

    /// What a host calls its architecture becomes part of paths on the controller and on delegates.
    void architecturesThatAreNone()
    {
        qm::PlanRequest wanted = request();
        const QTemporaryDir folder;
        write(folder.filePath(u"facts/cp1"_s), R"({"architecture": "../../escaped", "system": "Linux"})");
        write(folder.filePath(u"facts/cp2"_s), R"({"architecture": "x86_64", "machine": "..", "system": "Linux"})");
        write(folder.filePath(u"facts/worker1"_s), R"({"architecture": "aarch64", "system": "Linux"})");
        write(folder.filePath(u"facts.json"_s), R"({"cp1": {"ansible_architecture": "../../escaped"}})");
        wanted.facts = folder.filePath(u"facts"_s);
        const auto planning = planFor(wanted);
        for (const QString &name : {u"cp1"_s, u"cp2"_s}) {
            QCOMPARE(hostOf(planning->plan(), name)->error->code, u"facts-missing"_s);
            QVERIFY(hostOf(planning->plan(), name)->needs.isEmpty());
        }
        QCOMPARE(withCode(planning->plan(), u"facts-unreadable"_s).size(), 2);
        QCOMPARE(hostOf(planning->plan(), u"worker1"_s)->architecture, u"arm64"_s);
        wanted.facts = folder.filePath(u"facts.json"_s);
        QCOMPARE(withCode(planFor(wanted)->plan(), u"facts-unreadable"_s).size(), 1);

        wanted.facts = request().facts;
        wanted.extraVars = QStringList{u"host_architecture=../x"_s};
        const auto invented = planFor(wanted);
        QCOMPARE(hostOf(invented->plan(), u"worker1"_s)->error->code, u"architecture-invalid"_s);
        QVERIFY(hostOf(invented->plan(), u"worker1"_s)->architecture.isEmpty());
        QVERIFY(invented->plan().artifacts.isEmpty());
    }

    void delegatesThatCannotDownload()
    {
        qm::PlanRequest wanted = request();
        wanted.extraVars = QStringList{u"download_delegate=nobody"_s};
        const auto unknown = planFor(wanted);
        QCOMPARE(withCode(unknown->plan(), u"delegate-unknown"_s).size(), 1);
        QVERIFY(unknown->plan().downloads.isEmpty());
        wanted.extraVars = QStringList{u"download_delegate=bastion1"_s};
        const auto outside = planFor(wanted);
        QCOMPARE(withCode(outside->plan(), u"delegate-outside-play"_s).front().host, u"bastion1"_s);
        QVERIFY(!hostOf(outside->plan(), u"cp1"_s)->error);
    }

    void delegatesThatFail()
    {
        qm::PlanRequest wanted = request();
        wanted.extraVars = QStringList{u"download_delegate=worker1"_s, u"{\"tool_enabled\": true}"_s};
        const QList<qm::Diagnostic> failing = withCode(planFor(wanted)->plan(), u"delegate-fails"_s);
        QCOMPARE(failing.size(), 1);
        QCOMPARE(failing.front().host, u"worker1"_s);
        QVERIFY(failing.front().message.english().contains(u"tool"_s));
        // As many delegates as hosts, and none of them serves itself.
        wanted.extraVars[0] = u"{\"download_delegate\": \"{{ next[inventory_hostname] }}\", \"next\": "
                              "{\"cp1\": \"cp2\", \"cp2\": \"etcd1\", \"etcd1\": \"worker1\", "
                              "\"worker1\": \"localhost\", \"localhost\": \"cp1\"}}"_s;
        QCOMPARE(withCode(planFor(wanted)->plan(), u"delegate-fails"_s).size(), 1);
        // Nobody else has to do without it.
        wanted.extraVars[0] = u"download_delegate='{{ inventory_hostname }}'"_s;
        QVERIFY(withCode(planFor(wanted)->plan(), u"delegate-fails"_s).isEmpty());
    }

    void delegatesWithoutSkopeo()
    {
        qm::PlanRequest wanted = request();
        wanted.extraVars = QStringList{
            u"{\"downloads\": {\"pause\": {\"enabled\": [true], \"container\": true, \"image_name\": \"r.io/p:1\"}}}"_s};
        const QList<qm::Diagnostic> without = withCode(planFor(wanted)->plan(), u"delegate-without-skopeo"_s);
        QCOMPARE(without.size(), 1);
        QCOMPARE(without.front().host, u"cp1"_s);
        wanted.extraVars.append(u"download_delegate='{{ inventory_hostname }}'"_s);
        QCOMPARE(withCode(planFor(wanted)->plan(), u"delegate-without-skopeo"_s).size(), 5);
        wanted.extraVars.removeFirst(); // each gets skopeo then
        QVERIFY(withCode(planFor(wanted)->plan(), u"delegate-without-skopeo"_s).isEmpty());
    }

    void delegatesThatCannotBeComputed()
    {
        qm::PlanRequest wanted = request();
        wanted.extraVars = QStringList{u"download_delegate='{{ nothing }}'"_s};
        const auto planning = planFor(wanted);
        const QList<qm::Diagnostic> undefined = withCode(planning->plan(), u"delegate-undefined"_s);
        QCOMPARE(undefined.size(), 1);
        QVERIFY(undefined.front().message.english().contains(u"nothing"_s));
        QVERIFY(planning->plan().downloads.isEmpty());
    }

    void whatLocalhostSeesOtherwise()
    {
        const QTemporaryDir folder;
        QVERIFY(QFile::copy(data + u"/planner/inventory/hosts.ini"_s, folder.filePath(u"hosts.ini"_s)));
        write(folder.filePath(u"group_vars/k8s_cluster.yml"_s), "kube_version: 9.9.9\n");
        qm::PlanRequest wanted = request();
        wanted.inventories = QStringList{folder.filePath(u"hosts.ini"_s)};
        const QList<qm::Diagnostic> other = withCode(planFor(wanted)->plan(), u"localhost-variable"_s);
        QCOMPARE(other.size(), 1);
        QVERIFY(other.front().message.english().contains(u"9.9.9"_s));
        QCOMPARE(other.front().location.file(), folder.filePath(u"group_vars/k8s_cluster.yml"_s));
        write(folder.filePath(u"group_vars/all.yml"_s), "kube_version: 9.9.9\n");
        QVERIFY(withCode(planFor(wanted)->plan(), u"localhost-variable"_s).isEmpty());
    }

    void imagesThatDifferByCase()
    {
        const QString entry = u"\"%1\": {\"enabled\": [true], \"container\": true, \"image_name\": \"r.io/x:%2\"}"_s;
        qm::PlanRequest wanted = request();
        wanted.extraVars =
            QStringList{u"{\"downloads\": {%1, %2}}"_s.arg(entry.arg(u"a"_s, u"V1"_s), entry.arg(u"b"_s, u"v1"_s))};
        const QList<qm::Diagnostic> alike = withCode(planFor(wanted)->plan(), u"image-differs-by-case"_s);
        QVERIFY(!alike.isEmpty());
        QVERIFY(alike.front().message.english().contains(u"“r.io/x:V1” and “r.io/x:v1”"_s));
        wanted.extraVars =
            QStringList{u"{\"downloads\": {%1, %2}}"_s.arg(entry.arg(u"a"_s, u"v1"_s), entry.arg(u"b"_s, u"v2"_s))};
        QVERIFY(withCode(planFor(wanted)->plan(), u"image-differs-by-case"_s).isEmpty());
    }

    void theLimitMayLeaveLocalhostOut()
    {
        qm::PlanRequest wanted = request();
        wanted.limit = u"cp1"_s;
        const auto planning = planFor(wanted);
        QCOMPARE(planning->plan().hosts.size(), 1);
        QCOMPARE(withCode(planning->plan(), u"localhost-not-in-play"_s).size(), 1);
        wanted.limit = u"cp1:localhost"_s;
        QVERIFY(withCode(planFor(wanted)->plan(), u"localhost-not-in-play"_s).isEmpty());
    }

    void whatElseAnAdminShouldKnow()
    {
        qm::PlanRequest wanted = request();
        wanted.extraVars = QStringList{u"local_release_dir=/tmp/x proxy_image_name=proxy:1"_s};
        const auto planning = planFor(wanted);
        const qm::Plan &plan = planning->plan();
        QCOMPARE(withCode(plan, u"text-counts-as-true"_s).size(), 1);
        QCOMPARE(withCode(plan, u"text-counts-as-true"_s).front().location.file(),
                 data + u"/kubespray/list/roles/kubespray_defaults/defaults/main/download.yml"_s);
        QCOMPARE(withCode(plan, u"host-outside-play"_s).front().host, u"bastion1"_s);
        QCOMPARE(withCode(plan, u"release-dir-temporary"_s).size(), 1);
        QCOMPARE(withCode(plan, u"image-name-not-normalized"_s).size(), 1);
        QVERIFY(withCode(plan, u"certificates-checked"_s).isEmpty());
        wanted.extraVars = QStringList{u"download_validate_certs=no"_s};
        QCOMPARE(withCode(planFor(wanted)->plan(), u"certificates-checked"_s).size(), 1);
        const QList<qm::Diagnostic> forgotten = withCode(plan, u"image-not-in-downloads"_s);
        QCOMPARE(forgotten.size(), 1);
        QVERIFY(forgotten.front().message.english().contains(u"forgotten_image_repo"_s));
        QCOMPARE(forgotten.front().location.line(), 3);
    }
};

QTEST_GUILESS_MAIN(TestPlannerMachines)
#include "tst_plannermachines.moc"
