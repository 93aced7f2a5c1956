// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/distributioncluster.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

using namespace Qt::StringLiterals;

namespace qm::bench {

namespace {

constexpr qint64 MB = 1'000'000;
/// What downloads images comes to downloaders as an artifact, too.
constexpr auto skopeo = "/usr/bin/skopeo";

/// A content store of its own, because an overlay cannot lie upon an overlay.
constexpr char setup[] = R"(mkdir -p /var/lib/containerd /etc/containerd /var/tmp/ansible
mount -t tmpfs -o size=1g tmpfs /var/lib/containerd
printf 'version = 2\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n' >/etc/containerd/config.toml
setsid containerd >/var/log/containerd.log 2>&1 </dev/null &
for i in $(seq 300); do [ ! -S /run/containerd/containerd.sock ] || break; sleep 0.1; done
)";

void write(const QString &path, const QString &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content.toUtf8()) < 0)
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray writeRandom(const QString &path, qint64 size)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(MB, Qt::Uninitialized);
    for (qint64 written = 0; written < size; written += MB) {
        QRandomGenerator::global()->fillRange(reinterpret_cast<quint32 *>(block.data()), MB / 4);
        file.write(block);
        hash.addData(block);
    }
    return hash.result().toHex();
}

/// The nodes that download: for themselves and for those that follow them.
constexpr std::array<int, 2> downloaders{8, 14};

QString nodeName(int index)
{
    return u"node%1"_s.arg(index + 1, 2, 10, '0'_L1);
}

QString delegateOf(int node)
{
    if (node < downloaders[0])
        return u"localhost"_s;
    return nodeName(downloaders[node < downloaders[1] ? 0 : 1]);
}

QString archiveName(const Artifact &artifact)
{
    return artifact.name + u".tar"_s;
}

} // namespace

const QList<Artifact> &DistributionCluster::artifacts()
{
    static const QList<Artifact> all{
        {u"kubeadm"_s, false, 70 * MB}, {u"kubelet"_s, false, 60 * MB}, {u"cni"_s, false, 40 * MB},
        {u"crictl"_s, false, 20 * MB},  {u"runc"_s, false, 10 * MB},    {u"proxy"_s, true, 30 * MB},
        {u"network"_s, true, 25 * MB},  {u"dns"_s, true, 20 * MB},      {u"cache"_s, true, 15 * MB},
        {u"pause"_s, true, 10 * MB},
    };
    return all;
}

DistributionCluster::DistributionCluster() : m_registry(test::RegistryFixture::Options{})
{
    test::NodeOptions options;
    options.setup = setup;
    options.sshdConfig = {u"Subsystem sftp /usr/lib/openssh/sftp-server"_s};
    for (int node = 0; node < nodeCount; ++node)
        m_fleet.add(options);
    if (!m_fleet.start())
        qFatal("the nodes do not start");
    makeArtifacts();
    writeInventory();
    writeCheckout();
    writePlaybook();
}

DistributionCluster::~DistributionCluster()
{
    m_files.kill();
    m_files.waitForFinished();
}

QString DistributionCluster::address(int node) const
{
    return const_cast<test::NodeFleet &>(m_fleet).node(static_cast<size_t>(node)).address();
}

QString DistributionCluster::fileUrl(const Artifact &artifact) const
{
    return u"http://127.0.0.1:%1/%2"_s.arg(m_filesPort).arg(artifact.name);
}

QString DistributionCluster::imageName(const Artifact &artifact) const
{
    return u"%1/%2:v1.0"_s.arg(registry(), artifact.name);
}

QString DistributionCluster::importCommand() const
{
    QStringList lines;
    for (const Artifact &artifact : artifacts()) {
        if (artifact.image)
            lines += u"ctr -n k8s.io images import --base-name %1 %2/%3 >/dev/null"_s.arg(
                imageName(artifact), QLatin1StringView(releaseDir), artifact.name);
    }
    return lines.join(u" && "_s);
}

void DistributionCluster::makeArtifacts()
{
    const QString served = path(u"served"_s);
    QDir().mkpath(served);
    QDir().mkpath(payload());
    for (const Artifact &artifact : artifacts()) {
        if (artifact.image) {
            if (m_registry.push(artifact.name, u"v1.0"_s, {u"amd64"_s}, artifact.size).isEmpty())
                qFatal("cannot push %s", qPrintable(artifact.name));
            if (QProcess::execute(QLatin1StringView{skopeo},
                                  {u"copy"_s, u"-q"_s, u"--src-tls-verify=false"_s,
                                   u"docker://"_s + imageName(artifact),
                                   u"oci-archive:%1/%2:%3"_s.arg(payload(), artifact.name, imageName(artifact))})
                != 0)
                qFatal("cannot fetch %s", qPrintable(artifact.name));
        } else {
            m_checksums[artifact.name] = writeRandom(served + u'/' + artifact.name, artifact.size);
            QFile::link(served + u'/' + artifact.name, payload() + u'/' + artifact.name);
        }
    }
    QFile program(QLatin1StringView{skopeo});
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!program.copy(served + u"/skopeo"_s) || !program.open(QIODevice::ReadOnly) || !hash.addData(&program))
        qFatal("cannot copy %s", skopeo);
    m_checksums[u"skopeo"_s] = hash.result().toHex();
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHost))
        qFatal("no port");
    m_filesPort = probe.serverPort();
    probe.close();
    m_files.setStandardOutputFile(QProcess::nullDevice());
    m_files.setStandardErrorFile(QProcess::nullDevice());
    m_files.start(QStringLiteral(QM_DEMO_HELPER), {u"serve"_s, served, u"127.0.0.1"_s, QString::number(m_filesPort)});
    for (int attempt = 0; attempt < 100; ++attempt) {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_filesPort);
        if (socket.waitForConnected(100))
            return;
        QThread::msleep(100);
    }
    qFatal("the file server does not start");
}

void DistributionCluster::writeInventory()
{
    QString hosts = u"localhost ansible_connection=local\n\n[kube_node]\n"_s;
    QString facts = u"{\"localhost\": {\"ansible_architecture\": \"x86_64\", \"ansible_system\": \"Linux\"}"_s;
    QString downloading = u"\n[downloaders]\nlocalhost\n"_s;
    for (int node = 0; node < nodeCount; ++node) {
        hosts += u"%1 ansible_host=%2 ansible_port=%3 download_delegate=%4\n"_s.arg(nodeName(node), address(node))
                     .arg(test::Node::port)
                     .arg(delegateOf(node));
        facts +=
            u",\n \"%1\": {\"ansible_architecture\": \"x86_64\", \"ansible_system\": \"Linux\"}"_s.arg(nodeName(node));
    }
    for (const int node : downloaders)
        downloading += nodeName(node) + u'\n';
    write(inventory(), hosts + downloading + u"\n[k8s_cluster:children]\nkube_node\n"_s);
    write(this->facts(), facts + u"}\n"_s);
    write(path(u"inventory/group_vars/all.yml"_s),
          u"---\nansible_user: root\nansible_become: false\nansible_ssh_private_key_file: '%1'\n"
          "ansible_ssh_common_args: -o IdentitiesOnly=yes\nansible_remote_tmp: /var/tmp/ansible\n"
          "ansible_python_interpreter: /usr/bin/python3\nlocal_release_dir: %2\n"_s.arg(keyFile(),
                                                                                        QLatin1StringView(releaseDir)));
    write(path(u"inventory/host_vars/localhost.yml"_s),
          u"---\nlocal_release_dir: '%1'\ndownload_delegate: localhost\n"_s.arg(path(u"controller"_s)));
}

void DistributionCluster::writeCheckout()
{
    QString downloads =
        u"---\ndownload_delegate: localhost\ndownload_container: true\nskip_downloads: false\n"
        "skip_kubeadm_images: true\ncontainer_manager: containerd\nhost_architecture: amd64\nimage_arch: amd64\n\ndownloads:\n"_s;
    for (const Artifact &artifact : artifacts()) {
        downloads += u"  %1:\n    enabled:\n      - \"{{ 'k8s_cluster' in group_names }}\"\n"_s.arg(artifact.name);
        if (artifact.image)
            downloads += u"    container: true\n    image_name: %1\n"_s.arg(imageName(artifact));
        else
            downloads += u"    dest: %1\n    url: %2\n    checksum: sha256:%3\n    unarchive: false\n"_s.arg(
                artifact.name, fileUrl(artifact), QString::fromLatin1(m_checksums.value(artifact.name)));
    }
    downloads += u"  skopeo:\n    enabled:\n      - \"{{ 'downloaders' in group_names }}\"\n    dest: skopeo\n"
                 "    mode: \"0755\"\n    url: %1\n    checksum: sha256:%2\n    unarchive: false\n"_s.arg(
                     fileUrl({u"skopeo"_s}), QString::fromLatin1(m_checksums.value(u"skopeo"_s)));
    write(checkout() + u"/galaxy.yml"_s, u"namespace: example\nname: kubespray\nversion: 2.32.0\n"_s);
    write(checkout() + u"/roles/kubespray_defaults/defaults/main/download.yml"_s, downloads);
    write(checkout() + u"/roles/kubespray_defaults/defaults/main/main.yml"_s,
          u"---\nkube_version: 1.36.1\nlocal_release_dir: /tmp/releases\n"_s);
}

void DistributionCluster::writePlaybook()
{
    QString files;
    QString images;
    for (const Artifact &artifact : artifacts()) {
        if (artifact.image)
            images += u"    - {name: %1, archive: %2}\n"_s.arg(imageName(artifact), archiveName(artifact));
        else
            files += u"    - {url: '%1', dest: %2, sum: 'sha256:%3'}\n"_s.arg(
                fileUrl(artifact), artifact.name, QString::fromLatin1(m_checksums.value(artifact.name)));
    }
    QString playbook = uR"(---
- hosts: all
  gather_facts: false
  vars:
    passage: PASSAGE
    my_files:
FILES    my_images:
IMAGES  tasks:
  - name: Release folder
    file: {path: "{{ local_release_dir }}", state: directory}
  - name: Download files
    get_url: {url: "{{ item.url }}", dest: "{{ local_release_dir }}/{{ item.dest }}", checksum: "{{ item.sum }}"}
    loop: "{{ my_files }}"
    when: "'downloaders' in group_names"
  - name: Download skopeo
    get_url: {url: "SKOPEO", dest: "{{ local_release_dir }}/skopeo", checksum: "sha256:SUM", mode: "0755"}
    when: "'downloaders' in group_names"
  - name: Download images
    command: >-
      skopeo copy -q --src-tls-verify=false docker://{{ item.name }}
      oci-archive:{{ local_release_dir }}/{{ item.archive }}:{{ item.name }}
    loop: "{{ my_images }}"
    when: "'downloaders' in group_names"
  - name: Fetch from downloaders
    fetch:
      src: "{{ local_release_dir }}/{{ item }}"
      dest: "{{ passage }}/{{ inventory_hostname }}/"
      flat: true
    loop: "{{ my_files | map(attribute='dest') | list + my_images | map(attribute='archive') | list }}"
    when: "'downloaders' in group_names"
  - name: Copy to nodes
    copy: {src: "{{ passage }}/{{ download_delegate }}/{{ item }}", dest: "{{ local_release_dir }}/{{ item }}"}
    loop: "{{ my_files | map(attribute='dest') | list + my_images | map(attribute='archive') | list }}"
    when: "'downloaders' not in group_names"
  - name: Load images
    command: "ctr -n k8s.io images import --base-name {{ item.name }} {{ local_release_dir }}/{{ item.archive }}"
    loop: "{{ my_images }}"
    when: inventory_hostname != 'localhost'
)"_s;
    playbook.replace(u"SKOPEO"_s, fileUrl({u"skopeo"_s}))
        .replace(u"SUM"_s, QString::fromLatin1(m_checksums.value(u"skopeo"_s)));
    write(this->playbook(),
          playbook.replace(u"PASSAGE"_s, path(u"passage"_s)).replace(u"FILES"_s, files).replace(u"IMAGES"_s, images));
}

void DistributionCluster::reset()
{
    for (const QString &folder : {u"controller"_s, u"passage"_s, u"workspace"_s})
        QDir(path(folder)).removeRecursively();
    for (int node = 0; node < nodeCount; ++node) {
        (void)m_fleet.node(static_cast<size_t>(node))
            .inside(uR"(rm -rf %1 /var/tmp/ansible/*
for image in $(ctr -n k8s.io images ls -q); do ctr -n k8s.io images rm --sync "$image"; done)"_s.arg(
                QLatin1StringView(releaseDir)));
    }
}

bool DistributionCluster::isComplete()
{
    for (int node = 0; node < nodeCount; ++node) {
        const test::Node &machine = m_fleet.node(static_cast<size_t>(node));
        const QByteArray images = machine.inside(u"ctr -n k8s.io images check | grep -c 'complete.*true'"_s);
        const QByteArray files =
            machine.inside(u"find %1 -maxdepth 1 -type f -exec sha256sum {} +"_s.arg(QLatin1StringView(releaseDir)));
        for (const Artifact &artifact : artifacts()) {
            if (!artifact.image && !files.contains(m_checksums.value(artifact.name)))
                return false;
        }
        if (images.trimmed() != "5")
            return false;
    }
    return true;
}

} // namespace qm::bench
