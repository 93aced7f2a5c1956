// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/rolloutdocuments.h"
#include "app/cli/rolloutdriver.h"
#include "core/rollout/workspacelock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::cli;

/// How rollouts stand, in a table and as JSON.
class TestStatus final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_workspace;

    [[nodiscard]] QString phase(const RolloutStatus &status) const
    {
        const QJsonDocument document = QJsonDocument::fromJson(statusJson(m_workspace.path(), {status}));
        return document[u"rollouts"][0][u"phase"].toString();
    }

    [[nodiscard]] QString text(const RolloutStatus &status) const { return statusText(m_workspace.path(), {status}); }

private Q_SLOTS:
    /// What was killed cannot say that it ended.
    void runsOnlyWhileSomebodyRunsIt()
    {
        RolloutStatus status;
        status.record.phase = RolloutPhase::Running;
        QCOMPARE(phase(status), u"interrupted"_s);
        QVERIFY(text(status).contains(u"interrupted"_s));
        QVERIFY(text(status).contains(u"quaymaster resume --workspace "_s + m_workspace.path() + u'\n'));
        QVERIFY(statusText(usualWorkspace(), {status}).contains(u"quaymaster resume\n"_s));
        const Result<WorkspaceLock> lock = WorkspaceLock::take(m_workspace.path());
        QVERIFY(lock);
        QCOMPARE(phase(status), u"running"_s);
        QVERIFY(!text(status).contains(u"quaymaster resume"_s));
    }

    void tellsTheCancelledFromTheFinished()
    {
        RolloutStatus status;
        status.record.phase = RolloutPhase::Finished;
        status.record.totals.failed = 1;
        QCOMPARE(phase(status), u"finished"_s);
        QVERIFY(text(status).contains(u"quaymaster resume"_s));
        status.record.totals.cancelled = 2;
        QCOMPARE(phase(status), u"cancelled"_s);
        QVERIFY(text(status).contains(u"quaymaster resume"_s));
    }

    void saysWhetherTheNewestCanBeGoneOnWith()
    {
        RolloutStatus newest;
        newest.record.phase = RolloutPhase::Finished;
        newest.record.totals.jobs = newest.record.totals.skipped = 1; // a person's decision
        RolloutStatus killed;
        killed.record.phase = RolloutPhase::Running;
        RolloutStatus cancelled;
        cancelled.record.phase = RolloutPhase::Finished;
        cancelled.record.totals.cancelled = 2;
        QString all = statusText(m_workspace.path(), {newest, killed, cancelled});
        QVERIFY2(!all.contains(u"quaymaster resume"_s), qPrintable(all));
        newest.record.totals.reachable = 1;
        all = statusText(m_workspace.path(), {newest, killed, cancelled});
        QVERIFY2(all.contains(u"quaymaster resume"_s), qPrintable(all));

        // Only the newest can be what somebody runs.
        const Result<WorkspaceLock> lock = WorkspaceLock::take(m_workspace.path());
        QVERIFY(lock);
        newest.record.phase = RolloutPhase::Running;
        all = statusText(m_workspace.path(), {newest, killed});
        QCOMPARE(all.count(u"running"_s), 1);
        QCOMPARE(all.count(u"interrupted"_s), 1);
    }

    void tellsEachCauseOnce()
    {
        RolloutStatus status;
        status.record.phase = RolloutPhase::Finished;
        status.troubles = {{u"fetch/a"_s, u"failed"_s, u"no room"_s}};
        for (int i = 0; i < 300; ++i)
            status.troubles.append({u"verify/%1"_s.arg(i), u"cancelled"_s, {}});
        status.troubles.append({u"fetch/b"_s, u"failed"_s, u"no room"_s});
        status.troubles.append({u"fetch/c"_s, u"failed"_s, u"no way"_s});
        const QStringList lines = text(status).split(u'\n');
        QCOMPARE(lines.filter(u"no room"_s).size(), 1);
        QVERIFY(lines.filter(u"no room"_s).constFirst().startsWith(u"failed: fetch/a and 1 other"_s));
        QCOMPARE(lines.filter(u"cancelled"_s).size(), 1);
        QVERIFY(lines.filter(u"cancelled"_s).constFirst().startsWith(u"cancelled: verify/0 and 299 other"_s));
        QVERIFY(lines.contains(u"failed: fetch/c: no way"_s));
        const QJsonDocument document = QJsonDocument::fromJson(statusJson(m_workspace.path(), {status}));
        QCOMPARE(document[u"rollouts"][0][u"troubles"].toArray().size(), 303); // programs count for themselves

        // Taken up again, what was cancelled is done: only what failed is trouble.
        const Result<WorkspaceLock> lock = WorkspaceLock::take(m_workspace.path());
        QVERIFY(lock);
        status.record.phase = RolloutPhase::Running;
        QVERIFY(!text(status).contains(u"cancelled"_s));
        QVERIFY(text(status).contains(u"failed: fetch/c: no way"_s));
    }
};

QTEST_GUILESS_MAIN(TestStatus)
#include "tst_status.moc"
