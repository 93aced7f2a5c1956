// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/nodes/nodefleet.h"
#include "tests/support/registry/registryfixture.h"

#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

namespace qm::bench {

/// Something that all nodes need.
struct Artifact final
{
    QString name;
    bool image = false;
    qint64 size = 0; ///< bytes, about
};

/// Twenty nodes with containerd, a registry and a file server, and the same work written down twice: as inventory and
/// checkout for Quaymaster, and as inventory and playbook for Ansible. Three hosts download: this machine for eight
/// nodes, and two nodes for themselves and five others each.
class DistributionCluster final
{
public:
    /// qFatal() if something does not start.
    DistributionCluster();
    ~DistributionCluster();
    Q_DISABLE_COPY_MOVE(DistributionCluster)

    static constexpr int nodeCount = 20;
    static constexpr auto releaseDir = "/var/lib/releases";

    [[nodiscard]] static const QList<Artifact> &artifacts();
    [[nodiscard]] QString path(const QString &name) const { return m_fleet.path(name); }
    [[nodiscard]] QString knownHosts() const { return m_fleet.knownHosts(); }
    [[nodiscard]] QString keyFile() const { return m_fleet.keyFile(); }
    [[nodiscard]] QString registry() const { return m_registry.host(); }
    [[nodiscard]] QString inventory() const { return path(QStringLiteral("inventory/hosts.ini")); }
    [[nodiscard]] QString checkout() const { return path(QStringLiteral("kubespray")); }
    [[nodiscard]] QString facts() const { return path(QStringLiteral("facts.json")); }
    /// What pull/12937 does, with its modules: get_url, command (skopeo, ctr), fetch and copy.
    [[nodiscard]] QString playbook() const { return path(QStringLiteral("distribute.yml")); }
    /// A folder with what is brought to nodes: files, and archives of images, under the names of the artifacts.
    [[nodiscard]] QString payload() const { return path(QStringLiteral("payload")); }
    /// What a shell on a node loads the archives of the payload with, once they are in its release folder.
    [[nodiscard]] QString importCommand() const;
    [[nodiscard]] QString address(int node) const;

    /// Nodes and this machine as they were in the beginning.
    void reset();
    /// Whether every node has every image and every file.
    [[nodiscard]] bool isComplete();

private:
    void makeArtifacts();
    void writeInventory();
    void writeCheckout();
    void writePlaybook();
    [[nodiscard]] QString fileUrl(const Artifact &artifact) const;
    [[nodiscard]] QString imageName(const Artifact &artifact) const;

    test::NodeFleet m_fleet;
    test::RegistryFixture m_registry;
    QProcess m_files;
    quint16 m_filesPort = 0;
    QHash<QString, QByteArray> m_checksums; ///< SHA-256 of files, lower-case hex
};

} // namespace qm::bench
