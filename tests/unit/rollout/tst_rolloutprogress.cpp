// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/jobgraph.h"
#include "core/rollout/rolloutprogress.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace std::chrono_literals;

namespace {

RolloutJob job(Stage stage, const QString &artifact, const QList<quint32> &after, qint64 size = -1)
{
    RolloutJob job;
    job.id = toString(stage) + u'/' + artifact;
    job.stage = stage;
    job.artifact = artifact;
    job.architecture = u"amd64"_s;
    job.after = after;
    job.size = size;
    return job;
}

} // namespace

class TestRolloutProgress final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What is carried on is as large as what was brought: its size is known from then on.
    void sizesArePassedOn()
    {
        const std::vector<RolloutJob> jobs{job(Stage::Fetch, u"kubelet"_s, {}), job(Stage::Fetch, u"kubectl"_s, {}),
                                           job(Stage::Transit, u"kubelet"_s, {0}),
                                           job(Stage::Distribute, u"kubelet"_s, {2}),
                                           job(Stage::Verify, u"kubelet"_s, {3}, 0)};
        RolloutProgress progress(jobs, 30s);
        QCOMPARE(progress.totals(0ms, true).unknownSizes, 4);
        progress.setState(0, JobState::Running, 1, 0ms);
        progress.setBytes(0, 10, 100, 10, 1ms);
        QCOMPARE(progress.totals(1ms, true).unknownSizes, 3);
        QCOMPARE(progress.totals(1ms, true).permille, 20); // a tenth of one of five
        progress.setBytes(0, 100, 100, 100, 2ms);
        progress.setState(0, JobState::Done, 1, 2ms);
        QCOMPARE(progress.totals(2ms, true).unknownSizes, 1); // kubectl
        QCOMPARE(progress.totals(2ms, true).plannedBytes, 300);
        QCOMPARE(progress.totals(2ms, true).doneBytes, 100);
        QCOMPARE(progress.status(3).totalBytes, 100);
        QCOMPARE(progress.status(4).totalBytes, 0);
        QCOMPARE(progress.takeChanged().size(), 3);
    }

    /// Of jobs that will never move anything nobody needs to know the size.
    void whatIsOverIsNotUnknown()
    {
        const std::vector<RolloutJob> jobs{job(Stage::Fetch, u"kubelet"_s, {}),
                                           job(Stage::Distribute, u"kubelet"_s, {0})};
        RolloutProgress progress(jobs, 30s);
        progress.setState(0, JobState::Failed, 3, 0ms);
        progress.setState(1, JobState::Unreached, 0, 0ms);
        QCOMPARE(progress.totals(0ms, true).unknownSizes, 0);
        QCOMPARE(progress.totals(0ms, true).permille, 1000);
    }

    /// Until somebody wants it once more nobody works on it: that is no time that it took.
    void beginsAnewWhenItIsWantedOnceMore()
    {
        const std::vector<RolloutJob> jobs{job(Stage::Fetch, u"kubelet"_s, {})};
        RolloutProgress progress(jobs, 30s);
        progress.setState(0, JobState::Running, 1, 0ms);
        progress.setState(0, JobState::Retrying, 1, 1ms);
        QVERIFY(progress.status(0).started.isValid()); // of the first attempt
        progress.setState(0, JobState::Failed, 1, 1ms);
        QVERIFY(progress.status(0).started.isValid());
        progress.setState(0, JobState::Waiting, 1, 5ms);
        QVERIFY(progress.status(0).started.isNull());
        progress.setState(0, JobState::Running, 2, 6ms);
        QVERIFY(progress.status(0).started.isValid());
    }

    /// A rollout that was taken up knows what it knew before.
    void sizesOfWhatWasDoneBefore()
    {
        const std::vector<RolloutJob> jobs{job(Stage::Fetch, u"kubelet"_s, {}),
                                           job(Stage::Distribute, u"kubelet"_s, {0})};
        RolloutProgress progress(jobs, 30s);
        JobStatus before;
        before.job = 0;
        before.state = JobState::Done;
        before.doneBytes = before.totalBytes = before.movedBytes = 50;
        progress.restore(before);
        QCOMPARE(progress.totals(0ms, true).unknownSizes, 0);
        QCOMPARE(progress.status(1).totalBytes, 50);
    }

    /// Servers announce what they like.
    void sumsOfSizesBeyondAllBounds()
    {
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        const std::vector<RolloutJob> jobs{job(Stage::Fetch, u"kubelet"_s, {}, most),
                                           job(Stage::Distribute, u"kubelet"_s, {0}, most)};
        RolloutProgress progress(jobs, 30s);
        QVERIFY(progress.totals(0ms, true).plannedBytes > most / 2);
        progress.setState(0, JobState::Running, 1, 0ms);
        progress.measure(0ms);
        progress.setBytes(0, most / 2, most, 5000, 5000ms);
        progress.measure(5000ms);
        const RolloutTotals totals = progress.totals(5000ms, true);
        QVERIFY(totals.permille >= 249 && totals.permille <= 250);
        QVERIFY(totals.remainingMs > most / 2);
        progress.setState(0, JobState::Done, 1, 5000ms);
        progress.setState(1, JobState::Done, 1, 5000ms);
        QVERIFY(progress.totals(5000ms, true).doneBytes > most / 2);
        QCOMPARE(progress.totals(5000ms, true).permille, 1000);
        QCOMPARE(progress.totals(5000ms, true).remainingMs, 0);

        const JobGraph graph(jobs, 0, {});
        QVERIFY(graph.weight(1) > 0);
        QVERIFY(graph.weight(0) >= graph.weight(1));
        const std::vector<RolloutJob> some{job(Stage::Fetch, u"a"_s, {}, most), job(Stage::Fetch, u"b"_s, {}, most),
                                           job(Stage::Fetch, u"c"_s, {})};
        QVERIFY(JobGraph(some, 0, {}).weight(2) > 0); // the average
    }
};

QTEST_GUILESS_MAIN(TestRolloutProgress)
#include "tst_rolloutprogress.moc"
