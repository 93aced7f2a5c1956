// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/descriptors.h"
#include "core/base/uniquefd.h"
#include "core/execution/machines.h"
#include "core/transport/ssh/sshpool.h"
#include "tests/support/descriptorlimit.h"
#include "tests/support/nodes/nodefleet.h"
#include "tests/support/verifyresult.h"

#include <QTest>

#include <vector>

#include <fcntl.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using qm::test::NodeFleet;

namespace {

Result<CommandResult> pidOfServer(const Machines::Lease &lease)
{
    SshCommand command;
    command.script = "echo \"$PPID\"";
    command.silenceLimit = 30s;
    return (*lease).run(command, {});
}

} // namespace

/// The connections of a rollout to its nodes.
class TestConnections final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = NodeFleet::unsupported(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_fleet.add({});
        m_fleet.add({});
        QVERIFY(m_fleet.start());
    }

    /// A server may have dropped them meanwhile, all at once.
    void idleOnesAreAskedFirst()
    {
        SshContext context(m_fleet.knownHosts());
        const SshTarget target = m_fleet.target(m_fleet.node(0));
        Machines machines(context, {target}, 0ms);
        {
            const auto first = machines.take(target.host, {});
            const auto second = machines.take(target.host, {});
            QM_VERIFY_RESULT(first);
            QM_VERIFY_RESULT(second);
        }
        (void)m_fleet.node(0).inside(u"pkill -f 'sshd: root'"_s);
        const auto again = machines.take(target.host, {});
        QM_VERIFY_RESULT(again);
        QVERIFY(pidOfServer(*again)->succeeded());
    }

    void thoseInUseAreKept()
    {
        SshContext context(m_fleet.knownHosts());
        const SshTarget target = m_fleet.target(m_fleet.node(0));
        Machines machines(context, {target}, 0ms);
        QByteArray first;
        for (int i = 0; i < 2; ++i) {
            const auto lease = machines.take(target.host, {});
            QM_VERIFY_RESULT(lease);
            const auto server = pidOfServer(*lease);
            QM_VERIFY_RESULT(server);
            if (first.isEmpty())
                first = server->output;
            QCOMPARE(server->output, first);
        }
    }

    /// As many hosts as a rollout has under way keep theirs.
    void idleOnesAreKeptForAll()
    {
        SshContext context(m_fleet.knownHosts());
        const QList<SshTarget> targets = manyTargets(20);
        Machines machines(context, targets);
        const qsizetype before = logins();
        for (int round = 0; round < 3; ++round) {
            for (qsizetype first = 0; first < targets.size(); first += 16)
                QVERIFY(takeAllAtOnce(machines, targets.mid(first, 16)));
        }
        QCOMPARE(logins(), before + targets.size());
    }

    /// Each takes three descriptors or more, and there are hundreds of hosts.
    void idleOnesGoWhereThereIsNoRoomForThem()
    {
        const test::DescriptorLimit limit(110);
        SshContext context(m_fleet.knownHosts());
        const QList<SshTarget> targets = manyTargets(60);
        Machines machines(context, targets);
        for (qsizetype first = 0; first < targets.size(); first += 2)
            QVERIFY(takeAllAtOnce(machines, targets.mid(first, 2)));
        const qsizetype before = logins();
        QVERIFY(takeAllAtOnce(machines, targets.mid(58, 2))); // the last ones are there still
        QCOMPARE(logins(), before);
    }

    void thePoolsIdleOnesGoToo()
    {
        const test::DescriptorLimit limit(110);
        SshContext context(m_fleet.knownHosts());
        SshPool pool(context, 2);
        for (int round = 0; round < 2; ++round) {
            QList<QFuture<Result<CommandResult>>> results;
            for (const SshTarget &target : manyTargets(60))
                results += pool.run(target, nothing());
            for (auto &result : results)
                QM_VERIFY_RESULT(result.result());
        }
    }

    /// Also those to jump hosts that carry nothing more, where each host has its own way there.
    void idleJumpHostsGoToo()
    {
        const test::DescriptorLimit limit(200);
        SshContext context(m_fleet.knownHosts());
        SshPool pool(context, 2);
        QList<QFuture<Result<CommandResult>>> results;
        for (SshTarget target : manyTargets(40)) {
            target.jumps = {m_fleet.target(m_fleet.node(1)).node};
            target.jumps.first().identityFiles += u"/nowhere/"_s + target.host;
            results += pool.run(target, nothing());
        }
        for (auto &result : results)
            QM_VERIFY_RESULT(result.result());
    }

    /// It is this machine's fault then, and no host's.
    void noDescriptorIsLeft()
    {
        SshContext context(m_fleet.knownHosts());
        const SshTarget target = m_fleet.target(m_fleet.node(0));
        for (int spare = 0; spare < 8; ++spare) {
            std::vector<UniqueFd> taken;
            const test::DescriptorLimit limit(100);
            while (hasSpareDescriptors(spare + 1))
                taken.emplace_back(::open("/dev/null", O_RDONLY | O_CLOEXEC));
            const auto session = SshSession::open(context, target);
            QVERIFY(!session);
            QCOMPARE(session.error().code, u"ssh-resources"_s);
        }
        const auto later = SshSession::open(context, target); // nothing wrong was remembered
        QM_VERIFY_RESULT(later);
    }

    /// A host that is this machine, as its variables say and not as whoever runs the program.
    void theMachineItself()
    {
        SshContext context(m_fleet.knownHosts());
        SshTarget target;
        target.host = u"here"_s;
        target.local = true;
        target.become = {true, u"nobody"_s, {}};
        Machines machines(context, {target});
        SshCommand command;
        command.script = "id -un";
        const auto lease = machines.take(target.host, {});
        QM_VERIFY_RESULT(lease);
        QCOMPARE((**lease).run(command, {})->output, QByteArray("nobody\n"));
        QCOMPARE(machines.controller().run(command, {})->output, QByteArray("root\n"));
    }

private:
    /// Hosts by other names: the same node.
    [[nodiscard]] QList<SshTarget> manyTargets(int count) const
    {
        QList<SshTarget> targets;
        for (int i = 0; i < count; ++i) {
            targets += m_fleet.target(m_fleet.node(0));
            targets.last().host = u"host%1"_s.arg(i);
        }
        return targets;
    }

    [[nodiscard]] static bool takeAllAtOnce(Machines &machines, const QList<SshTarget> &targets)
    {
        std::vector<Machines::Lease> leases;
        for (const SshTarget &target : targets) {
            auto lease = machines.take(target.host, {});
            if (!lease || !(**lease).run(nothing(), {})) {
                qWarning() << target.host << (lease ? QString() : toString(lease.error()));
                return false;
            }
            leases.push_back(std::move(*lease));
        }
        return true;
    }

    [[nodiscard]] static SshCommand nothing()
    {
        SshCommand command;
        command.script = ":";
        command.silenceLimit = 30s;
        return command;
    }

    [[nodiscard]] qsizetype logins() const { return m_fleet.node(0).log().count("Accepted publickey"); }

    NodeFleet m_fleet;
};

QTEST_GUILESS_MAIN(TestConnections)
#include "tst_connections.moc"
