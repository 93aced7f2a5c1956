// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/putfile.h"
#include "core/delivery/sshmachine.h"
#include "core/transport/ssh/sshsession.h"
#include "tests/bench/peakmemory.h"
#include "tests/support/nodes/faultproxy.h"
#include "tests/support/nodes/nodefleet.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::FaultProxy;
using qm::test::Node;
using qm::test::NodeFleet;

namespace {

constexpr char setup[] = "mkdir -p /mnt/memory\nmount -t tmpfs -o size=1g tmpfs /mnt/memory\n";

double seconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double cpuOf(int who)
{
    rusage usage = {};
    ::getrusage(who, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

QByteArray sha256Of(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        qFatal("cannot read");
    return hash.result().toHex();
}

struct Way final
{
    const char *name;
    std::function<bool()> run;
    int whoPays = RUSAGE_THREAD;
    QList<double> rates{}; ///< MB/s
    QList<double> costs{}; ///< client CPU seconds a GB
};

/// One file, several ways, in turns: what else the machine does meets all of them.
class Comparison final
{
public:
    Comparison(NodeFleet &fleet, SshContext &context, const QString &file, quint16 port, const QString &address)
        : m_fleet(fleet)
        , m_file(file)
        , m_port(port)
        , m_address(address)
    {
        SshTarget target = fleet.target(fleet.node(0));
        target.node.hostKeyAlias = u"[%1]:%2"_s.arg(fleet.node(0).address()).arg(Node::port);
        target.node.address = address;
        target.node.port = port;
        auto session = SshSession::open(context, target);
        if (!session)
            qFatal("%s", qPrintable(session.error().message.text()));
        m_session = *std::move(session);
        m_machine = std::make_unique<SshMachine>(*m_session);
        m_size = QFileInfo(file).size();
        m_sha256 = sha256Of(file);
    }

    void run(int rounds)
    {
        QList<Way> ways = {
            {"scp, to the node", [this] { return scp(m_file, u"root@%1:/mnt/memory/scp"_s.arg(m_address)); },
             RUSAGE_CHILDREN},
            {"a stream into cat", [this] { return sendToCat(); }},
            {"putFile", [this] { return put(); }},
            {"scp, from the node", [this] { return scp(u"root@%1:/mnt/memory/scp"_s.arg(m_address), here()); },
             RUSAGE_CHILDREN},
            {"a stream out of cat", [this] { return receiveFromCat(); }},
            {"getFile", [this] { return get(); }},
        };
        for (int round = 0; round < rounds; ++round) {
            for (Way &way : ways)
                measure(way);
        }
        for (qsizetype i = 0; i < ways.size(); ++i) {
            const Way &scp = ways[i < 3 ? 0 : 3];
            QList<double> ratios;
            for (int round = 0; round < rounds; ++round)
                ratios += ways[i].rates[round] / scp.rates[round];
            std::printf("%-22s %6.0f MB/s   %5.2f x scp   %5.2f s CPU a GB\n", ways[i].name, median(ways[i].rates),
                        median(ratios), median(ways[i].costs));
        }
        std::fflush(stdout);
    }

private:
    void measure(Way &way)
    {
        (void)m_fleet.node(0).inside(u"rm -f /mnt/memory/put* /mnt/memory/cat"_s);
        QFile::remove(here());
        const double before = cpuOf(way.whoPays);
        QElapsedTimer timer;
        timer.start();
        if (!way.run())
            qFatal("%s failed", way.name);
        const double size = static_cast<double>(m_size);
        way.rates += size / 1e6 / (static_cast<double>(timer.nsecsElapsed()) / 1e9);
        way.costs += (cpuOf(way.whoPays) - before) / (size / 1e9);
    }

    QString here() const { return m_file + u".back"_s; }

    bool scp(const QString &from, const QString &to) const
    {
        return QProcess::execute(u"scp"_s,
                                 {u"-q"_s, u"-F"_s, u"none"_s, u"-i"_s, m_fleet.keyFile(), u"-P"_s,
                                  QString::number(m_port), u"-o"_s, u"StrictHostKeyChecking=no"_s, u"-o"_s,
                                  u"UserKnownHostsFile=/dev/null"_s, u"-o"_s, u"LogLevel=ERROR"_s, from, to})
            == 0;
    }

    bool sendToCat() const
    {
        QFile file(m_file);
        SshCommand command;
        command.script = "exec cat >/mnt/memory/cat";
        const auto result = file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)
            ? m_machine->send(command, [&](qsizetype limit) -> Result<QByteArray> { return file.read(limit); }, {})
            : Result<CommandResult>();
        return result && result->succeeded();
    }

    bool put() const { return putFile(*m_machine, m_file, m_sha256, {u"/mnt/memory/put"_s, {}, {}}, {}).has_value(); }

    bool receiveFromCat() const
    {
        QFile file(here());
        SshCommand command;
        command.script = "exec cat /mnt/memory/scp";
        const auto result = file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
            ? m_machine->receive(
                command, [&](QByteArrayView bytes) { return file.write(bytes.data(), bytes.size()) == bytes.size(); },
                {})
            : Result<CommandResult>();
        return result && result->succeeded() && file.size() == m_size;
    }

    bool get() const { return getFile(*m_machine, u"/mnt/memory/scp"_s, m_sha256, {here(), {}, {}}, {}).has_value(); }

    NodeFleet &m_fleet;
    const QString m_file;
    const quint16 m_port;
    const QString m_address;
    std::unique_ptr<SshSession> m_session;
    std::unique_ptr<Machine> m_machine;
    qint64 m_size = 0;
    QByteArray m_sha256;
};

qsizetype ownEntries(const QString &folder)
{
    return QDir(u"/proc/self/"_s + folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size();
}

/// Many streams to one node at the same time, each through a session of its own.
void runTogether(NodeFleet &fleet, SshContext &context, const QString &file, int streams)
{
    const QByteArray sha256 = sha256Of(file);
    const qsizetype threadsBefore = ownEntries(u"task"_s);
    const qsizetype descriptorsBefore = ownEntries(u"fd"_s);
    QElapsedTimer timer;
    {
        std::vector<std::unique_ptr<SshSession>> sessions;
        for (int i = 0; i < streams; ++i) {
            auto session = SshSession::open(context, fleet.target(fleet.node(0)));
            if (!session)
                qFatal("%s", qPrintable(session.error().message.text()));
            sessions.push_back(*std::move(session));
        }
        timer.start();
        std::vector<std::jthread> threads;
        for (int i = 0; i < streams; ++i) {
            threads.emplace_back([&, i] {
                SshMachine machine(*sessions[static_cast<size_t>(i)]);
                if (!putFile(machine, file, sha256, {u"/mnt/memory/put%1"_s.arg(i), {}, {}}, {}))
                    qFatal("a stream failed");
            });
        }
    }
    const double moved = static_cast<double>(QFileInfo(file).size()) * streams / 1e6;
    std::printf("%d streams at once: %.0f MB/s; peak memory %.0f MiB; threads %lld, %lld after; descriptors %lld, %lld "
                "after\n",
                streams, moved / (static_cast<double>(timer.elapsed()) / 1e3), bench::peakMemory(),
                static_cast<long long>(threadsBefore), static_cast<long long>(ownEntries(u"task"_s)),
                static_cast<long long>(descriptorsBefore), static_cast<long long>(ownEntries(u"fd"_s)));
}

} // namespace

/// bench_streams [MB] [ROUNDS]: files to and from a node, next to scp, without a delay and with 20 ms each way.
/// bench_streams MB together STREAMS: what many streams at the same time take.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (const QString why = NodeFleet::unsupported(); !why.isEmpty())
        qFatal("%s", qPrintable(why));
    const qint64 size = (argc > 1 ? atoi(argv[1]) : 300) * 1'000'000LL;
    const int rounds = argc == 3 ? atoi(argv[2]) : 5;
    NodeFleet fleet;
    test::NodeOptions options;
    options.setup = setup;
    options.sshdConfig = {u"Subsystem sftp /usr/lib/openssh/sftp-server"_s};
    fleet.add(options);
    if (!fleet.start())
        return 1;
    SshContext context(fleet.knownHosts());
    const QTemporaryDir directory(u"/dev/shm/bench-XXXXXX"_s);
    QFile file(directory.filePath(u"file"_s));
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    QList<quint32> block(1'000'000 / 4);
    for (qint64 written = 0; written < size; written += 1'000'000) {
        QRandomGenerator::global()->fillRange(block.data(), block.size());
        file.write(reinterpret_cast<const char *>(block.constData()), 1'000'000);
    }
    file.close();

    if (argc > 3) {
        runTogether(fleet, context, file.fileName(), atoi(argv[3]));
        return 0;
    }
    std::printf("%lld MB, no delay, %d rounds\n", static_cast<long long>(size / 1'000'000), rounds);
    Comparison(fleet, context, file.fileName(), Node::port, fleet.node(0).address()).run(rounds);
    test::Faults faults;
    faults.delay = std::chrono::milliseconds(20);
    const FaultProxy proxy(fleet.node(0).address(), Node::port, faults);
    std::printf("20 ms each way\n");
    Comparison(fleet, context, file.fileName(), proxy.port(), u"127.0.0.1"_s).run(std::max(1, rounds / 2));
    return 0;
}
