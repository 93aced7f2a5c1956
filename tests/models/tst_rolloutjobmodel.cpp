// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/models/celltexts.h"
#include "ui/models/rolloutjobmodel.h"
#include "ui/theme/tone.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::column;

namespace {

using Tester = QAbstractItemModelTester;
const QDateTime noon(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);

/// Per host one image: fetched by the first, passed to the others, loaded by all.
std::vector<RolloutJob> jobsFor(int hosts)
{
    std::vector<RolloutJob> jobs;
    const auto add = [&](Stage stage, int host, qint64 size, const QString &from) {
        RolloutJob job;
        job.stage = stage;
        job.host = u"node%1"_s.arg(host);
        job.artifact = u"registry.k8s.io/pause:3.%1"_s.arg(host % 3);
        job.kind = ArtifactKind::Image;
        job.architecture = host % 2 == 0 ? u"arm64"_s : u"amd64"_s;
        job.id = u"%1/%2/%3"_s.arg(toString(stage), job.host, job.artifact);
        job.from = from;
        job.size = size;
        jobs.push_back(job);
    };
    add(Stage::Fetch, 1, 2'000'000, u"registry.k8s.io"_s);
    for (int host = 2; host <= hosts; ++host)
        add(Stage::Distribute, host, 1000 * host, u"node1"_s);
    for (int host = 1; host <= hosts; ++host)
        add(Stage::Load, host, 0, {});
    return jobs;
}

JobStatus status(quint32 job, JobState state, qint64 done = 0, qint64 total = -1)
{
    JobStatus result;
    result.job = job;
    result.state = state;
    result.attempt = state == JobState::Waiting ? 0 : 1;
    result.doneBytes = done;
    result.totalBytes = total;
    if (result.attempt > 0)
        result.started = noon;
    if (state == JobState::Failed)
        result.error = Error{u"ssh-lost"_s, Message("the connection broke"), {}};
    return result;
}

} // namespace

class RolloutJobModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsJobs();
    void tellsABatchOnce();
    void sortsByNumbers();
    void keepsTheOrderBeforeOfWhatIsEqual();
    void listsWhatHasNoValueLast();
    void narrowsToHostsAndArtifacts();
    void filtersWithoutMovingRows();
    void searchesNamesAndFailures();
    void countsStages();
    void staysConsistentWhateverHappens();
};

void RolloutJobModelTest::listsJobs()
{
    RolloutJobModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setJobs(jobsFor(3));
    model.setNow(noon.addSecs(65));
    QCOMPARE(model.rowCount(), 6);
    JobStatus running = status(0, JobState::Running, 500'000);
    running.bytesPerSecond = 100'000;
    running.message = u"copying\nblob"_s;
    model.apply({running, status(1, JobState::Failed)});
    const auto cell = [&](int row, int at, int role = Qt::DisplayRole) { return model.index(row, at).data(role); };
    QCOMPARE(cell(0, RolloutJobModel::StateColumn).toString(), u"running"_s);
    QCOMPARE(cell(0, RolloutJobModel::StateColumn, RolloutJobModel::ToneRole).toInt(), static_cast<int>(Tone::Running));
    QCOMPARE(cell(0, RolloutJobModel::ProgressColumn, RolloutJobModel::ProgressRole).toInt(), 250);
    QCOMPARE(cell(0, RolloutJobModel::ProgressColumn).toString(), u"25 %"_s);
    QCOMPARE(cell(0, RolloutJobModel::SpeedColumn).toString(), u"100.0 kB/s"_s);
    QCOMPARE(cell(0, RolloutJobModel::RemainingColumn).toString(), u"about 15 s"_s);
    QCOMPARE(cell(0, RolloutJobModel::ElapsedColumn).toString(), u"1:05 min"_s);
    QCOMPARE(cell(0, RolloutJobModel::RouteColumn).toString(), u"registry.k8s.io"_s);
    QCOMPARE(cell(0, RolloutJobModel::MessageColumn).toString(), u"copying blob"_s);
    QCOMPARE(cell(1, RolloutJobModel::MessageColumn).toString(), u"the connection broke"_s);
    QCOMPARE(cell(0, RolloutJobModel::HostColumn, Qt::AccessibleTextRole).toString(),
             u"node1, Fetch, registry.k8s.io/pause:3.1: running"_s);
    // Nothing moves in a load: how far it is, nobody knows.
    model.apply({status(3, JobState::Running)});
    QCOMPARE(cell(3, RolloutJobModel::ProgressColumn, RolloutJobModel::ProgressRole).toInt(), -1);
    QCOMPARE(cell(3, RolloutJobModel::SizeColumn).toString(), QString());
    model.apply({status(0, JobState::Present), status(99, JobState::Done)}); // the last one is of no rollout
    QCOMPARE(cell(0, RolloutJobModel::ProgressColumn).toString(), u"100 %"_s);
}

void RolloutJobModelTest::tellsABatchOnce()
{
    RolloutJobModel model;
    model.setJobs(jobsFor(100));
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QList<JobStatus> batch;
    for (quint32 job = 10; job < 90; ++job)
        batch.append(status(job, JobState::Running));
    model.apply(batch);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.constFirst().at(0).toModelIndex().row(), 10);
    QCOMPARE(changes.constFirst().at(1).toModelIndex().row(), 89);
}

void RolloutJobModelTest::sortsByNumbers()
{
    RolloutJobModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setJobs(jobsFor(12));
    model.setFilter({Stage::Distribute, {}, {}});
    const QPersistentModelIndex tenth = model.index(8, RolloutJobModel::HostColumn);
    QCOMPARE(tenth.data().toString(), u"node10"_s);
    model.sort(RolloutJobModel::HostColumn, Qt::DescendingOrder);
    QCOMPARE(column(model, RolloutJobModel::HostColumn).mid(0, 4),
             QStringList({u"node12"_s, u"node11"_s, u"node10"_s, u"node9"_s}));
    QCOMPARE(tenth.row(), 2);
    QCOMPARE(tenth.data().toString(), u"node10"_s);
    model.sort(RolloutJobModel::SizeColumn, Qt::AscendingOrder);
    QCOMPARE(column(model, RolloutJobModel::SizeColumn).mid(7, 2), QStringList({u"9.0 kB"_s, u"10.0 kB"_s}));
    // Reports do not move rows; sorting again does.
    model.sort(RolloutJobModel::StateColumn, Qt::DescendingOrder);
    model.apply({status(5, JobState::Failed)});
    QVERIFY(model.rowOf(5) > 0);
    model.sort(RolloutJobModel::StateColumn, Qt::DescendingOrder);
    QCOMPARE(model.rowOf(5), 0);
    model.sort(-1);
    QCOMPARE(model.rowOf(1), 0);
}

void RolloutJobModelTest::keepsTheOrderBeforeOfWhatIsEqual()
{
    RolloutJobModel model;
    model.setJobs(jobsFor(6));
    model.setFilter({Stage::Load, {}});
    model.sort(RolloutJobModel::HostColumn, Qt::DescendingOrder);
    model.apply({status(7, JobState::Failed), status(9, JobState::Failed)}); // loads of node2 and node4
    model.sort(RolloutJobModel::StateColumn, Qt::DescendingOrder);
    const QStringList hosts{u"node4"_s, u"node2"_s, u"node6"_s, u"node5"_s, u"node3"_s, u"node1"_s};
    QCOMPARE(column(model, RolloutJobModel::HostColumn), hosts);
    model.setFilter({Stage::Load, {}, u"node"_s}); // listed anew, in the same order
    QCOMPARE(column(model, RolloutJobModel::HostColumn), hosts);
    model.sort(-1);
    model.sort(RolloutJobModel::StateColumn, Qt::DescendingOrder);
    QCOMPARE(column(model, RolloutJobModel::HostColumn),
             QStringList({u"node2"_s, u"node4"_s, u"node1"_s, u"node3"_s, u"node5"_s, u"node6"_s}));
}

void RolloutJobModelTest::listsWhatHasNoValueLast()
{
    RolloutJobModel model;
    model.setJobs(jobsFor(4));
    JobStatus slow = status(1, JobState::Running, 100);
    slow.bytesPerSecond = 10;
    JobStatus fast = status(2, JobState::Running, 100);
    fast.bytesPerSecond = 1000;
    model.apply({slow, fast, status(3, JobState::Failed)});
    for (const RolloutJobModel::Column at :
         {RolloutJobModel::RemainingColumn, RolloutJobModel::StartedColumn, RolloutJobModel::AttemptColumn,
          RolloutJobModel::SpeedColumn, RolloutJobModel::RouteColumn, RolloutJobModel::MessageColumn}) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(at, order);
            const QStringList cells = column(model, at);
            const auto firstEmpty =
                std::find_if(cells.cbegin(), cells.cend(), [](const QString &cell) { return cell.isEmpty(); });
            QVERIFY2(firstEmpty != cells.cbegin(), qPrintable(cells.join(u'|')));
            QVERIFY2(std::all_of(firstEmpty, cells.cend(), [](const QString &cell) { return cell.isEmpty(); }),
                     qPrintable(cells.join(u'|')));
        }
    }
    model.sort(RolloutJobModel::RemainingColumn, Qt::DescendingOrder);
    QCOMPARE(model.jobAt(0), 1U);
    model.sort(RolloutJobModel::RemainingColumn, Qt::AscendingOrder);
    QCOMPARE(model.jobAt(0), 2U);
}

void RolloutJobModelTest::narrowsToHostsAndArtifacts()
{
    RolloutJobModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setJobs(jobsFor(12));
    RolloutJobFilter filter;
    filter.hosts = QStringList{u"node1"_s, u"node3"_s}; // and not node10 or node12
    model.setFilter(filter);
    QCOMPARE(column(model, RolloutJobModel::HostColumn), QStringList({u"node1"_s, u"node3"_s, u"node1"_s, u"node3"_s}));
    QCOMPARE(model.counts(), (std::array<int, jobGroupCount>{0, 4, 0, 0, 0}));
    model.apply({status(0, JobState::Running), status(1, JobState::Failed)}); // the other is of node2
    QCOMPARE(model.counts(), (std::array<int, jobGroupCount>{1, 3, 0, 0, 0}));
    filter.stage = Stage::Load;
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.counts(), (std::array<int, jobGroupCount>{0, 2, 0, 0, 0}));
    filter.hosts.clear();
    filter.artifacts = QStringList{u"registry.k8s.io/pause:3.0"_s}; // of both architectures
    model.setFilter(filter);
    QCOMPARE(column(model, RolloutJobModel::HostColumn),
             QStringList({u"node3"_s, u"node6"_s, u"node9"_s, u"node12"_s}));
    filter.hosts = QStringList{u"node4"_s};
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 0);
    model.setJobs(jobsFor(4)); // the names are numbered anew
    filter.artifacts.clear();
    model.setFilter(filter);
    QCOMPARE(column(model, RolloutJobModel::HostColumn), QStringList({u"node4"_s}));
    model.setFilter({});
    QCOMPARE(model.rowCount(), 8);
}

void RolloutJobModelTest::filtersWithoutMovingRows()
{
    RolloutJobModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setJobs(jobsFor(40));
    model.apply({status(3, JobState::Running), status(5, JobState::Running)});
    model.setFilter({{}, JobGroup::Running, {}});
    QCOMPARE(model.rowCount(), 2);
    model.apply({status(3, JobState::Done), status(1, JobState::Running)});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.rowOf(3), 0); // still where it was
    QCOMPARE(model.rowOf(1), 2);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.settle(3);
    QCOMPARE(model.rowOf(3), 0); // somebody looks at it
    model.settle();
    QCOMPARE(model.rowOf(3), -1);
    QCOMPARE(model.rowOf(5), 0);
    QCOMPARE(resets.size(), 0);
    // Many stretches at once are a reset.
    model.setFilter({{}, JobGroup::Waiting, {}});
    QList<JobStatus> batch;
    for (quint32 job = 0; job < 79; job += 2)
        batch.append(status(job, JobState::Done));
    model.apply(batch);
    const qsizetype before = resets.size();
    model.settle(4);
    QCOMPARE(resets.size(), before + 1);
    QVERIFY(model.rowOf(4) >= 0);
    QCOMPARE(model.rowOf(6), -1);
    model.settle();
    QCOMPARE(model.rowCount(), model.counts()[static_cast<size_t>(JobGroup::Waiting)]);
}

void RolloutJobModelTest::searchesNamesAndFailures()
{
    RolloutJobModel model;
    model.setJobs(jobsFor(12));
    model.setFilter({{}, {}, u"NODE12 pause"_s});
    QCOMPARE(column(model, RolloutJobModel::HostColumn), QStringList({u"node12"_s, u"node12"_s}));
    model.setFilter({Stage::Load, {}, u"arm64 node12"_s});
    QCOMPARE(model.rowCount(), 1);
    model.setFilter({{}, {}, u"from-nowhere"_s});
    QCOMPARE(model.rowCount(), 0);
    model.apply({status(4, JobState::Failed)});
    model.setFilter({{}, {}, u"node5 connection broke"_s});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.jobAt(0), 4U);
    model.setFilter({{}, {}, u"node4 connection broke"_s});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.findRow({u"node5"_s}, {}), -1);
    model.setFilter({});
    QCOMPARE(model.findRow({u"node5"_s}, {}), 4);
    const QString artifact = model.index(4, RolloutJobModel::ArtifactColumn).data().toString();
    QVERIFY(!artifact.isEmpty());
    QCOMPARE(model.findRow({u"node5"_s}, {artifact}), 4);
    QCOMPARE(model.findRow({u"node5"_s}, {u"something else"_s}), -1);
    QCOMPARE(model.findRow({}, {}), -1);
}

void RolloutJobModelTest::countsStages()
{
    RolloutJobModel model;
    model.setJobs(jobsFor(3)); // fetch 2 MB; distribute 2 kB, 3 kB; three loads
    const auto &stages = model.stages();
    const auto at = [&](Stage stage) { return stages[static_cast<size_t>(stage)]; };
    QCOMPARE(at(Stage::Distribute).jobs(), 2);
    QCOMPARE(at(Stage::Distribute).plannedBytes, 5000);
    model.apply({status(0, JobState::Done, 0, 3'000'000), status(1, JobState::Running, 500)});
    QCOMPARE(at(Stage::Fetch).plannedBytes, 3'000'000); // larger than planned
    QCOMPARE(at(Stage::Fetch).doneBytes, 3'000'000);
    QCOMPARE(at(Stage::Distribute).doneBytes, 500);
    model.apply({status(1, JobState::Running, 900), status(2, JobState::Unreached)});
    QCOMPARE(at(Stage::Distribute).doneBytes, 900);
    QCOMPARE(at(Stage::Distribute).of(JobGroup::Skipped), 1);
    QCOMPARE(model.counts(), (std::array<int, jobGroupCount>{1, 3, 0, 1, 1}));
    model.setFilter({Stage::Load, {}, {}});
    QCOMPARE(model.counts(), (std::array<int, jobGroupCount>{0, 3, 0, 0, 0}));
}

void RolloutJobModelTest::staysConsistentWhateverHappens()
{
    RolloutJobModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    QRandomGenerator random(20261123);
    model.setJobs(jobsFor(15));
    for (int round = 0; round < 400; ++round) {
        QList<JobStatus> batch;
        for (int i = 0; i < 5; ++i) {
            const auto job = random.bounded(static_cast<quint32>(model.jobs().size()));
            batch.append(status(job, static_cast<JobState>(random.bounded(10)), random.bounded(3000), 3000));
        }
        model.apply(batch);
        if (round % 7 == 0)
            model.setFilter({{}, static_cast<JobGroup>(random.bounded(jobGroupCount)), {}});
        if (round % 5 == 0)
            model.sort(random.bounded(-1, static_cast<int>(RolloutJobModel::ColumnCount)), Qt::DescendingOrder);
        if (round % 3 == 0)
            model.settle();
        int total = 0;
        for (size_t group = 0; group < jobGroupCount; ++group) {
            const int counted = model.counts()[group];
            const auto really = std::count_if(model.jobs().cbegin(), model.jobs().cend(), [&](const RolloutJob &job) {
                const auto index = static_cast<quint32>(&job - model.jobs().data());
                return static_cast<size_t>(groupOf(model.status(index).state)) == group;
            });
            QCOMPARE(counted, static_cast<int>(really));
            total += counted;
        }
        QCOMPARE(total, static_cast<int>(model.jobs().size()));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.rowOf(model.jobAt(row)), row);
    }
}

QTEST_GUILESS_MAIN(RolloutJobModelTest)
#include "tst_rolloutjobmodel.moc"
