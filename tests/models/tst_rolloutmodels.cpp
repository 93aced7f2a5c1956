// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/rollouthistorymodel.h"
#include "ui/models/rolloutjobmodel.h"
#include "ui/models/rolloutwords.h"
#include "ui/models/throughput.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

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

QStringList column(const QAbstractItemModel &model, int at)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, at).data().toString());
    return texts;
}

RolloutRecord record(qint64 id, const RolloutTotals &totals, RolloutPhase phase = RolloutPhase::Finished)
{
    RolloutRecord result;
    result.id = id;
    result.began = noon.addDays(id);
    if (phase == RolloutPhase::Finished)
        result.ended = result.began.addSecs(90 * id);
    result.who = u"admin@desk"_s;
    result.command = u"quaymaster rollout hosts.yml"_s;
    result.planDigest = QByteArray(64, 'a');
    result.phase = phase;
    result.totals = totals;
    return result;
}

} // namespace

class RolloutModelsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsJobs();
    void tellsABatchOnce();
    void sortsByNumbers();
    void filtersWithoutMovingRows();
    void searchesNamesAndFailures();
    void countsStages();
    void staysConsistentWhateverHappens();
    void saysHowFarAWholeIs();
    void guessesHonestly();
    void keepsThroughputOfAnyLength();
    void listsHistory();
    void filtersEvents();
};

void RolloutModelsTest::listsJobs()
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

void RolloutModelsTest::tellsABatchOnce()
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

void RolloutModelsTest::sortsByNumbers()
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

void RolloutModelsTest::filtersWithoutMovingRows()
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
    model.settle();
    QCOMPARE(resets.size(), before + 1);
    QCOMPARE(model.rowCount(), model.counts()[static_cast<size_t>(JobGroup::Waiting)]);
}

void RolloutModelsTest::searchesNamesAndFailures()
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
    QCOMPARE(model.findRow({}, {}), -1);
}

void RolloutModelsTest::countsStages()
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

void RolloutModelsTest::staysConsistentWhateverHappens()
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

void RolloutModelsTest::saysHowFarAWholeIs()
{
    RolloutTotals totals;
    totals.jobs = 10;
    totals.plannedBytes = 1'000'000;
    QCOMPARE(progressPermille(totals), 0);
    totals.doneBytes = 1'000'000;
    totals.done = 4;
    QCOMPARE(progressPermille(totals), 999); // all bytes are there, but nothing is loaded
    totals.bytesPerSecond = 12'000'000;
    totals.remainingMs = 200'000;
    QCOMPARE(progressText(RolloutPhase::Running, totals), u"99 % · 1.0 MB of 1.0 MB · 12.0 MB/s · about 4 min"_s);
    totals.remainingMs = -1; // nobody knows: nothing is said
    QVERIFY(!progressText(RolloutPhase::Running, totals).contains(u"about"));
    totals.remainingMs = 1000;
    totals.stalled = true;
    QVERIFY(progressText(RolloutPhase::Running, totals).endsWith(u"stalled"));
    totals.done = 7;
    totals.present = 2;
    totals.failed = 1;
    QCOMPARE(progressPermille(totals), 1000);
    QCOMPARE(progressText(RolloutPhase::Finished, totals), u"Finished · 7 done, 2 were there, 1 failed"_s);
    QVERIFY(verdictTone(RolloutPhase::Finished, totals) == Tone::Failed);
    totals.failed = 0;
    totals.present = 3;
    QVERIFY(verdictTone(RolloutPhase::Finished, totals) == Tone::Verified);
    totals.present = 0;
    totals.skipped = 3;
    QVERIFY(verdictTone(RolloutPhase::Finished, totals) == Tone::Skipped);
    RolloutTotals noBytes;
    noBytes.jobs = 4;
    noBytes.done = 1;
    QCOMPARE(progressPermille(noBytes), 250);
}

void RolloutModelsTest::guessesHonestly()
{
    QCOMPARE(remainingText(-1), QString());
    QCOMPARE(remainingText(0), u"about 5 s"_s);
    QCOMPARE(remainingText(41'000), u"about 45 s"_s);
    QCOMPARE(remainingText(61'000), u"about 2 min"_s);
    QCOMPARE(remainingText(3'600'000 + 60'000), u"about 1 h 1 min"_s);
    QCOMPARE(remainingText(qint64(49) * 3'600'000), u"about 2 d 1 h"_s);
}

void RolloutModelsTest::keepsThroughputOfAnyLength()
{
    Throughput throughput;
    throughput.add(5000, 10);
    throughput.add(5100, 20);
    throughput.add(5200, 30);
    QCOMPARE(throughput.samples(), (QList<Throughput::Sample>{{200, 20}})); // averaged within half a second
    throughput.clear();
    for (int second = 0; second < 86'400; ++second)
        throughput.add(second * 1000, second < 43'200 ? 1000 : 3000);
    QVERIFY(throughput.samples().size() <= Throughput::most);
    QVERIFY(throughput.samples().size() >= Throughput::most / 4);
    QCOMPARE(throughput.lengthMs(), 86'399'000);
    QCOMPARE(throughput.peak(), 3000);
    QCOMPARE(throughput.samples().constFirst().bytesPerSecond, 1000);
    for (qsizetype i = 1; i < throughput.samples().size(); ++i)
        QVERIFY(throughput.samples().at(i - 1).atMs < throughput.samples().at(i).atMs);
}

void RolloutModelsTest::listsHistory()
{
    RolloutHistoryModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    RolloutTotals good;
    good.jobs = 12;
    good.done = 12;
    good.movedBytes = 900'000'000;
    RolloutTotals bad = good;
    bad.done = 10;
    bad.failed = 2;
    bad.movedBytes = 1'000'000'000;
    model.setRecords({record(3, bad), record(2, good), record(1, bad, RolloutPhase::Paused)});
    QCOMPARE(column(model, RolloutHistoryModel::VerdictColumn),
             QStringList({u"10 done, 2 failed"_s, u"all done and proved"_s, u"not ended: 10 done, 2 failed"_s}));
    QCOMPARE(column(model, RolloutHistoryModel::DurationColumn),
             QStringList({u"4:30 min"_s, u"3:00 min"_s, QString()}));
    const auto tone = [&](int row) {
        return static_cast<Tone>(
            model.index(row, RolloutHistoryModel::VerdictColumn).data(RolloutHistoryModel::ToneRole).toInt());
    };
    QVERIFY(tone(0) == Tone::Failed && tone(1) == Tone::Verified && tone(2) == Tone::Unknown);
    model.sort(RolloutHistoryModel::MovedColumn, Qt::AscendingOrder); // 900 MB before 1 GB
    QCOMPARE(model.record(0).id, 2);
    QCOMPARE(model.rowOf(2), 0);
    QCOMPARE(model.rowOf(7), -1);
}

void RolloutModelsTest::filtersEvents()
{
    JournalEventModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    QList<JournalEvent> events;
    const auto add = [&](const QString &what, const QString &job, const QString &detail) {
        events.append({events.size() + 1, noon.addSecs(events.size()), what, job, job.isEmpty() ? 0 : 1, 0, detail});
    };
    add(u"began"_s, {}, {});
    add(u"intent"_s, u"fetch/node1/a"_s, {});
    add(u"done"_s, u"fetch/node1/a"_s, u"sha256:abc"_s);
    add(u"gate-opened"_s, {}, u"approved in CHG-7"_s);
    add(u"failed"_s, u"load/node2/a"_s, u"no space left"_s);
    add(u"skipped"_s, u"load/node2/a"_s, u"node2 is being replaced"_s);
    add(u"new-word"_s, {}, {});
    model.setEvents(events);
    QCOMPARE(model.rowCount(), 7);
    QCOMPARE(model.index(6, JournalEventModel::WhatColumn).data().toString(), u"new-word"_s);
    model.setFilter(EventShow::Decisions, {});
    QCOMPARE(column(model, JournalEventModel::WhatColumn),
             QStringList({u"rollout began"_s, u"gate opened"_s, u"skipped"_s}));
    model.setFilter(EventShow::Failures, {});
    QCOMPARE(column(model, JournalEventModel::DetailColumn), QStringList({u"no space left"_s}));
    model.setFilter(EventShow::Proofs, u"abc NODE1"_s);
    QCOMPARE(model.rowCount(), 1);
    model.setFilter(EventShow::All, u"node2"_s);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.event(0).sequence, 5);
}

QTEST_GUILESS_MAIN(RolloutModelsTest)
#include "tst_rolloutmodels.moc"
