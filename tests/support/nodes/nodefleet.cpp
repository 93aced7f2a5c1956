// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/nodes/nodefleet.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTcpSocket>
#include <QThread>

#include <csignal>
#include <unistd.h>

#include <atomic>

using namespace Qt::StringLiterals;

namespace qm::test {
namespace {

void writeFile(const QString &path, const QByteArray &content,
               QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.setPermissions(permissions))
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The first process of a node: the only child of its unshare(1). 0 if there is none.
int childOf(qint64 process)
{
    // pgrep(1) would read all processes of all nodes for each of them.
    return readAll(u"/proc/%1/task/%1/children"_s.arg(process)).trimmed().toInt();
}

} // namespace

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    const bool ended = process.waitForFinished(30'000) && process.exitStatus() == QProcess::NormalExit;
    return ended && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

Node::Node(QString directory, QString name, QString address, const QByteArray &authorizedKey, NodeOptions options)
    : m_directory(std::move(directory))
    , m_name(std::move(name))
    , m_address(std::move(address))
    , m_options(std::move(options))
{
    QDir().mkpath(m_directory);
    writeFile(m_directory + u"/authorized_keys"_s, authorizedKey);
    writeFile(m_directory + u"/setup"_s, m_options.setup);
    renewHostKeys();
    QString config = m_options.sshdConfig.join(u'\n') + u'\n';
    for (const QString &type : m_options.hostKeyTypes)
        config += u"HostKey /etc/node/ssh_host_%1_key\n"_s.arg(type);
    config += u"ListenAddress %1\nPort %2\n"_s.arg(m_address).arg(port)
        + u"AuthorizedKeysFile /etc/node/authorized_keys\nPidFile none\nUsePAM no\nPermitRootLogin yes\n"
          "PasswordAuthentication no\nKbdInteractiveAuthentication no\nStrictModes no\nUseDNS no\n"
          "MaxStartups 1000:30:2000\nLogLevel VERBOSE\n"_s;
    writeFile(m_directory + u"/sshd_config"_s, config.toUtf8());
}

Node::~Node()
{
    stop();
}

void Node::start()
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(m_directory + u"/log"_s, QIODevice::Append);
    m_process.start(u"unshare"_s,
                    {u"-m"_s, u"-u"_s, u"-i"_s, u"-p"_s, u"-f"_s, u"--kill-child=KILL"_s, u"/bin/bash"_s,
                     u"" QM_TEST_NODES "/node.sh"_s, m_directory});
}

bool Node::waitForReady()
{
    const QDeadlineTimer deadline(90'000);
    while (!deadline.hasExpired() && m_process.state() != QProcess::NotRunning) {
        QTcpSocket socket;
        socket.connectToHost(m_address, port);
        if (socket.waitForConnected(200))
            return true;
        m_process.waitForFinished(20);
    }
    qWarning("%s did not start: %s", qPrintable(m_name), log().constData());
    return false;
}

void Node::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    // unshare ends with the node's first process, and that one when all the others are gone. Killed itself, it would
    // be gone before them.
    const int child = childOf(m_process.processId());
    if (child <= 0 || ::kill(child, SIGKILL) != 0)
        m_process.kill();
}

void Node::stop()
{
    kill();
    m_process.waitForFinished();
}

void Node::renewHostKeys()
{
    for (const QString &type : m_options.hostKeyTypes) {
        const QString path = m_directory + u"/ssh_host_%1_key"_s.arg(type);
        QFile::remove(path);
        QFile::remove(path + u".pub"_s);
        QStringList arguments = {u"-q"_s, u"-t"_s, type, u"-N"_s, QString(), u"-f"_s, path};
        if (type == u"rsa"_s)
            arguments += {u"-b"_s, u"2048"_s};
        QProcess::execute(u"ssh-keygen"_s, arguments);
    }
}

QByteArray Node::log() const
{
    return readAll(m_directory + u"/log"_s);
}

QByteArray Node::inside(const QString &script) const
{
    return outputOf(u"nsenter"_s,
                    {u"-t"_s, QString::number(childOf(m_process.processId())), u"-m"_s, u"-u"_s, u"-i"_s, u"-p"_s,
                     u"-r"_s, u"-w"_s, u"--"_s, u"/bin/sh"_s, u"-c"_s, script});
}

HostKey Node::hostKey(const QString &type) const
{
    const QList<QByteArray> fields = readAll(m_directory + u"/ssh_host_%1_key.pub"_s.arg(type)).split(' ');
    return {fields.value(0), QByteArray::fromBase64(fields.value(1))};
}

QByteArray Node::startDropbear() const
{
    const QByteArray key = inside(u"mkdir -p -m 700 /root/.ssh && cp /etc/node/authorized_keys /root/.ssh && "
                                  "dropbearkey -t ed25519 -f /root/dropbear >/dev/null 2>&1 && "
                                  "dropbear -s -r /root/dropbear -p %1:%2 && "
                                  "dropbearkey -y -f /root/dropbear | grep ^ssh-ed25519"_s.arg(m_address)
                                      .arg(dropbearPort));
    return key.isEmpty() ? QByteArray() : knownHostsName(m_address, dropbearPort) + ' ' + key;
}

NodeFleet::NodeFleet()
{
    QProcess::execute(
        u"ssh-keygen"_s,
        {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-f"_s, path(u"id"_s), u"-C"_s, u"fleet"_s});
    m_publicKey = readAll(path(u"id.pub"_s));
}

NodeFleet::~NodeFleet()
{
    for (const auto &node : m_nodes)
        node->kill(); // all before the first one is waited for: it takes a node a moment to go
}

QString NodeFleet::unsupported()
{
    if (::geteuid() != 0)
        return u"Nodes need root, to have users and file systems of their own."_s;
    for (const QString &program : {u"/usr/sbin/sshd"_s, u"/usr/bin/unshare"_s, u"/usr/bin/nsenter"_s}) {
        if (!QFile::exists(program))
            return u"Nodes need %1."_s.arg(program);
    }
    const QTemporaryDir trial;
    const QString script = u"mkdir -p u w r && mount --make-rprivate / && "
                           "mount -t overlay overlay -o lowerdir=/,upperdir=u,workdir=w r"_s;
    QProcess process;
    process.setWorkingDirectory(trial.path());
    process.start(u"unshare"_s, {u"-m"_s, u"-u"_s, u"-i"_s, u"-p"_s, u"-f"_s, u"/bin/sh"_s, u"-c"_s, script});
    process.waitForFinished();
    return process.exitCode() == 0 ? QString() : u"Namespaces and overlay mounts are not allowed here."_s;
}

Node &NodeFleet::add(const NodeOptions &options)
{
    // Every test program has a network of its own within loopback, so that they can run at the same time.
    const auto index = static_cast<int>(m_nodes.size());
    const auto process = static_cast<int>(::getpid());
    const QString address =
        u"127.%1.%2.%3"_s.arg(1 + process % 250).arg(process / 250 % 62 * 4 + index / 250).arg(1 + index % 250);
    const QString name = u"node%1"_s.arg(index + 1);
    m_nodes.push_back(std::make_unique<Node>(path(name), name, address, m_publicKey, options));
    return *m_nodes.back();
}

bool NodeFleet::start()
{
    // Some at a time: among hundreds that begin at once, the first would not be ready before the last.
    constexpr size_t atOnce = 32;
    bool ready = true;
    for (size_t i = 0; i < m_nodes.size() + atOnce; ++i) {
        if (i >= atOnce)
            ready = m_nodes[i - atOnce]->waitForReady() && ready;
        if (i < m_nodes.size())
            m_nodes[i]->start();
    }
    return ready;
}

QString NodeFleet::keyFile() const
{
    return path(u"id"_s);
}

SshTarget NodeFleet::target(const Node &node, const QString &user) const
{
    SshTarget target;
    target.host = node.name();
    target.node.address = node.address();
    target.node.port = Node::port;
    target.node.user = user;
    target.node.identityFiles = {keyFile()};
    target.node.identitiesNamed = true;
    target.node.identitiesOnly = true;
    target.node.identityAgent = u"none"_s;
    return target;
}

QString NodeFleet::knownHosts() const
{
    static std::atomic<int> count = 0;
    QByteArray content;
    for (const auto &node : m_nodes) {
        const HostKey key = node->hostKey();
        content += knownHostsName(node->address(), Node::port) + ' ' + key.type + ' ' + key.blob.toBase64() + '\n';
    }
    const QString file = path(u"known_hosts.%1"_s.arg(++count));
    writeFile(file, content);
    return file;
}

QString NodeFleet::path(const QString &name) const
{
    return m_directory.filePath(name);
}

} // namespace qm::test
