// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/example.h"
#include "app/gui/workspacerollouts.h"
#include "core/plan/planner.h"
#include "core/rollout/workspacelock.h"
#include "tests/support/http/testauthority.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <mutex>

using namespace Qt::StringLiterals;

namespace qm {

/// The window's rollouts in a workspace. They stop at their first gate: no machine is contacted.
class WorkspaceRolloutsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY(extractExample(m_folder.path()));
        m_request = exampleRequest(m_folder.path());
        m_planning = Planner().plan(m_request);
        QVERIFY(!m_planning->plan().steps.isEmpty());
        m_options.ask = AskAt::Stage;
    }

    void aRefusedStartLeavesTheOneBefore()
    {
        const QTemporaryDir workspace;
        WorkspaceRollouts rollouts(surroundings(workspace));
        begin(rollouts);
        rollouts.cancel();
        QTRY_VERIFY(m_phase == RolloutPhase::Finished);
        PlanRequest other = m_request;
        other.limit = u"cp1:localhost"_s; // as if the files said so now
        const Result<RolloutBegun> refused = rollouts.start(m_planning, other, m_options, {}, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"plan-stale"_s);
        QVERIFY(rollouts.hasRollout());
        QVERIFY(!rollouts.commands(0).isEmpty());
        rollouts.retry({});
        QTRY_VERIFY(m_phase == RolloutPhase::Running);
        rollouts.cancel();
        QTRY_VERIFY(m_phase == RolloutPhase::Finished);
    }

    void oneThatCannotBeginSaysThatTheOneBeforeIsGone()
    {
        const QTemporaryDir workspace;
        WorkspaceRollouts rollouts(surroundings(workspace));
        begin(rollouts);
        rollouts.cancel();
        QTRY_VERIFY(m_phase == RolloutPhase::Finished);
        const QDir folder(workspace.path());
        for (const QString &name : folder.entryList({u"journal.sqlite*"_s}))
            QVERIFY(QFile::remove(folder.filePath(name)));
        QVERIFY(folder.mkdir(u"journal.sqlite"_s));
        QVERIFY(!rollouts.start(m_planning, m_request, m_options, {}, {}));
        QVERIFY(!rollouts.hasRollout());
    }

    /// What a person decided to believe is in the journal; what nobody can believe stops it before it begins.
    void believesWhomItIsTold()
    {
        const QTemporaryDir workspace;
        WorkspaceRollouts rollouts(surroundings(workspace));
        ServerTrust trust;
        trust.insecureRegistries = QStringList{u"registry.local:5000"_s};
        const QString authority = workspace.filePath(u"our own.pem"_s);
        QFile file(authority);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(test::TestAuthority(u"Own"_s).certificate()) > 0);
        file.close();
        trust.authorityFiles = QStringList{authority};
        begin(rollouts, trust);
        const Result<QList<RolloutRecord>> records = rollouts.rollouts();
        QVERIFY(records && records->size() == 1);
        const QString command = records->constFirst().command;
        QVERIFY2(command.contains(u"--insecure-registry registry.local:5000"_s), qPrintable(command));
        // as a shell takes it
        QVERIFY2(command.contains(u"--ca-file '%1'"_s.arg(authority)), qPrintable(command));
        rollouts.cancel();
        QTRY_VERIFY(m_phase == RolloutPhase::Finished);
        trust.authorityFiles = QStringList{workspace.filePath(u"missing.pem"_s)};
        const Result<RolloutBegun> refused = rollouts.start(m_planning, m_request, m_options, trust, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"authority-file"_s);
    }

    /// A workspace is used for many clusters.
    void takesUpNoneOfAnotherInventory()
    {
        const QTemporaryDir workspace;
        WorkspaceRollouts rollouts(surroundings(workspace));
        begin(rollouts);
        rollouts.cancel();
        QTRY_VERIFY(m_phase == RolloutPhase::Finished);
        const Result<RolloutBegun> refused = rollouts.resumeLast({workspace.filePath(u"other.ini"_s)}, {}, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"rollout-other-inventory"_s);
        const Result<RolloutBegun> takenUp = rollouts.resumeLast(m_request.inventories, {}, {});
        QVERIFY2(takenUp, takenUp ? "" : qPrintable(toString(takenUp.error())));
    }

    void saysWhoElseHoldsTheWorkspace()
    {
        const QTemporaryDir workspace;
        WorkspaceRollouts rollouts(surroundings(workspace));
        QCOMPARE(rollouts.holder(), QString());
        begin(rollouts);
        QCOMPARE(rollouts.holder(), QString()); // that is this one
        WorkspaceRollouts others(surroundings(workspace));
        QVERIFY2(others.holder().contains(whoWeAre()), qPrintable(others.holder()));
    }

    /// Who only looks at what has ended keeps nobody from going on, and nobody goes on with what is not so any more.
    void aFinishedRolloutGivesTheWorkspaceBack()
    {
        const QTemporaryDir workspace;
        WorkspaceRollouts rollouts(surroundings(workspace));
        begin(rollouts);
        QCOMPARE(Journal::open(workspace.path()).error().code, u"workspace-locked"_s);
        rollouts.cancel();
        QTRY_VERIFY(m_phase == RolloutPhase::Finished);
        QCOMPARE(rollouts.holder(), QString());
        auto other = Journal::open(workspace.path());
        QVERIFY2(other, other ? "" : qPrintable(toString(other.error())));
        QVERIFY2(rollouts.holder().contains(whoWeAre()), qPrintable(rollouts.holder()));

        rollouts.retry({});
        QTRY_COMPARE(error(), u"workspace-locked"_s);
        QTRY_VERIFY(m_phase == RolloutPhase::Paused);
        other->reset();
        rollouts.resume();
        QTRY_VERIFY(m_phase == RolloutPhase::Running);
        QCOMPARE(error(), QString());
        QVERIFY(!Journal::open(workspace.path()));
        rollouts.cancel();
        QTRY_VERIFY(m_phase == RolloutPhase::Finished);

        other = Journal::open(workspace.path());
        QVERIFY(other);
        QVERIFY((*other)->begin("{}", {}, {}, u"another"_s));
        other->reset();
        rollouts.retry({});
        QTRY_COMPARE(error(), u"workspace-changed"_s);
        QVERIFY(Journal::open(workspace.path()));
        rollouts.cancel();
        QTRY_VERIFY(m_phase == RolloutPhase::Finished);
    }

private:
    static RolloutSurroundings surroundings(const QTemporaryDir &workspace)
    {
        return {workspace.path(), workspace.filePath(u"known_hosts"_s), {}, nullptr, false};
    }

    void begin(WorkspaceRollouts &rollouts, const ServerTrust &trust = {})
    {
        m_phase = RolloutPhase::Planned;
        const Result<RolloutBegun> begun =
            rollouts.start(m_planning, m_request, m_options, trust, [this](const RolloutUpdate &update) {
                const std::scoped_lock lock(m_errorMutex);
                m_error = update.error ? update.error->code : QString();
                m_phase = update.phase;
            });
        QVERIFY2(begun, begun ? "" : qPrintable(toString(begun.error())));
        QVERIFY(rollouts.hasRollout());
    }

    QString error()
    {
        const std::scoped_lock lock(m_errorMutex);
        return m_error;
    }

    QTemporaryDir m_folder;
    PlanRequest m_request;
    std::shared_ptr<const Planning> m_planning;
    RolloutOptions m_options;
    std::atomic<RolloutPhase> m_phase = RolloutPhase::Planned;
    std::mutex m_errorMutex;
    QString m_error;
};

} // namespace qm

QTEST_GUILESS_MAIN(qm::WorkspaceRolloutsTest)
#include "tst_workspacerollouts.moc"
