// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/knownhosts.h"
#include "core/transport/ssh/sshtarget.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace qm::test {

struct NodeOptions final
{
    /// A POSIX shell script that prepares the node, run as root inside it; has the functions of users.sh.
    QByteArray setup;
    /// Lines for sshd_config, before the fixture's own: the first one counts.
    QStringList sshdConfig;
    QStringList hostKeyTypes = {QStringLiteral("ed25519")};
};

/// A machine of its own as far as files, users and processes go, with a real sshd on a loopback address of its own.
class Node final
{
public:
    Node(QString directory, QString name, QString address, const QByteArray &authorizedKey, NodeOptions options);
    ~Node();
    Q_DISABLE_COPY_MOVE(Node)

    /// Returns at once; waitForReady() knows how it went.
    void start();
    [[nodiscard]] bool waitForReady();
    /// Kills the node with all its processes, as a power cut would. stop() waits until they are gone.
    void kill();
    void stop();
    /// Makes new host keys, as installing the machine anew would. Only while it is stopped.
    void renewHostKeys();

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const QString &address() const { return m_address; }
    static constexpr quint16 port = 2222;
    /// What sshd and the processes of the node printed.
    [[nodiscard]] QByteArray log() const;
    /// The output of a command run as root inside the node.
    [[nodiscard]] QByteArray inside(const QString &script) const;
    [[nodiscard]] HostKey hostKey(const QString &type = QStringLiteral("ed25519")) const;
    static constexpr quint16 dropbearPort = 2200;
    /// Starts Dropbear beside sshd, for root with the fleet's key. @return its line for known_hosts; empty if it
    /// failed.
    [[nodiscard]] QByteArray startDropbear() const;

private:
    const QString m_directory;
    const QString m_name;
    const QString m_address;
    const NodeOptions m_options;
    QProcess m_process;
};

/// Nodes for one test program, with a key that all their users accept.
class NodeFleet final
{
public:
    NodeFleet();
    ~NodeFleet();

    /// Why nodes cannot be made here: a sentence for QSKIP. Empty if they can.
    [[nodiscard]] static QString unsupported();

    Node &add(const NodeOptions &options = {});
    /// Starts all that are not running. @return whether all of them are ready.
    [[nodiscard]] bool start();
    [[nodiscard]] Node &node(size_t index) const { return *m_nodes.at(index); }
    [[nodiscard]] size_t size() const { return m_nodes.size(); }

    /// A private key without passphrase that root and all users of the nodes accept.
    [[nodiscard]] QString keyFile() const;
    /// A target for a user of a node, by the fleet's key, that no agent and no default key disturbs.
    [[nodiscard]] SshTarget target(const Node &node, const QString &user = QStringLiteral("root")) const;
    /// A known_hosts file that has the keys of all nodes.
    [[nodiscard]] QString knownHosts() const;
    /// A path in the fleet's temporary directory.
    [[nodiscard]] QString path(const QString &name) const;

private:
    QTemporaryDir m_directory;
    QByteArray m_publicKey;
    std::vector<std::unique_ptr<Node>> m_nodes;
};

/// Runs a program to its end. @return its standard output; empty if it failed.
[[nodiscard]] QByteArray outputOf(const QString &program, const QStringList &arguments);

} // namespace qm::test
