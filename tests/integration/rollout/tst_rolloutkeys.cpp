// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/rolloutkeys.h"
#include "core/transport/ssh/sshsession.h"
#include "tests/support/nodes/nodefleettest.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::NodeFleet;
using qm::test::NodeFleetTest;

/// Host keys that somebody vouched for, remembered before a rollout begins.
class TestRolloutKeys final : public NodeFleetTest
{
    Q_OBJECT

private Q_SLOTS:
    /// The jump host's is the first that is unknown, and the node's behind it the next.
    void theWayIsMetStepByStep()
    {
        cli::ConnectionChoices choices;
        choices.knownHostsFile = m_fleet->path(u"accepted"_s);
        choices.credentials = std::make_shared<cli::TerminalCredentials>();
        SshTarget target = m_fleet->target(m_fleet->node(1));
        target.jumps = {m_fleet->target(m_fleet->node(0)).node};

        QVERIFY(cli::acceptHostKeys({target}, choices, false)); // nobody vouches for any
        QVERIFY(!QFile::exists(choices.knownHostsFile));

        const Result<cli::AcceptedKeys> accepted = cli::AcceptedKeys::read({m_fleet->knownHosts()});
        QVERIFY(accepted);
        choices.accepted = *accepted;
        QVERIFY(cli::acceptHostKeys({target}, choices, false));
        QFile known(choices.knownHostsFile);
        QVERIFY(known.open(QIODevice::ReadOnly));
        QCOMPARE(known.readAll().count('\n'), 2);

        SshContext context(choices.knownHostsFile);
        const auto session = SshSession::open(context, target);
        QVERIFY2(session, session ? "" : qPrintable(toString(session.error())));
    }

private:
    void addNodes(NodeFleet &fleet) override
    {
        fleet.add();
        fleet.add();
    }
};

QTEST_GUILESS_MAIN(TestRolloutKeys)
#include "tst_rolloutkeys.moc"
