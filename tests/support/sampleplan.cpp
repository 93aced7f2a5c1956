// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sampleplan.h"

#include "tests/support/plansteps.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace qm::test {
namespace {

struct FileEntry final
{
    const char *key;
    const char *url;
    const char *dest;
    bool unarchive;
    qint64 size;
};

constexpr FileEntry files[] = {
    {"etcd", "https://github.com/etcd-io/etcd/releases/download/v3.6.12/etcd-v3.6.12-linux-%1.tar.gz",
     "etcd-3.6.12-linux-%1.tar.gz", true, 22'345'678},
    {"cni", "https://github.com/containernetworking/plugins/releases/download/v1.9.1/cni-plugins-linux-%1-v1.9.1.tgz",
     "cni-plugins-linux-%1-1.9.1.tgz", false, 51'000'123},
    {"kubeadm", "https://dl.k8s.io/release/v1.36.2/bin/linux/%1/kubeadm", "kubeadm-1.36.2-%1", false, 73'400'320},
    {"kubelet", "https://dl.k8s.io/release/v1.36.2/bin/linux/%1/kubelet", "kubelet-1.36.2-%1", false, -1},
    {"kubectl", "https://dl.k8s.io/release/v1.36.2/bin/linux/%1/kubectl", "kubectl-1.36.2-%1", false, -1},
    {"crictl", "https://github.com/kubernetes-sigs/cri-tools/releases/download/v1.36.0/crictl-v1.36.0-linux-%1.tar.gz",
     "crictl-1.36.0-linux-%1.tar.gz", true, -1},
    {"containerd",
     "https://mirror:s3cret@files.example.org/containerd/v2.3.1/containerd-2.3.1-linux-%1.tar.gz?token=abc123",
     "containerd-2.3.1-linux-%1.tar.gz", false, -1},
};

constexpr std::pair<const char *, const char *> images[] = {
    {"calico_node", "quay.io/calico/node:v3.31.5"},
    {"calico_cni", "quay.io/calico/cni:v3.31.5"},
    {"coredns", "registry.k8s.io/coredns/coredns:v1.14.2"},
    {"nodelocaldns", "registry.k8s.io/dns/k8s-dns-node-cache:1.25.0"},
    {"pod_infra", "registry.k8s.io/pause:3.10.2"},
    {"nginx", "docker.io/library/nginx:1.30.1-alpine"},
    {"kube-proxy", "registry.k8s.io/kube-proxy:v1.36.2"},
};

void addArtifacts(Plan &plan, const QString &architecture)
{
    const SourceLocation entries(u"/srv/kubespray/roles/kubespray_defaults/defaults/main/download.yml"_s, 700);
    for (const FileEntry &entry : files) {
        Artifact artifact;
        artifact.key = QString::fromLatin1(entry.key);
        artifact.architecture = architecture;
        artifact.url = QString::fromLatin1(entry.url).arg(architecture);
        artifact.dest = QString::fromLatin1(entry.dest).arg(architecture);
        artifact.checksum = u"sha256:"_s + QString(64, architecture == u"amd64" ? u'a' : u'b');
        artifact.unarchive = entry.unarchive;
        artifact.owner = u"root"_s;
        artifact.mode = u"0755"_s;
        artifact.size = entry.size;
        artifact.location = entries.atLine(700 + static_cast<int>(plan.artifacts.size()) * 12);
        plan.artifacts.append(artifact);
    }
    for (const auto &[key, image] : images) {
        Artifact artifact;
        artifact.kind = ArtifactKind::Image;
        artifact.key = QString::fromLatin1(key);
        artifact.architecture = architecture;
        artifact.image = QString::fromLatin1(image);
        artifact.location = entries.atLine(700 + static_cast<int>(plan.artifacts.size()) * 12);
        plan.artifacts.append(artifact);
    }
}

PlannedHost sampleHost(const Plan &plan, int number)
{
    static const QStringList delegates{u"node1"_s, u"node2"_s, u"localhost"_s};
    PlannedHost host;
    host.name = u"node"_s + QString::number(number);
    host.groups = number <= 3 ? QStringList{u"etcd"_s, u"k8s_cluster"_s, u"kube_control_plane"_s}
                              : QStringList{u"k8s_cluster"_s, u"kube_node"_s};
    host.architecture = number % 3 == 0 ? u"arm64"_s : u"amd64"_s;
    host.delegate = delegates.at((number - 1) % 3);
    host.engine = number % 50 == 0 ? u"crio"_s : u"containerd"_s;
    host.releaseDir = u"/tmp/releases"_s;
    for (qsizetype i = 0; i < plan.artifacts.size(); ++i) {
        if (plan.artifacts.at(i).architecture != host.architecture)
            continue;
        static constexpr Presence states[] = {Presence::Absent,   Presence::Absent,   Presence::Verified,
                                              Presence::Absent,   Presence::Reported, Presence::Unknown,
                                              Presence::Different};
        host.needs.append({static_cast<ArtifactIndex>(i), states[(number + i) % 7]});
    }
    return host;
}

} // namespace

Plan samplePlan(int hosts)
{
    Plan plan;
    plan.created = QDateTime({2026, 11, 23}, {10, 0}, QTimeZone::utc());
    plan.kubesprayVersion = u"2.31.0"_s;
    plan.inputs = {{u"/srv/cluster/hosts.ini"_s, QByteArray(64, '1')},
                   {u"/srv/cluster/group_vars/all/all.yml"_s, QByteArray(64, '2')},
                   {u"/srv/kubespray/roles/kubespray_defaults/defaults/main/download.yml"_s, QByteArray(64, '3')}};
    plan.inputsDigest = QByteArray(64, 'd');
    addArtifacts(plan, u"amd64"_s);
    addArtifacts(plan, u"arm64"_s);
    plan.hosts.reserve(hosts);
    for (int number = 1; number <= hosts; ++number)
        plan.hosts.append(sampleHost(plan, number));

    PlannedHost &last = plan.hosts.last();
    const SourceLocation at(u"/srv/cluster/group_vars/all/all.yml"_s, 12);
    last.needs.removeLast();
    last.error =
        Error{u"undefined-variable"_s,
              Message(QT_TRANSLATE_NOOP("Message", "The variable “%1” is not defined"), {u"kube_proxy_version"_s}), at};
    plan.diagnostics = {
        {Severity::Warning,
         u"facts-assumed"_s,
         Message(QT_TRANSLATE_NOOP("Message", "No facts are known of these hosts: %1"), {u"all"_s}),
         {},
         {}},
        {Severity::Error, u"ansible-fails"_s,
         Message(QT_TRANSLATE_NOOP("Message", "Ansible stops at “%1”"), {u"youki"_s}), u"node2"_s, at},
        {Severity::Note,
         u"string-truthiness"_s,
         Message(QT_TRANSLATE_NOOP("Message", "“%1” is planned because a text that is not empty is true"),
                 {u"kubeadm"_s}),
         {},
         plan.artifacts.first().location},
    };
    addDownloadsAndSteps(plan);
    return plan;
}

} // namespace qm::test
