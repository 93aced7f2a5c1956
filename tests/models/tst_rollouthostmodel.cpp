// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/rollouthostmodel.h"
#include "ui/models/rolloutwords.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

using Tester = QAbstractItemModelTester;
using Model = RolloutHostModel;

std::vector<RolloutJob> jobsOn(const QStringList &hosts)
{
    std::vector<RolloutJob> jobs;
    for (const QString &host : hosts) {
        RolloutJob job;
        job.stage = Stage::Load;
        job.host = host;
        job.artifact = u"pause:%1"_s.arg(jobs.size());
        jobs.push_back(job);
    }
    return jobs;
}

QList<JobStatus> waiting(const std::vector<RolloutJob> &jobs)
{
    QList<JobStatus> statuses;
    for (quint32 job = 0; job < jobs.size(); ++job) {
        JobStatus status;
        status.job = job;
        statuses.append(status);
    }
    return statuses;
}

QString cell(const Model &model, int row, int column)
{
    return model.data(model.index(row, column), Qt::DisplayRole).toString();
}

} // namespace

/// Hosts and how far a rollout is on them.
class TestRolloutHostModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachHostHasARowInNaturalOrder()
    {
        Model model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        const std::vector<RolloutJob> jobs = jobsOn({u"node10"_s, u"node2"_s, u"node10"_s});
        model.setJobs(jobs);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.hostAt(0), u"node2"_s);
        QCOMPARE(model.hostAt(1), u"node10"_s);
        QCOMPARE(cell(model, 1, Model::WaitingColumn), u"2"_s);
        QCOMPARE(cell(model, 1, Model::DoneColumn), u"0 of 2"_s);
        model.setJobs({});
        QCOMPARE(model.rowCount(), 0);
    }

    void theWorstOfAHostIsItsState_data()
    {
        QTest::addColumn<QList<JobState>>("states");
        QTest::addColumn<JobGroup>("state");
        QTest::addColumn<int>("permille");
        using S = JobState;
        QTest::newRow("all done") << QList{S::Done, S::Present, S::Done} << JobGroup::Done << 1000;
        QTest::newRow("left out") << QList{S::Done, S::Skipped, S::Done} << JobGroup::Skipped << 1000;
        QTest::newRow("waiting") << QList{S::Done, S::Waiting, S::Skipped} << JobGroup::Waiting << 666;
        QTest::newRow("running") << QList{S::Waiting, S::Running, S::Done} << JobGroup::Running << 333;
        QTest::newRow("to be tried again") << QList{S::Waiting, S::Retrying, S::Done} << JobGroup::Running << 333;
        QTest::newRow("failed") << QList{S::Running, S::Failed, S::Done} << JobGroup::Failed << 666;
    }

    void theWorstOfAHostIsItsState()
    {
        QFETCH(QList<JobState>, states);
        QFETCH(JobGroup, state);
        const std::vector<RolloutJob> jobs = jobsOn({u"a"_s, u"a"_s, u"a"_s});
        QList<JobStatus> statuses = waiting(jobs);
        for (qsizetype i = 0; i < states.size(); ++i)
            statuses[i].state = states.at(i);
        Model model;
        model.setJobs(jobs);
        model.setStatuses(jobs, statuses);
        QCOMPARE(cell(model, 0, Model::StateColumn), jobGroupLabel(state));
        QCOMPARE(model.index(0, Model::StateColumn).data(Model::ToneRole).toInt(), static_cast<int>(toneOf(state)));
        QTEST(model.index(0, Model::ProgressColumn).data(Model::ProgressRole).toInt(), "permille");
    }

    void itSaysWhatRunsAndThenWhyItFailed()
    {
        const std::vector<RolloutJob> jobs = jobsOn({u"a"_s, u"a"_s, u"a"_s});
        QList<JobStatus> statuses = waiting(jobs);
        Model model;
        model.setJobs(jobs);
        model.setStatuses(jobs, statuses);
        QCOMPARE(cell(model, 0, Model::MessageColumn), QString());
        statuses[0].state = JobState::Running;
        statuses[0].message = u"importing"_s;
        model.setStatuses(jobs, statuses);
        QVERIFY(cell(model, 0, Model::MessageColumn).endsWith(u"pause:0: importing"_s));
        statuses[1].state = JobState::Failed;
        statuses[1].error = Error{u"no-space"_s, Message("the disk is full"), {}};
        statuses[2] = statuses[1];
        statuses[2].job = 2;
        model.setStatuses(jobs, statuses);
        QVERIFY(cell(model, 0, Model::MessageColumn).endsWith(u"pause:1: the disk is full"_s)); // the first of them
        statuses[1].state = statuses[2].state = JobState::Done;
        model.setStatuses(jobs, statuses);
        QVERIFY(cell(model, 0, Model::MessageColumn).endsWith(u"pause:0: importing"_s));
    }

    /// Whatever is reported: the rows are the sums, and views hear of those that changed.
    void rowsAreSums()
    {
        QRandomGenerator random(4711);
        QStringList hosts;
        for (int i = 0; i < 400; ++i)
            hosts.append(u"node%1"_s.arg(random.bounded(20)));
        const std::vector<RolloutJob> jobs = jobsOn(hosts);
        QList<JobStatus> statuses = waiting(jobs);
        Model model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.setJobs(jobs);
        QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
        model.setStatuses(jobs, statuses);
        QVERIFY(told.isEmpty()); // nothing is another way
        for (int round = 0; round < 50; ++round) {
            QList<int> touched;
            for (int i = 0; i < 3; ++i) {
                JobStatus &status = statuses[random.bounded(static_cast<int>(statuses.size()))];
                status.state = static_cast<JobState>(random.bounded(static_cast<int>(JobState::Cancelled) + 1));
                status.movedBytes += 1000 + random.bounded(1000);
                for (int row = 0; row < model.rowCount(); ++row) {
                    if (model.hostAt(row) == jobs[status.job].host)
                        touched.append(row);
                }
            }
            told.clear();
            model.setStatuses(jobs, statuses);
            QCOMPARE(told.size(), 1);
            QCOMPARE(told.constFirst().at(0).toModelIndex().row(), *std::min_element(touched.begin(), touched.end()));
            QCOMPARE(told.constFirst().at(1).toModelIndex().row(), *std::max_element(touched.begin(), touched.end()));
            for (int row = 0; row < model.rowCount(); ++row) {
                std::array<int, jobGroupCount> groups{};
                qint64 moved = 0;
                for (const JobStatus &status : std::as_const(statuses)) {
                    if (jobs[status.job].host != model.hostAt(row))
                        continue;
                    ++groups[static_cast<size_t>(groupOf(status.state))];
                    moved += status.movedBytes;
                }
                const auto key = [&](int column) {
                    return model.index(row, column).data(Model::SortRole).toLongLong();
                };
                QCOMPARE(key(Model::RunningColumn), groups[static_cast<size_t>(JobGroup::Running)]);
                QCOMPARE(key(Model::WaitingColumn), groups[static_cast<size_t>(JobGroup::Waiting)]);
                QCOMPARE(key(Model::FailedColumn), groups[static_cast<size_t>(JobGroup::Failed)]);
                QCOMPARE(key(Model::DoneColumn), groups[static_cast<size_t>(JobGroup::Done)]);
                QCOMPARE(key(Model::SkippedColumn), groups[static_cast<size_t>(JobGroup::Skipped)]);
                QCOMPARE(key(Model::MovedColumn), moved);
            }
        }
        told.clear();
        model.setStatuses(jobs, statuses.mid(1)); // of another rollout
        QVERIFY(told.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRolloutHostModel)
#include "tst_rollouthostmodel.moc"
