// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/openwindow.h"
#include "tests/ui/uitest.h"
#include "ui/mainwindow.h"
#include "ui/page.h"

#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {

/// What the window says of nodes because of a rollout: that one waits for a secret, and that others changed since
/// they were asked.
class TestRolloutNodes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_rolloutnodes"_s); }

    /// A node of a rollout that asks for a secret is seen on the page of the rollout, also if it was declined before.
    void aSecretThatARolloutNeedsIsSeen()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"rollout"_s);
        const auto *bar = opened.window.findChild<QWidget *>(u"secretMissingBar"_s);
        CredentialDesk &desk = opened.probing.credentials();
        const auto ask = [&desk](const std::stop_token &stop) {
            const SecretRequest request{SecretRequest::Kind::Password, u"n1"_s, u"root@n1:22"_s, u"root"_s, {}, false};
            static_cast<void>(desk.secret(request, stop));
        };
        {
            const std::jthread probing(ask);
            QTRY_VERIFY(desk.current());
            QTest::qWait(50);
            QVERIFY(!bar->isVisible()); // no rollout asks
            desk.decline(desk.current()->id, true);
        }
        opened.rollout.start({});
        QTRY_VERIFY(opened.rollout.isActive());
        const std::jthread rollout(ask);
        QTRY_VERIFY(bar->isVisible());
        takeScreenshots(opened.window, u"rollout-secret"_s);
        opened.window.findChild<QPushButton *>(u"answerSecret"_s)->click();
        QCOMPARE(opened.window.currentPage()->id(), u"nodes"_s);
        desk.decline(desk.current()->id, true);
        QTRY_VERIFY(bar->isHidden());
        // Whoever tries again what failed is asked again, too.
        opened.window.showPage(u"rollout"_s);
        opened.steps->report({}, RolloutPhase::Finished);
        QTRY_VERIFY(!opened.rollout.isActive());
        opened.rollout.retry();
        opened.steps->report({}, RolloutPhase::Running);
        QTRY_VERIFY(opened.rollout.isActive());
        const std::jthread again(ask);
        QTRY_VERIFY(bar->isVisible());
        desk.decline(desk.current()->id, false);
        QTRY_VERIFY(bar->isHidden());
    }

    /// What a rollout brought is not in the plan before the nodes are asked: said, with one click to ask them.
    void nodesThatARolloutChangedAreAskedAgain()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"rollout"_s);
        opened.rollout.start({});
        QTRY_VERIFY(opened.rollout.isActive());
        const std::vector<RolloutJob> &jobs = opened.steps->jobs;
        const QString changed = jobs.back().host;
        QList<JobStatus> ended;
        for (quint32 job = 0; job < jobs.size(); ++job)
            ended.append(jobStatus(job, jobs[job].host == changed ? JobState::Done : JobState::Skipped));
        const Page *page = opened.window.page(u"rollout"_s);
        const auto *bar = page->findChild<QWidget *>(u"staleNodesBar"_s);
        QVERIFY(!bar->isVisible());
        opened.steps->report(ended, RolloutPhase::Finished);
        QTRY_VERIFY(bar->isVisible());
        takeScreenshots(opened.window, u"rollout-stale"_s);
        for (const QString &id : {u"inventory"_s, u"matrix"_s, u"missing"_s, u"routes"_s, u"plan"_s}) {
            opened.window.showPage(id); // they all show the nodes as they were
            QVERIFY(opened.window.page(id)->findChild<QWidget *>(u"staleNodesBar"_s)->isVisible());
        }
        takeScreenshots(opened.window, u"plan-stale"_s);

        opened.window.page(u"plan"_s)->findChild<QPushButton *>(u"askStaleNodes"_s)->click();
        QCOMPARE(opened.window.currentPage()->id(), u"nodes"_s);
        QTRY_COMPARE(opened.nodes->asked.all(), QList<QString>{changed});
        opened.window.showPage(u"rollout"_s);
        QVERIFY(bar->isVisible()); // it has not answered
        opened.nodes->report(changed, ProbeStage::Failed, Error{u"ssh-refused"_s, Message("it refuses"), {}});
        QTRY_VERIFY(!opened.probing.isBusy());
        QVERIFY(bar->isVisible());
        opened.probing.probe({changed});
        QTRY_COMPARE(opened.nodes->asked.all().size(), 2);
        opened.nodes->report(changed, ProbeStage::Done);
        QTRY_VERIFY(bar->isHidden());

        // Tried again elsewhere: what that host says is not older for it.
        const auto other =
            std::find_if(jobs.begin(), jobs.end(), [&](const RolloutJob &job) { return job.host != changed; });
        JobStatus again = jobStatus(static_cast<quint32>(other - jobs.begin()), JobState::Running);
        opened.steps->report({again}, RolloutPhase::Running);
        QTRY_VERIFY(opened.rollout.isActive());
        again.state = JobState::Done;
        again.ended = QDateTime::currentDateTimeUtc();
        opened.steps->report({again}, RolloutPhase::Finished);
        QTRY_VERIFY(bar->isVisible());
        opened.nodes->asked.clear();
        page->findChild<QPushButton *>(u"askStaleNodes"_s)->click();
        QTRY_COMPARE(opened.nodes->asked.all(), QList<QString>{other->host});
        opened.window.showPage(u"rollout"_s);
        opened.steps->report({jobStatus(again.job, JobState::Running)}, RolloutPhase::Running);
        QTRY_VERIFY(bar->isHidden()); // nothing is said while it works
    }

    /// Nor does a rollout that finds everything in place, or does nothing there, make known what an earlier one did.
    void nodesStayOldUntilTheyAreAsked()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.showPage(u"rollout"_s);
        const auto *bar = opened.window.page(u"rollout"_s)->findChild<QWidget *>(u"staleNodesBar"_s);
        const auto runToEnd = [&](JobState first, JobState rest) {
            opened.rollout.start({});
            QTRY_VERIFY(opened.rollout.isActive());
            const std::vector<RolloutJob> &jobs = opened.steps->jobs;
            QList<JobStatus> ended;
            for (quint32 job = 0; job < jobs.size(); ++job)
                ended.append(jobStatus(job, jobs[job].host == jobs.back().host ? first : rest));
            opened.steps->report(ended, RolloutPhase::Finished);
            QTRY_VERIFY(!opened.rollout.isActive());
        };
        const auto asked = [&] {
            QStringList hosts = opened.nodes->asked.all();
            hosts.sort();
            return hosts;
        };
        runToEnd(JobState::Done, JobState::Skipped);
        QVERIFY(bar->isVisible());
        runToEnd(JobState::Skipped, JobState::Skipped);
        QVERIFY(bar->isVisible());
        opened.window.findChild<QPushButton *>(u"askStaleNodes"_s)->click();
        const QString first = opened.steps->jobs.back().host;
        QTRY_COMPARE(asked(), QStringList{first});
        opened.nodes->report(first, ProbeStage::Done);
        opened.window.showPage(u"rollout"_s);
        QTRY_VERIFY(bar->isHidden());

        runToEnd(JobState::Skipped, JobState::Present); // the plan takes that to be missing
        QTRY_VERIFY(bar->isVisible());
        opened.nodes->asked.clear();
        opened.window.findChild<QPushButton *>(u"askStaleNodes"_s)->click();
        QTRY_VERIFY(!asked().isEmpty());
        QVERIFY(!asked().contains(first));
    }
};

} // namespace qm

QTEST_MAIN(qm::TestRolloutNodes)
#include "tst_rolloutnodes.moc"
