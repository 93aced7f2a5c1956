// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/machines.h"
#include "tests/support/nodes/nodefleet.h"
#include "tests/support/verifyresult.h"

#include <QTest>

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
    NodeFleet m_fleet;
};

QTEST_GUILESS_MAIN(TestConnections)
#include "tst_connections.moc"
