// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/proberun.h"
#include "tests/bench/peakmemory.h"
#include "tests/support/nodes/nodefleet.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QThread>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using qm::test::Node;
using qm::test::NodeFleet;

namespace {

constexpr int fileCount = 8;
constexpr char setup[] = "mkdir -p /opt/releases\n"
                         "for i in 1 2 3 4 5 6 7 8; do printf '%065536d' $i >/opt/releases/$i; done\n";

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values.at(values.size() / 2);
}

double secondsOf(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// What one probe of all nodes took, in a process of its own.
struct Probe final
{
    double seconds = 0;
    double cpu = 0;
    double peakMebibytes = 0;
    int done = 0;
    int failed = 0;
    int hashed = 0;
    int reused = 0;
};

/// The process that probes. Arguments: known_hosts, key, hash file, addresses.
int probe(const QStringList &arguments)
{
    ProbeSetup choices;
    choices.knownHostsFile = arguments.at(0);
    choices.hashFile = arguments.at(2);
    QList<ProbeTarget> targets;
    for (const QString &address : arguments.mid(3)) {
        ProbeTarget target;
        target.host = address;
        target.target.emplace();
        target.target->host = address;
        SshEndpoint &node = target.target->node;
        node.address = address;
        node.port = Node::port;
        node.user = u"root"_s;
        node.identityFiles = {arguments.at(1)};
        node.identitiesNamed = node.identitiesOnly = true;
        node.identityAgent = u"none"_s;
        target.question.engine = u"containerd"_s;
        target.question.releaseDir = u"/opt/releases"_s;
        for (int i = 1; i <= fileCount; ++i)
            target.question.files.append(u"/opt/releases/%1"_s.arg(i));
        targets.append(target);
    }
    QElapsedTimer timer;
    timer.start();
    ProbeRun run(choices);
    run.ask(targets);
    if (!run.wait(10min))
        return 1;
    Probe result;
    for (const ProbeStatus &status : run.snapshot().hosts) {
        result.hashed += status.filesHashed;
        result.reused += status.hashesReused;
        if (status.error)
            std::fprintf(stderr, "%s\n", qPrintable(toString(*status.error)));
    }
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    const double cpu = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    std::printf("%f %f %f %d %d %d %d\n", secondsOf(timer), cpu, bench::peakMemory(), run.snapshot().done,
                run.snapshot().failed, result.hashed, result.reused);
    return 0;
}

class Cluster final
{
public:
    explicit Cluster(int size)
    {
        test::NodeOptions options;
        options.setup = setup;
        options.sshdConfig = {u"Subsystem sftp /usr/lib/openssh/sftp-server"_s};
        for (int i = 0; i < size; ++i)
            m_fleet.add(options);
        if (!m_fleet.start())
            qFatal("nodes did not start");
        m_knownHosts = m_fleet.knownHosts();
        QByteArray inventory;
        for (size_t i = 0; i < m_fleet.size(); ++i) {
            m_addresses.append(m_fleet.node(i).address());
            inventory += m_addresses.last().toUtf8() + '\n';
        }
        writeFile(m_fleet.path(u"inventory"_s), inventory);
        writeFile(m_fleet.path(u"ansible.cfg"_s), {});
        QThread::sleep(4); // what was written a moment ago is hashed again
    }

    void forgetHashes() const { QFile::remove(hashFile()); }

    [[nodiscard]] Probe ours() const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(),
                      QStringList{u"--probe"_s, m_knownHosts, m_fleet.keyFile(), hashFile()} + m_addresses);
        if (!process.waitForFinished(-1) || process.exitCode() != 0)
            qFatal("the probe failed");
        const QList<QByteArray> words = process.readAllStandardOutput().simplified().split(' ');
        return {words.value(0).toDouble(), words.value(1).toDouble(), words.value(2).toDouble(), words.value(3).toInt(),
                words.value(4).toInt(),    words.value(5).toInt(),    words.value(6).toInt()};
    }

    /// @return seconds; 0 if it failed.
    [[nodiscard]] double openSsh() const
    {
        const QString line = u"printf '%s\\n' \"$@\" | xargs -P50 -I{} ssh -F none -p \"$0\" -i '%1' -o BatchMode=yes "
                             "-o KexAlgorithms=curve25519-sha256 -o IdentityAgent=none -o UserKnownHostsFile='%2' "
                             "-o StrictHostKeyChecking=yes root@{} true"_s.arg(m_fleet.keyFile(), m_knownHosts);
        return timed(u"/bin/sh"_s, QStringList{u"-c"_s, line, QString::number(Node::port)} + m_addresses, {});
    }

    [[nodiscard]] double ansible() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"ANSIBLE_CONFIG"_s, m_fleet.path(u"ansible.cfg"_s));
        environment.insert(u"ANSIBLE_HOME"_s, m_fleet.path(u"ansible"_s));
        environment.insert(u"ANSIBLE_LOCAL_TEMP"_s, m_fleet.path(u"ansible/tmp"_s));
        environment.insert(u"ANSIBLE_SSH_CONTROL_PATH_DIR"_s, m_fleet.path(u"cp"_s));
        environment.insert(
            u"ANSIBLE_SSH_ARGS"_s,
            u"-F none -C -o ControlMaster=auto -o ControlPersist=300s -o IdentityAgent=none "
            "-o KexAlgorithms=curve25519-sha256 -o StrictHostKeyChecking=yes -o UserKnownHostsFile=%1"_s.arg(
                m_knownHosts));
        return timed(u"ansible"_s,
                     {u"all"_s, u"-i"_s, m_fleet.path(u"inventory"_s), u"-m"_s, u"setup"_s, u"-f"_s, u"50"_s, u"-u"_s,
                      u"root"_s, u"--private-key"_s, m_fleet.keyFile(), u"-e"_s,
                      u"ansible_port=%1 ansible_python_interpreter=/usr/bin/python3"_s.arg(Node::port)},
                     environment);
    }

private:
    [[nodiscard]] QString hashFile() const { return m_fleet.path(u"hashes.json"_s); }

    static double timed(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
    {
        QProcess process;
        if (!environment.isEmpty())
            process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardInputFile(QProcess::nullDevice());
        QElapsedTimer timer;
        timer.start();
        process.start(program, arguments);
        const bool succeeded = process.waitForFinished(-1) && process.exitCode() == 0;
        return succeeded ? secondsOf(timer) : 0;
    }

    NodeFleet m_fleet;
    QString m_knownHosts;
    QStringList m_addresses;
};

void printRow(const char *name, const QList<double> &seconds, const QList<double> &unit)
{
    QList<double> ratios;
    for (qsizetype i = 0; i < std::min(seconds.size(), unit.size()); ++i)
        ratios.append(seconds[i] / unit[i]);
    std::printf("| %s | %.2f s | %.2f |\n", name, median(seconds), median(ratios));
}

void compare(int nodes, int rounds)
{
    const Cluster cluster(nodes);
    const bool hasAnsible = !QStandardPaths::findExecutable(u"ansible"_s).isEmpty();
    if (hasAnsible)
        (void)cluster.ansible(); // connects; they stay for the rounds
    QList<double> ssh;
    QList<double> first;
    QList<double> again;
    QList<double> facts;
    Probe last;
    for (int round = 0; round < rounds; ++round) {
        ssh += cluster.openSsh();
        cluster.forgetHashes();
        const Probe probe = cluster.ours();
        first += probe.seconds;
        last = cluster.ours();
        again += last.seconds;
        if (hasAnsible)
            facts += cluster.ansible();
        if (ssh.last() <= 0 || probe.done != nodes || last.done != nodes || (hasAnsible && facts.last() <= 0))
            qFatal("round %d: not every node answered", round + 1);
    }
    std::printf("| %d nodes | time | x `xargs -P50 ssh` |\n|---|---:|---:|\n", nodes);
    printRow("`xargs -P50 ssh HOST true`", ssh, ssh);
    printRow("probe, every file hashed", first, ssh);
    printRow("probe again", again, ssh);
    if (hasAnsible)
        printRow("`ansible -m setup -f 50`, connected before", facts, ssh);
    std::printf("Probing again: %d files hashed, %d known by their stamps; %.2f s of CPU, %.0f MiB at most\n\n",
                last.hashed, last.reused, last.cpu, last.peakMebibytes);
    std::fflush(stdout);
}

void many(int nodes)
{
    const Cluster cluster(nodes);
    std::printf("| %d nodes | time | CPU | peak | answered | failed | files hashed |\n"
                "|---|---:|---:|---:|---:|---:|---:|\n",
                nodes);
    for (const char *name : {"probe", "probe again"}) {
        const Probe probe = cluster.ours();
        std::printf("| %s | %.2f s | %.2f s | %.0f MiB | %d | %d | %d |\n", name, probe.seconds, probe.cpu,
                    probe.peakMebibytes, probe.done, probe.failed, probe.hashed);
        std::fflush(stdout);
    }
}

} // namespace

/// bench_probe [NODES [ROUNDS [MANY]]]: connecting, logging in and asking everything, next to OpenSSH and Ansible.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--probe")
        return probe(arguments.mid(2));
    if (const QString why = NodeFleet::unsupported(); !why.isEmpty())
        qFatal("%s", qPrintable(why));
    compare(argc > 1 ? atoi(argv[1]) : 100, argc > 2 ? atoi(argv[2]) : 3);
    many(argc > 3 ? atoi(argv[3]) : 500);
    return 0;
}
