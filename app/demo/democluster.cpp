// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/democluster.h"

#include "app/demo/demolayout.h"
#include "app/demo/demorequirements.h"
#include "app/demo/heldprocess.h"
#include "app/demo/writefile.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QNetworkProxy>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <unistd.h>

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr int patienceMs = 90'000; // a busy machine; a quick one needs two seconds
constexpr quint16 nodePort = 22022;
constexpr quint16 registryPort = 5000;
constexpr quint16 filesPort = 8000;

tl::unexpected<Error> cannotStart(const QString &what, const QString &why)
{
    return failure(u"demo-start"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "%1 of the demo does not start: %2"), {what, why}));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The last words of a log, as the reason of an error.
QString endOf(const QString &log)
{
    const QString text = QString::fromLocal8Bit(contentOf(log)).trimmed();
    return text.isEmpty() ? Message(QT_TRANSLATE_NOOP("Message", "it says nothing")).text() : text.right(500);
}

bool answers(const QString &address, quint16 port)
{
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(address, port);
    return socket.waitForConnected(1000);
}

bool isFree(const QString &address, quint16 port)
{
    QTcpServer server;
    return server.listen(QHostAddress(address), port);
}

/// A network within loopback that nobody uses. Every program begins to look in another place.
Result<QString> freeNetwork()
{
    constexpr int networks = 250 * 250;
    const auto begin = static_cast<int>(::getpid());
    for (int i = 0; i < networks; ++i) {
        const int network = (begin + i) % networks;
        const QString prefix = u"127.%1.%2."_s.arg(2 + network % 250).arg(network / 250);
        bool free = isFree(prefix + u"200"_s, registryPort) && isFree(prefix + u"201"_s, filesPort);
        for (qsizetype node = 0; free && node < demoHosts().size(); ++node)
            free = isFree(prefix + QString::number(node + 1), nodePort);
        if (free)
            return prefix;
    }
    return cannotStart(u"127.0.0.0/8"_s, Message(QT_TRANSLATE_NOOP("Message", "no address is free")).text());
}

QString machineOf(const QString &architecture)
{
    if (architecture == demoMachine()) // whatever this one calls itself, nothing has to pretend then
        return QSysInfo::currentCpuArchitecture() == u"arm64" ? u"aarch64"_s : QSysInfo::currentCpuArchitecture();
    return architecture == u"arm64" ? u"aarch64"_s : u"x86_64"_s;
}

bool hasProgram(const QString &name)
{
    return !QStandardPaths::findExecutable(name, demoProgramFolders()).isEmpty();
}

/// The engine that a node is started with: what is not installed is not tried.
QString engineFor(const DemoHost &host)
{
    const bool there = host.engine == u"docker" ? hasProgram(u"dockerd"_s) && hasProgram(u"docker"_s)
        : host.engine == u"crio"                ? hasProgram(u"podman"_s)
                                                : true;
    return there ? host.engine : u"containerd"_s;
}

/// What stands in a node's status: "word value", lines.
QString statusOf(const QByteArray &status, QByteArrayView word)
{
    for (const QByteArray &line : status.split('\n')) {
        if (line == word || line.startsWith(word.toByteArray() + ' '))
            return QString::fromUtf8(line.mid(word.size() + 1));
    }
    return {};
}

Result<> copyScript(const QString &name, const QString &folder)
{
    return writeFile(folder + u'/' + name, contentOf(u":/democluster/"_s + name));
}

} // namespace

DemoSetup DemoSetup::standard()
{
    DemoSetup setup;
    setup.helper = demoHelper();
    setup.server = hasProgram(u"dropbear"_s) ? DemoServer::Dropbear : DemoServer::OpenSsh;
    return setup;
}

Result<std::unique_ptr<DemoCluster>> DemoCluster::start(const DemoSetup &setup, const std::stop_token &stop)
{
    const auto tell = [&setup](const char *english) {
        if (setup.progress)
            setup.progress(Message(english));
    };
    if (const DemoRequirements requirements = checkDemoRequirements(setup.helper); !requirements.canRun()) {
        return failure(u"demo-requirements"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "the demo's nodes cannot run on this machine: %1"),
                               {requirements.sentences().join(u'\n')}));
    }
    sweepDemos(setup.helper);
    std::unique_ptr<DemoCluster> cluster(new DemoCluster);
    tell(QT_TRANSLATE_NOOP("Message", "starting eight nodes, a registry and a file server"));
    Result<> done = cluster->launch(setup);
    if (done) {
        tell(QT_TRANSLATE_NOOP("Message", "making files and images"));
        done = cluster->makeArtifacts(stop);
    }
    if (done) {
        tell(QT_TRANSLATE_NOOP("Message", "waiting for the nodes"));
        done = cluster->waitForServers(stop);
    }
    for (DemoNode &node : cluster->m_nodes)
        done = done ? cluster->waitForNode(&node, stop) : done;
    if (done)
        done = writeDemoInventory(cluster->m_places, cluster->m_nodes);
    if (!done)
        return tl::unexpected<Error>(done.error());
    return cluster;
}

DemoCluster::~DemoCluster()
{
    m_process.reset();
    if (QFile::exists(m_places.directory)) // the helper was killed before it could
        sweepDemos(m_helper);
}

bool DemoCluster::isRunning() const
{
    return m_process && m_process->isRunning();
}

Result<> DemoCluster::launch(const DemoSetup &setup)
{
    Result<HeldFolder> folder = HeldFolder::make();
    if (!folder)
        return tl::unexpected<Error>(folder.error());
    const Result<QString> network = freeNetwork();
    if (!network)
        return tl::unexpected<Error>(network.error());
    m_helper = setup.helper;
    m_places.directory = folder->path();
    m_places.registry = *network + u"200:"_s + QString::number(registryPort);
    m_places.fileServer = *network + u"201:"_s + QString::number(filesPort);

    QString machines;
    for (const DemoHost &host : demoHosts()) {
        DemoNode node;
        node.name = host.name;
        node.address = *network + QString::number(m_nodes.size() + 1);
        node.port = nodePort;
        node.architecture = host.architecture;
        node.engine = engineFor(host);
        node.delegate = host.delegate;
        machines += u"%1 %2 %3 %4 %5\n"_s.arg(node.name, node.address, QString::number(node.port),
                                              machineOf(node.architecture), node.engine);
        m_nodes += node;
    }
    const QString registry = u"version: 0.1\nlog: {level: warn}\n"
                             "storage:\n  filesystem: {rootdirectory: '%1/registry'}\n"
                             "  maintenance: {uploadpurging: {enabled: false}, readonly: {enabled: true}}\n"
                             "http: {addr: '%2'}\n"_s.arg(m_places.directory, m_places.registry);
    Result<> written = writeFile(m_places.directory + u"/registry.yml"_s, registry.toUtf8());
    if (written)
        written = writeFile(m_places.directory + u"/machines"_s, machines.toUtf8());
    for (const QString &script : {u"cluster.sh"_s, u"node.sh"_s})
        written = written ? copyScript(script, m_places.directory) : written;
    if (!written)
        return written;
    const QStringList options{u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-C"_s, u"quaymaster demo"_s};
    if (QProcess::execute(u"ssh-keygen"_s, options + QStringList{u"-f"_s, m_places.identity()}) != 0)
        return cannotStart(u"ssh-keygen"_s, m_places.identity());
    QDir().mkpath(m_places.directory + u"/files"_s);
    Result<std::unique_ptr<HeldProcess>> process =
        HeldProcess::start(setup.helper, std::move(*folder),
                           {u"/bin/sh"_s, m_places.directory + u"/cluster.sh"_s, m_places.directory, setup.helper,
                            setup.server == DemoServer::Dropbear ? u"dropbear"_s : u"sshd"_s,
                            m_places.fileServer.section(u':', 0, 0), m_places.fileServer.section(u':', 1)});
    if (!process)
        return tl::unexpected<Error>(process.error());
    m_process = std::move(*process);
    return {};
}

Result<> DemoCluster::makeArtifacts(const std::stop_token &stop)
{
    // Made while the nodes start, on another processor if there is one.
    Result<> images;
    std::jthread thread([&] { images = makeDemoImages(m_places.directory + u"/registry"_s, stop); });
    const Result<DemoChecksums> checksums = makeDemoFiles(m_places.directory + u"/files"_s, stop);
    thread.join();
    if (!checksums)
        return tl::unexpected<Error>(checksums.error());
    return images ? writeDemoCheckout(m_places, *checksums) : images;
}

Result<> DemoCluster::waitForServers(const std::stop_token &stop)
{
    for (const auto &[what, place, log] : {std::tuple{u"docker-registry"_s, m_places.registry, u"registry.log"_s},
                                           std::tuple{u"HTTP"_s, m_places.fileServer, u"files.log"_s}}) {
        const QString address = place.section(u':', 0, 0);
        const quint16 port = place.section(u':', 1).toUShort();
        const Result<> ready =
            waitFor(what, m_places.directory + u'/' + log, stop, [&] { return answers(address, port); });
        if (!ready)
            return ready;
    }
    return {};
}

Result<> DemoCluster::waitForNode(DemoNode *node, const std::stop_token &stop)
{
    const QString folder = m_places.directory + u"/nodes/"_s + node->name;
    QByteArray status;
    const Result<> ready = waitFor(node->name, folder + u"/log"_s, stop, [&] {
        status = contentOf(folder + u"/status"_s);
        return status.endsWith("\nready\n") && answers(node->address, node->port);
    });
    if (!ready)
        return ready;
    node->hostKey = statusOf(status, "key").section(u' ', 0, 1).toLatin1();
    const QString engine = statusOf(status, "engine");
    const auto wish = std::find_if(demoHosts().begin(), demoHosts().end(),
                                   [node](const DemoHost &host) { return host.name == node->name; });
    if (engine != node->engine) {
        m_notes += Message(QT_TRANSLATE_NOOP("Message", "%1 does not start on %2, which runs containerd instead: %3"),
                           {node->engine, node->name, statusOf(status, "refused").section(u' ', 1)});
        node->engine = engine;
    } else if (engine != wish->engine) {
        m_notes += Message(QT_TRANSLATE_NOOP("Message", "%1 is not installed: %2 runs containerd instead"),
                           {wish->engine == u"crio" ? u"podman"_s : wish->engine, node->name});
    } else if (engine == u"crio") {
        m_notes += Message(QT_TRANSLATE_NOOP("Message",
                                             "%1 keeps images in containers-storage as CRI-O does; what listens in "
                                             "CRI-O's place is Podman"),
                           {node->name});
    }
    return {};
}

Result<> DemoCluster::waitFor(const QString &what, const QString &log, const std::stop_token &stop,
                              const std::function<bool()> &ready)
{
    const QDeadlineTimer deadline(patienceMs);
    while (!ready()) {
        if (stop.stop_requested())
            return failure(u"cancelled"_s, Message(QT_TRANSLATE_NOOP("Message", "cancelled")));
        if (!isRunning())
            return cannotStart(what, endOf(m_places.directory + u"/helper.log"_s));
        if (deadline.hasExpired())
            return cannotStart(what, endOf(log));
        QThread::msleep(30);
    }
    return {};
}

void sweepDemos(const QString &helper)
{
    for (const QString &folder : HeldFolder::abandoned())
        QProcess::execute(helper, {u"remove"_s, folder});
}

} // namespace qm
