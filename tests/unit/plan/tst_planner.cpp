// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "plannerfixture.h"

#include <QDirIterator>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace qm::test;

/// What hosts need, and what becomes of entries that are redefined or collide.
class TestPlanner final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void needsOfEnabledLists()
    {
        const auto planning = planFor(request());
        const qm::Plan &plan = planning->plan();
        QCOMPARE(plan.kubesprayVersion, u"2.99.0"_s);
        QCOMPARE(qm::toString(plan.schema), u"enabled-list"_s);
        QCOMPARE(keysOf(plan, u"cp1"_s),
                 (QStringList{u"etcd"_s, u"kubeadm"_s, u"manifest"_s, u"skopeo"_s, u"pause"_s, u"kube-apiserver"_s,
                              u"kube-controller-manager"_s, u"kube-scheduler"_s, u"kube-proxy"_s}));
        QCOMPARE(keysOf(plan, u"worker1"_s), (QStringList{u"kubeadm"_s, u"pause"_s, u"proxy"_s, u"kube-proxy"_s}));
        QCOMPARE(keysOf(plan, u"etcd1"_s), (QStringList{u"etcd"_s, u"kubeadm"_s}));
        QCOMPARE(keysOf(plan, u"localhost"_s), QStringList{u"kubeadm"_s});
        QVERIFY(!hostOf(plan, u"bastion1"_s));
        QCOMPARE(hostOf(plan, u"worker1"_s)->architecture, u"arm64"_s);
        QCOMPARE(hostOf(plan, u"worker1"_s)->delegate, u"cp1"_s);
        QCOMPARE(hostOf(plan, u"worker1"_s)->releaseDir, u"/srv/releases"_s);
        QCOMPARE(hostOf(plan, u"worker1"_s)->engine, u"containerd"_s);
        QCOMPARE(artifactOf(plan, u"etcd1"_s, u"etcd"_s)->checksum, u"sha256:aa"_s);
        QVERIFY(artifactOf(plan, u"etcd1"_s, u"etcd"_s)->unarchive);
        QCOMPARE(artifactOf(plan, u"worker1"_s, u"proxy"_s)->image, u"docker.io/library/proxy:1"_s);
        QCOMPARE(artifactOf(plan, u"cp1"_s, u"kube-proxy"_s)->image, u"registry.example.org/kube-proxy:v1.36.2"_s);
        QCOMPARE(downloadersOf(plan), QStringList{u"cp1"_s});
    }

    void kubeletsDeleteImagesFromWhereTheyAreTold_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<int>("percent");
        QTest::newRow("nobody") << QString() << 85;
        QTest::newRow("number") << u"{\"kubelet_image_gc_high_threshold\": 70}"_s << 70;
        QTest::newRow("text") << u"kubelet_image_gc_high_threshold=70"_s << 70;
        QTest::newRow("template") << u"{\"kubelet_image_gc_high_threshold\": \"{{ 60 + 5 }}\"}"_s << 65;
        QTest::newRow("never") << u"kubelet_image_gc_high_threshold=100"_s << 100;
        QTest::newRow("nonsense") << u"kubelet_image_gc_high_threshold=much"_s << 85;
        QTest::newRow("too much") << u"kubelet_image_gc_high_threshold=101"_s << 85;
    }

    void kubeletsDeleteImagesFromWhereTheyAreTold()
    {
        QFETCH(const QString, said);
        QFETCH(const int, percent);
        for (const QString &checkout : {u"list"_s, u"groups"_s}) {
            qm::PlanRequest wanted = request(checkout);
            if (!said.isEmpty())
                wanted.extraVars = QStringList{said};
            QCOMPARE(hostOf(planFor(wanted)->plan(), u"worker1"_s)->imageGcPercent, percent);
        }
    }

    void needsOfReleases()
    {
        const auto planning = planFor(request(u"groups"_s));
        const qm::Plan &plan = planning->plan();
        QCOMPARE(qm::toString(plan.schema), u"groups"_s);
        QCOMPARE(keysOf(plan, u"etcd1"_s), QStringList{u"etcd"_s});
        QCOMPARE(keysOf(plan, u"worker1"_s), (QStringList{u"kubeadm"_s, u"pause"_s, u"pinned"_s}));
        QCOMPARE(keysOf(plan, u"cp1"_s),
                 (QStringList{u"kubeadm"_s, u"etcd"_s, u"pause"_s, u"kube-apiserver"_s, u"kube-controller-manager"_s,
                              u"kube-scheduler"_s, u"kube-proxy"_s}));
        QVERIFY(!hostOf(plan, u"localhost"_s));
        QCOMPARE(hostOf(plan, u"worker1"_s)->delegate, u"worker1"_s); // every host for itself
        QCOMPARE(artifactOf(plan, u"worker1"_s, u"kubeadm"_s)->dest, u"/srv/releases/kubeadm-v1.31.4-arm64"_s);
        QCOMPARE(artifactOf(plan, u"worker1"_s, u"kubeadm"_s)->owner, u"kube"_s);
        QCOMPARE(artifactOf(plan, u"worker1"_s, u"pinned"_s)->image,
                 u"registry.example.org/pinned@sha256:"_s + QString(64, u'a'));
        QCOMPARE(artifactOf(plan, u"cp1"_s, u"kube-apiserver"_s)->image,
                 u"registry.example.org/kube-apiserver:v1.31.4"_s);
    }

    void checksumsOfOldReleases()
    {
        qm::PlanRequest wanted = request(u"groups"_s);
        wanted.extraVars =
            QStringList{u"{\"downloads\": {"
                        "\"etcd\": {\"enabled\": true, \"file\": true, \"dest\": \"/e\", \"url\": \"https://e\","
                        " \"sha256\": \"{{ sums[image_arch] }}\", \"groups\": [\"k8s_cluster\"]},"
                        "\"yq\": {\"enabled\": true, \"file\": true, \"dest\": \"/y\", \"url\": \"https://y\","
                        " \"sha256\": \"{{ nothing | default(None) }}\", \"groups\": [\"k8s_cluster\"]}},"
                        " \"sums\": {\"amd64\": \"aabb\"}}"_s};
        const auto planning = planFor(wanted);
        const qm::Plan &plan = planning->plan();
        QCOMPARE(artifactOf(plan, u"cp1"_s, u"etcd"_s)->checksum, u"sha256:aabb"_s);
        QVERIFY(artifactOf(plan, u"cp1"_s, u"etcd"_s)->hasSha256Field);
        QCOMPARE(artifactOf(plan, u"cp1"_s, u"yq"_s)->checksum, QString());
        QVERIFY(!artifactOf(plan, u"cp1"_s, u"yq"_s)->hasSha256Field);
        QCOMPARE(hostOf(plan, u"worker1"_s)->error->code, u"checksum-missing"_s); // arm64
    }

    void downloadOnceInReleases()
    {
        qm::PlanRequest wanted = request(u"groups"_s);
        wanted.extraVars = QStringList{u"{\"download_run_once\": true}"_s};
        const auto once = planFor(wanted);
        QCOMPARE(downloadersOf(once->plan()), QStringList{u"cp1"_s});
        QCOMPARE(withCode(once->plan(), u"run-once-mixed-architectures"_s).size(), 1);
        wanted.extraVars.append(u"{\"download_localhost\": true}"_s);
        const auto local = planFor(wanted);
        QCOMPARE(downloadersOf(local->plan()), QStringList{u"localhost"_s});
        for (const qm::Download &download : local->plan().downloads)
            QVERIFY(!download.viaController);
        wanted.extraVars.append(u"{\"skip_downloads\": true}"_s);
        QVERIFY(planFor(wanted)->plan().downloads.isEmpty());
    }

    void aFailingEntryThatNobodyNeedsIsSaid()
    {
        const auto planning = planFor(request());
        const QList<qm::Diagnostic> failures = withCode(planning->plan(), u"ansible-fails"_s);
        QCOMPARE(failures.size(), 1);
        QCOMPARE(failures.front().host, u"worker1"_s); // no checksum of "tool" for arm64
        QVERIFY(failures.front().message.english().contains(u"tool"_s));
        QVERIFY(!hostOf(planning->plan(), u"worker1"_s)->error);
    }

    void aFailingEntryThatIsNeededIsTheHostsError()
    {
        qm::PlanRequest wanted = request();
        wanted.extraVars = QStringList{u"{\"tool_enabled\": true}"_s};
        const auto planning = planFor(wanted);
        const qm::PlannedHost &worker = *hostOf(planning->plan(), u"worker1"_s);
        QVERIFY(worker.error.has_value());
        QCOMPARE(worker.error->code, u"checksum-missing"_s);
        QVERIFY(worker.error->message.english().contains(u"arm64"_s));
        QVERIFY(worker.error->location.line() > 0);
        QVERIFY(keysOf(planning->plan(), u"worker1"_s).contains(u"pause"_s));
        QVERIFY(keysOf(planning->plan(), u"cp1"_s).contains(u"tool"_s));
        QVERIFY(!hostOf(planning->plan(), u"cp1"_s)->error);
    }

    void imagesThatTemplatesWriteOut()
    {
        const QTemporaryDir folder;
        const QString checkout = folder.filePath(u"kubespray"_s);
        QDirIterator files(data + u"/kubespray/list"_s, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const QString copy = checkout + path.sliced((data + u"/kubespray/list"_s).size());
            QVERIFY(QDir().mkpath(QFileInfo(copy).path()));
            QVERIFY(QFile::copy(path, copy));
        }
        write(checkout + u"/roles/csi/templates/csi.yml.j2"_s,
              "- name: attacher\n"
              "  image: {{ kube_image_repo }}/sig-storage/csi-attacher:{{ csi_tag }}\n"
              "  image: {{ kube_image_repo }}/sig-storage/csi-resizer:v{{ 1 + 1 }} # newer\n"
              "  image: \"{{ docker_image_repo }}/hetznercloud/manager:{{ csi_tag }}\"\n"
              "  - image: 'quay.io/some/thing:v1'\n"
              "  image: {{ kube_image_repo }}/pause:3.10\n" // as downloads has it
              "  image: {{ kube_image_repo }}/sig-storage/csi-attacher:{{ csi_tag }}\n"
              "  image: {{ item }}\n"
              "  image: true\n"
              "  registry: {{ docker_image_repo }}\n");
        qm::PlanRequest wanted = request();
        wanted.kubespray = checkout;
        wanted.extraVars = QStringList{u"kube_image_repo=registry.example.org docker_image_repo=docker.io"_s};
        QStringList told;
        for (const qm::Diagnostic &diagnostic : withCode(planFor(wanted)->plan(), u"image-not-in-downloads"_s)) {
            if (diagnostic.location.file().endsWith(u"csi.yml.j2"_s))
                told.append(QString::number(diagnostic.location.line()) + u' '
                            + diagnostic.message.english().section(u"image "_s, 1, 1).section(u',', 0, 0));
        }
        QCOMPARE(told,
                 (QStringList{u"2 registry.example.org/sig-storage/csi-attacher:{{ csi_tag }}"_s,
                              u"3 registry.example.org/sig-storage/csi-resizer:v2"_s,
                              u"4 docker.io/hetznercloud/manager:{{ csi_tag }}"_s, u"5 quay.io/some/thing:v1"_s}));
    }

    void downloadsMayBeRedefined()
    {
        qm::PlanRequest wanted = request();
        wanted.extraVars = QStringList{u"{\"mine\": {\"only\": {\"enabled\": [true], \"dest\": \"a\", \"url\": \"b\", "
                                       u"\"checksum\": \"{{ 1 + 1 }}\"}},"
                                       " \"downloads\": \"{{ mine }}\", \"skip_kubeadm_images\": true}"_s};
        const auto planning = planFor(wanted);
        QCOMPARE(keysOf(planning->plan(), u"worker1"_s), QStringList{u"only"_s});
        QCOMPARE(artifactOf(planning->plan(), u"worker1"_s, u"only"_s)->checksum, u"2"_s);
        wanted.extraVars = QStringList{u"downloads=nonsense"_s};
        QCOMPARE(hostOf(planFor(wanted)->plan(), u"cp1"_s)->error->code, u"downloads-invalid"_s);
    }

    void collidingDestinations()
    {
        qm::PlanRequest wanted = request();
        wanted.extraVars = QStringList{
            u"{\"downloads\": {\"a\": {\"enabled\": [true], \"dest\": \"same\", \"url\": \"u1\", \"checksum\": \"\"},"
            " \"b\": {\"enabled\": [true], \"dest\": \"same\", \"url\": \"u2\", \"checksum\": \"\"}}}"_s};
        QVERIFY(!withCode(planFor(wanted)->plan(), u"destination-collision"_s).isEmpty());
    }

    void destinationsThatCollideOnTheController()
    {
        qm::PlanRequest wanted = request();
        const QString downloads =
            u"{\"downloads\": {\"a\": {\"enabled\": [\"{{ inventory_hostname != 'localhost' }}\"], \"dest\": \"same\", "
            "\"url\": \"https://u:word@h/{{ 'x' if inventory_hostname in ['cp1', 'cp2'] else '%1' }}\"}}}"_s;
        // cp1 downloads for cp2, etcd1 for worker1.
        wanted.extraVars =
            QStringList{downloads.arg(u"y"_s),
                        u"{\"download_delegate\": \"{{ {'cp2': 'cp1', 'worker1': 'etcd1'}[inventory_hostname] "
                        "| default(inventory_hostname) }}\"}"_s};
        const auto planning = planFor(wanted);
        QVERIFY(withCode(planning->plan(), u"destination-collision"_s).isEmpty());
        const QString code = u"destination-collision-on-controller"_s;
        const QList<qm::Diagnostic> found = withCode(planning->plan(), code);
        QCOMPARE(found.size(), 1);
        QCOMPARE(qm::toString(found.front().severity), u"warning"_s);
        const QString message = found.front().message.english();
        QVERIFY2(message.contains(u"h/x"_s) && message.contains(u"h/y"_s), qPrintable(message));
        QVERIFY2(!message.contains(u"word"_s), qPrintable(message));
        wanted.extraVars[0] = downloads.arg(u"x"_s); // one and the same
        QVERIFY(withCode(planFor(wanted)->plan(), code).isEmpty());
        wanted.extraVars[0] = downloads.arg(u"y"_s);
        wanted.extraVars[1] = u"download_delegate='{{ inventory_hostname }}'"_s; // and nothing is passed on
        QVERIFY(withCode(planFor(wanted)->plan(), code).isEmpty());
    }

    void collisionsNameNoLogins()
    {
        qm::PlanRequest wanted = request();
        wanted.extraVars = QStringList{
            u"{\"downloads\": {\"a\": {\"enabled\": [true], \"dest\": \"same\", \"url\": \"https://u:word@h/a\"},"
            " \"b\": {\"enabled\": [true], \"dest\": \"same\", \"url\": \"https://h/b?token=word\"}}}"_s};
        const QString message =
            withCode(planFor(wanted)->plan(), u"destination-collision"_s).value(0).message.english();
        QVERIFY2(message.contains(u"h/a"_s) && message.contains(u"h/b?token="_s), qPrintable(message));
        QVERIFY2(!message.contains(u"word"_s), qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(TestPlanner)
#include "tst_planner.moc"
