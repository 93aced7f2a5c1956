// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/rollout/faultbed.h"

#include "app/demo/democatalog.h"
#include "core/report/planjson.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QScopeGuard>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::test {

namespace {

const QStringList usedNodes{u"cp2"_s, u"edge-mirror"_s, u"edge1"_s};
/// One to unpack, a plain one, an image, and what fetches images.
const QStringList keptDownloads{u"crictl"_s, u"runc"_s, u"pod_infra"_s, u"skopeo"_s};

/// Until the engine answers.
const QString startEngineScript = uR"(
setsid containerd </dev/null >/var/log/containerd.log 2>&1 &
for i in $(seq 300); do
    ctr --connect-timeout 1s version >/dev/null 2>&1 && echo ready && exit
    sleep 0.1
done
)"_s;

const QString endEngineScript = uR"(
while pid=$(pidof containerd); do
    kill -9 $pid
    sleep 0.05
done
)"_s;

/// To the last byte. What is filled is no part of what anybody looks at.
void fillDisk(const QString &file)
{
    const int fd = ::open(QFile::encodeName(file).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const QByteArray block(64 * 1024, '\0');
    for (qsizetype size = block.size(); size > 0;) {
        if (::write(fd, block.constData(), static_cast<size_t>(size)) < 0)
            size /= 2;
    }
    ::close(fd);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

QString toString(Fault fault)
{
    switch (fault) {
    case Fault::NodeDiskFull:
        return u"node-disk-full"_s;
    case Fault::EngineDiskFull:
        return u"engine-disk-full"_s;
    case Fault::ControllerDiskFull:
        return u"controller-disk-full"_s;
    case Fault::WorkspaceFull:
        return u"workspace-full"_s;
    case Fault::LinkCut:
        return u"link-cut"_s;
    case Fault::LinkStalled:
        return u"link-stalled"_s;
    case Fault::EngineKilled:
        return u"engine-killed"_s;
    case Fault::ProgramKilled:
        return u"program-killed"_s;
    }
    Q_UNREACHABLE();
}

QString FaultBed::unsupported()
{
    if (::geteuid() != 0)
        return u"only root can make small disks to be filled"_s;
    return DemoCli::unsupported();
}

QString FaultBed::limit()
{
    return usedNodes.join(u':') + u":localhost"_s;
}

FaultBed::~FaultBed()
{
    for (const QString &place : m_mounted)
        ::umount2(QFile::encodeName(place).constData(), MNT_DETACH);
}

QString FaultBed::start()
{
    if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return u"no mounts of its own: "_s + qt_error_string();
    if (const QString failed = m_demo.start(); !failed.isEmpty())
        return failed;
    for (const DemoNode &node : m_demo.nodes()) {
        if (!usedNodes.contains(node.name))
            continue;
        m_nodes.append(node);
        m_proxies.push_back(std::make_unique<FaultProxy>(node.address, node.port));
    }
    const QByteArray knownHosts = contentOf(m_demo.places().knownHosts());
    const DemoPlaces &places = m_demo.places();
    for (const QString &place : {places.workspace(), places.workspace() + u"/artifacts"_s, places.controller()}) {
        if (const QString failed = mountDisk(place); !failed.isEmpty())
            return failed;
        m_mounted.prepend(place);
    }
    if (const QString failed = writeCatalog(knownHosts); !failed.isEmpty())
        return failed;
    return prepareNodes();
}

/// The nodes' keys are kept for the ways around the proxies, which tests themselves take.
QString FaultBed::writeCatalog(const QByteArray &knownHosts) const
{
    const DemoPlaces &places = m_demo.places();
    QList<DemoNode> proxied = m_demo.nodes();
    for (DemoNode &node : proxied) {
        const qsizetype used = usedNodes.indexOf(node.name);
        if (used < 0)
            continue;
        node.address = u"127.0.0.1"_s;
        node.port = m_proxies[static_cast<size_t>(used)]->port();
    }
    if (const Result<> written = writeDemoInventory(places, proxied); !written)
        return toString(written.error());
    const QString variables = QFileInfo(places.inventory()).path() + u"/group_vars/all.yml"_s;
    const QString more = u"skip_kubeadm_images: true\nansible_password: %1\nansible_become_password: %1\n"_s.arg(
        QLatin1StringView(canary));
    const QString downloads = places.checkout() + u"/roles/kubespray_defaults/defaults/main/download.yml"_s;
    QString kept;
    bool keeps = true;
    for (const QString &line : QString::fromUtf8(contentOf(downloads)).split(u'\n')) {
        static const QRegularExpression entry(u"\\A  (\\w+):\\z"_s);
        if (const QRegularExpressionMatch match = entry.match(line); match.hasMatch())
            keeps = keptDownloads.contains(match.captured(1));
        else if (!line.startsWith(u' ') && !line.isEmpty())
            keeps = true;
        if (keeps)
            kept += line + u'\n';
    }
    const bool isWritten = write(variables, contentOf(variables) + more.toUtf8()) && write(downloads, kept.toUtf8())
        && write(places.knownHosts(), knownHosts + contentOf(places.knownHosts()));
    return isWritten ? QString() : u"the catalog cannot be written"_s;
}

QString FaultBed::mountDisk(const QString &place)
{
    QDir().mkpath(place);
    const char *options = "mode=700,size=24m";
    if (::mount("tmpfs", QFile::encodeName(place).constData(), "tmpfs", 0, options) != 0)
        return place + u": "_s + qt_error_string();
    return {};
}

QString FaultBed::prepareNodes()
{
    const QString script = uR"(set -e
mkdir -p /var/lib/releases /var/lib/containerd
mount -t tmpfs -o mode=755,size=24m tmpfs /var/lib/releases
)"_s + endEngineScript
        + uR"(
mount -t tmpfs -o mode=711,size=24m tmpfs /var/lib/containerd
set +e
)"_s + startEngineScript;
    for (const QByteArray &said : m_demo.onNodes(m_nodes, script)) {
        if (said != "ready\n")
            return u"a node cannot be prepared: "_s + QString::fromUtf8(said);
    }
    return {};
}

const DemoNode &FaultBed::node(const QString &name) const
{
    return *std::find_if(m_nodes.begin(), m_nodes.end(), [&](const DemoNode &node) { return node.name == name; });
}

void FaultBed::forgetRollout()
{
    for (const QString &place : {m_demo.places().workspace() + u"/artifacts"_s, m_demo.places().controller()}) {
        QDir folder(place);
        for (const QString &name : folder.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot))
            QDir(folder.filePath(name)).removeRecursively();
        for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden))
            folder.remove(name);
    }
    for (const QString &folder : {u"/logs"_s, u"/plans"_s})
        QDir(m_demo.places().workspace() + folder).removeRecursively();
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(m_demo.places().workspace() + u"/journal.sqlite"_s + suffix);
}

void FaultBed::reset()
{
    forgetRollout();
    (void)m_demo.onNodes(m_nodes,
                         u"rm -rf /var/lib/releases/* /var/lib/releases/.[!.]* "
                         "&& for i in $(ctr -n k8s.io images ls -q); do "
                         "ctr -n k8s.io images rm --sync \"$i\"; done >/dev/null 2>&1"_s);
}

void FaultBed::loseImages()
{
    forgetRollout();
    (void)m_demo.onNodes(m_nodes,
                         u"rm -f /var/lib/releases/images/*.tar; "
                         "for i in $(ctr -n k8s.io images ls -q | grep -v keeps.invalid); do "
                         "ctr -n k8s.io images tag --force \"$i\" keeps.invalid/layers:1; "
                         "ctr -n k8s.io images rm --sync \"$i\"; done >/dev/null 2>&1"_s);
}

QString FaultBed::plan()
{
    const Outcome planned = m_demo.plan({u"--limit"_s, limit()});
    if (planned.status != 0)
        return planned.err;
    QFile file(m_demo.planFile());
    if (!file.open(QIODevice::ReadOnly))
        return file.errorString();
    Result<Plan> plan = readPlan(file, m_demo.planFile());
    if (!plan)
        return toString(plan.error());
    m_plan = *std::move(plan);
    return {};
}

void FaultBed::inject(Fault fault, const QString &nodeName)
{
    const auto index = static_cast<size_t>(usedNodes.indexOf(nodeName));
    const QString workspace = m_demo.places().workspace();
    const auto onNode = [&](const QString &script) { (void)m_demo.onNode(node(nodeName), script); };
    switch (fault) {
    case Fault::NodeDiskFull:
        onNode(u"cat /dev/zero >/var/lib/releases/.full"_s);
        break;
    case Fault::EngineDiskFull:
        onNode(u"cat /dev/zero >/var/lib/containerd/.full"_s);
        break;
    case Fault::ControllerDiskFull:
        fillDisk(workspace + u"/artifacts/.full"_s);
        fillDisk(m_demo.places().controller() + u"/.full"_s);
        break;
    case Fault::WorkspaceFull:
        fillDisk(workspace + u"/.full"_s);
        break;
    case Fault::LinkCut:
        m_proxies[index]->cut();
        break;
    case Fault::LinkStalled:
        m_proxies[index]->freeze();
        break;
    case Fault::EngineKilled:
        onNode(endEngineScript);
        break;
    case Fault::ProgramKilled: // whoever holds it does that
        break;
    }
}

void FaultBed::mend()
{
    for (const QString &place : m_mounted)
        QFile::remove(place + u"/.full"_s);
    for (const auto &proxy : m_proxies)
        proxy->mend();
    (void)m_demo.onNodes(m_nodes, u"rm -f /var/lib/releases/.full /var/lib/containerd/.full"_s);
    // a disk that is full may have ended it, too
    (void)m_demo.onNodes(m_nodes, u"pidof containerd >/dev/null && exit\n"_s + startEngineScript);
}

} // namespace qm::test
