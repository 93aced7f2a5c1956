// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demolayout.h"

#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qint64 KiB = 1024;
constexpr qint64 MiB = 1024 * KiB;

} // namespace

const QStringList &demoArchitectures()
{
    static const QStringList architectures{u"amd64"_s, u"arm64"_s};
    return architectures;
}

QString demoMachine()
{
    const QString machine = QSysInfo::currentCpuArchitecture();
    return machine == u"x86_64" ? u"amd64"_s : machine;
}

const QList<DemoHost> &demoHosts()
{
    // Every kind of delegate, of engine and of architecture, and a delegate that serves another architecture.
    static const QList<DemoHost> hosts{
        {u"cp1"_s, u"amd64"_s, u"containerd"_s, u"localhost"_s, {u"kube_control_plane"_s}},
        {u"cp2"_s, u"amd64"_s, u"containerd"_s, u"localhost"_s, {u"kube_control_plane"_s}},
        {u"worker1"_s, u"amd64"_s, u"containerd"_s, u"worker1"_s, {u"hall"_s}},
        {u"worker2"_s, u"amd64"_s, u"docker"_s, u"localhost"_s, {u"hall"_s}},
        {u"worker3"_s, u"amd64"_s, u"crio"_s, u"worker1"_s, {u"hall"_s}},
        {u"edge-mirror"_s, u"amd64"_s, u"containerd"_s, u"edge-mirror"_s, {u"edge"_s}},
        {u"edge1"_s, u"arm64"_s, u"containerd"_s, u"edge-mirror"_s, {u"edge"_s}},
        {u"edge2"_s, u"arm64"_s, u"containerd"_s, u"edge-mirror"_s, {u"edge"_s}},
    };
    return hosts;
}

const QList<DemoFile> &demoFiles()
{
    // As download.yml of the embedded catalog names them.
    static const QList<DemoFile> files{
        {u"etcd_binary_checksums"_s,
         u"3.6.9"_s,
         u"etcd/v3.6.9/etcd-v3.6.9-linux-%1.tar.gz"_s,
         4 * MiB,
         {u"etcd-v3.6.9-linux/etcd"_s, u"etcd-v3.6.9-linux/etcdctl"_s, u"etcd-v3.6.9-linux/etcdutl"_s}},
        {u"cni_binary_checksums"_s,
         u"1.9.1"_s,
         u"cni/v1.9.1/cni-plugins-linux-%1-v1.9.1.tgz"_s,
         5 * MiB,
         {u"./bridge"_s, u"./host-local"_s, u"./loopback"_s, u"./portmap"_s}},
        {u"kubeadm_checksums"_s, u"1.36.1"_s, u"kubernetes/v1.36.1/%1/kubeadm"_s, 5 * MiB, {}},
        {u"kubelet_checksums"_s, u"1.36.1"_s, u"kubernetes/v1.36.1/%1/kubelet"_s, 7 * MiB, {}},
        {u"kubectl_checksums"_s, u"1.36.1"_s, u"kubernetes/v1.36.1/%1/kubectl"_s, 4 * MiB, {}},
        {u"crictl_checksums"_s, u"1.36.0"_s, u"crictl/v1.36.0/crictl-linux-%1.tar.gz"_s, 2 * MiB, {u"crictl"_s}},
        {u"crio_archive_checksums"_s,
         u"1.36.0"_s,
         u"cri-o/cri-o.%1.v1.36.0.tar.gz"_s,
         6 * MiB,
         {u"cri-o/bin/crio"_s, u"cri-o/bin/pinns"_s, u"cri-o/etc/crio.conf"_s}},
        {u"runc_checksums"_s, u"1.4.0"_s, u"runc/v1.4.0/runc.%1"_s, 1 * MiB, {}},
        {u"containerd_archive_checksums"_s,
         u"2.3.0"_s,
         u"containerd/v2.3.0/containerd-2.3.0-linux-%1.tar.gz"_s,
         5 * MiB,
         {u"bin/containerd"_s, u"bin/containerd-shim-runc-v2"_s, u"bin/ctr"_s}},
        {u"skopeo_binary_checksums"_s, u"1.20.0"_s, u"skopeo/v1.20.0/skopeo-linux-%1"_s, 3 * MiB, {}},
        {u"calicoctl_binary_checksums"_s, u"3.31.2"_s, u"calico/v3.31.2/calicoctl-linux-%1"_s, 4 * MiB, {}},
        {u"helm_archive_checksums"_s,
         u"4.0.1"_s,
         u"helm/helm-v4.0.1-linux-%1.tar.gz"_s,
         3 * MiB,
         {u"linux/helm"_s, u"linux/README.md"_s}},
    };
    return files;
}

const QList<DemoImage> &demoImages()
{
    const QStringList distribution{u"distribution"_s};
    const QStringList kubernetes{u"distribution"_s, u"kubernetes"_s};
    static const QList<DemoImage> images{
        {u"pause"_s, u"3.10.2"_s, 256 * KiB, {}},
        {u"calico/node"_s, u"v3.31.2"_s, 10 * MiB, {u"distribution"_s, u"calico"_s}},
        {u"calico/cni"_s, u"v3.31.2"_s, 7 * MiB, {u"distribution"_s, u"calico"_s}},
        {u"calico/kube-controllers"_s, u"v3.31.2"_s, 4 * MiB, {u"distribution"_s, u"calico"_s}},
        {u"coredns/coredns"_s, u"v1.14.2"_s, 3 * MiB, distribution},
        {u"dns/k8s-dns-node-cache"_s, u"1.26.4"_s, 4 * MiB, distribution},
        {u"library/nginx"_s, u"1.30.1-alpine"_s, 4 * MiB, {}},
        {u"metrics-server/metrics-server"_s, u"v0.8.1"_s, 3 * MiB, distribution},
        {u"kube-apiserver"_s, u"v1.36.1"_s, 6 * MiB, kubernetes},
        {u"kube-controller-manager"_s, u"v1.36.1"_s, 5 * MiB, kubernetes},
        {u"kube-scheduler"_s, u"v1.36.1"_s, 4 * MiB, kubernetes},
        {u"kube-proxy"_s, u"v1.36.1"_s, 5 * MiB, kubernetes},
    };
    return images;
}

} // namespace qm
