// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/planbuilder.h"
#include "tests/ui/scriptedrollout.h"
#include "tests/ui/uitest.h"
#include "ui/rollout/liveroutes.h"
#include "ui/routes/routeitems.h"
#include "ui/routes/routeview.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

Plan planOf(int nodes)
{
    SampleOptions options;
    options.nodes = nodes;
    return samplePlan(options);
}

quint32 sum(const std::vector<RouteShare> &shares, quint32 RouteShare::*part)
{
    return std::accumulate(shares.begin(), shares.end(), 0U,
                           [part](quint32 total, const RouteShare &share) { return total + share.*part; });
}

QList<JobStatus> statusesOf(const Plan &plan, const std::function<JobState(quint32)> &state)
{
    QList<JobStatus> statuses;
    for (quint32 step = 0; step < plan.steps.size(); ++step)
        statuses += jobStatus(step, state(step), 500, 1000);
    return statuses;
}

} // namespace

class LiveRoutesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_liveroutes"_s); }

    void everyStepHasItsPlace_data()
    {
        QTest::addColumn<int>("hosts");
        QTest::addColumn<quint32>("collapseBeyond");
        QTest::newRow("every host has a box") << 12 << 36U;
        QTest::newRow("groups") << 90 << 5U;
    }

    void everyStepHasItsPlace()
    {
        QFETCH(const int, hosts);
        QFETCH(const quint32, collapseBeyond);
        const Plan plan = planOf(hosts);
        RouteOptions options;
        options.collapseBeyond = collapseBeyond;
        const RouteGraph graph = routeGraph(plan, options);
        RouteProgress progress(plan, graph);
        QCOMPARE(sum(progress.boxes(), &RouteShare::steps), 0U);

        progress.setStatuses(statusesOf(plan, [](quint32 step) {
            return std::array{JobState::Done, JobState::Present, JobState::Failed, JobState::Running,
                              JobState::Waiting}[step % 5];
        }));
        const auto all = static_cast<quint32>(plan.steps.size());
        QCOMPARE(sum(progress.boxes(), &RouteShare::steps), all);
        QCOMPARE(sum(progress.boxes(), &RouteShare::good), (all + 4) / 5 + (all + 3) / 5);
        QCOMPARE(sum(progress.boxes(), &RouteShare::notDone), (all + 2) / 5);
        QCOMPARE(sum(progress.boxes(), &RouteShare::failed), (all + 2) / 5);
        QCOMPARE(sum(progress.boxes(), &RouteShare::running), (all + 1) / 5);
        // What moves, moves over an edge that carries its download.
        const auto moving = static_cast<quint32>(std::count_if(
            plan.steps.begin(), plan.steps.end(), [](const Step &step) { return step.stage <= Stage::Distribute; }));
        QVERIFY(moving > 0);
        QCOMPARE(sum(progress.edges(), &RouteShare::steps), moving);
        for (size_t edge = 0; edge < graph.edges.size(); ++edge)
            QCOMPARE(qint64(progress.edges()[edge].steps), graph.edges[edge].amount.transfers);
    }

    void countsWhatIsUnderWay()
    {
        const Plan plan = planOf(4);
        RouteProgress progress(plan, routeGraph(plan));
        progress.setStatuses(statusesOf(plan, [](quint32) { return JobState::Running; }));
        qint64 speed = 0;
        for (const RouteShare &share : progress.edges()) {
            QCOMPARE(share.moved, share.running / 2.0);
            speed += share.bytesPerSecond;
        }
        QVERIFY(speed > 0);
    }

    void knowsAnotherPlansJobs()
    {
        const Plan plan = planOf(5);
        std::vector<RolloutJob> jobs = jobsOf(plan);
        QVERIFY(areJobsOf(jobs, plan));
        QVERIFY(!areJobsOf(jobs, planOf(6)));
        jobs.back().host = u"another"_s;
        QVERIFY(!areJobsOf(jobs, plan));
        QVERIFY(areJobsOf({}, Plan()));
    }

    void showsARollout()
    {
        RolloutWindow opened(planOf(9));
        opened.open(u"rollout"_s);
        opened.window.resize(1280, 900);
        opened.start();
        auto *routes = opened.window.findChild<LiveRoutes *>();
        auto *view = routes->findChild<RouteView *>();
        QTRY_VERIFY(view->isVisible() && !view->routes().isEmpty());
        QTRY_VERIFY(view->routes().drawing().fit.isFor(view->width()));
        const QImage before = view->toImage(1, {});
        const auto count = static_cast<quint32>(opened.script->jobs.size());
        QList<JobStatus> batch;
        for (quint32 job = 0; job < count; ++job) {
            if (job < count / 2)
                batch.append(jobStatus(job, job % 23 == 7 ? JobState::Failed : JobState::Done));
            else if (job < count / 2 + 20)
                batch.append(jobStatus(job, JobState::Running, 600, 1000));
        }
        opened.script->report(batch, RolloutPhase::Running);
        QTRY_VERIFY(view->toImage(1, {}) != before);
        takeScreenshots(opened.window, u"rollout-routes"_s);
    }

    /// Boxes lie above the lines, and would cut off what does not fit between them.
    void saysSpeedsWhereTheyFit()
    {
        RolloutWindow opened(planOf(9));
        opened.open(u"rollout"_s);
        opened.window.resize(2000, 900);
        opened.start();
        auto *view = opened.window.findChild<LiveRoutes *>()->findChild<RouteView *>();
        QTRY_VERIFY(view->isVisible() && !view->routes().isEmpty());
        QList<JobStatus> all;
        for (quint32 job = 0; job < opened.script->jobs.size(); ++job)
            all.append(jobStatus(job, JobState::Running, 600, 1000));
        opened.script->report(all, RolloutPhase::Running);
        const auto saysSpeeds = [view] {
            const QList<QGraphicsItem *> items = view->scene()->items();
            return std::any_of(items.cbegin(), items.cend(), [](QGraphicsItem *item) {
                const auto *edge = qgraphicsitem_cast<RouteEdgeItem *>(item);
                return edge && !edge->speed().isEmpty();
            });
        };
        QTRY_VERIFY(saysSpeeds());
        opened.window.resize(1000, 900);
        QTRY_VERIFY(!saysSpeeds());
        takeScreenshots(opened.window, u"rollout-routes-narrow"_s);
        opened.window.resize(2000, 900);
        QTRY_VERIFY(saysSpeeds());
    }

    void saysThatThePlanChanged()
    {
        RolloutWindow opened(planOf(9));
        opened.script->jobs = jobsOf(planOf(4));
        opened.open(u"rollout"_s);
        opened.start();
        auto *routes = opened.window.findChild<LiveRoutes *>();
        QTRY_VERIFY(routes->isVisible());
        QVERIFY(!routes->findChild<RouteView *>()->isVisible());
    }
};

} // namespace qm

QTEST_MAIN(qm::LiveRoutesTest)
#include "tst_liveroutes.moc"
