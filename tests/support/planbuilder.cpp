// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/planbuilder.h"

#include "tests/support/plansteps.h"

#include <map>

using namespace Qt::StringLiterals;

namespace qm::test {
namespace {

struct SampleArtifact final
{
    const char *key;
    ArtifactKind kind;
    const char *from; ///< %1 is the architecture
    bool controlPlaneOnly;
};

constexpr SampleArtifact sampleArtifacts[] = {
    {"etcd", ArtifactKind::File, "https://github.com/etcd-io/etcd/releases/download/v3.6.4/etcd-v3.6.4-linux-%1.tar.gz",
     true},
    {"cni", ArtifactKind::File,
     "https://github.com/containernetworking/plugins/releases/download/v1.8.0/cni-plugins-linux-%1-v1.8.0.tgz", false},
    {"kubeadm", ArtifactKind::File, "https://dl.k8s.io/release/v1.34.1/bin/linux/%1/kubeadm", false},
    {"kubelet", ArtifactKind::File, "https://dl.k8s.io/release/v1.34.1/bin/linux/%1/kubelet", false},
    {"kubectl", ArtifactKind::File, "https://dl.k8s.io/release/v1.34.1/bin/linux/%1/kubectl", true},
    {"crictl", ArtifactKind::File,
     "https://github.com/kubernetes-sigs/cri-tools/releases/download/v1.34.0/crictl-v1.34.0-linux-%1.tar.gz", false},
    {"runc", ArtifactKind::File, "https://github.com/opencontainers/runc/releases/download/v1.3.1/runc.%1", false},
    {"containerd", ArtifactKind::File,
     "https://github.com/containerd/containerd/releases/download/v2.1.4/containerd-2.1.4-linux-%1.tar.gz", false},
    {"nerdctl", ArtifactKind::File,
     "https://github.com/containerd/nerdctl/releases/download/v2.1.6/nerdctl-2.1.6-linux-%1.tar.gz", false},
    {"helm", ArtifactKind::File, "https://get.helm.sh/helm-v3.18.4-linux-%1.tar.gz", true},
    {"calico_node", ArtifactKind::Image, "quay.io/calico/node:v3.30.3", false},
    {"calico_cni", ArtifactKind::Image, "quay.io/calico/cni:v3.30.3", false},
    {"calico_policy", ArtifactKind::Image, "quay.io/calico/kube-controllers:v3.30.3", false},
    {"pod_infra", ArtifactKind::Image, "registry.k8s.io/pause:3.10.1", false},
    {"coredns", ArtifactKind::Image, "registry.k8s.io/coredns/coredns:v1.12.1", false},
    {"nodelocaldns", ArtifactKind::Image, "registry.k8s.io/dns/k8s-dns-node-cache:1.25.0", false},
    {"dnsautoscaler", ArtifactKind::Image, "registry.k8s.io/cpa/cluster-proportional-autoscaler:v1.9.0", true},
    {"metrics_server", ArtifactKind::Image, "registry.k8s.io/metrics-server/metrics-server:v0.8.0", false},
    {"nginx", ArtifactKind::Image, "docker.io/library/nginx:1.28.0-alpine", false},
    {"cert_manager_controller", ArtifactKind::Image, "quay.io/jetstack/cert-manager-controller:v1.15.3", false},
    {"kube-apiserver", ArtifactKind::Image, "registry.k8s.io/kube-apiserver:v1.34.1", true},
    {"kube-controller-manager", ArtifactKind::Image, "registry.k8s.io/kube-controller-manager:v1.34.1", true},
    {"kube-scheduler", ArtifactKind::Image, "registry.k8s.io/kube-scheduler:v1.34.1", true},
    {"kube-proxy", ArtifactKind::Image, "registry.k8s.io/kube-proxy:v1.34.1", false},
};

/// The delegate of a node of a sample cluster.
QString delegateOf(int node, const SampleOptions &options)
{
    if (options.viaLocalhost)
        return controllerName.toString();
    if (options.delegates == 0)
        return {};
    return u"node%1"_s.arg(node % options.delegates + 1, 4, 10, QLatin1Char('0'));
}

} // namespace

PlanBuilder::PlanBuilder()
{
    m_plan.kubesprayVersion = u"2.31.0"_s;
    m_plan.inputsDigest = QByteArray(64, '0');
}

HostIndex PlanBuilder::host(const QString &name, const QString &delegate, const QString &architecture)
{
    PlannedHost host;
    host.name = name;
    host.delegate = delegate.isEmpty() ? name : delegate;
    host.architecture = architecture;
    host.engine = u"containerd"_s;
    host.releaseDir = u"/var/lib/releases"_s;
    host.groups = {u"k8s_cluster"_s, u"kube_node"_s};
    m_plan.hosts.append(host);
    return static_cast<HostIndex>(m_plan.hosts.size() - 1);
}

ArtifactIndex PlanBuilder::file(const QString &key, const QString &url, const QString &architecture)
{
    Artifact artifact;
    artifact.key = key;
    artifact.kind = ArtifactKind::File;
    artifact.architecture = architecture;
    artifact.url = url;
    artifact.dest = url.section(u'/', -1);
    artifact.unarchive = url.endsWith(u"gz");
    artifact.checksum = u"sha256:"_s + QString(64, u'a');
    artifact.location = SourceLocation(u"roles/kubespray_defaults/defaults/main/download.yml"_s, 12);
    m_plan.artifacts.append(artifact);
    return static_cast<ArtifactIndex>(m_plan.artifacts.size() - 1);
}

ArtifactIndex PlanBuilder::image(const QString &key, const QString &reference, const QString &architecture)
{
    Artifact artifact;
    artifact.key = key;
    artifact.kind = ArtifactKind::Image;
    artifact.architecture = architecture;
    artifact.image = reference;
    artifact.location = SourceLocation(u"roles/kubespray_defaults/defaults/main/download.yml"_s, 340);
    m_plan.artifacts.append(artifact);
    return static_cast<ArtifactIndex>(m_plan.artifacts.size() - 1);
}

void PlanBuilder::need(HostIndex host, ArtifactIndex artifact, Presence presence)
{
    m_plan.hosts[host].needs.append({artifact, presence});
}

Plan PlanBuilder::build() const
{
    Plan plan = m_plan;
    addDownloadsAndSteps(plan);
    return plan;
}

Plan samplePlan(const SampleOptions &options)
{
    PlanBuilder builder;
    const QStringList architectures =
        options.twoArchitectures ? QStringList{u"amd64"_s, u"arm64"_s} : QStringList{u"amd64"_s};
    struct Entry final
    {
        ArtifactIndex index;
        bool controlPlaneOnly;
    };
    std::map<QString, std::vector<Entry>> catalog;
    for (int copy = 0; copy < options.catalogTimes; ++copy) {
        for (const SampleArtifact &artifact : sampleArtifacts) {
            for (const QString &architecture : architectures) {
                QString key = QString::fromLatin1(artifact.key);
                QString from = QString::fromLatin1(artifact.from);
                from.replace(u"%1"_s, architecture);
                if (copy > 0) {
                    key += u"_%1"_s.arg(copy);
                    from += u".%1"_s.arg(copy);
                }
                const ArtifactIndex index = artifact.kind == ArtifactKind::File
                    ? builder.file(key, from, architecture)
                    : builder.image(key, from, architecture);
                catalog[architecture].push_back({index, artifact.controlPlaneOnly});
            }
        }
    }
    for (int node = 0; node < options.nodes; ++node) {
        const QString architecture = architectures.at(node % 3 == 2 ? architectures.size() - 1 : 0);
        const HostIndex host =
            builder.host(u"node%1"_s.arg(node + 1, 4, 10, QLatin1Char('0')), delegateOf(node, options), architecture);
        const bool controlPlane = node < 3;
        if (controlPlane)
            builder.plan().hosts[host].groups = {u"etcd"_s, u"k8s_cluster"_s, u"kube_control_plane"_s};
        for (const Entry &entry : catalog[architecture]) {
            if (entry.controlPlaneOnly && !controlPlane)
                continue;
            // A few are there, in one state or another; most are missing.
            static constexpr Presence states[] = {Presence::Absent, Presence::Absent, Presence::Verified,
                                                  Presence::Absent, Presence::Absent, Presence::Different,
                                                  Presence::Absent, Presence::Absent, Presence::Reported,
                                                  Presence::Absent, Presence::Absent, Presence::Unknown};
            builder.need(host, entry.index, states[(entry.index / 2 + static_cast<ArtifactIndex>(node)) % 12]);
        }
    }
    return builder.build();
}

} // namespace qm::test
