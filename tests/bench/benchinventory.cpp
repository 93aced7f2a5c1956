// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "benchinventory.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace {

constexpr int controlPlaneHosts = 3;

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(content) != content.size())
        qFatal("Cannot write %s", qPrintable(path));
}

QByteArray hostName(int number)
{
    return "node" + QByteArray::number(number).rightJustified(5, '0');
}

QByteArray facts(int number)
{
    const QByteArray name = hostName(number);
    const QByteArray machine = number % 2 == 0 ? "x86_64" : "aarch64";
    const QByteArray address = "10." + QByteArray::number(number / 65536) + '.' + QByteArray::number(number / 256 % 256)
        + '.' + QByteArray::number(number % 256);
    return R"({
 "ansible_architecture": ")"
        + machine + R"(",
 "ansible_system": "Linux",
 "ansible_os_family": "Debian",
 "ansible_distribution": "Debian",
 "ansible_distribution_version": "12",
 "ansible_distribution_major_version": "12",
 "ansible_machine": ")"
        + machine + R"(",
 "ansible_kernel": "6.1.0",
 "ansible_fqdn": ")"
        + name + R"(.example.org",
 "ansible_hostname": ")"
        + name + R"(",
 "ansible_nodename": ")"
        + name + R"(",
 "ansible_user_id": "root",
 "ansible_env": {"HOME": "/root", "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"},
 "ansible_default_ipv4": {"address": ")"
        + address + R"(", "interface": "eth0"},
 "ansible_all_ipv4_addresses": [")"
        + address + R"("],
 "ansible_memtotal_mb": 16384,
 "ansible_processor_vcpus": 8,
 "ansible_service_mgr": "systemd",
 "ansible_pkg_mgr": "apt",
 "ansible_python_version": "3.11.2"
}
)";
}

} // namespace

void writeBenchInventory(const QString &folder, int hosts, const QString &sampleInventory)
{
    const QString groupVars = sampleInventory + u"/group_vars"_s;
    QDirIterator files(groupVars, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile source(files.next());
        if (!source.open(QIODevice::ReadOnly))
            qFatal("Cannot read %s", qPrintable(source.fileName()));
        write(folder + u"/inventory/group_vars"_s + source.fileName().sliced(groupVars.size()), source.readAll());
    }
    write(changeableFile(folder), "helm_enabled: false\n");

    QByteArray inventory = "[kube_control_plane]\n";
    for (int i = 0; i < hosts; ++i) {
        if (i == controlPlaneHosts)
            inventory += "\n[etcd:children]\nkube_control_plane\n\n[kube_node]\n";
        inventory += hostName(i) + " ansible_host=10.0." + QByteArray::number(i / 256) + '.'
            + QByteArray::number(i % 256) + '\n';
        write(folder + u"/facts/"_s + QString::fromLatin1(hostName(i)), facts(i));
    }
    write(folder + u"/inventory/hosts.ini"_s, inventory);
    write(folder + u"/facts/localhost"_s, facts(0));
}

QString changeableFile(const QString &folder)
{
    return folder + u"/inventory/group_vars/k8s_cluster/zz-bench.yml"_s;
}
