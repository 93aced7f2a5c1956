// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/rollout/democli.h"

#include "app/demo/demorequirements.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace qm::test {

QString DemoCli::unsupported()
{
    return checkDemoRequirements(QStringLiteral(QM_DEMO_HELPER)).sentences().join(u"; "_s);
}

QString DemoCli::start()
{
    DemoSetup setup = DemoSetup::standard();
    setup.helper = QStringLiteral(QM_DEMO_HELPER);
    auto cluster = DemoCluster::start(setup);
    if (!cluster)
        return toString(cluster.error());
    m_cluster = std::move(*cluster);
    return {};
}

void DemoCli::reset()
{
    QDir(places().workspace() + u"/artifacts"_s).removeRecursively();
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(places().workspace() + u"/journal.sqlite"_s + suffix);
    QDir(places().controller()).removeRecursively();
    for (const DemoNode &node : nodes()) {
        (void)onNode(node, uR"(rm -rf /var/lib/releases
case %1 in
containerd) for i in $(ctr -n k8s.io images ls -q); do ctr -n k8s.io images rm --sync "$i"; done ;;
docker) docker rmi -f $(docker images -q) ;;
crio) podman rmi -f -a ;;
esac >/dev/null 2>&1)"_s.arg(node.engine));
    }
}

Outcome DemoCli::plan(const QStringList &options) const
{
    return run(QStringList{u"plan"_s, u"--format"_s, u"json"_s, u"-o"_s, planFile()} + planningOptions() + options,
               environment());
}

Outcome DemoCli::apply(const QStringList &options, const QString &crashAt) const
{
    return run(applyCommand(options), environment(crashAt));
}

Outcome DemoCli::resume(const QString &crashAt) const
{
    return run(resumeCommand(), environment(crashAt));
}

QStringList DemoCli::applyCommand(const QStringList &options) const
{
    return QStringList{u"apply"_s, planFile()} + rolloutOptions() + options;
}

QStringList DemoCli::resumeCommand(const QStringList &options) const
{
    return QStringList{u"resume"_s} + rolloutOptions() + options;
}

Outcome DemoCli::verify(const QStringList &options) const
{
    return run(QStringList{u"verify"_s, u"--known-hosts"_s, places().knownHosts(), u"--ssh-config"_s, u"none"_s}
                   + planningOptions() + options,
               environment());
}

Outcome DemoCli::probe(const QString &output) const
{
    return run(QStringList{u"probe"_s, u"-o"_s, output, u"--known-hosts"_s, places().knownHosts(), u"--ssh-config"_s,
                           u"none"_s}
                   + planningOptions(),
               environment());
}

QJsonObject DemoCli::status() const
{
    const Outcome outcome =
        run({u"status"_s, u"--format"_s, u"json"_s, u"--workspace"_s, places().workspace()}, environment());
    return QJsonDocument::fromJson(outcome.out.toUtf8())[u"rollouts"][0].toObject();
}

QByteArray DemoCli::onNode(const DemoNode &node, const QString &script) const
{
    return onNodes({node}, script).constFirst();
}

QByteArrayList DemoCli::onNodes(const QList<DemoNode> &nodes, const QString &script) const
{
    std::vector<std::unique_ptr<QProcess>> shells;
    for (const DemoNode &node : nodes) {
        auto ssh = std::make_unique<QProcess>();
        ssh->start(u"ssh"_s,
                   {u"-F"_s, u"none"_s, u"-i"_s, places().identity(), u"-p"_s, QString::number(node.port), u"-o"_s,
                    u"IdentitiesOnly=yes"_s, u"-o"_s, u"UserKnownHostsFile="_s + places().knownHosts(), u"-o"_s,
                    u"BatchMode=yes"_s, u"root@"_s + node.address, u"/bin/sh -s"_s});
        ssh->write(script.toUtf8());
        ssh->closeWriteChannel();
        shells.push_back(std::move(ssh));
    }
    QByteArrayList printed;
    for (const auto &ssh : shells) {
        ssh->waitForFinished(60'000);
        printed.append(ssh->readAllStandardOutput());
    }
    return printed;
}

QJsonObject DemoCli::planDocument() const
{
    QFile file(planFile());
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

int DemoCli::plannedSteps(const QString &stage) const
{
    const QJsonArray steps = planDocument()[u"steps"].toArray();
    return static_cast<int>(std::count_if(steps.begin(), steps.end(),
                                          [&](const QJsonValue &step) { return step[u"stage"].toString() == stage; }));
}

QString DemoCli::firstFile(const DemoNode &node) const
{
    for (const QJsonValue &host : planDocument()[u"hosts"].toArray()) {
        for (const QJsonValue &need : host[u"needs"].toArray()) {
            if (host[u"name"].toString() == node.name && need[u"kind"].toString() == u"file")
                return need[u"dest"].toString();
        }
    }
    return {};
}

QStringList DemoCli::wrongFiles() const
{
    QStringList wrong;
    const QJsonArray hosts = planDocument()[u"hosts"].toArray();
    if (hosts.isEmpty())
        return {u"there is no plan"_s};
    for (const QJsonValue &host : hosts) {
        QString list;
        for (const QJsonValue &need : host[u"needs"].toArray()) {
            if (need[u"kind"].toString() != u"file")
                continue;
            const QString dest = need[u"dest"].toString();
            const QString path = dest.startsWith(u'/') ? dest : host[u"releaseDir"].toString() + u'/' + dest;
            list += need[u"checksum"].toString().mid(7) + u"  "_s + path + u'\n';
        }
        const auto node = std::find_if(nodes().begin(), nodes().end(), [&](const DemoNode &candidate) {
            return candidate.name == host[u"name"].toString();
        });
        if (node == nodes().end())
            continue;
        const QByteArray found =
            onNode(*node,
                   u"while read -r sum path; do [ ! -e \"$path\" ] || [ \"$(sha256sum <\"$path\")\" = \"$sum  -\" ] || "
                   "echo \"$path\"; done <<'END'\n%1END\n"_s.arg(list));
        if (!found.isEmpty())
            wrong.append(node->name + u": "_s + QString::fromUtf8(found));
    }
    return wrong;
}

QStringList DemoCli::planningOptions() const
{
    return {u"-i"_s, places().inventory(), u"--kubespray"_s, places().checkout(), u"--facts"_s, places().facts()};
}

QStringList DemoCli::rolloutOptions() const
{
    // as people write it
    const QString workspace = QDir().relativeFilePath(places().workspace());
    return {u"--yes"_s,         u"--workspace"_s,         workspace,
            u"--known-hosts"_s, places().knownHosts(),    u"--ssh-config"_s,
            u"none"_s,          u"--insecure-registry"_s, places().registry};
}

QProcessEnvironment DemoCli::environment(const QString &crashAt) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"SSH_AUTH_SOCK"_s);
    if (!crashAt.isEmpty())
        environment.insert(u"QM_CRASH_AT"_s, crashAt);
    return environment;
}

} // namespace qm::test
