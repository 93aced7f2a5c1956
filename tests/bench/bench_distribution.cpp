// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0

// The same work in turns: 300 MB of files and images for each of twenty nodes, through three downloaders,
// by `quaymaster apply`, by Ansible with the modules that pull/12937 uses, by hand with scp and ctr, and, what moving
// alone takes, by scp.

#include "tests/bench/distributioncluster.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using qm::bench::DistributionCluster;

namespace {

struct Way final
{
    const char *name;
    std::function<void()> prepare;
    std::function<bool()> run;
    bool loads = true; ///< whether nodes have everything in the end
    QList<double> seconds{};
};

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

/// VmHWM of a process in MiB; 0 if it is gone.
double peakOf(qint64 process)
{
    QFile status(u"/proc/%1/status"_s.arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

class Comparison final
{
public:
    void run(int rounds, const QStringList &wanted)
    {
        QList<Way> ways{
            {"quaymaster apply", [this] { plan(); }, [this] { return apply({}); }},
            {"quaymaster --stream-images", [this] { plan(); }, [this] { return apply({u"--stream-images"_s}); }},
            {"scp, twenty at once", [this] { makeFolders(); }, [this] { return scp(); }, false},
            {"scp, then ctr import", [this] { makeFolders(); }, [this] { return scp() && import(); }},
            {"ansible-playbook --forks 50", {}, [this] { return playbook(); }},
        };
        if (QStandardPaths::findExecutable(u"ansible-playbook"_s).isEmpty())
            ways.removeLast();
        ways.removeIf([&](const Way &way) {
            return !wanted.isEmpty() && std::none_of(wanted.cbegin(), wanted.cend(), [&](const QString &name) {
                return QLatin1StringView(way.name).contains(name);
            });
        });
        for (int round = 0; round < rounds; ++round) {
            for (Way &way : ways)
                measure(way);
        }
        const double first = median(ways.first().seconds);
        for (const Way &way : ways)
            std::printf("%-28s %7.1f s   %5.2f x the first\n", way.name, median(way.seconds),
                        median(way.seconds) / first);
        std::printf("moved: planned %.1f MB, done %.1f MB; peak of quaymaster %.0f MiB\n", m_planned / 1e6,
                    m_moved / 1e6, m_peak);
    }

private:
    void measure(Way &way)
    {
        m_cluster.reset();
        if (way.prepare)
            way.prepare();
        QElapsedTimer timer;
        timer.start();
        if (!way.run())
            qFatal("%s failed", way.name);
        way.seconds += static_cast<double>(timer.elapsed()) / 1000;
        std::printf("%s: %.1f s\n", way.name, way.seconds.last());
        std::fflush(stdout);
        if (way.loads && !m_cluster.isComplete())
            qFatal("%s left something out", way.name);
    }

    bool quaymaster(const QStringList &arguments)
    {
        QProcess process;
        process.setStandardOutputFile(m_cluster.path(u"quaymaster.out"_s));
        process.setStandardErrorFile(m_cluster.path(u"quaymaster.err"_s));
        process.start(QStringLiteral(QM_PROGRAM), arguments);
        while (!process.waitForFinished(100) && process.state() != QProcess::NotRunning)
            m_peak = std::max(m_peak, peakOf(process.processId()));
        if (process.exitCode() != 0) {
            QFile errors(m_cluster.path(u"quaymaster.err"_s));
            if (errors.open(QIODevice::ReadOnly))
                std::fputs(errors.readAll().constData(), stderr);
        }
        return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }

    QStringList registryOption() const { return {u"--insecure-registry"_s, m_cluster.registry()}; }

    void plan()
    {
        m_peak = 0;
        const QString presence = m_cluster.path(u"presence.json"_s);
        const QStringList inputs{u"-i"_s,      m_cluster.inventory(), u"--kubespray"_s, m_cluster.checkout(),
                                 u"--facts"_s, m_cluster.facts()};
        const QStringList hosts{u"--known-hosts"_s, m_cluster.knownHosts(), u"--ssh-config"_s, u"none"_s};
        if (!quaymaster(QStringList{u"probe"_s, u"-o"_s, presence} + inputs + hosts)
            || !quaymaster(QStringList{u"plan"_s, u"--weigh"_s, u"--presence"_s, presence, u"--format"_s, u"json"_s,
                                       u"-o"_s, planFile()}
                           + inputs + registryOption()))
            qFatal("cannot plan");
        QFile written(planFile());
        if (!written.open(QIODevice::ReadOnly))
            qFatal("no plan");
        const QJsonObject cost = QJsonDocument::fromJson(written.readAll())[u"cost"].toObject();
        m_planned = 0;
        for (const QString &hop : {u"fetch"_s, u"transit"_s, u"distribute"_s})
            m_planned += cost[hop][u"bytes"_s].toDouble();
    }

    QString planFile() const { return m_cluster.path(u"plan.json"_s); }

    bool apply(const QStringList &options)
    {
        const QString workspace = m_cluster.path(u"workspace"_s);
        const bool done =
            quaymaster(QStringList{u"apply"_s, planFile(), u"--yes"_s, u"--workspace"_s, workspace, u"--known-hosts"_s,
                                   m_cluster.knownHosts(), u"--ssh-config"_s, u"none"_s}
                       + registryOption() + options);
        QProcess status;
        status.start(QStringLiteral(QM_PROGRAM), {u"status"_s, u"--format"_s, u"json"_s, u"--workspace"_s, workspace});
        status.waitForFinished();
        const QJsonObject rollout = QJsonDocument::fromJson(status.readAllStandardOutput())[u"rollouts"][0].toObject();
        m_moved = rollout[u"totals"][u"movedBytes"].toDouble();
        return done;
    }

    bool playbook()
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"ANSIBLE_HOST_KEY_CHECKING"_s, u"True"_s);
        environment.insert(u"ANSIBLE_SSH_ARGS"_s,
                           u"-F none -o ControlMaster=auto -o ControlPersist=60s -o UserKnownHostsFile="_s
                               + m_cluster.knownHosts());
        environment.insert(u"ANSIBLE_PIPELINING"_s, u"True"_s);
        process.setProcessEnvironment(environment);
        process.setStandardOutputFile(m_cluster.path(u"ansible.out"_s));
        process.setStandardErrorFile(m_cluster.path(u"ansible.err"_s));
        process.start(u"ansible-playbook"_s,
                      {u"-i"_s, m_cluster.inventory(), u"--forks"_s, u"50"_s, m_cluster.playbook()});
        process.waitForFinished(-1);
        return process.exitCode() == 0;
    }

    void makeFolders()
    {
        const QString folder = QLatin1StringView(DistributionCluster::releaseDir);
        run(u"ssh"_s, [&](int node) {
            return QStringList{u"root@"_s + m_cluster.address(node), u"mkdir -p "_s + folder};
        });
    }

    bool scp()
    {
        QStringList files;
        for (const auto &artifact : DistributionCluster::artifacts())
            files += m_cluster.payload() + u'/' + artifact.name;
        return run(u"scp"_s, [&](int node) {
            return files
                + QStringList{
                    u"root@%1:%2"_s.arg(m_cluster.address(node), QLatin1StringView(DistributionCluster::releaseDir))};
        });
    }

    bool import()
    {
        return run(u"ssh"_s, [&](int node) {
            return QStringList{u"root@"_s + m_cluster.address(node), m_cluster.importCommand()};
        });
    }

    bool run(const QString &program, const std::function<QStringList(int node)> &arguments)
    {
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int node = 0; node < DistributionCluster::nodeCount; ++node) {
            processes.push_back(std::make_unique<QProcess>());
            processes.back()->start(program,
                                    QStringList{u"-q"_s, u"-F"_s, u"none"_s, u"-i"_s, m_cluster.keyFile(), u"-o"_s,
                                                u"UserKnownHostsFile="_s + m_cluster.knownHosts(), u"-o"_s,
                                                u"Port=%1"_s.arg(qm::test::Node::port)}
                                        + arguments(node));
        }
        bool good = true;
        for (const auto &process : processes) {
            process->waitForFinished(-1);
            good = good && process->exitCode() == 0;
        }
        return good;
    }

    DistributionCluster m_cluster;
    double m_peak = 0;    ///< MiB
    double m_planned = 0; ///< bytes
    double m_moved = 0;
};

} // namespace

/// bench_distribution [ROUNDS [WAY …]]: only the ways whose names have one of these words in them
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (const QString why = qm::test::NodeFleet::unsupported(); !why.isEmpty())
        qFatal("%s", qPrintable(why));
    Comparison().run(argc > 1 ? atoi(argv[1]) : 3, QCoreApplication::arguments().mid(2));
    return 0;
}
