// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/planner.h"
#include "core/plan/steps.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString data = QStringLiteral(QM_TEST_DATA);

qm::PlanRequest request(const QString &checkout = u"list"_s)
{
    qm::PlanRequest wanted;
    wanted.inventories = QStringList{data + u"/planner/inventory/hosts.ini"_s};
    wanted.kubespray = data + u"/kubespray/"_s + checkout;
    wanted.facts = data + u"/planner/facts"_s;
    return wanted;
}

std::shared_ptr<const qm::Planning> planFor(const qm::PlanRequest &wanted)
{
    return qm::Planner().plan(wanted);
}

const qm::PlannedHost *hostOf(const qm::Plan &plan, const QString &name)
{
    for (const qm::PlannedHost &host : plan.hosts) {
        if (host.name == name)
            return &host;
    }
    return nullptr;
}

QStringList keysOf(const qm::Plan &plan, const QString &host)
{
    QStringList keys;
    const qm::PlannedHost *planned = hostOf(plan, host);
    for (const qm::Need need : planned ? planned->needs : QList<qm::Need>())
        keys.append(plan.artifacts[need.artifact].key);
    return keys;
}

const qm::Artifact *artifactOf(const qm::Plan &plan, const QString &host, const QString &key)
{
    for (const qm::Need need : hostOf(plan, host)->needs) {
        if (plan.artifacts[need.artifact].key == key)
            return &plan.artifacts[need.artifact];
    }
    return nullptr;
}

QList<qm::Diagnostic> withCode(const qm::Plan &plan, const QString &code)
{
    QList<qm::Diagnostic> found;
    for (const qm::Diagnostic &diagnostic : plan.diagnostics) {
        if (diagnostic.code == code)
            found.append(diagnostic);
    }
    return found;
}

QStringList downloadersOf(const qm::Plan &plan)
{
    QStringList names;
    for (const qm::Download &download : plan.downloads)
        names.append(download.downloader);
    names.removeDuplicates();
    return names;
}

void write(const QString &path, const QByteArray &text)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

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

QTEST_GUILESS_MAIN(TestPlanner)
#include "tst_planner.moc"
