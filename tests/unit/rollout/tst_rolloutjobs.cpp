// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/steps.h"
#include "core/rollout/rolloutjobs.h"
#include "tests/support/planbuilder.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

/// "id from size [after] [hosts]"
QString text(const RolloutJob &job)
{
    const auto numbers = [](const QList<quint32> &list) {
        QStringList words;
        for (const quint32 number : list)
            words.append(QString::number(number));
        return u'[' + words.join(u' ') + u']';
    };
    return u"%1 | %2 | %3 | %4 %5"_s.arg(job.id, job.from.isEmpty() ? u"-"_s : job.from)
        .arg(job.size)
        .arg(numbers(job.after), numbers(job.hosts));
}

QStringList texts(const std::vector<RolloutJob> &jobs)
{
    QStringList lines;
    for (const RolloutJob &job : jobs)
        lines.append(text(job));
    return lines;
}

class TestRolloutJobs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overTheController();
    void fromTheController();
    void everyHostForItself();
    void bastions();
    void everyStepOfALargePlan();
};

void TestRolloutJobs::overTheController()
{
    test::PlanBuilder builder;
    const HostIndex one = builder.host(u"node1"_s);
    const HostIndex two = builder.host(u"node2"_s, u"node1"_s);
    const HostIndex three = builder.host(u"node3"_s, u"node1"_s);
    const ArtifactIndex image = builder.image(u"pause"_s, u"registry.k8s.io/pause:3.10"_s);
    builder.plan().artifacts[image].size = 1000;
    const ArtifactIndex file = builder.file(u"runc"_s, u"https://example.org/runc.amd64"_s);
    builder.need(one, image);
    builder.need(two, image);
    builder.need(three, image);
    builder.need(two, file);
    const Plan plan = builder.build();
    const std::vector<RolloutJob> jobs = rolloutJobs(plan);
    QCOMPARE(texts(jobs),
             (QStringList{
                 u"fetch/node1/amd64%registry.k8s.io/pause:3.10 | registry.k8s.io | 1000 | [] [0 1 2]"_s,
                 u"fetch/node1/amd64%runc.amd64 | example.org | -1 | [] [1]"_s,
                 u"transit/localhost/node1/amd64%registry.k8s.io/pause:3.10 | node1 | 1000 | [0] [1 2]"_s,
                 u"transit/localhost/node1/amd64%runc.amd64 | node1 | -1 | [1] [1]"_s,
                 u"distribute/node2/registry.k8s.io/pause:3.10 | localhost | 1000 | [2] [1]"_s,
                 u"distribute/node2/runc.amd64 | localhost | -1 | [3] [1]"_s,
                 u"distribute/node3/registry.k8s.io/pause:3.10 | localhost | 1000 | [2] [2]"_s,
                 u"load/node1/registry.k8s.io/pause:3.10 | - | 0 | [0] [0]"_s,
                 u"load/node2/registry.k8s.io/pause:3.10 | - | 0 | [4] [1]"_s,
                 u"load/node3/registry.k8s.io/pause:3.10 | - | 0 | [6] [2]"_s,
                 u"verify/node1/registry.k8s.io/pause:3.10 | - | 0 | [7] [0]"_s,
                 u"verify/node2/registry.k8s.io/pause:3.10 | - | 0 | [8] [1]"_s,
                 u"verify/node2/runc.amd64 | - | 0 | [5] [1]"_s,
                 u"verify/node3/registry.k8s.io/pause:3.10 | - | 0 | [9] [2]"_s,
             }));
    QCOMPARE(jobs.at(0).artifact, u"registry.k8s.io/pause:3.10"_s);
    QVERIFY(jobs.at(0).kind == ArtifactKind::Image);
    QCOMPARE(jobs.at(2).host, u"localhost"_s);
    QCOMPARE(jobs.at(5).architecture, u"amd64"_s);
    QCOMPARE(rolloutHosts(plan), (QStringList{u"node1"_s, u"node2"_s, u"node3"_s}));
}

void TestRolloutJobs::fromTheController()
{
    test::PlanBuilder builder;
    const HostIndex one = builder.host(u"node1"_s, u"localhost"_s);
    builder.need(one, builder.file(u"runc"_s, u"https://example.org/runc.amd64"_s));
    QCOMPARE(texts(rolloutJobs(builder.build())),
             (QStringList{
                 u"fetch/localhost/amd64%runc.amd64 | example.org | -1 | [] [0]"_s,
                 u"distribute/node1/runc.amd64 | localhost | -1 | [0] [0]"_s,
                 u"verify/node1/runc.amd64 | - | 0 | [1] [0]"_s,
             }));
}

void TestRolloutJobs::everyHostForItself()
{
    test::PlanBuilder builder;
    const HostIndex one = builder.host(u"node1"_s);
    builder.need(one, builder.file(u"cni"_s, u"https://example.org/cni.tgz"_s));
    QCOMPARE(texts(rolloutJobs(builder.build())),
             (QStringList{
                 u"fetch/node1/amd64%cni.tgz | example.org | -1 | [] [0]"_s,
                 u"unpack/node1/cni.tgz | - | 0 | [0] [0]"_s,
                 u"verify/node1/cni.tgz | - | 0 | [1] [0]"_s,
             }));
}

/// A transit goes the way of the downloader that it comes from.
void TestRolloutJobs::bastions()
{
    test::PlanBuilder builder;
    builder.host(u"node1"_s);
    const HostIndex two = builder.host(u"node2"_s, u"node1"_s);
    builder.need(two, builder.file(u"runc"_s, u"https://example.org/runc.amd64"_s));
    const std::vector<RolloutJob> jobs =
        rolloutJobs(builder.build(), {{u"node1"_s, u"jump1"_s}, {u"node2"_s, u"jump2"_s}});
    QStringList found;
    for (const RolloutJob &job : jobs)
        found.append(toString(job.stage) + u' ' + job.bastion);
    QCOMPARE(found, (QStringList{u"fetch jump1"_s, u"transit jump1"_s, u"distribute jump2"_s, u"verify jump2"_s}));
}

void TestRolloutJobs::everyStepOfALargePlan()
{
    test::SampleOptions options;
    options.nodes = 60;
    const Plan plan = test::samplePlan(options);
    const std::vector<RolloutJob> jobs = rolloutJobs(plan);
    QCOMPARE(jobs.size(), static_cast<size_t>(plan.steps.size()));
    QVERIFY(jobs.size() > 1000);
    for (size_t i = 0; i < jobs.size(); ++i) {
        const RolloutJob &job = jobs[i];
        const Step &step = plan.steps.at(static_cast<qsizetype>(i));
        QCOMPARE(job.id, stepId(plan, step));
        QVERIFY(std::is_sorted(job.after.begin(), job.after.end()));
        QVERIFY(job.after.isEmpty() || job.after.last() < i);
        QVERIFY(std::is_sorted(job.hosts.begin(), job.hosts.end()));
        if (job.stage == Stage::Fetch)
            QCOMPARE(job.hosts, plan.downloads.at(step.download).hosts);
        else if (job.stage != Stage::Transit)
            QCOMPARE(job.hosts, QList<quint32>{step.host});
    }
}

} // namespace

QTEST_GUILESS_MAIN(TestRolloutJobs)
#include "tst_rolloutjobs.moc"
