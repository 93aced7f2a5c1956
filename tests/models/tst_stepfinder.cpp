// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/steps.h"
#include "tests/support/planbuilder.h"
#include "ui/models/stepfinder.h"

#include <QHash>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

/// The same a little later: a host that fetches for others is gone, and some of the needs are met.
Plan later(const Plan &before)
{
    PlanBuilder builder;
    builder.plan() = before;
    Plan &plan = builder.plan();
    plan.downloads.clear();
    plan.steps.clear();
    for (qsizetype i = 0; i < plan.hosts.size(); i += 4) {
        for (Need &need : plan.hosts[i].needs)
            need.presence = need.artifact % 3 == 0 ? Presence::Verified : need.presence;
    }
    const QString gone = plan.hosts.at(1).name;
    plan.hosts.removeAt(1);
    for (PlannedHost &host : plan.hosts)
        host.delegate = host.delegate == gone ? host.name : host.delegate;
    return builder.build();
}

} // namespace

/// Steps of one plan, found in another by what they are about.
class StepFinderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatHasTheSameName_data();
    void findsWhatHasTheSameName();
    void stepsOfAStageAndHost();
};

void StepFinderTest::findsWhatHasTheSameName_data()
{
    QTest::addColumn<SampleOptions>("options");
    QTest::newRow("delegates") << SampleOptions{.nodes = 12};
    QTest::newRow("everybody fetches") << SampleOptions{.nodes = 12, .delegates = 0};
    QTest::newRow("the controller fetches") << SampleOptions{.nodes = 12, .viaLocalhost = true};
}

void StepFinderTest::findsWhatHasTheSameName()
{
    QFETCH(const SampleOptions, options);
    const Plan before = samplePlan(options);
    const Plan after = later(before);
    QVERIFY(after.steps.size() < before.steps.size());
    const auto check = [](const Plan &from, const Plan &to, const std::vector<quint32> &order) {
        QHash<QString, quint32> names;
        for (quint32 i = 0; i < static_cast<quint32>(to.steps.size()); ++i)
            names.insert(stepId(to, to.steps.at(i)), i);
        QCOMPARE(names.size(), to.steps.size());
        StepFinder finder(from, to);
        int found = 0;
        for (const quint32 step : order) {
            const QString name = stepId(from, from.steps.at(step));
            const std::optional<quint32> now = finder.find(step);
            QVERIFY2(now.has_value() == names.contains(name), qPrintable(name));
            if (!now)
                continue;
            ++found;
            QVERIFY2(*now == names.value(name), qPrintable(name));
        }
        QVERIFY(found > 100);
    };
    for (const auto &[from, to] : {std::pair(&before, &after), std::pair(&after, &before)}) {
        std::vector<quint32> order(static_cast<size_t>(from->steps.size()));
        std::iota(order.begin(), order.end(), 0U);
        check(*from, *to, order);
        if (QTest::currentTestFailed())
            return;
        QRandomGenerator random(4711);
        std::shuffle(order.begin(), order.end(), random);
        check(*from, *to, order);
        if (QTest::currentTestFailed())
            return;
    }
}

void StepFinderTest::stepsOfAStageAndHost()
{
    const Plan plan = samplePlan({.nodes = 5});
    qsizetype all = 0;
    for (const Stage stage :
         {Stage::Fetch, Stage::Transit, Stage::Distribute, Stage::Unpack, Stage::Load, Stage::Verify}) {
        for (const HostIndex host : {0U, 1U, 2U, 3U, 4U, Step::controllerHost}) {
            const auto of = [&](const Step &step) { return step.stage == stage && step.host == host; };
            const std::span<const Step> steps = stepsOf(plan, stage, host);
            QVERIFY(std::all_of(steps.begin(), steps.end(), of));
            QCOMPARE(static_cast<qsizetype>(steps.size()), std::count_if(plan.steps.cbegin(), plan.steps.cend(), of));
            all += static_cast<qsizetype>(steps.size());
        }
    }
    QCOMPARE(all, plan.steps.size());
    QVERIFY(stepsOf(Plan(), Stage::Fetch, 0).empty());
}

QTEST_GUILESS_MAIN(StepFinderTest)
#include "tst_stepfinder.moc"
