// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/democatalog.h"

#include "app/demo/demolayout.h"
#include "app/demo/example.h"
#include "app/demo/writefile.h"
#include "core/transport/ssh/knownhosts.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// A path or a name as a YAML scalar: YAML takes JSON's strings.
QString quoted(const QString &text)
{
    const QByteArray json = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.mid(1, json.size() - 2));
}

QString checksumsText(const DemoChecksums &checksums)
{
    QString text = u"---\n# Of the files that the demo made.\n"_s;
    for (const DemoFile &file : demoFiles()) {
        text += file.checksums + u":\n"_s;
        for (const QString &architecture : demoArchitectures()) {
            text += u"  %1:\n    %2: sha256:%3\n"_s.arg(
                architecture, file.version, QString::fromLatin1(checksums.value(file.path.arg(architecture))));
        }
    }
    // What the catalog names and nobody in the demo needs.
    text += u"gvisor_runsc_binary_checksums:\n"_s;
    for (const QString &architecture : demoArchitectures())
        text += u"  %1:\n    '20260511.0': sha256:%2\n"_s.arg(architecture, QString(64, u'0'));
    return text;
}

QString hostsText(const QList<DemoNode> &nodes)
{
    QString text = u"# The nodes that quaymaster demo started. They are gone when it ends.\n"
                   "localhost ansible_connection=local\n\n"_s;
    QHash<QString, QStringList> groups;
    for (const DemoNode &node : nodes) {
        text += u"%1 ansible_host=%2 ansible_port=%3\n"_s.arg(node.name, node.address).arg(node.port);
    }
    for (const DemoHost &host : demoHosts()) {
        for (const QString &group : host.groups)
            groups[group] += host.name;
    }
    for (const QString &group : {u"kube_control_plane"_s, u"hall"_s, u"edge"_s})
        text += u"\n[%1]\n%2\n"_s.arg(group, groups.value(group).join(u'\n'));
    return text
        + u"\n[etcd:children]\nkube_control_plane\n\n[kube_node:children]\nhall\nedge\n"
          "\n[k8s_cluster:children]\nkube_control_plane\nkube_node\n"_s;
}

QString variablesForAll(const DemoPlaces &places)
{
    return u"---\n"
           "ansible_user: root\n"
           "ansible_become: false\n"
           "ansible_ssh_private_key_file: %1\n"
           "ansible_ssh_common_args: -o IdentitiesOnly=yes\n"
           "\n"
           "local_release_dir: /var/lib/releases\n"
           "download_delegate: localhost\n"
           "metrics_server_enabled: true\n"
           "helm_enabled: true\n"
           "kube_version: 1.36.1\n"
           "\n"
           "# The servers of the demo speak plain HTTP, on this machine only.\n"
           "download_validate_certs: false\n"
           "files_url: http://%2\n"
           "kube_image_repo: %3\n"
           "network_image_repo: %3\n"
           "docker_image_repo: %3\n"_s.arg(quoted(places.identity()), places.fileServer, places.registry);
}

QJsonObject factsOf(const QString &name, const QString &architecture, const QString &address)
{
    return {{u"ansible_architecture"_s, architecture == u"arm64" ? u"aarch64"_s : u"x86_64"_s},
            {u"ansible_system"_s, u"Linux"_s},
            {u"ansible_hostname"_s, name},
            {u"ansible_os_family"_s, u"Debian"_s},
            {u"ansible_distribution"_s, u"Debian"_s},
            {u"ansible_default_ipv4"_s, QJsonObject{{u"address"_s, address}}}};
}

Result<> writeHostVariables(const QString &folder, const QList<DemoNode> &nodes)
{
    for (const DemoNode &node : nodes) {
        QString text = u"---\ndownload_delegate: %1\ncontainer_manager: %2\n"_s.arg(node.delegate, node.engine);
        if (const Result<> written = writeFile(u"%1/%2.yml"_s.arg(folder, node.name), text.toUtf8()); !written)
            return written;
    }
    return {};
}

} // namespace

QString DemoPlaces::checkout() const
{
    return directory + u"/kubespray"_s;
}

QString DemoPlaces::inventory() const
{
    return directory + u"/inventory/hosts.ini"_s;
}

QString DemoPlaces::facts() const
{
    return directory + u"/facts.json"_s;
}

QString DemoPlaces::workspace() const
{
    return directory + u"/workspace"_s;
}

QString DemoPlaces::knownHosts() const
{
    return workspace() + u"/known_hosts"_s;
}

QString DemoPlaces::identity() const
{
    return directory + u"/id"_s;
}

QString DemoPlaces::controller() const
{
    return directory + u"/controller"_s;
}

PlanRequest DemoPlaces::request() const
{
    PlanRequest request;
    request.inventories = {inventory()};
    request.kubespray = checkout();
    request.facts = facts();
    return request;
}

Result<> writeDemoCheckout(const DemoPlaces &places, const DemoChecksums &checksums)
{
    if (const Result<> extracted = extractExampleCheckout(places.checkout()); !extracted)
        return extracted;
    return writeFile(places.checkout() + u"/roles/kubespray_defaults/vars/main/checksums.yml"_s,
                     checksumsText(checksums).toUtf8());
}

Result<> writeDemoInventory(const DemoPlaces &places, const QList<DemoNode> &nodes)
{
    const QString folder = QFileInfo(places.inventory()).path();
    QByteArray knownHosts;
    QJsonObject facts;
    for (const DemoNode &node : nodes) {
        knownHosts += knownHostsName(node.address, node.port) + ' ' + node.hostKey + '\n';
        facts.insert(node.name, factsOf(node.name, node.architecture, node.address));
    }
    facts.insert(u"localhost"_s, factsOf(u"localhost"_s, demoMachine(), u"127.0.0.1"_s));
    const QString local = u"---\nlocal_release_dir: %1\n"_s.arg(quoted(places.controller()));
    const std::initializer_list<std::pair<QString, QByteArray>> files{
        {places.inventory(), hostsText(nodes).toUtf8()},
        {folder + u"/group_vars/all.yml"_s, variablesForAll(places).toUtf8()},
        {folder + u"/host_vars/localhost.yml"_s, local.toUtf8()},
        {places.facts(), QJsonDocument(facts).toJson()},
        {places.knownHosts(), knownHosts},
    };
    for (const auto &[path, content] : files) {
        if (const Result<> written = writeFile(path, content); !written)
            return written;
    }
    return writeHostVariables(folder + u"/host_vars"_s, nodes);
}

} // namespace qm
